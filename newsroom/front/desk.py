"""The front page on the desk: its places, the stories that may stand there, and how it would look."""

from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from articles.models.published import PublishedArticle
from newsroom.front.arranging import Outdated, arrange, slots_standing
from newsroom.front.form import KEY, Arrangement
from newsroom.front.reading import NEWEST, front_page
from newsroom.models import PLACES, FrontPage, FrontSlot
from photos.finding.searching import found
from photos.finding.words import words_typed

OFFERED, REMEMBERED = 24, 8
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
        now = timezone.now()
        sent = request.method == "POST"
        arrangement = Arrangement(request.POST) if sent else Arrangement(stand=self.proposed(request, now))
        outdated = False
        checked = sent and "_find" not in request.POST
        if checked and arrangement.is_valid():
            try:
                saved = arrange(arrangement.chosen, over=version(request), by=request.user)
            except Outdated:
                outdated = True
            else:
                said = "Saved: readers have this front page now." if saved else "Nothing has changed."
                self.said(request, said, messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:newsroom_front"))
        context = self.front_context(request, arrangement, now, checked=checked, outdated=outdated)
        return TemplateResponse(request, "admin/newsroom/front.html", context, status=409 if outdated else 200)

    def front_context(self, request, arrangement, now, *, checked, outdated):
        slots = slots_standing(now)
        asked = request.POST if request.method == "POST" else request.GET
        stories = stories_to_choose(asked.get("q", ""))
        newest = list(PublishedArticle.objects.newest_first().for_cards()[:NEWEST])
        arrangement.offer(list(dict.fromkeys([*arrangement.stories.values(), *stories])))
        last = list(FrontPage.objects.select_related("saved_by")[:REMEMBERED])
        began = version(request) if request.method == "POST" and not outdated else None
        return {
            **self.each_context(request),
            "title": "Front page",
            "places": [
                Place(place, name, arrangement.forms[place], arrangement.stories.get(place), slots.get(place))
                for place, name in enumerate(PLACES)
            ],
            "standing": [(name, slots.get(place)) for place, name in enumerate(PLACES)],
            # Who was told of another's arrangement saves over it knowingly.
            "version": (last[0].number if last else 0) if began is None else began,
            "checked": checked,
            "outdated": last[0] if outdated and last else None,
            "stories": stories,
            "newest": newest,
            "q": asked.get("q", ""),
            "last": last,
            "widths": WIDTHS,
            "as_of": AsOf(label_suffix=""),
            "is_proposed": getattr(request, "is_proposed", False),
        }

    def proposed(self, request, now):
        """Return what the address asks for, {place: (story, lapses_at)}: what stands, unless it proposes a change.

        `put` is the key of a story to lead, `from` the number of an earlier arrangement to take up again.
        """
        stand = {place: (slot.page, slot.lapses_at) for place, slot in slots_standing(now).items()}
        earlier, put = request.GET.get("from", ""), request.GET.get("put", "")
        if KEY.fullmatch(earlier):
            request.is_proposed = True
            slots = FrontSlot.objects.filter(front__number=earlier).standing(now).for_front()
            return {slot.place: (slot.page, slot.lapses_at) for slot in slots}
        if put:
            story = PublishedArticle.objects.for_front().filter(pk=put).first() if KEY.fullmatch(put) else None
            if story is None:
                self.said(
                    request, "Readers do not see this story: it has no place on the front page.", messages.WARNING
                )
                return stand
            request.is_proposed = True
            return led_by(story, stand)
        return stand

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
        context = {"wrong": wrong} if wrong else front_page(stories)
        return TemplateResponse(request, template, context, headers=headers)

    def front_stories_view(self, request):
        """The stories to choose from that a term finds, as a piece of the page."""
        only_who_may_arrange(request.user)
        stories = stories_to_choose(request.GET.get("q", ""))
        return TemplateResponse(request, "admin/newsroom/_stories.html", {"stories": stories})

    def said(self, request, words, level):
        messages.add_message(request, level, words)


def may_arrange(user):
    return user.has_perm("articles.publish_article")


def only_who_may_arrange(user):
    if not may_arrange(user):
        raise PermissionDenied


def version(request):
    """Return the number of the arrangement that the editor began with; one that cannot be read is none that holds."""
    number = request.POST.get("version", "")
    return int(number) if KEY.fullmatch(number) else -1


def stories_to_choose(term):
    """Return published stories, the latest first: all, or those with every word of a term; a screenful at most."""
    stories = PublishedArticle.objects.newest_first().for_cards()
    if words_typed(term):
        stories = stories.filter(pk__in=found(PublishedArticle, term))
    elif term.strip():
        stories = stories.none()
    return list(stories[:OFFERED])


def led_by(story, stand):
    """Return an arrangement with a story as its lead; the others make room, as far as the first place that is free."""
    others = {place: held for place, held in stand.items() if held[0] != story}
    led, moved, place = {0: (story, None)}, others.pop(0, None), 1
    while moved and place < len(PLACES):
        led[place], moved = moved, others.pop(place, None)
        place += 1
    return led | others
