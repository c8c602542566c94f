"""The forms of the desk: a story's own words, and the moment it is to be published."""

from datetime import timedelta
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from taggit.forms import TagField

from articles.models import Article, Tag
from articles.models.choices import Manner
from articles.models.tag import folded
from photos.admin.autocomplete import KnowingForm

FAR = timedelta(days=366)


class TagsField(TagField):
    """Words with commas between; one alone may have spaces, where taggit would make a tag of each of its words."""

    def clean(self, value):
        return super().clean(f"{value or ''},")


class Carried:
    """A field that a form brings back as it was sent: nobody types it, so it is never a change."""

    def has_changed(self, initial, data):
        return False


class Version(Carried, forms.IntegerField):
    widget = forms.HiddenInput


class FormKey(Carried, forms.UUIDField):
    widget = forms.HiddenInput


class StoryForm(KnowingForm):
    """The words around a story's blocks.

    `version` is the revision that the form was opened with: who saves over another one is asked first. `form_key` is
    the name under which the words of a story that was never saved are kept.
    """

    version = Version(required=False)
    form_key = FormKey(required=False, initial=uuid4)

    class Meta:
        model = Article
        fields = "__all__"
        widgets = {
            # Areas that grow, because a long headline would be cut in a line of input.
            "headline": forms.Textarea(attrs={"rows": 1}),
            "standfirst": forms.Textarea(attrs={"rows": 2}),
            "seo_description": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.latest_revision_id
        for name in {"embargo_until", "owner"} & self.fields.keys():
            # A change is what differs from what was shown, not from what somebody else has made of it since.
            self.fields[name].show_hidden_initial = True

    def clean_headline(self):
        return " ".join(self.cleaned_data["headline"].split())

    def clean_tags(self):
        tags = self.cleaned_data["tags"]
        longest = Tag._meta.get_field("name").max_length
        if too_long := [tag for tag in tags if len(tag) > longest]:
            raise ValidationError(f"A tag has {longest} characters at most: “{too_long[0]}”. Is a comma missing?")
        return tags


class TagForm(forms.ModelForm):
    """A tag; the same word in other capitals would be a second page about the same thing."""

    class Meta:
        model = Tag
        fields = ("name", "slug")

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        meant = Tag.objects.meant([name]).get(folded(name))
        if meant and meant.pk != self.instance.pk:
            raise ValidationError(f"This tag exists already: “{meant}”.")
        return name


class ScheduleForm(forms.Form):
    """When a revision is to be published, in the installation's own time."""

    at = forms.SplitDateTimeField(
        label="Day and time",
        widget=forms.SplitDateTimeWidget(
            date_format="%Y-%m-%d",
            time_format="%H:%M",
            date_attrs={"type": "date", "aria-label": "Day"},
            time_attrs={"type": "time", "aria-label": "Time"},
        ),
        error_messages={"required": "Say on which day and at what time."},
    )

    def clean_at(self):
        at, now = self.cleaned_data["at"], timezone.now()
        if at <= now:
            raise ValidationError("That time has passed: choose one to come, or publish now.")
        if at > now + FAR:
            raise ValidationError("That is more than a year from now: is the year right?")
        return at


class RepublishForm(forms.Form):
    """What a publication is to those who have read the story already."""

    MANNERS = {
        Manner.UPDATE: ("An update", "“Updated” stands on the story with the time, and feeds carry it anew."),
        Manner.SMALL: ("A small change", "Dates and feeds stay as they are."),
        Manner.CORRECTION: ("A correction", "Shown on the story, in feeds and on the page of all corrections."),
    }

    manner = forms.ChoiceField(
        label="For readers this is",
        choices=[(manner, words) for manner, (words, _) in MANNERS.items()],
        initial=Manner.UPDATE,
        required=False,
        widget=forms.RadioSelect,
    )
    correction = forms.CharField(
        label="What was wrong, and what is right",
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 3, "placeholder": "An earlier version gave the year as 2001; it was 2000."}
        ),
    )

    def ways(self):
        """Return each way to choose: its value, name and meaning, and whether it is chosen."""
        chosen = self["manner"].value() or Manner.UPDATE
        return [(manner, *words, manner == chosen) for manner, words in self.MANNERS.items()]

    def clean(self):
        manner = self.cleaned_data["manner"] = self.cleaned_data.get("manner") or Manner.UPDATE
        words = self.cleaned_data.get("correction", "")
        if manner != Manner.CORRECTION:
            self.cleaned_data["correction"] = ""
        elif not words.strip():
            self.add_error("correction", "Say what was wrong and what is right: readers will see these words.")
