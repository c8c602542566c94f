"""Facts of the record under live stories: which changed or are disputed, and that somebody has looked at them."""

from functools import reduce
from operator import or_

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from articles.models import BrandCoverage, CompanyCoverage, FactToSettle, PartnershipCoverage
from companies.changes.sentences import sentences
from companies.changes.telling import TABLES, contradicts, own_record
from companies.models import Brand, Company, Partnership
from companies.models.citation import CLAIMS, SUBJECTS
from companies.models.cited import differences

COVERAGE = {
    "company": (Company, CompanyCoverage),
    "brand": (Brand, BrandCoverage),
    "partnership": (Partnership, PartnershipCoverage),
}
Why = FactToSettle.Why
# What sources claim, as an editor calls it.
VALUES = {"since": "start", "until": "end", "announced": "announcement", "signed": "signing", "status": "status"}
# The newest of what is open, among which the desk's first page looks for what concerns live stories still.
AMONG = 200


def heed(change):
    """Write down what a change of the record leaves to be settled under live stories, in the change's transaction."""
    if change.table == "citation":
        for table, key in cited_rows(change):
            look_at_dispute(table, key, change)
    elif contradicts(change) and is_public(change) and is_told(*own_record(change)):
        kind, key = own_record(change)
        words = " ".join(sentences([change])) or f"{change.name}: {what_was_done(change)}"
        found = {"kind": kind, "key": key, "words": words[:500], "at": change.at, "by_id": change.by_id}
        FactToSettle.objects.create(why=Why.CHANGED, change=change, **found)


def what_was_done(change):
    gone = change.after is None or not change.after.get("released_at")
    return "taken from readers." if gone else f"{', '.join(change.fields())} changed.".replace("_", " ")


def is_public(change):
    kind, key = own_record(change)
    return change.records.filter(kind=kind, key=key, public=True).exists()


def is_told(kind, key):
    """Whether a live story names a record."""
    return coverage_of(kind, key).exists()


def coverage_of(kind, key):
    return COVERAGE[kind][1].objects.of(key)


def cited_rows(change):
    """Return what a citation supports, and what it supported before: {(table, key)}."""
    said = [values for values in (change.before, change.after) if values]
    return {(name, int(values[f"{name}_id"])) for values in said for name in SUBJECTS if values.get(f"{name}_id")}


def look_at_dispute(table, key, change):
    """Write down that the sources of a row differ since a change, or that they do no more."""
    noted = FactToSettle.objects.filter(why=Why.DISPUTED, table=table, row=key)
    row = disputed(TABLES[table]).filter(pk=key).first()
    if row is None:
        noted.delete()
        return
    if set(CLAIMS) & change.fields().keys():
        # Whoever said that the dispute may stand has not seen this claim.
        noted.update(settled_at=None, settled_by=None, at=change.at, by=change.by, words=dispute(row))
    note_dispute(row, at=change.at, by=change.by)


def note_dispute(row, *, at, by=None):
    record = row if hasattr(row, "kind_word") else getattr(row, row.ends[0])
    if is_told(record.kind_word, record.pk):
        found = {"kind": record.kind_word, "key": record.pk, "words": dispute(row), "at": at, "by": by}
        FactToSettle.objects.get_or_create(why=Why.DISPUTED, table=row._meta.model_name, row=row.pk, defaults=found)


def disputed(model):
    """Return the rows of a model whose own values are disputed."""
    rows = model.objects.with_ends() if hasattr(model, "ends") else model.objects
    return rows.filter(reduce(or_, differences(model).values()))


def dispute(row):
    values = (VALUES.get(value, value) for value in row.disputes())
    return f"{row}: {', '.join(values)} disputed"[:500]


def look_over(now=None):
    """Bring what is written down of disputes up to date: also stories that came since, and rows past every form."""
    now = now or timezone.now()
    for table, model in TABLES.items():
        standing = list(disputed(model))
        FactToSettle.objects.filter(why=Why.DISPUTED, table=table).exclude(
            row__in=[row.pk for row in standing]
        ).delete()
        noted = set(FactToSettle.objects.filter(why=Why.DISPUTED, table=table).values_list("row", flat=True))
        for row in standing:
            if row.pk not in noted:
                note_dispute(row, at=now)


def facts_to_settle(user, limit):
    """Return what changed or is disputed under live stories and nobody has looked at, the latest first.

    Each is a FactToSettle, the latest of its record and kind, with `record`, `stories` (how many live ones name it),
    `more` (how many other facts of it are open) and `page` (where it is settled). It takes seven queries at most; none
    for who does not publish.
    """
    if not user.has_perm("articles.publish_article"):
        return []
    latest = {}
    for fact in FactToSettle.objects.open().newest_first().select_related("by")[:AMONG]:
        first = latest.setdefault((fact.why, fact.kind, fact.key), fact)
        first.more = 0 if first is fact else first.more + 1
    records, stories = named({fact.kind: set() for fact in latest.values()}, latest.values())
    for fact in latest.values():
        fact.record, fact.stories = records.get((fact.kind, fact.key)), stories.get((fact.kind, fact.key), 0)
        fact.page = page_of(fact)
    return [fact for fact in latest.values() if fact.record and fact.stories][:limit]


def page_of(fact):
    """Return the address on the desk at which a fact is settled."""
    page = reverse("admin:articles_live_stories_of", args=[fact.kind, fact.key])
    return f"{page}?since={fact.change_id}" if fact.change_id else page


def named(keys, facts):
    """Return the records of facts, and how many live stories name each, both by kind and key."""
    for fact in facts:
        keys[fact.kind].add(fact.key)
    records, stories = {}, {}
    for kind, wanted in keys.items():
        model, coverage = COVERAGE[kind]
        records |= {(kind, key): record for key, record in model.objects.in_bulk(wanted).items()}
        counted = coverage.objects.filter(**{f"{kind}__in": wanted}).order_by().values(kind)
        stories |= {(kind, row[kind]): row["number"] for row in counted.annotate(number=Count("pk"))}
    return records, stories
