"""What a search is narrowed down to: a kind, a company, a tag, a year, each with how many it leaves."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models.search import SearchDocument
from articles.models.tag import Tag
from articles.search import marks
from companies.models import Company

Kind = SearchDocument.Kind
KINDS = {
    Kind.STORY: gettext_lazy("Stories"),
    Kind.COMPANY: gettext_lazy("Companies"),
    Kind.BRAND: gettext_lazy("Brands"),
    Kind.PARTNERSHIP: gettext_lazy("Partnerships"),
    Kind.TAG: gettext_lazy("Tags"),
}
OFFERED, YEARS = 8, 12
SLUG = 120


@dataclass(frozen=True)
class Choice:
    """One way to narrow down, or back: its words, how many it leaves, where it leads."""

    words: str
    count: str
    query: str
    chosen: bool


@dataclass(frozen=True)
class Narrowing:
    """What a reader chose: `kind` is one of KINDS or "", `company` and `tag` are rows or None, `year` a number or 0."""

    typed: str
    kind: str = ""
    company: Company | None = None
    tag: Tag | None = None
    year: int = 0

    @classmethod
    def asked(cls, typed, query):
        """Return the Narrowing of a request's GET. What names nothing narrows nothing."""
        kind, year = query.get("kind", ""), query.get("year", "")
        return cls(
            typed,
            kind if kind in KINDS else "",
            named(Company.objects.released(), query.get("company", "")),
            named(Tag.objects.public(), query.get("tag", "")),
            int(year) if len(year) == 4 and year.isascii() and year.isdecimal() else 0,
        )

    @property
    def marks(self):
        """The marks that what is found must have; the kind is not among them, since the others are counted too."""
        chosen = (self.company and marks.company(self.company.pk), self.tag and marks.tag(self.tag.pk))
        return [mark for mark in (*chosen, self.year and marks.year(self.year)) if mark]

    @property
    def is_any(self):
        return bool(self.kind or self.marks)

    @property
    def everything(self):
        """Where the same question is asked of everything."""
        return "?" + urlencode({"q": self.typed})

    def query(self, **other):
        """Return the query string of this search with some parameters others; those without a value are left out."""
        chosen = {"kind": self.kind, "company": slug(self.company), "tag": slug(self.tag), "year": self.year or ""}
        asked = {"q": self.typed} | chosen | other
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    def kinds(self, found, more):
        """Return the Choices of a kind, "all" first, for Candidates of every kind; none where there is but one."""
        counts = Counter(candidate.kind for candidate in found)
        kinds = [kind for kind in KINDS if counts[kind] or kind == self.kind]
        if len(kinds) < 2:
            return []
        everything = Choice(_("Everything"), in_figures(len(found), more), self.query(kind=""), not self.kind)
        return [everything, *(self.of_kind(kind, counts[kind], more) for kind in kinds)]

    def of_kind(self, kind, count, more):
        return Choice(str(KINDS[kind]), in_figures(count, more), self.query(kind=kind), kind == self.kind)

    def groups(self, found, more):
        """Return (heading, parameter, Choices): the most frequent companies and tags, the newest years."""
        companies, tags, years = marks.counted((each.marks for each in found), "cty").values()
        rows = {
            "company": (_("Company"), self.of_rows("company", Company.objects.released(), companies, more)),
            "tag": (_("Tag"), self.of_rows("tag", Tag.objects, tags, more)),
            "year": (_("Year"), self.of_years(years, more)),
        }
        return [(heading, name, choices) for name, (heading, choices) in rows.items() if choices]

    def of_rows(self, name, rows, counts, more):
        chosen = getattr(self, name)
        wanted = dict(counts.most_common(OFFERED)) | ({chosen.pk: counts[chosen.pk]} if chosen else {})
        there = rows.in_bulk(wanted)
        return [
            Choice(
                str(there[key]),
                in_figures(count, more),
                self.way(name, slug(there[key]), key == key_of(chosen)),
                key == key_of(chosen),
            )
            for key, count in wanted.items()
            if key in there
        ]

    def of_years(self, counts, more):
        years = sorted(counts, reverse=True)[:YEARS]
        years += [self.year] if self.year and self.year not in years else []
        return [
            Choice(
                str(year), in_figures(counts[year], more), self.way("year", year, year == self.year), year == self.year
            )
            for year in years
        ]

    def way(self, name, value, chosen):
        """Return where a choice leads: to what it leaves, or back from there."""
        return self.query(**{name: "" if chosen else value})


def named(rows, asked):
    return rows.filter(slug=asked).first() if asked and len(asked) <= SLUG and "\x00" not in asked else None


def slug(row):
    return row.slug if row else ""


def key_of(row):
    return row.pk if row else None


def in_figures(number, more):
    """Return a number as it is read, with a plus where there are more than were counted."""
    figures = number_format(number, force_grouping=True)
    return f"{figures}+" if more else figures


def how_many(number, more):
    """Say how many were found: "1 result", "1,000+ results"."""
    if more:
        return _("%(number)s results") % {"number": in_figures(number // 1000 * 1000 or number, more)}
    return ngettext("%(number)s result", "%(number)s results", number) % {"number": in_figures(number, more)}
