"""Which feeds there are: of the whole paper, of kinds of stories, of sections, one for each name of a vocabulary."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Value
from django.utils.translation import gettext_lazy

from articles import kinds
from articles.first_of_each import first_of_each
from articles.models.author import Author
from articles.models.tag import Tag
from articles.offered import Offered
from companies.models import Brand, Company, Partnership
from newsroom.models import Section


@dataclass(frozen=True)
class Vocabulary:
    """Names with a feed each. `slug` stands in addresses, `what` says it in a line, `rows` gives the public ones."""

    slug: str
    name: str
    heading: str
    what: str
    rows: callable


VOCABULARIES = {
    vocabulary.slug: vocabulary
    for vocabulary in (
        Vocabulary(
            "tags",
            gettext_lazy("Tags"),
            gettext_lazy("Feeds of tags"),
            gettext_lazy("Whatever is published under a word"),
            lambda: Tag.objects.public(),
        ),
        Vocabulary(
            "authors",
            gettext_lazy("Authors"),
            gettext_lazy("Feeds of authors"),
            gettext_lazy("Whatever somebody writes or photographs"),
            lambda: Author.objects.public(),
        ),
        Vocabulary(
            "companies",
            gettext_lazy("Companies"),
            gettext_lazy("Feeds of companies"),
            gettext_lazy("Whatever is published about a company"),
            lambda: Company.objects.released(),
        ),
        Vocabulary(
            "brands",
            gettext_lazy("Brands"),
            gettext_lazy("Feeds of brands"),
            gettext_lazy("Whatever is published about a brand"),
            lambda: Brand.objects.released(),
        ),
        Vocabulary(
            "partnerships",
            gettext_lazy("Partnerships"),
            gettext_lazy("Feeds of partnerships"),
            gettext_lazy("Whatever is published about a partnership"),
            lambda: Partnership.objects.released(),
        ),
    )
}


def whole_paper():
    return Offered(settings.SITE_NAME, "/")


def of_kinds():
    return [Offered.of(kind) for kind in kinds.with_stories()]


def of_sections():
    """Return the feeds of all sections that have stories; the head of a page has room for the first of them only."""
    return [Offered.of(section.tag) for section in Section.objects.with_stories()]


def vocabularies():
    """Return the vocabularies in which there is any name, in one query."""
    firsts = [
        each.rows().order_by().annotate(of=Value(slug)).values_list("of")[:1] for slug, each in VOCABULARIES.items()
    ]
    there = {slug for (slug,) in first_of_each(firsts)}
    return [each for slug, each in VOCABULARIES.items() if slug in there]
