"""What stands around a story's text, frozen on its page as JSON so that reading it costs no query."""

from itertools import groupby
from operator import itemgetter

from articles.models.choices import Role
from articles.relations import RECORDS
from companies.links import web_address, wikidata_address
from companies.open_data.json_ld import kind_of
from companies.partial_dates import PartialDate

MOST_PICTURES = 12


def furnish(snapshot, relations):
    """Return bylines, tags, links and sources of a page as its template wants them.

    Only released records are named: one that is still under embargo leaves no trace here.
    """
    links = linked_records(snapshot, relations)
    named = {link["url"] for link in links}
    return {
        "byline_groups": byline_groups(snapshot, relations),
        "tags": tags(snapshot, relations),
        "about": [link for link in links if link["relevance"] == "about"],
        "mentions": [link for link in links if link["relevance"] == "mentions"]
        + [link for link in shown_records(snapshot, relations) if link["url"] not in named],
        "sources": [source(number, row) for number, row in enumerate(snapshot["sources"], start=1)],
        "source_line": source_line(snapshot["sources"]),
        "corrections": dated(snapshot["corrections"], "corrected_on"),
        "notes": dated(snapshot["notes"], "noted_on"),
        "pictures": pictures(snapshot),
        "related": related(snapshot, relations),
    }


def tags(snapshot, relations):
    """Return the tags that are still there, each once: two may have become one."""
    there = dict.fromkeys(relations.of("tag", tag) for tag in snapshot["tags"])
    return [keyed(tag) for tag in there if tag]


def place(row):
    return {"name": str(row), "url": row.get_absolute_url()}


def record_place(record):
    """Return where a record is, and what machines know it as."""
    known = {"type": kind_of(record), "same_as": wikidata_address(record) if record.wikidata else ""}
    return {**keyed(record), "kind_word": record.kind_word, **known}


def keyed(row):
    """Return the place of what stories share: by its key other stories that carry it are found, see `related`."""
    return {**place(row), "key": row.pk}


def related(snapshot, relations):
    """Return the stories that the editor chose by what never changes of them, whether readers see them now or later."""
    stories = (relations.of("story", row["story"]) for row in snapshot["related"])
    return [str(story.uid) for story in stories if story]


def byline_groups(snapshot, relations):
    """Group neighbours that did the same: "By A and B", "Photographs by C"."""
    people = dict.fromkeys((row["role"], relations.of("author", row["author"])) for row in snapshot["bylines"])
    return [
        {"role": role, "label": str(Role(role).label), "people": [place(author) for _, author in group]}
        for role, group in groupby([pair for pair in people if pair[1]], key=itemgetter(0))
    ]


def linked_records(snapshot, relations):
    """Return the records that the story is linked to, each once: of two that were merged, one may be only mentioned."""
    links = {}
    for part, name in RECORDS.items():
        for row in snapshot[part]:
            if record := relations.public(name, row[name]):
                link = {**record_place(record), "relevance": row["relevance"]}
                if links.setdefault(record, link) and row["relevance"] == "about":
                    links[record]["relevance"] = "about"
    return links.values()


def shown_records(snapshot, relations):
    """Yield the records that blocks show without the story being linked to them, each once."""
    shown = {}
    for block in snapshot["blocks"]:
        for name in RECORDS.values():
            if record := relations.public(name, block.get(name)):
                link = {**record_place(record), "relevance": "mentions"}
                shown.setdefault(link["url"], link)
    return shown.values()


def source(number, row):
    return {
        "number": number,
        "publisher": row["publisher"],
        "title": row["title"],
        "url": web_address(row["url"]),
        "published": day(row["published"]),
        "accessed": day(row["accessed"]),
    }


def day(iso):
    return PartialDate(iso).words if iso else ""


def dated(rows, on):
    """Return what was put right or noted, the latest first; of one day, the one that was written last."""
    rows = sorted(rows, key=itemgetter(on))[::-1]
    return [{"words": row["words"], "on": row[on], "day": day(row[on])} for row in rows]


def pictures(snapshot):
    """Return the ids of the photographs within the story, in their order: what a front page can show of it."""
    shown = (row for block in snapshot["blocks"] for row in (block, *block.get("photographs", ())))
    return list(dict.fromkeys(row["photo"]["id"] for row in shown if row.get("photo")))[:MOST_PICTURES]


def source_line(sources):
    """Return each publisher once, with the numbers of its sources: "Source: Leica [1] [2]"."""
    numbers = {}
    for number, row in enumerate(sources, start=1):
        numbers.setdefault(row["publisher"], []).append(number)
    return [{"publisher": publisher, "numbers": found} for publisher, found in numbers.items()]
