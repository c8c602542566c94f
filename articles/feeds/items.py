"""The items of a feed: known by small marks, written once in each process, read only where that has not been done."""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

from django.conf import settings

from articles.models.published import PublishedArticle
from companies.links import absolute

# What an item says.
SAID = ("uid", "path", "published_at", "updated_at", "feed_words", "feed_html")
# Of a page that was laid before feeds said so much; the worker lays it again.
UNTOLD = {"authors": [], "contributors": [], "categories": [], "pictures": [], "corrections": []}
# In bytes, of each process: a thousand items or so.
MOST_KEPT = 8_000_000


class Mark(NamedTuple):
    """What an item is known by without reading it: its page, the digest of all it says, two moments."""

    page: int
    digest: str
    published_at: object
    changed_at: object


class Item(NamedTuple):
    """A story as a feed tells it; `told` is the description that `articles.feeds.describing` has written down."""

    id: str
    url: str
    published_at: object
    updated_at: object
    told: dict
    html: str

    @property
    def summary(self):
        return self.told["standfirst"]

    @property
    def enclosure(self):
        """The lead photograph, the one file that a reader may fetch with the story; None if it is not passed on."""
        return next((picture for picture in self.told["pictures"] if "bytes" in picture), None)


def marks(rows, to_page):
    """Return the Marks of rows, in one query that reads nothing heavy; `to_page` leads from a row to its page."""
    columns = ("pk", "feed_digest", "published_at", "feed_changed_at")
    return [Mark(*row) for row in rows.values_list(*(to_page + name for name in columns))]


class Written:
    """Items as they were written, by their form and digest, so many bytes of them: those asked for last.

    A digest stands for all that an item says, so that nothing kept here can be out of date.
    """

    def __init__(self, most=MOST_KEPT):
        self.most, self.size, self.kept, self.lock = most, 0, OrderedDict(), Lock()

    def get(self, key):
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
            return self.kept.get(key)

    def keep(self, key, text):
        with self.lock:
            self.size += len(text) - len(self.kept.pop(key, b""))
            self.kept[key] = text
            while self.size > self.most:
                self.size -= len(self.kept.popitem(last=False)[1])


WRITTEN = Written()


def write(marks, writer):
    """Return the Marks of items and the items as a writer has them, in bytes; one query where some are not written yet.

    What was withdrawn since it was marked is left out, what was laid again is marked anew.
    """
    manner = (writer.__name__, settings.SITE_URL, settings.LANGUAGE_CODE, settings.STORY_RIGHTS, settings.STORY_LICENCE)
    texts = {mark: WRITTEN.get((manner, mark.digest)) for mark in marks}
    missing = [mark.page for mark, text in texts.items() if text is None]
    read = {}
    for page, digest, *said in rows_of(missing):
        read[page] = digest, writer.item(item(*said)).encode()
        WRITTEN.keep((manner, digest), read[page][1])
    found = [
        (mark, text) if text else (mark._replace(digest=read[mark.page][0]), read[mark.page][1])
        for mark, text in texts.items()
        if text or mark.page in read
    ]
    return [mark for mark, _ in found], [text for _, text in found]


def rows_of(pages):
    return PublishedArticle.objects.filter(pk__in=pages).values_list("pk", "feed_digest", *SAID) if pages else ()


def item(uid, path, published_at, updated_at, told, html):
    return Item(uid.urn, absolute(path), published_at, updated_at, UNTOLD | told, html)
