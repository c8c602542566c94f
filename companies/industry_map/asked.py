"""What a reader asks of the map: a year, kinds of ties, a record to stand in the middle, a name to be found."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext as _

from companies.industry_map.reading import RECORDS
from companies.industry_map.ties import KINDS
from companies.pages.looking_back import AsOf
from companies.pages.looking_back import asked as asked_date
from companies.paging import SLUG
from photos.finding.words import begins_a_word, words_typed

# What is longer is no name, and not written back into the page.
NAME_AT_MOST, FOUND_AT_MOST = 100, 6


@dataclass(frozen=True)
class Asked:
    """What was asked for; `errors` say what of it there is not. `around` is a record or None."""

    as_of: AsOf
    kinds: tuple = ()
    around: object = None
    find: str = ""
    errors: tuple = ()

    @classmethod
    def of(cls, query, now=None):
        """Return what an address's parameters (a QueryDict) ask for; bad ones are told, never raised."""
        as_of = asked_date(query, now)
        kinds = {kind for kind in query.getlist("kind") if kind}
        around = query.get("around", "")
        centre = record_called(around) if around else None
        find = " ".join(query.get("find", "").split())
        too_long = len(find) > NAME_AT_MOST or not find.isprintable()
        errors = [
            as_of.error,
            _("There are no ties of that kind: leave it out, or choose another.") if kinds - KINDS else "",
            _("Nothing on record has that address: the map is of everybody.") if around and not centre else "",
            _("That is no name that can be looked for.") if too_long else "",
        ]
        known = tuple(sorted(kinds & KINDS))
        return cls(as_of, known, centre, "" if too_long else find, tuple(filter(None, errors)))

    def query(self, **changed):
        """Return the query string for the same map with something changed; "" is left out."""
        own = {"as_of": self.as_of.date.iso, "around": self.around.slug if self.around else ""}
        pairs = [(name, value) for name, value in {**own, **changed}.items() if value]
        return "?" + urlencode([*pairs, *(("kind", kind) for kind in self.kinds)])


def record_called(slug):
    """Return the released record of a slug: a company rather than a brand, a brand rather than a partnership."""
    if not SLUG.fullmatch(slug):
        return None
    found = (model.objects.released().filter(slug=slug.lower()).only("name", "slug").first() for model in RECORDS)
    return next(filter(None, found), None)


def called(name, records):
    """Return those of some records whose name has words that begin as all of a name's do."""
    words = words_typed(name)
    return [record for record in records if words and all(begins_a_word(word, record.name) for word in words)]


def known_as(name):
    """Return a few released records with a name in their own name or another that they bear, wherever they are."""
    named = Q(name__icontains=name) | Q(aliases__name__icontains=name)
    rows = (model.objects.released().filter(named).only("name", "slug").distinct()[:FOUND_AT_MOST] for model in RECORDS)
    return [record for found in rows for record in found][:FOUND_AT_MOST]
