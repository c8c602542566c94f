"""From a press release to a draft: the text is pasted, what was found in it is checked, a working copy is made."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import escape, strip_tags

from articles import publishing
from articles.admin.proposals import CHOICE, link
from articles.intake import MOST, parse
from articles.mentions import proposals
from articles.models import Article, Quote, Source, Text

TITLE = "From a press release"


class PasteForm(forms.Form):
    """The text, and where it is from."""

    text = forms.CharField(
        label="The press release",
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 16}),
        error_messages={
            "required": "Paste the text of the press release.",
            "max_length": f"This is longer than {MOST:,} characters: paste the release alone, without its attachments.",
        },
    )
    publisher = forms.CharField(label="From whom", max_length=200, required=False)
    url = forms.URLField(label="Address, if it has one", max_length=500, required=False, assume_scheme="https")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A browser told of a limit would cut what one pastes, and say nothing.
        self.fields["text"].widget.attrs.pop("maxlength", None)


class DraftForm(forms.ModelForm):
    """What the draft begins with, as it was found; an editor puts it right."""

    class Meta:
        model = Article
        fields = ("headline", "standfirst", "embargo_until")
        widgets = {"headline": forms.Textarea(attrs={"rows": 2}), "standfirst": forms.Textarea(attrs={"rows": 3})}
        labels = {"embargo_until": "Embargo until"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            each.widget.attrs.pop("maxlength", None)


class Intake:
    """The page of press releases; mixed into the stories' admin."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.press_release_view)
        return [path("press-release/", view, name="articles_article_press_release"), *super().get_urls()]

    def press_release_view(self, request):
        """Take a text, show what was found in it, and make the draft once that was looked at."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        paste = PasteForm(request.POST or None)
        if not (request.method == "POST" and paste.is_valid()):
            return self.intake_page(request, {"paste": paste})
        text = strip_tags(paste.cleaned_data["text"]) if looks_like_html(paste.cleaned_data["text"]) else None
        release = parse(text or paste.cleaned_data["text"])
        making = "make" in request.POST
        draft = DraftForm(request.POST if making else None, initial=begun(release), prefix="draft")
        if making and draft.is_valid():
            try:
                story = self.made_of(request, paste.cleaned_data, release, draft)
            except ValidationError as refused:
                draft.add_error(None, refused.messages)
            else:
                said = "The draft is made. Check names, dates and quotations against the release; nothing is published."
                self.log_addition(request, story, "Made of a press release.")
                self.message_user(request, said, messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))
        found = {"release": release, "draft": draft, "proposals": proposals(as_snapshot(release)), "making": making}
        return self.intake_page(request, {"paste": paste} | found)

    def intake_page(self, request, context):
        context |= self.admin_site.each_context(request) | {"title": TITLE, "opts": self.opts, "most": MOST}
        return TemplateResponse(request, "admin/articles/article/press_release.html", context)

    @transaction.atomic
    def made_of(self, request, told, release, draft):
        """Return the working copy that is made of what was ticked. Raises ValidationError, with nothing made."""
        story = draft.save(commit=False)
        story.owner = request.user
        story.full_clean()
        story.save()
        kept = [words for number, words in enumerate(release.paragraphs) if f"paragraph-{number}" in request.POST]
        ordering = 10
        if kept:
            html = "".join(f"<p>{escape(words)}</p>" for words in kept)
            add(Text(parent=story, region="body", ordering=ordering, html=html))
        for number, quotation in enumerate(release.quotations):
            if f"quotation-{number}" in request.POST:
                ordering += 10
                said = {"words": quotation.words, "role": request.POST.get(f"role-{number}", "")[:200]}
                speaker = request.POST.get(f"speaker-{number}", "").strip()[:200] or "Not named"
                add(Quote(parent=story, region="body", ordering=ordering, speaker=speaker, **said))
        if told["publisher"] or told["url"]:
            published = release.dates[0] if release.dates else ""
            publisher = told["publisher"] or "Press release"
            titled = {"publisher": publisher, "title": release.headline[:300] or "Press release"}
            add(Source(article=story, position=1, url=told["url"], published=published, **titled))
        for choice in request.POST.getlist("link"):
            if found := CHOICE.fullmatch(choice):
                link(story, found[1], int(found[2]), found[3] or "mentions")
        publishing.compose(story, by=request.user)
        return story


def add(row):
    row.full_clean()
    row.save()


def looks_like_html(text):
    """Whether somebody pasted a page's source; a text that only has a “<” in it is left as it is."""
    return text.lstrip()[:1] == "<" and "</" in text


def begun(release):
    until = release.embargo.until if release.embargo else None
    return {"headline": release.headline[:200], "standfirst": release.standfirst[:600], "embargo_until": until}


def as_snapshot(release):
    """Return a release as much as a snapshot as is needed to find names in it."""
    blocks = [{"type": "text", "html": "".join(f"<p>{escape(words)}</p>" for words in release.paragraphs)}]
    words = {"headline": release.headline, "standfirst": release.standfirst, "lead_photo": None, "blocks": blocks}
    return words | {"companies": [], "brands": [], "partnerships": []}
