"""Feeds as readers' pages offer them to people: whose each is, and where it is in every form."""

from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings

from articles.announced import FORMS
from companies.links import absolute


class Written(NamedTuple):
    """A feed in one of its forms."""

    name: str
    url: str
    media_type: str


@dataclass(frozen=True)
class Offered:
    """The feed of a page; `name` is what it is the feed of, `page` the path of that page."""

    name: str
    page: str

    @classmethod
    def of(cls, subject):
        """Return the feed of a kind of stories, a tag, an author or a record."""
        return cls(str(subject), subject.get_absolute_url())

    @property
    def title(self):
        """What the feed calls itself, and so a reader that lists it among the feeds of others."""
        return settings.SITE_NAME if self.page == "/" else f"{settings.SITE_NAME}: {self.name}"

    @property
    def forms(self):
        return [Written(form.name, f"{self.page}feed/{form.tail}", form.media_type) for form in FORMS]

    @property
    def address(self):
        """What one gives to a feed reader: the whole address of the first form, which every reader takes."""
        return absolute(f"{self.page}feed/{FORMS[0].tail}")

    def get_absolute_url(self):
        return self.page
