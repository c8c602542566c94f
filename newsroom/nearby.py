"""What a reader may have meant by an address at which there is nothing: a story, or an entry of the record.

Asked for whatever anybody types, so it costs the same number of queries for every address of one form, each of which
reads a few dozen rows through an index, however large the house is.
"""

import re
import string
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import F, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy

from articles.models.author import Author
from articles.models.published import ArchiveMonth, PublishedArticle
from articles.models.tag import Tag
from companies.models import Brand, Company, Partnership
from newsroom.models import StaticPage

SLUG = re.compile(r"(?=.*[^\W\d_])[-\w]{2,120}")
MONTH = re.compile(r"[0-9]{4}/(?:0[1-9]|1[0-2])")
# What is found beneath a page, or what other houses end the address of one with.
TAILS = {"feed", "data.json", "data.csv", "amp", "index.html"}
LETTERS = string.ascii_lowercase + string.digits + "-"
# How many are proposed; how many are read before and behind an address; of how many months' stories the same slug is.
MOST, BESIDE, MONTHS = 5, 12, 400
# Of two addresses as alike as this, one may be the other mistyped; one that is this long may be the other's beginning.
ALIKE, BEGINNING = 0.8, 4

# For each first part of an address: the name of its pages, what readers call one, and the rows that have one.
SECTIONS = {
    "companies": ("company", gettext_lazy("company"), lambda: Company.objects.released()),
    "brands": ("brand", gettext_lazy("brand"), lambda: Brand.objects.released()),
    "partnerships": ("partnership", gettext_lazy("partnership"), lambda: Partnership.objects.released()),
    "tags": ("tag", gettext_lazy("tag"), lambda: Tag.objects.public()),
    "authors": ("author", gettext_lazy("author"), lambda: Author.objects.public()),
    # Theirs are addresses of one word, in no section.
    "": ("static_page", gettext_lazy("page"), lambda: StaticPage.objects.public().annotate(name=F("title"))),
}


@dataclass(frozen=True)
class Near:
    """A page that may have been meant: its name, its address, and what kind of page it is."""

    name: str
    url: str
    kind: str


def near(path):
    """Return up to five pages whose addresses are close to `path`, the closest first; [] where none is."""
    section, slug = taken_apart(path)
    if not slug:
        return []
    found = named(section, slug) if section in SECTIONS else stories(section, slug)
    if section not in SECTIONS and not MONTH.fullmatch(section):
        found = found | named("", slug)
    closest = sorted(found.items(), key=lambda item: -likeness(slug, item[0][1]))
    return [page for _, page in closest[:MOST]]


def taken_apart(path):
    """Return the section of an address and its last part as a slug: ("2022/05", "some-story"), ("tags", "lenses").

    The slug is "" where the address is none that a page of ours could have.
    """
    parts = [part for part in path.casefold().split("/") if part]
    while len(parts) > 1 and parts[-1] in TAILS:
        parts.pop()
    if not parts or len(parts) > 5 or not SLUG.fullmatch(parts[-1]):
        return "", ""
    month = "/".join(parts[:2])
    return month if MONTH.fullmatch(month) and len(parts) > 2 else parts[0], parts[-1]


def words_of(path):
    """Return the words of an address, to be searched for: "sigma fp" for /2020/sigma-fp/. "" where there are none."""
    return " ".join(re.findall(r"[^\W_]+", taken_apart(path)[1]))


def stories(section, slug):
    """Return Nears by the month and slug of stories: those of the same slug, and those beside it in its month."""
    rows = PublishedArticle.objects.order_by("path").values_list("path", "headline")
    months = ArchiveMonth.objects.values_list("month", flat=True)[:MONTHS]
    found = list(rows.filter(path__in=[f"/{month}/{slug}/" for month in months])[:MOST])
    if MONTH.fullmatch(section):
        # Asked for its month, a database might sort all of it; addresses begin with it as they are.
        there = beside(rows, "path", f"/{section}/{slug}/")
        found += [row for row in there if row[0].startswith(f"/{section}/")]
    nears = {}
    for path, headline in found:
        month, _, own = path.strip("/").rpartition("/")
        if is_close(slug, own):
            nears[month, own] = Near(headline, path, gettext_lazy("story"))
    return nears


def named(section, slug):
    """Return Nears by the kind and slug of entries: with about this slug in any section, and beside it in its own."""
    wanted = early_slips(slug)
    first, *rest = (
        rows().filter(slug__in=wanted).order_by().annotate(section=Value(name)).values_list("slug", "name", "section")
        for name, _, rows in SECTIONS.values()
    )
    found = list(first.union(*rest, all=True)[: 4 * MOST])
    if section in SECTIONS:
        name, _, rows = SECTIONS[section]
        known = rows().order_by("slug").values_list("slug", "name")
        found += [(*row, name) for row in beside(known, "slug", slug)]
    words = {name: word for name, word, _ in SECTIONS.values()}
    return {
        (kind, own): Near(name, reverse(kind, args=[own]), words[kind])
        for own, name, kind in found
        if is_close(slug, own)
    }


def beside(rows, field, value):
    """Return the rows just before and just behind a value, in the order of an indexed field."""
    before = rows.filter(**{f"{field}__lt": value}).order_by(f"-{field}")[:BESIDE]
    return [*before, *rows.filter(**{f"{field}__gte": value})[:BESIDE]]


def early_slips(slug):
    """Return what a slug may be if one of its first two letters is wrong, missing, too much or swapped; and itself.

    Slips further on leave it beside the right one in the order of an index.
    """
    slips = {slug}
    for start, end in ((slug[:at], slug[at:]) for at in range(2)):
        slips |= {start + end[1:], start + end[1:2] + end[:1] + end[2:]}
        slips |= {start + letter + kept for letter in LETTERS for kept in (end, end[1:])}
    return sorted(slips)


def is_close(slug, other):
    begins = min(len(slug), len(other)) >= BEGINNING and (slug.startswith(other) or other.startswith(slug))
    return begins or likeness(slug, other) >= ALIKE


def likeness(slug, other):
    """Return how alike two slugs are, from 0 to 1."""
    return SequenceMatcher(None, slug, other, autojunk=False).ratio()
