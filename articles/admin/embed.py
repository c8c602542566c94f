"""The form of an embed: an address is pasted, and what its house says of it comes by itself."""

from django import forms
from django.utils.html import format_html

from articles import embedding
from articles.models import Embed, Embedded
from articles.tasks import fetch_embedded
from photos.admin.autocomplete import KnowingForm


class EmbedForm(KnowingForm):
    """Takes an address instead of a row: the row is found or made when the story is saved."""

    url = forms.URLField(
        label="Address",
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
        help_text="As the browser shows it. Readers see a card; the other house learns nothing before they press it.",
    )

    class Meta:
        model = Embed
        fields = ("title", "caption")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.embedded_id:
            embedded = self.instance.embedded
            self.initial["url"] = embedded.url
            self.fields["url"].help_text = self.heard_of(embedded)

    def heard_of(self, embedded):
        """Return what is known of the page, in words for an editor."""
        if embedded.problem:
            return format_html("<strong>{}</strong>", embedded.problem)
        if embedded.fetched_at is None:
            return "Its house has not been heard of yet; it is asked by itself."
        said = f"{embedded.provider}: “{embedded.title}”"
        return said if embedded.frame else f"{said}. It offers nothing to be shown here: readers get the link."

    def clean_url(self):
        """Give the address as our list knows it: all of its houses are at home on the secure web."""
        url = self.cleaned_data["url"]
        url = f"https://{url.removeprefix('http://')}" if url.startswith("http://") else url
        embedding.check(url)
        return url

    def save(self, commit=True):
        """Find or make the row, and have its house asked: only now, for a refused story must leave nothing behind."""
        self.instance.embedded, made = Embedded.objects.get_or_create(url=self.cleaned_data["url"])
        if made:
            fetch_embedded.enqueue()
        return super().save(commit)
