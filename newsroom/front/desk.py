"""The front page on the desk: its places, the stories that may stand there, and how it would look."""

from copy import copy
from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, resolve, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from articles.models.published import PublishedArticle
from companies.language import readers_language
from newsroom.front.arranging import Outdated, arrange, arrangement_number, slots_standing
from newsroom.front.choosing import proposed, stories_to_choose
from newsroom.front.form import KEY, Arrangement
from newsroom.front.reading import LATEST, NEWEST, fill, front_page
from newsroom.models import PLACES, FrontPage

REMEMBERED = 8
WIDTHS = {"phone": "Phone", "tablet": "Tablet", "desktop": "Desktop"}


class Place(NamedTuple):
    """A place as the page shows it: what an editor typed of it, its story, and the slot that readers have there."""

    number: int
    name: str
    form: object
    story: object
    slot: object


class AsOf(forms.Form):
    """For the preview: the moment to look at."""

    as_of = forms.DateTimeField(
        label="As of", required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )


class FrontDesk:
    """Mixed into the desk: only who may publish arranges the front page, and only Save changes it."""

    def get_urls(self):
        views = {"": self.front_view, "page/": self.front_page_view, "stories/": self.front_stories_view}
        names = {"": "newsroom_front", "page/": "newsroom_front_page", "stories/": "newsroom_front_stories"}
        ours = [path(f"front/{at}", self.admin_view(view), name=names[at]) for at, view in views.items()]
        return [*ours, *super().get_urls()]

    def front_view(self, request):
        """Show the arrangement, as it stands or as an editor has it; Save writes it unless somebody else has."""
        only_who_may_arrange(request.user)
        if request.method != "POST":
            return self.front_proposed(request)
        arrangement, checked, outdated = Arrangement(request.POST), "_find" not in request.POST, False
        if checked and arrangement.is_valid():
            try:
                saved = arrange(arrangement.chosen, over=version(request), by=request.user)
            except Outdated:
                outdated = True
            else:
                said = "Saved: readers have this front page now." if saved else "Nothing has changed."
                messages.success(request, said)
                return HttpResponseRedirect(reverse("admin:newsroom_front"))
        # Who was told of another's arrangement saves over it knowingly.
        number = arrangement_number() if outdated else version(request)
        states = {"version": number, "checked": checked, "outdated": outdated}
        return self.front_sheet(request, arrangement, slots_standing(timezone.now()), request.POST, states)

    def front_proposed(self, request):
        """Show what stands, or what the address proposes in its stead; a proposal is not saved by looking at it."""
        number, slots = arrangement_number(), slots_standing(timezone.now())
        stand = {place: (slot.page, slot.lapses_at) for place, slot in slots.items()}
        try:
            proposal = proposed(request.GET, stand)
        except PublishedArticle.DoesNotExist:
            messages.warning(request, "Readers do not see this story: it has no place on the front page.")
            proposal = None
        arrangement = Arrangement(stand=stand if proposal is None else proposal)
        states = {"version": number, "is_proposed": proposal is not None}
        return self.front_sheet(request, arrangement, slots, request.GET, states)

    def front_sheet(self, request, arrangement, slots, asked, states):
        stories = stories_to_choose(asked.get("q", ""))
        newest = list(PublishedArticle.objects.newest_first().for_cards()[:NEWEST])
        arrangement.offer(list(dict.fromkeys([*arrangement.stories.values(), *stories])))
        lead = next(iter(fill(arrangement.stories, newest)), None)
        last = list(FrontPage.objects.select_related("saved_by")[:REMEMBERED])
        context = {
            **self.each_context(request),
            **states,
            "title": "Front page",
            "places": [
                Place(place, name, arrangement.forms[place], arrangement.stories.get(place), slots.get(place))
                for place, name in enumerate(PLACES)
            ],
            "standing": [(name, slots.get(place)) for place, name in enumerate(PLACES)],
            "stories": stories,
            "newest": newest,
            "latest": [story for story in newest if story != lead][:LATEST],
            "q": asked.get("q", ""),
            "last": last,
            "widths": WIDTHS,
            "as_of": AsOf(label_suffix=""),
        }
        status = 409 if states.get("outdated") else 200
        return TemplateResponse(request, "admin/newsroom/front.html", context, status=status)

    @method_decorator(require_POST)
    @method_decorator(xframe_options_sameorigin)
    def front_page_view(self, request):
        """The readers' own front page with the arrangement that was sent, at a moment. Nothing is written."""
        only_who_may_arrange(request.user)
        arrangement, asked = Arrangement(request.POST), AsOf(request.POST)
        is_valid = arrangement.is_valid()
        at = asked.cleaned_data["as_of"] if asked.is_valid() else None
        stories = arrangement.standing(max(at or timezone.now(), timezone.now()))
        wrong = [] if is_valid else arrangement.errors
        wrong += [] if asked.is_valid() else [("As of", "This is not a day and a time.")]
        template = "admin/newsroom/front_wrong.html" if wrong else "admin/newsroom/front_page.html"
        headers = {"X-Robots-Tag": "noindex"}
        as_reader = copy(request)
        as_reader.resolver_match = resolve(reverse("home"))  # by which the readers' pages mark where one is
        if wrong:
            return TemplateResponse(as_reader, template, {"wrong": wrong}, headers=headers)
        with readers_language():
            return TemplateResponse(as_reader, template, front_page(stories), headers=headers).render()

    def front_stories_view(self, request):
        """The stories to choose from that a term finds, as a piece of the page."""
        only_who_may_arrange(request.user)
        stories = stories_to_choose(request.GET.get("q", ""))
        return TemplateResponse(request, "admin/newsroom/_stories.html", {"stories": stories})


def may_arrange(user):
    return user.has_perm("articles.publish_article")


def only_who_may_arrange(user):
    if not may_arrange(user):
        raise PermissionDenied


def version(request):
    """Return the number of the arrangement that the editor began with; one that cannot be read is none that holds."""
    number = request.POST.get("version", "")
    return int(number) if KEY.fullmatch(number) else -1
