"""A record as statements. JSON and CSV are both written from these, so that neither can say what the other does not.

A statement repeats what the record's rows hold and depends neither on the day on which it is read nor on rows whose
change is no change of this record: `changed_at` would then not tell the truth.
"""

from companies.links import listed_addresses, web_address
from companies.open_data import properties
from companies.open_data.relations import RELATIONS
from companies.open_data.statement import Address, Code, Reference, Statement, claims, known


def statements_of(record):
    """Yield the Statements of a record that came through `for_data()`, always in the same order."""
    yield what_it_is(record)
    yield from names(record)
    yield from FACTS[record.kind_word](record)
    yield from elsewhere(record)
    yield from dates(record)
    yield from RELATIONS[record.kind_word](record)


def what_it_is(record):
    """Say what kind of thing it is, with the sources that vouch for the whole and claim no date of it."""
    dated = properties.DATES[record.kind_word]
    citations = record.citations.all()
    vouching = [each for each in citations if each.status or not any(getattr(each, value) for value in dated)]
    return Statement(
        record,
        properties.INSTANCE_OF,
        record.kind if record.kind_word == "partnership" else record.kind_word,
        status=getattr(record, "status", ""),
        disputed=("status",) if "status" in record.disputes() else (),
        references=tuple(Reference(each, claims(each, {"status": "status"})) for each in vouching),
    )


def names(record):
    for alias in record.aliases.all():
        yield Statement(record, properties.ALIASES[alias.kind], alias.name)


def company_facts(company):
    if company.country:
        yield Statement(company, properties.COUNTRY, Code(company.country.code))
    if company.headquarters:
        yield Statement(company, properties.HEADQUARTERS, company.headquarters)
    yield from website(company)
    for make in company.camera_makes.all():
        qualifiers = known(since=make.since, until=make.until)
        yield Statement(company, properties.CAMERA_MAKE, make.make, qualifiers)


def brand_facts(brand):
    yield Statement(brand, properties.MADE_FOR, brand.kind)
    yield from website(brand)


def partnership_facts(partnership):
    return ()


FACTS = {"company": company_facts, "brand": brand_facts, "partnership": partnership_facts}


def website(record):
    if address := web_address(record.website):
        yield Statement(record, properties.WEBSITE, Address(address))


def elsewhere(record):
    for address in listed_addresses(record.same_as):
        yield Statement(record, properties.DESCRIBED_AT, Address(address))


def dates(record):
    """Say each date with the sources that claim it, also where they do and the record itself commits itself to none."""
    for value, name in properties.DATES[record.kind_word].items():
        date, claimed = getattr(record, record.claimable[value]), record.claims(value)
        if not (date or claimed):
            continue
        citations = (citation for citation in record.citations.all() if getattr(citation, value))
        yield Statement(
            record,
            name,
            date,
            disputed=("value",) if record.disputed(value) else (),
            references=tuple(Reference(citation, claims(citation, {value: "value"})) for citation in citations),
        )
