"""A press release taken apart: embargo, headline, paragraphs, quotations, dates, and what is no news in it.

Nothing is invented and no word is changed: every quotation stands in the text, letter for letter.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import timezone as fixed

from django.utils import timezone

# What one paste may hold, in characters; a long release has some 15,000.
MOST = 200_000
MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
MONTH = "(?:" + "|".join(f"{name}|{name[:3]}" for name in MONTHS) + ")"
DATE = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{MONTH})\.?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))"
)
TIME = r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s*(?P<half>a\.?m\.?|p\.?m\.?)?"
# Hours from UTC; a zone that is not here is read as the installation's own, and that is said.
ZONES = {"UTC": 0, "GMT": 0, "BST": 1, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2}
ZONES |= {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "JST": 9, "HKT": 8}
WHEN = re.compile(DATE, re.IGNORECASE)
CLOCK = re.compile(rf"{TIME}\s*(?P<zone>[A-Z]{{2,4}}(?:[+-]\d{{1,2}})?)?\b", re.IGNORECASE)
EMBARGO = re.compile(
    r"(?i)\b(embargo(?:ed)?|sperrfrist|not for (?:release|publication) before|hold (?:for release )?until)\b"
)
IMMEDIATE = re.compile(r"(?i)^\W*for immediate (?:release|use|publication)\W*$")
BOILERPLATE = re.compile(
    r"(?i)^(about\s+\S.{0,60}|notes? to editors:?|(?:press |media )?contacts?:?.{0,40}|ends?|###|-\s?ends?\s?-)$"
)
TITLE = re.compile(r"(?i)\W*press (?:release|information)\W*")
DATELINE = re.compile(rf"^(?P<place>[^\n—–]{{2,60}}?),?\s+{DATE}\s*(?:\([^)]*\)\s*)?[—–-]+\s*", re.IGNORECASE)
QUOTED = re.compile(r"“([^“”]{8,1500})”|\"([^\"]{8,1500})\"|«\s?([^«»]{8,1500}?)\s?»")
NAME = r"[A-ZÀ-Þ][\w.’'-]+(?:\s+(?:(?:de|van|von|der|da|di|le|la)\s+)*[A-ZÀ-Þ][\w.’'-]+){1,3}"
VERB = r"(?:says?|said|adds?|added|explains?|explained|states?|stated|comments?|commented|notes?|noted)"
AFTER = re.compile(
    rf"^[\s,.–—-]*(?:{VERB}\s+(?P<one>{NAME})|(?P<two>{NAME})\s+{VERB})"
    r"(?:,\s*(?P<role>[^.“\"\n]{3,120}?))?(?=[.\n“\"]|,\s*[“\"]|$)"
)
BEFORE = re.compile(rf"(?P<name>{NAME})(?:,\s*(?P<role>[^.“\"\n]{{3,120}}?),?)?\s+{VERB}\s*[:,]?\s*$")
ADDRESS = re.compile(r"https?://[^\s<>\"”)]+")


@dataclass
class Quotation:
    """What was said, letter for letter; who said it and as what, "" where the text does not say."""

    words: str
    speaker: str = ""
    role: str = ""


@dataclass
class Embargo:
    """A line about when the text may be published, and the moment it was read as; None where it names none."""

    line: str
    until: datetime | None = None
    zone: str = ""


@dataclass
class Release:
    """A press release as it was read. `paragraphs` are its news, `boilerplate` what stands under it in every one."""

    headline: str = ""
    standfirst: str = ""
    place: str = ""
    embargo: Embargo | None = None
    paragraphs: list = field(default_factory=list)
    boilerplate: list = field(default_factory=list)
    quotations: list = field(default_factory=list)
    dates: list = field(default_factory=list)
    addresses: list = field(default_factory=list)


def parse(text):
    """Return the Release that a text tells of; of nothing, an empty one. Never raises."""
    blocks = paragraphs_of(text[:MOST])
    release = Release(embargo=next(filter(None, map(embargo_in, blocks[:8])), None))
    blocks = [block for block in blocks if not is_about_release(block)]
    news, release.boilerplate = parted(blocks)
    if news:
        release.headline, *news = news
    if len(news) > 1 and len(news[0]) <= 300 and not DATELINE.match(news[0]) and not QUOTED.search(news[0]):
        release.standfirst, *news = news
    if news and (dateline := DATELINE.match(news[0])):
        release.place = dateline["place"].strip()
        news[0] = news[0][dateline.end() :] or news[0]
    release.paragraphs = news
    release.quotations = [each for paragraph in news for each in quotations_in(paragraph)]
    everything = "\n".join(blocks)
    release.dates = list(dict.fromkeys(filter(None, map(iso_of, WHEN.finditer(everything)))))[:20]
    release.addresses = list(dict.fromkeys(found.rstrip(".,;") for found in ADDRESS.findall(everything)))[:20]
    return release


def paragraphs_of(text):
    """Return the paragraphs of a pasted text: blank lines part them; where there are none, every line is one."""
    lines = ["".join(sign for sign in line if sign.isprintable()).strip() for line in text.splitlines()]
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", "\n".join(lines))]
    if len([block for block in blocks if block]) < 2:
        blocks = [" ".join(line.split()) for line in lines]
    return [block for block in blocks if block]


def is_about_release(block):
    """Whether a short block says how the text may be used, or only what it is."""
    if len(block) > 160:
        return False
    return bool(IMMEDIATE.match(block) or EMBARGO.search(block) or TITLE.fullmatch(block))


def parted(blocks):
    """Return the news and the boilerplate: the first heading of the sort of “About …” begins it."""
    for number, block in enumerate(blocks):
        if number and BOILERPLATE.match(block):
            return blocks[:number], blocks[number:]
    return list(blocks), []


def embargo_in(block):
    if len(block) > 300 or not EMBARGO.search(block):
        return None
    found = WHEN.search(block)
    day = found and day_of(found)
    if day is None:
        return Embargo(block)
    clock = CLOCK.search(WHEN.sub(" ", block, count=1), EMBARGO.search(block).start())
    hour, minute, zone = read_clock(clock) if clock else (0, 0, "")
    try:
        moment = day.replace(hour=hour, minute=minute)
    except ValueError:
        return Embargo(block)
    return Embargo(block, in_zone(moment, zone), zone if known(zone) is not None else "")


def read_clock(found):
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    return hour, minute, (found["zone"] or "").upper()


def known(zone):
    """Return the hours from UTC that a zone's letters stand for, None for letters that are none."""
    name, sign, hours = re.match(r"([A-Z]*)([+-]?)(\d*)", zone).groups()
    if name not in ZONES or (hours and name not in ("UTC", "GMT")):
        return None
    return ZONES[name] + int(f"{sign}{hours}" if hours and int(hours) < 15 else 0)


def in_zone(moment, zone):
    hours = known(zone)
    return timezone.make_aware(moment) if hours is None else moment.replace(tzinfo=fixed(timedelta(hours=hours)))


def day_of(found):
    """Return the day of a date that was found, None for one that no calendar has."""
    number = next(iter(filter(None, (found["d1"], found["d2"], found["d3"]))), "0")
    month = found["m1"] or found["m2"] or ""
    named = next((at for at, name in enumerate(MONTHS, start=1) if month and name.startswith(month.lower()[:3])), 0)
    year, month = int(found["y1"] or found["y2"] or found["y3"]), named or int(found["m3"] or 0)
    try:
        return datetime(year, month, int(number))  # noqa: DTZ001 - its zone comes with the hour
    except ValueError:
        return None


def iso_of(found):
    day = day_of(found)
    return day and day.date().isoformat()


def quotations_in(paragraph):
    """Yield what is quoted in a paragraph and who said it, as far as the words around it tell."""
    for found in QUOTED.finditer(paragraph):
        words = next(filter(None, found.groups()))
        if len(words.split()) < 4:
            continue
        after, before = AFTER.match(paragraph[found.end() :]), BEFORE.search(paragraph[: found.start()])
        if after:
            yield Quotation(words, after["one"] or after["two"], (after["role"] or "").strip(" ,"))
        elif before:
            yield Quotation(words, before["name"], (before["role"] or "").strip(" ,"))
        else:
            yield Quotation(words)
