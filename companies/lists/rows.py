"""The rows of the lists of companies, brands and partnerships."""

from django.utils.translation import gettext

from companies.kinds import RECORDS_COUNTED
from companies.lists.letters import LETTERS, initial
from companies.numbers import in_number
from companies.pages.facts import owning
from companies.pages.rows import Row, Section
from companies.words import OTHER_BRANDS, capitalised, listed, stage, status_word


def by_letter(records, now=None):
    """Return the rows of a list that came through `for_lists()`, from A to Z: a Section for each initial."""
    groups = {}
    for record in records:
        groups.setdefault(initial(record.slug), []).append(list_row(record, now))
    return [Section(LETTERS[letter], f"letter-{letter}", rows) for letter, rows in groups.items()]


def how_many(page, model):
    """Return "Nine companies" where one page holds the whole list; "" where one would have to count to know."""
    if page.previous or page.following or not page.items:
        return ""
    return capitalised(in_number(RECORDS_COUNTED[model.kind_word], len(page.items)))


def list_row(record, now=None):
    """A record that came through `for_lists()`; only partnerships have a status to draw."""
    since, until = record.span()
    status = getattr(record, "status", "")
    disputed = record.disputes() if status else {}
    return Row(
        who=record,
        what=LIST_WORDS[record.kind_word](record, now),
        since=since,
        until=until,
        status="disputed" if disputed else status,
        status_word=status_word(record.get_status_display(), disputed) if status else "",
        mark="",
    )


def company_words(company, now):
    """Where it sits and what it owns, if not just its own name: "Wetzlar, Germany; owns Leica"."""
    owned = dict.fromkeys(str(row.brand) for row in owning(company, now))
    brands = listed(list(owned), others=OTHER_BRANDS) if list(owned) != [company.name] else ""
    owns = brands and gettext("owns {brands}").format(brands=brands)
    seat = filter(None, (company.headquarters, str(company.country.name)))
    return capitalised("; ".join(filter(None, (", ".join(seat), owns))))


def brand_words(brand, now):
    """What it stands for and whose it is: "Cameras, owned by Panasonic"."""
    owners = listed([str(company) for company in dict.fromkeys(row.company for row in owning(brand, now))])
    kind = brand.get_kind_display()
    return gettext("{kind}, owned by {owners}").format(kind=kind, owners=owners) if owners else kind


def partnership_words(partnership, now):
    """What it is and who takes part, or did or will: "Alliance: Leica Camera, Panasonic, Sigma and six others"."""
    stands = stage(partnership, now)
    rows = (row for row in partnership.shown_participations if stage(row, now) == stands)
    companies = listed([str(company) for company in dict.fromkeys(row.company for row in rows)])
    return ": ".join(filter(None, (partnership.get_kind_display(), companies)))


LIST_WORDS = {"company": company_words, "brand": brand_words, "partnership": partnership_words}
