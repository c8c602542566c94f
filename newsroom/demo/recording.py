"""Brings the demo's records in: companies, brands, partnerships, then all that ties them; then releases all."""

from companies.acting import acting
from companies.models import BrandAlias, CameraMake, Citation, CompanyAlias, PartnershipAlias
from companies.release import release

ALIASES = {"company": CompanyAlias, "brand": BrandAlias, "partnership": PartnershipAlias}


def bring_in_records(entries):
    """Make the records that are not there yet, released to readers, and return them.

    Aliases, camera makes, relations and citations come with a record that is made, and never later: what an editor
    took from one stays away. Raises ValidationError where an entry breaks the models' own rules.
    """
    with acting(why="the demo paper’s record"):
        made = [(entry, made_of(entry)) for entry in missing(entries)]
        for entry, record in made:
            name_and_cite(entry, record)
        relations = [tied(record, tie) for entry, record in made for tie in entry.ties]
        records = [record for _, record in made]
        release([*records, *relations])
    return records


def missing(entries):
    return [entry for entry in entries if not entry.model.objects.filter(slug=entry.slug).exists()]


def made_of(entry):
    record = entry.model(**entry.fields)
    if entry.follows:
        record.follows = entry.model.objects.get(slug=entry.follows)
    return saved(record)


def name_and_cite(entry, record):
    for name, kind in entry.aliases:
        saved(ALIASES[record.kind_word](name=name, kind=kind, **{record.kind_word: record}))
    for make in entry.makes:
        saved(CameraMake(company=record, **make._asdict()))
    cite(record, entry.citations)


def tied(record, tie):
    """Make a relation between a record and another that is there by now, with its citations."""
    own_end = next(end for end in tie.model.ends if end not in tie.to)
    others = {end: tie.model._meta.get_field(end).related_model.objects.get(slug=slug) for end, slug in tie.to.items()}
    relation = saved(tie.model(**{own_end: record}, **others, **tie.fields))
    cite(relation, tie.citations)
    return relation


def cite(row, citations):
    for cited in citations:
        saved(Citation(**{row._meta.model_name: row}, **cited.publication._asdict(), **cited.claims))


def saved(row):
    row.full_clean()
    row.save()
    return row
