"""The stories that an editor would have read next: the rows of a story's form that name them."""

from django.contrib import admin
from django.utils.html import format_html

from articles.admin.ordering import InOrder, InOrderForm
from articles.models import Article, RelatedStory
from articles.models.choices import State

# What is said of a story that readers cannot read, for as long as they cannot.
LATER = "Readers see it here once it is published."
HIDDEN = {State.WITHDRAWN: "Readers do not see it here any more.", State.BINNED: "Readers do not see it here."}


@admin.display(description="state")
def stands(row):
    """Say of a chosen story where it stands, and whether readers have it already, or still."""
    if row is None or row.pk is None:
        return ""
    state = row.story.state
    word = format_html('<span class="state state-{}">{}</span>', state.value, state.label)
    told = "" if row.story.page_id else HIDDEN.get(state, LATER)
    return format_html('{} <span class="quiet">{}</span>', word, told) if told else word


class RelatedForm(InOrderForm):
    """A chosen story; one that an editor chose stays on a form whose writer could not have chosen it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            story = self.fields["story"]
            story.queryset = story.queryset | Article.objects.filter(pk=self.instance.story_id)


class RelatedInOrder(InOrder):
    """Says of a story that is chosen twice, or is one too many, beside the row what is wrong with it."""

    def validate_unique(self):
        """Stock would say above all rows, in its own words, what `clean` says beside the second of two."""

    def clean(self):
        seen = set()
        for form in self.kept():
            story = form.cleaned_data.get("story")
            if story in seen:
                form.add_error("story", "This story is chosen above already.")
            elif len(seen) == RelatedStory.most:
                form.add_error("story", f"{RelatedStory.most} stories are the most: take one out.")
            seen.add(story)
        super().clean()
