"""A change of the record as a sentence that a story can bear: “Leica left the alliance on 31 March 2022.”"""

from django.utils import timezone

from companies.changes.history import named
from companies.changes.telling import TABLES
from companies.models.change import column
from companies.partial_dates import PartialDate
from companies.words import capitalised

PREPOSITIONS = {"day": "on", "month": "in", "year": "in"}
# How what a date is of comes about or ends, and how it is told while that is still to come.
BEGINNINGS = {
    "founded": "was founded",
    "launched": "was launched",
    "announced": "was announced",
    "signed": "was signed",
    "effective": "took effect",
}
ENDINGS = {
    "ended": ("ended", "is to end"),
    "dissolved": ("was dissolved", "is to be dissolved"),
    "retired": ("was retired", "is to be retired"),
}
# How a relation is told while it holds; of one that ends: “was … until”.
TIES = {
    "participation": "{company} has been {role} in {partnership}",
    "ownership": "{company} has been {role} of {brand}",
    "parenthood": "{child} has belonged to {parent}",
    "succession": "{successor} came after {predecessor}",
    "creation": "{partnership} brought about {brand}",
}
LEAVING = {
    "participation": ("{company} left {partnership}", "{company} is to leave {partnership}"),
    "ownership": ("{company} ceased to be {role} of {brand}", "{company} is to cease to be {role} of {brand}"),
    "parenthood": ("{child} ceased to belong to {parent}", "{child} is to cease to belong to {parent}"),
}


def sentences(changes, today=None):
    """Return what some changes say, oldest first, each in a sentence; of what is not easily said there is none."""
    changes = sorted((change for change in changes if change.table in TABLES), key=lambda change: change.pk)
    names = names_of_ends(changes)
    told = (sentence(change, names, today or timezone.localdate()) for change in changes)
    return list(dict.fromkeys(filter(None, told)))


def sentence(change, names, today):
    if change.after is None or not change.after.get("released_at"):
        return ""
    if change.table in TIES:
        return of_relation(change, names, today)
    return of_record(change, today)


def of_record(change, today):
    fields, name = change.fields(), change.after["name"]
    for field, verbs in ENDINGS.items():
        if fields.get(field, ("", ""))[1]:
            return f"{name} {ended(verbs, fields[field], today)}."
    if fields.get("name", ("",))[0]:
        return f"{fields['name'][0]} is now called {name}."
    for field, verb in BEGINNINGS.items():
        if all(fields.get(field, ("", ""))):
            return f"{name} {verb} {when(fields[field][1])}, not {when(fields[field][0])}."
    if fields.get("status", ("",))[0]:
        return f"{name} is now {label(change, 'status')}."
    return f"{name} is now in {change.after['headquarters']}." if all(fields.get("headquarters", ("",))) else ""


def of_relation(change, names, today):
    model = TABLES[change.table]
    words = {end: name_of(change, model._meta.get_field(end), names) for end in model.ends}
    words["role"] = label(change, "role")
    fields, since = change.fields(), change.after.get("since", "")
    if fields.get("until", ("", ""))[1]:
        verbs = tuple(verb.format(**words) for verb in LEAVING[change.table])
        return capitalised(f"{ended(verbs, fields['until'], today)}.")
    holds = TIES[change.table].format(**words)
    if change.before is None or not change.before.get("released_at") or "since" in fields:
        lasting = change.table in LEAVING
        return f"{holds} since {PartialDate(since)}." if since and lasting else f"{holds}{after_when(since)}."
    if "status" in fields:
        return f"{holds}: this is now {label(change, 'status')}."
    return f"{holds}." if {"role", "scope"} & fields.keys() else ""


def ended(verbs, pair, today):
    """Return how something ended or is to end: “ended on 31 March 2022, not on 1 April 2022”."""
    before, after = pair
    verb = verbs[PartialDate(after).earliest > today and not PartialDate(after).unknown]
    corrected = before and not PartialDate(before).agrees_with(PartialDate(after))
    return f"{verb}{after_when(after)}" + (f", not {when(before)}" if corrected else "")


def when(iso):
    date = PartialDate(iso)
    return f"{PREPOSITIONS[date.precision]} {date}" if date.precision in PREPOSITIONS else ""


def after_when(iso):
    return f" {when(iso)}" if when(iso) else ""


def label(change, name):
    field, value = column(TABLES[change.table], name), change.after.get(name, "")
    return str(dict(field.flatchoices).get(value, value)) if field else ""


def name_of(change, field, names):
    return names.get((field.related_model, int(change.after[field.attname])), "somebody")


def names_of_ends(changes):
    """Return what the records that relations tie are called, by model and key, in one query for each kind."""
    wanted = {}
    for change in changes:
        model = TABLES[change.table]
        for end in getattr(model, "ends", ()):
            field = model._meta.get_field(end)
            keys = [said[field.attname] for said in (change.before, change.after) if said]
            wanted.setdefault(field.related_model, set()).update(map(int, keys))
    return {(model, key): name for model, keys in wanted.items() for key, name in named(model, keys).items()}
