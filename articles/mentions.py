"""Names of the record found in what a story says: where, and which records they may mean. Nothing is linked here.

All names and aliases are one automaton (Aho and Corasick, 1975), kept by each process until the record changes.
"""

import re
import unicodedata
from dataclasses import dataclass, field

import ahocorasick
from django.utils.html import strip_tags

from articles.comparing import paragraphs
from articles.relations import RECORDS
from companies.makers import know_makers, made
from companies.models import Brand, Company, Partnership
from companies.models.change import RecordChange
from photos.models import Photo

MODELS = {"company": Company, "brand": Brand, "partnership": Partnership}
# A name of fewer letters would be found everywhere; one of up to this many capitals is meant only in capitals.
SHORTEST, INITIALS = 2, 4
AROUND = 32
CAPTIONED = {"figure": "caption of photograph", "gallery": "gallery", "comparison": "comparison", "table": "table"}
CAPTIONED |= {"quote": "quotation", "embed": "video or sound", "aside": "aside"}
SAID = ("title", "words", "speaker", "role", "caption", "cells", "note")


@dataclass
class Proposal:
    """A name found in a story: how it is written there, where, in which words, and the records it may mean."""

    name: str
    where: str
    before: str
    after: str
    records: list
    relevance: str

    @property
    def record(self):
        return self.records[0] if len(self.records) == 1 else None

    @property
    def field(self):
        """What the form calls the choice: the first record it may mean, and that there are more of them."""
        return f"proposal-{'-'.join(key_of(record) for record in self.records)}"


@dataclass
class Names:
    """The automaton over all names, folded, and what each may mean: {folded: {(kind, key): as written}}."""

    stamp: object
    automaton: object = None
    meant: dict = field(default_factory=dict)


KNOWN = Names(stamp=False)


def key_of(record):
    return f"{record.kind_word}.{record.pk}"


def names():
    """Return the Names of the record as it stands: built anew in each process once its last change is another one."""
    global KNOWN
    stamp = RecordChange.objects.order_by("-pk").values_list("pk", "at").first()
    if KNOWN.stamp != stamp:
        KNOWN = built(stamp)
    return KNOWN


def built(stamp):
    known = Names(stamp, ahocorasick.Automaton())
    for kind, model in MODELS.items():
        alias = model._meta.get_field("aliases").related_model.objects.values_list(f"{kind}_id", "name")
        for key, name in [*model.objects.values_list("pk", "name"), *alias]:
            if len(name) >= SHORTEST:
                known.meant.setdefault(level(name), {}).setdefault((kind, key), name)
    for folded in known.meant:
        known.automaton.add_word(folded, folded)
    known.automaton.make_automaton()
    return known


def level(text):
    """Return a text without case and accents, letter for letter, so that a place in one is the place in the other."""
    return "".join(leveled(sign) for sign in text)


def leveled(sign):
    if sign in "\u2010\u2011\u2012\u2013":
        return "-"
    plain = unicodedata.normalize("NFKD", sign).casefold()
    return plain[0] if plain and (len(plain) == 1 or unicodedata.combining(plain[1])) else sign.casefold()[:1] or sign


def found_in(text, known):
    """Yield the start and end of each name in a text and what it may mean, the longest where two overlap."""
    hits = []
    folded = level(text)
    if known.meant:
        for end, name in known.automaton.iter(folded):
            start = end - len(name) + 1
            meant = [key for key, written in known.meant[name].items() if is_meant(text[start : end + 1], written)]
            if meant and stands_alone(folded, start, end + 1):
                hits.append((start, end + 1, meant))
    reached = 0
    for start, end, meant in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start >= reached:
            reached = end
            yield start, end, meant


def stands_alone(text, start, end):
    """Say whether what stands there is a word of its own: “Leica’s” is Leica, “Sigmatic” and “non-Sigma” are not."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (before.isalnum() or before in ("-", "_", "@")) and not (after.isalnum() or after == "_")


def is_meant(found, written):
    """Say whether a name is written as a name: with its capital, and short ones of capitals in capitals."""
    if len(written) <= INITIALS and written.isupper():
        return found == written
    return found[0].isupper() or not written[0].isupper()


def passages(snapshot):
    """Yield where something is said in a story and what: headline, standfirst, then the blocks in their order."""
    yield "headline", snapshot["headline"]
    yield "standfirst", snapshot["standfirst"]
    paragraph, numbers = 0, {}
    for block in snapshot["blocks"]:
        numbers[block["type"]] = numbers.get(block["type"], 0) + 1
        if block["type"] == "text":
            for words in paragraphs(block["html"]):
                paragraph += 1
                yield f"paragraph {paragraph}", words
            continue
        where = CAPTIONED.get(block["type"], block["type"])
        said = [*(str(block.get(name) or "") for name in SAID), strip_tags(block.get("html") or "")]
        said += [row.get("caption", "") for row in block.get("photographs", ())]
        yield f"{where} {numbers[block['type']]}", " \n ".join(filter(None, said))


def proposals(snapshot, refused=()):
    """Return the Proposals for a story, in its order, each record or choice of records once.

    Arguments: `refused` are pairs of a kind and a key that an editor has refused for it. What it links is not proposed.
    Some six queries, however long it is.
    """
    settled = {*refused, *linked(snapshot)}
    known, hits = names(), {}
    for where, text in passages(snapshot):
        for start, end, meant in found_in(text, known):
            open_to = tuple(key for key in meant if key not in settled)
            # Who chose one of several has settled what the name means here.
            if len(open_to) == len(meant):
                hits.setdefault(open_to, (where, text, start, end))
    rows = records([key for keys in hits for key in keys])
    found = [made_of(rows, keys, *hit) for keys, hit in hits.items()]
    found = [proposal for proposal in found if proposal.records]
    return [*found, *of_cameras(snapshot, settled, {key_of(row) for each in found for row in each.records})]


def made_of(rows, keys, where, text, start, end):
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    relevance = "about" if where in ("headline", "standfirst") else "mentions"
    meant = [rows[key] for key in keys if key in rows]
    return Proposal(text[start:end], where, trimmed(before, 0), trimmed(after, -1), meant, relevance)


def trimmed(words, side):
    """Cut a piece of text between words on one side."""
    words = re.sub(r"\s+", " ", words)
    if len(words) < AROUND - 2:
        return words
    return "…" + words.partition(" ")[2] if side == 0 else words.rpartition(" ")[0] + "…"


def linked(snapshot):
    return {(name, row[name]["id"]) for part, name in RECORDS.items() for row in snapshot[part]}


def records(keys):
    """Return records by kind and key: one query for each kind."""
    rows = {}
    for kind, model in MODELS.items():
        if wanted := {key for of, key in keys if of == kind}:
            rows |= {(kind, row.pk): row for row in model.objects.filter(pk__in=wanted)}
    return rows


def of_cameras(snapshot, settled, proposed):
    """Return a Proposal for the maker of each photograph's camera, as of the day it was taken, where surely known."""
    wanted = {}
    if snapshot["lead_photo"]:
        wanted[snapshot["lead_photo"]["id"]] = "camera of the lead photograph"
    for block in snapshot["blocks"]:
        if block["type"] == "figure" and block.get("photo"):
            wanted.setdefault(block["photo"]["id"], "camera of a photograph")
    photos = list(Photo.objects.filter(pk__in=wanted).exclude(camera_make="")) if wanted else []
    know_makers(photos)
    found = {}
    for photo in photos:
        maker = made(photo)
        if maker and maker.company and key_of(maker.company) not in proposed:
            said = f"The file says “{photo.camera_make}”"
            proposal = Proposal(photo.camera_make, wanted[photo.pk], said, "", [maker.company], "mentions")
            found.setdefault(maker.company, proposal)
    return [proposal for company, proposal in found.items() if ("company", company.pk) not in settled]
