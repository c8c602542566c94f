"""The facts at the head of a record's page; the first of them are on its card inside a story."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.contrib.humanize.templatetags.humanize import apnumber

from companies.links import web_address
from companies.models import Status
from companies.partial_dates import PartialDate
from companies.words import GOING_ON, capitalised, counted, stage, standing, state

NAMED_AT_MOST = 3


@dataclass(frozen=True)
class Fact:
    """A label with a text, a date or links [(words, address)]; a mark points to its note."""

    label: str
    text: str = ""
    date: PartialDate = PartialDate()
    links: tuple = ()
    mark: str = ""
    disputed: bool = False

    def __bool__(self):
        return bool(self.text or self.date or self.links)


def facts_of(record, notes, now):
    """Return what is known of a record that came through `with_record()`, unknown things left out."""
    facts = [fact for fact in FACTS[record.kind_word](record, notes, now) if fact]
    if facts and not any(fact.mark for fact in facts):
        # Sources that vouch for the whole, and for no date that is shown.
        facts[0] = replace(facts[0], mark=notes.mark(record))
    return facts


def company_facts(company, notes, now):
    yield Fact("Seat", text=", ".join(filter(None, (company.headquarters, company.country.name))))
    yield dated("Founded", company, "since", notes)
    yield dated("Dissolved", company, "until", notes)
    owned = (row for row in going_on(company.shown_ownerships, now) if row.role == row.Role.OWNER)
    yield Fact("Brands", links=links(row.brand for row in owned))
    yield Fact("Partnerships", text=counted([standing(each, now) for each in company.shown_participations]))
    yield also_called(company)
    yield website(company)


def brand_facts(brand, notes, now):
    yield Fact("For", text=brand.get_kind_display())
    owners = (row for row in going_on(brand.shown_ownerships, now) if row.role == row.Role.OWNER)
    yield Fact("Owner", links=links(row.company for row in owners))
    yield dated("Launched", brand, "since", notes)
    yield dated("Retired", brand, "until", notes)
    yield Fact("Created by", links=links(row.partnership for row in going_on(brand.shown_creations, now)))
    yield also_called(brand)
    yield website(brand)


def partnership_facts(partnership, notes, now):
    yield Fact("Kind", text=partnership.get_kind_display())
    yield between(partnership, now)
    yield stated(partnership, notes, now)
    yield dated("Announced", partnership, "announced", notes)
    yield dated("Signed", partnership, "signed", notes)
    yield Fact("Brands", links=links(row.brand for row in going_on(partnership.shown_creations, now)))
    yield also_called(partnership)


FACTS = {"company": company_facts, "brand": brand_facts, "partnership": partnership_facts}


def dated(label, record, value, notes):
    date = getattr(record, record.claimable[value])
    mark = notes.mark(record) if date and record.claims(value) else ""
    return Fact(label, date=date, mark=mark, disputed=bool(record.disputed(value)))


def stated(partnership, notes, now):
    """Whether it is active or ended; that it was only signed or announced is a fact of its own."""
    if not (partnership.effective or partnership.ended):
        return Fact("State")
    values = ("since", "until", "status")
    mark = notes.mark(partnership) if any(map(partnership.claims, values)) else ""
    disputed = any(map(partnership.disputed, values))
    return Fact("State", text=capitalised(state(partnership, now)), mark=mark, disputed=disputed)


def between(partnership, now):
    """Who takes part; of a partnership that has ended or is to come, who did or will: by name if few, else how many."""
    stands = stage(partnership, now)
    rows = [row for row in partnership.shown_participations if stage(row, now) == stands]
    companies = dict.fromkeys(row.company for row in rows)
    if len(companies) <= NAMED_AT_MOST:
        return Fact("Between", links=links(companies))
    reported = sum(row.status == Status.REPORTED for row in rows)
    by_report = f", {apnumber(reported)} of them by report" if reported else ""
    return Fact("Members", text=capitalised(f"{apnumber(len(companies))}{by_report}"))


def going_on(relations, now):
    return [row for row in relations if stage(row, now) == GOING_ON]


def links(records):
    return tuple((record.name, record.get_absolute_url()) for record in dict.fromkeys(records))


def also_called(record):
    return Fact("Also called", text=", ".join(alias.name for alias in record.aliases.all()))


def website(record):
    address = web_address(record.website)
    return Fact("Website", links=((urlsplit(address).hostname.removeprefix("www."), address),) if address else ())
