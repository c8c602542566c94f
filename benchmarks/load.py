"""Mixed reading while an editor publishes every second: python -m benchmarks.load [--seconds 60] [--readers 4]

Two web servers share the database of DATABASE_URL or DATA_DIR, which `benchmarks.fill` has filled. Each second a story
is published or published again, and readers look in every answer for what was published before they asked.
"""

import argparse
import http.client
import logging
import os
import random
import statistics
import threading
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib import import_module
from time import monotonic, sleep

import django
from django.conf import settings

from benchmarks import report
from benchmarks.served import served

SERVERS = 2
# In seconds: how often somebody publishes, and after what all readers must see it.
PAUSE, VISIBLE_WITHIN = 1.0, 1.0
# What readers ask for, of a hundred requests.
MIX = {"article": 60, "home": 14, "tag": 10, "company": 4, "feed": 4, "author": 3, "archive": 3, "search": 2}
# Of stories, the newest are read most: one in so many of these is asked for as often as the newest.
NEWEST = 400


@dataclass
class Told:
    """What was published: its words, on which page, and when it was committed."""

    words: str
    path: str
    at: float


@dataclass
class Seen:
    """What readers met."""

    clocks: list = field(default_factory=list)
    kinds: dict = field(default_factory=dict)
    errors: list = field(default_factory=list)
    late: list = field(default_factory=list)
    hits: int = 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--readers", type=int, default=4, metavar="NUMBER")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    os.environ |= {"DEMO": "0", "LOG_LEVEL": "ERROR"}
    django.setup()
    logging.disable(logging.WARNING)
    asked = to_ask()
    seen, told, over = Seen(), [], threading.Event()
    with ExitStack() as running:
        servers = [running.enter_context(served("newsroom.wsgi:application")) for _ in range(SERVERS)]
        threads = [
            threading.Thread(target=read, args=(servers, number, asked, told, seen, over))
            for number in range(given.readers)
        ]
        threads.append(threading.Thread(target=publish, args=(told, over)))
        for thread in threads:
            thread.start()
        sleep(given.seconds)
        over.set()
        for thread in threads:
            thread.join()
        megabytes = max(server.memory() for server in servers)
    tell(seen, told, given, megabytes)


def to_ask():
    """Return {kind: addresses}, those of stories from the newest on."""
    pages = import_module("benchmarks.readers_pages")
    published = import_module("articles.models.published").PublishedArticle.objects
    newest = list(published.newest_first().values_list("path", flat=True)[:NEWEST])
    return {kind: found for kind, found in (pages.addresses() | {"article": newest}).items() if found}


def read(servers, number, asked, told, seen, over):
    """Ask one server after the other, as a reader each time, until it is over."""
    chance = random.Random(number)  # noqa: S311 - the same readers each time
    lines = [http.client.HTTPConnection("127.0.0.1", server.line.port, timeout=30) for server in servers]
    while not over.is_set():
        [kind] = chance.choices(list(MIX), list(MIX.values()))
        addresses = asked[kind]
        address = addresses[min(int(chance.paretovariate(0.6)), len(addresses)) - 1]
        line, before, begun = chance.choice(lines), list(told), monotonic()
        line.request("GET", address, headers={"Accept-Encoding": "identity", "Host": "127.0.0.1"})
        answer = line.getresponse()
        body = answer.read().decode()
        seen.clocks.append(monotonic() - begun)
        seen.kinds[kind] = seen.kinds.get(kind, 0) + 1
        seen.hits += answer.headers.get("Cache-Status", "").startswith("newsroom; hit")
        if answer.status != 200:
            seen.errors.append((address, answer.status))
        said = answer.headers.get("Cache-Status", "")
        seen.late += [(begun - one.at, address, said) for one in not_shown(address, body, before, begun)]


def not_shown(address, body, told, begun):
    """Return what had been published when an answer was asked for, should stand in it, and does not."""
    newest = {one.path: one for one in told if one.at < begun}
    should = list(newest.values())[-3:] if address in ("/", "/feed/") else filter(None, [newest.get(address)])
    return [one for one in should if one.words not in body]


def publish(told, over):
    """Publish a new story, and in the next second the same with another headline, and so on."""
    door = import_module("articles.publishing")
    models = import_module("articles.models")
    connection = import_module("django.db").connection
    tags = list(models.Tag.objects.public().order_by("pk")[:20])
    story, number = None, 0
    while not over.wait(PAUSE):
        number += 1
        words = f"Load {number}, published {os.getpid()}"
        if number % 2:
            story = models.Article.objects.create(headline=words, slug=f"load-{os.getpid()}-{number}")
            models.Text.objects.create(parent=story, region="body", ordering=10, html="<p>It is so.</p>")
            story.tags.add(*random.sample(tags, 3))
        else:
            models.Article.objects.filter(pk=story.pk).update(headline=words)
            story.refresh_from_db()
        page = door.publish(door.compose(story, by=None), by=None)
        told.append(Told(words, page.path, monotonic()))
    connection.close()


def tell(seen, told, given, megabytes):
    requests, clocks = len(seen.clocks), sorted(seen.clocks)
    stale = sorted(late for late in seen.late if late[0] > VISIBLE_WITHIN)
    rows = [
        ["requests", f"{requests:,} in {given.seconds} s by {given.readers} readers, of two servers"],
        ["published", len(told)],
        ["errors", f"{len(seen.errors)} {seen.errors[:3] if seen.errors else ''}".strip()],
        ["answers older than a second", f"{len(stale)}, the oldest: {stale[-1]}" if stale else 0],
        ["longest until seen", f"{max((seconds for seconds, *_ in seen.late), default=0):.2f} s"],
        ["from the page cache", f"{seen.hits / requests:.1%}"],
        [
            "ms, median and 99 of 100",
            f"{statistics.median(clocks) * 1000:.1f}, {clocks[int(requests * 0.99)] * 1000:.1f}",
        ],
        ["memory of a web process", f"{megabytes} MB"],
    ]
    engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    report.tell(f"Mixed reading while stories are published, on {engine}", ["", ""], rows)


if __name__ == "__main__":
    main()
