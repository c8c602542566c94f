"""What an editor types of the front page: for each place a story, and until when it stands there."""

import re
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models.published import PublishedArticle
from newsroom.models import PLACES

KEY = re.compile(r"[0-9]{1,18}")
FAR = timedelta(days=366)
GONE = "Readers do not see this story any more: choose another, or leave the place to the latest."


class SlotForm(forms.Form):
    """One place. Which story a key means is for the arrangement to say, which fetches those of all places at once."""

    story = forms.CharField(required=False, widget=forms.Select)
    lapses_at = forms.DateTimeField(
        label="Until",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "This is not a day and a time."},
    )

    def clean_lapses_at(self):
        at, now = self.cleaned_data["lapses_at"], timezone.now()
        if at and at <= now:
            raise ValidationError("That time has passed: choose one to come, or take the story out.")
        if at and at > now + FAR:
            raise ValidationError("That is more than a year from now: is the year right?")
        return at


class Arrangement:
    """The places as an editor has them: as sent, else as given in `stand`, {place: (story, lapses_at)}.

    `stories` are the stories chosen, by place; a key that is no story that readers see is left out, and is an error.
    """

    def __init__(self, data=None, *, stand=None):
        self.is_bound = data is not None
        stand = stand or {}
        initial = {
            place: {"story": str(story.pk), "lapses_at": timezone.localtime(at) if at else None}
            for place, (story, at) in stand.items()
        }
        self.forms = [
            SlotForm(data, prefix=f"place-{place}", initial=initial.get(place), label_suffix="")
            for place in range(len(PLACES))
        ]
        self.keys = {place: str(form["story"].value() or "").strip() for place, form in enumerate(self.forms)}
        meant = {key for key in self.keys.values() if KEY.fullmatch(key)}
        known = PublishedArticle.objects.for_front().in_bulk(map(int, meant)) if meant else {}
        self.stories = {
            place: known[int(key)] for place, key in self.keys.items() if key in meant and int(key) in known
        }

    def offer(self, stories):
        """Have every place offer these stories, besides the one that is chosen there."""
        for place, form in enumerate(self.forms):
            chosen = {self.stories[place]} if place in self.stories else set()
            offered = [*chosen, *(story for story in stories if story not in chosen)]
            form.fields["story"].widget.choices = [("", "The latest"), *((str(each.pk), each) for each in offered)]

    def is_valid(self):
        if not self.is_bound:
            return False
        seen = {}
        for place, form in enumerate(self.forms):
            form.full_clean()
            story = self.stories.get(place)
            if self.keys[place] and story is None:
                form.add_error("story", GONE)
            elif story in seen:
                form.add_error("story", f"This story has a place already: {PLACES[seen[story]].lower()}.")
            elif story is None and form.cleaned_data.get("lapses_at"):
                form.add_error("story", "Choose the story that stands here until then, or empty the time.")
            if story is not None:
                seen.setdefault(story, place)
        return not any(form.errors for form in self.forms)

    @property
    def chosen(self):
        """What was chosen, {place: (story, lapses_at)}; of a valid arrangement."""
        return {place: (story, self.forms[place].cleaned_data["lapses_at"]) for place, story in self.stories.items()}

    @property
    def errors(self):
        """What is wrong, as (place's name, sentence); of an arrangement that was checked."""
        lists = [(PLACES[place], form.errors) for place, form in enumerate(self.forms)]
        return [(name, said) for name, errors in lists for field in errors.values() for said in field]

    def standing(self, at):
        """The stories that stand in a place at a moment, as far as their times can be read."""
        until = {place: form.cleaned_data.get("lapses_at") for place, form in enumerate(self.forms)}
        return {place: story for place, story in self.stories.items() if not until[place] or until[place] > at}
