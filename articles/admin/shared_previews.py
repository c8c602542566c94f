"""A preview for people without an account: made and taken back on the desk, read at an address nobody can guess."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import publishing
from articles.admin.confirmation import opening_with
from articles.models import PreviewLink
from articles.related import related_to
from companies.links import absolute
from photos.admin.autocomplete import KEY

DAYS = ((1, "a day"), (7, "a week"), (30, "a month"))
# Nobody keeps it, no search engine lists it, and where its links lead nobody learns of it.
HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


class ShareForm(forms.Form):
    days = forms.TypedChoiceField(label="It can be read for", choices=DAYS, coerce=int, initial=7)


class SharedPreviews:
    """The page on which links are made and taken back; mixed into the stories' admin."""

    def get_urls(self):
        return [*self.addresses({"share": self.share_view}), *super().get_urls()]

    def may_share(self, request, story):
        return story.owner_id == request.user.pk or self.may_publish(request)

    def share_view(self, request, pk):
        story = self.looked_at(request, pk)
        if not self.may_share(request, story) or story.binned_at:
            raise PermissionDenied
        form, now = ShareForm(request.POST or None), timezone.now()
        if request.method == "POST" and (key := request.POST.get("revoke", "")):
            link = get_object_or_404(story.preview_links, pk=key if KEY.fullmatch(key) else None)
            story.preview_links.filter(pk=link.pk, revoked_at=None).update(revoked_at=now)
            return self.shared(request, story, "Taken back: nobody can read it at that address any more.")
        if request.method == "POST" and form.is_valid() and story.latest_revision:
            until = now + timedelta(days=form.cleaned_data["days"])
            made = {"made_by": request.user, "made_at": now, "expires_at": until}
            story.preview_links.create(revision=story.latest_revision, **made)
            return self.shared(request, story, "Whoever has the address can read this revision.")
        links = story.preview_links.open(now).select_related("revision", "made_by").defer("revision__snapshot")
        rows = [(link, absolute(reverse("shared_preview", args=[link.token]))) for link in links]
        return self.page(request, story, "share", {"title": "Share a preview", "links": rows, "form": form})

    def shared(self, request, story, said):
        self.log_change(request, story, said)
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_share", args=[story.pk]))


@require_safe
def shared_preview(request, token):
    """Show the revision of a link as publishing it would; an address that was never made is not found.

    One that has ended answers 410 and says nothing of the story. No session is opened, no cookie sent.
    """
    link = PreviewLink.objects.select_related("revision", "article").filter(token=token).first()
    if link is None:
        raise Http404("No such preview.")
    if not link.is_open(timezone.now()) or link.article.binned_at:
        return answer(request, "preview_over", {}, 410)
    page = publishing.preview(link.revision, opening=opening_with(link.revision))
    return answer(request, "shared_preview", {"article": page, "related": related_to(page), "link": link}, 200)


def answer(request, name, context, status):
    response = render(request, f"articles/{name}.html", context, status=status)
    for header, value in HEADERS.items():
        response.headers[header] = value
    return response
