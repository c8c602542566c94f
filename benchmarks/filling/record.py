"""The record: companies, brands and partnerships with their names, ties, sources and history."""

from uuid import uuid4

from benchmarks.filling.bulk import store
from companies.models import (
    Brand,
    BrandAlias,
    ChangedRecord,
    Citation,
    Company,
    CompanyAlias,
    Ownership,
    Parenthood,
    Participation,
    Partnership,
    RecordChange,
)
from companies.models.change import values

# Of a hundred companies the house knows so many brands and partnerships.
BRANDS, PARTNERSHIPS = 50, 20


def fill_record(corpus, number):
    """Return `number` companies, and the brands and partnerships that go with so many: {model: rows}."""
    companies = store([company(corpus, place, number) for place in range(number)])
    brands = store([brand(corpus, place, number) for place in range(number * BRANDS // 100)])
    partnerships = store([partnership(corpus, place, number) for place in range(number * PARTNERSHIPS // 100)])
    ties = store([*owners(corpus, brands, companies), *members(corpus, partnerships, companies),
                  *parents(corpus, companies)])  # fmt: skip
    names = store([*aliases(corpus, CompanyAlias, companies), *aliases(corpus, BrandAlias, brands)])
    records = [*companies, *brands, *partnerships]
    sources = store([citation(corpus, row) for row in [*records[::2], *ties]])
    write_down([*records, *names, *ties, *sources])
    return {Company: companies, Brand: brands, Partnership: partnerships}


def shared(corpus, name, kind, place, number):
    """What all records have; one in ten is on the desk only."""
    moment = corpus.moment(place / number)
    released = None if place % 10 == 9 else moment
    slug = f"{kind}-{corpus.first + place}"
    return {"name": name, "slug": slug, "summary": corpus.sentence(8), "description": corpus.sentence(40),
            "created_at": moment, "updated_at": moment, "released_at": released}  # fmt: skip


def company(corpus, place, number):
    named = shared(corpus, corpus.firm(place), "company", place, number)
    year = 1880 + place % 120
    return known(Company(**named, country=("DE", "JP", "CN", "US")[place % 4], headquarters=corpus.city(),
                         founded=str(year), dissolved=str(year + 20) if place % 12 == 0 else ""))  # fmt: skip


def brand(corpus, place, number):
    kind = list(Brand.Kind)[place % len(Brand.Kind)]
    named = shared(corpus, f"{corpus.words(1)[0].title()} {corpus.first + place}", "brand", place, number)
    return known(Brand(**named, kind=kind, launched=str(1950 + place % 70)))


def partnership(corpus, place, number):
    named = shared(
        corpus,
        f"{corpus.words(1)[0].title()} Alliance {corpus.first + place}",
        f"partnership-{corpus.first + place}",
        place,
        number,
    )
    return known(Partnership(**named, announced=str(1990 + place % 30)))


def known(record):
    record.known_at = record.public_address()
    return record


def owners(corpus, brands, companies):
    for brand in brands:
        yield Ownership(brand=brand, company=corpus.one(companies), since="2001", released_at=brand.released_at)


def members(corpus, partnerships, companies):
    for partnership in partnerships:
        for company in corpus.some(companies, 4, least=2, steep=2):
            yield Participation(
                partnership=partnership, company=company, since="2010", released_at=partnership.released_at
            )


def parents(corpus, companies):
    """Every eighth company is another's, which comes before it: nobody becomes an own ancestor."""
    for place in range(8, len(companies), 8):
        parent = companies[corpus.random.randrange(place)]
        yield Parenthood(child=companies[place], parent=parent, since="1999", released_at=companies[place].released_at)


def aliases(corpus, model, records):
    for record in records[::3]:
        yield model(**{model.of: record}, name=f"{corpus.words(1)[0].title()} {corpus.city()} {record.pk}")


def citation(corpus, row):
    claims = {"since": row.since} if "since" in row.claimable and hasattr(row, "since") else {}
    subject = {row._meta.model_name: row}
    return Citation(**subject, publisher=corpus.maker(), title=corpus.sentence(6), published="2015-03", **claims)


def write_down(rows):
    """Say of every row that it was added, as its `save()` would have."""
    changes = store([RecordChange(batch=uuid4(), table=row._meta.model_name, key=row.pk, name=str(row)[:300],
                                  after=values(row)) for row in rows])  # fmt: skip
    store([ChangedRecord(change=change, kind=record.kind_word, key=record.pk, at=change.at,
                         public=record.released_at is not None)
           for change, row in zip(changes, rows, strict=True) for record in dict.fromkeys(row.concerns())])  # fmt: skip
