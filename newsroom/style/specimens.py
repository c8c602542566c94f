"""What the style page shows that is in no database: stories in the making, rows of the record, the middle of a list."""

from datetime import UTC, datetime
from types import SimpleNamespace

from articles.models.published import PublishedArticle
from articles.related import Near, Related
from companies.paging import Slice
from companies.partial_dates import PartialDate
from photos.models import Photo

DAY = datetime(2022, 5, 31, 14, 20, tzinfo=UTC)
HEADLINES = (
    "Leica and Panasonic put one name to what they build together",
    "A mount of one’s own, lent to others",
    "Fünfundzwanzig Objektivfassungsdurchmesser and one very long word that no column was made for",
    "f/8",
)
STANDFIRST = "A standfirst says in two or three lines what the headline left out, and why it is worth reading on."
# How sure a relation of the record can be, each with dates as exact as their source.
RELATIONS = (
    ("confirmed", "confirmed", "2018-09-25", None),
    ("announced", "announced", "2022-05", None),
    ("reported", "reported", "2016-02", "2022-03-31"),
    ("disputed", "start disputed", "2001", "unknown"),
)


def photographs(number):
    """Return up to a number of the newest photographs that readers may see."""
    return list(Photo.objects.filter(closed_at=None).exclude(renditions={}).order_by("-pk")[:number])


def stories(photos):
    """Return a story in the making for each headline, with a photograph as far as there are any."""
    pictures = [*photos, *[None] * len(HEADLINES)]
    return [story(headline, photo) for headline, photo in zip(HEADLINES, pictures, strict=False)]


def related(photos):
    """Return stories to be read next: the first is large, and of one it is not known what it shares."""
    shared = (("Leica Camera", "L-Mount Alliance"), ("Leica Camera",), ())
    nearest = zip(stories(photos), shared, strict=False)
    return Related(tuple(Near(story, names) for story, names in nearest), ("Leica Camera",))


def story(headline, photo):
    page = PublishedArticle(kind="news", kicker="Specimen", headline=headline, standfirst=STANDFIRST, lead_photo=photo)
    page.furniture = {"byline_groups": [{"label": "By", "people": [{"name": "Ines Halloran", "url": "#"}]}]}
    return dated(page)


def dated(page):
    page.path, page.published_at, page.updated_at = "#", DAY, DAY.replace(hour=18)
    return page


def relations():
    """Return rows of the record, one for each drawing of how sure it is."""
    return [
        SimpleNamespace(
            who=SimpleNamespace(name=f"A record, {word}", get_absolute_url="#"),
            what="what it does",
            since=PartialDate(since),
            until=until and PartialDate(until),
            status=status,
            status_word=word,
            mark="",
            doubt="",
        )
        for status, word, since, until in RELATIONS
    ]


def middle_of_a_list():
    """Return a page of a list that goes on in both directions."""
    return Slice([], "#", "#")
