"""The facts at the head of a record's page; the first of them are on its card inside a story."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext, ngettext_lazy, npgettext_lazy

from companies.as_of import Certainty, Moment, held
from companies.links import host, listed_addresses, web_address, wikidata_address
from companies.models import Status
from companies.numbers import in_number, spelled
from companies.partial_dates import PartialDate
from companies.spans import span_of
from companies.words import (
    DIFFERENCES,
    DISPUTED,
    GOING_ON,
    capitalised,
    counted,
    disputed,
    in_sight,
    stage,
    standing,
    state,
)

NAMED_AT_MOST = 3
# A longer dispute is told in its note alone.
DISPUTE_AT_MOST = 130
BY_REPORT = ngettext_lazy("one of them by report", "{number} of them by report")
PERHAPS = npgettext_lazy("members", "one perhaps", "{number} perhaps")


@dataclass(frozen=True)
class Fact:
    """A label with a text, a date or links [(words, address)]; a mark points to its note.

    `disputed` names what is disputed of it, in a word; `claims` say who says what, unless that is long.
    """

    label: str
    text: str = ""
    date: PartialDate = PartialDate()
    links: tuple = ()
    mark: str = ""
    disputed: str = ""
    claims: str = ""

    def __bool__(self):
        return bool(self.text or self.date or self.links)


def facts_of(record, notes, now=None):
    """Return what is known of a record that came through `with_record()`, unknown things left out.

    `now` is the moment that is spoken of: a datetime or a Moment.
    """
    facts = [fact for fact in FACTS[record.kind_word](record, notes, Moment.of(now)) if fact]
    if facts and not any(fact.mark for fact in facts):
        # Sources that vouch for the whole, and for no date that is shown.
        facts[0] = replace(facts[0], mark=notes.mark(record))
    return facts


def company_facts(company, notes, moment):
    yield Fact(gettext("Seat"), text=", ".join(filter(None, (company.headquarters, str(company.country.name)))))
    yield dated(gettext("Founded"), company, "since", notes)
    yield dated(gettext("Dissolved"), company, "until", notes)
    yield Fact(gettext("Brands"), links=named(owning(company, moment), "brand", moment))
    parts = in_sight(company.shown_participations, moment)
    yield Fact(gettext("Partnerships"), text=counted([standing(each, moment) for each in parts]))
    yield also_called(company)
    yield website(company)
    yield elsewhere(company)


def brand_facts(brand, notes, moment):
    yield Fact(gettext("For"), text=brand.get_kind_display())
    yield Fact(gettext("Owner"), links=named(owning(brand, moment), "company", moment))
    yield dated(gettext("Launched"), brand, "since", notes)
    yield dated(gettext("Retired"), brand, "until", notes)
    yield Fact(gettext("Created by"), links=named(going_on(brand.shown_creations, moment), "partnership", moment))
    yield also_called(brand)
    yield website(brand)
    yield elsewhere(brand)


def partnership_facts(partnership, notes, moment):
    yield Fact(gettext("Kind"), text=partnership.get_kind_display())
    yield between(partnership, moment)
    yield stated(partnership, notes, moment)
    yield dated(gettext("Announced"), partnership, "announced", notes)
    yield dated(gettext("Signed"), partnership, "signed", notes)
    yield Fact(gettext("Brands"), links=named(going_on(partnership.shown_creations, moment), "brand", moment))
    yield also_called(partnership)
    yield elsewhere(partnership)


FACTS = {"company": company_facts, "brand": brand_facts, "partnership": partnership_facts}


def dated(label, record, value, notes):
    date = getattr(record, record.claimable[value])
    mark = notes.mark(record) if date and record.claims(value) else ""
    claims = record.disputed(value)
    word = DIFFERENCES[span_of(date, claims).differ_in] if claims else ""
    said = {"text": gettext("nobody says when")} if date.unknown else {"date": date}
    return Fact(label, **said, mark=mark, **told({word: claims}))


def stated(partnership, notes, moment):
    """Whether it is active or ended; that it was only signed or announced is a fact of its own."""
    if not (partnership.effective or partnership.ended):
        return Fact(gettext("State"))
    values = ("since", "until", "status")
    mark = notes.mark(partnership) if any(map(partnership.claims, values)) else ""
    disputes = {DISPUTED[value]: partnership.disputed(value) for value in values}
    return Fact(gettext("State"), text=capitalised(state(partnership, moment)), mark=mark, **told(disputes))


def told(disputes):
    """Return a fact's words on `disputes`, which are what `Cited.disputed()` gives, by the word that names each."""
    disputes = {word: claims for word, claims in disputes.items() if claims}
    words = "; ".join(disputed(claims, word) for word, claims in disputes.items())
    return {"disputed": ", ".join(map(str, disputes)), "claims": words if len(words) <= DISPUTE_AT_MOST else ""}


def between(partnership, moment):
    """Who takes part; of a partnership that has ended or is to come, who did or will: by name if few, else how many."""
    stands = stage(partnership, moment)
    rows = [row for row in in_sight(partnership.shown_participations, moment) if stage(row, moment) == stands]
    companies = dict.fromkeys(row.company for row in rows)
    if len(companies) <= NAMED_AT_MOST:
        return Fact(gettext("Between"), links=named(rows, "company", moment))
    reported = sum(row.status == Status.REPORTED for row in rows)
    unsure = sum(held(row, moment) is Certainty.PERHAPS for row in rows)
    words = [spelled(len(companies))]
    words += [in_number(BY_REPORT, reported)] * bool(reported) + [in_number(PERHAPS, unsure)] * bool(unsure)
    return Fact(gettext("Members"), text=capitalised(", ".join(words)))


def going_on(relations, now=None):
    return [row for row in relations if stage(row, now) == GOING_ON]


def owning(record, now=None):
    """Return the ownerships by which a brand has owners, or a company brands, at a moment; licences are none."""
    return [row for row in going_on(record.shown_ownerships, now) if row.role == row.Role.OWNER]


def named(relations, end, moment):
    """Return a link to each record at an `end` of relations: "Hoya (endoscopes)", "Leitz (perhaps)"."""
    rows = {}
    for row in relations:
        rows.setdefault(getattr(row, end), []).append(row)
    return tuple((record.name + aside(ties, moment), record.get_absolute_url()) for record, ties in rows.items())


def aside(relations, moment):
    """Return in brackets what a tie is for, if it is not for all, and whether it held only perhaps."""
    scopes = [getattr(row, "scope", "") for row in relations]
    words = list(dict.fromkeys(scopes)) if all(scopes) else []
    if max(held(row, moment) for row in relations) is Certainty.PERHAPS:
        words.append(gettext("perhaps"))
    return f" ({', '.join(words)})" if words else ""


def also_called(record):
    return Fact(gettext("Also called"), text=", ".join(alias.name for alias in record.aliases.all()))


def website(record):
    address = web_address(record.website)
    return Fact(gettext("Website"), links=((host(address), address),) if address else ())


def elsewhere(record):
    """Pages of others that are about the very same thing, by the name of their house."""
    wikidata = [("Wikidata", wikidata_address(record))] if record.wikidata else []
    others = [(host(address), address) for address in listed_addresses(record.same_as)]
    return Fact(gettext("Elsewhere"), links=(*wikidata, *others))
