"""What feeds take: python -m benchmarks.feeds [--fill STORIES]

Asks for the paper's feed in each form, for those of the tag and the company with the most stories, and for archives, in
the database of DATABASE_URL or DATA_DIR, within one process and without a network.
"""

import argparse
import logging
import os
import re
import statistics
import sys
from importlib import import_module
from time import process_time

import django
from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.test import Client

from benchmarks.report import tell

ROUNDS = 40
PLAIN = {"Accept-Encoding": "identity"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fill", type=int, metavar="STORIES", help="fill the database first, which has to be empty")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    logging.disable(logging.WARNING)
    settings.ALLOWED_HOSTS = ["*"]
    published = import_module("articles.models.published")
    if given.fill:
        fill(given.fill)
    heads = ("feed", "kB", "kB Brotli", "ms, items not written", "ms", "ms Brotli", "ms 304", "queries")
    rows = [row(address) for address in addresses(published)]
    stories = published.PublishedArticle.objects.count()
    tell(
        f"Feeds of {stories:,} stories, on {connection.vendor}", heads, rows, "Of the processor, Django's test client."
    )


def fill(stories):
    import_module("benchmarks.filling.readers").fill_for_readers(
        stories=stories,
        tags=stories // 20,
        companies=stories // 50,
        tell=lambda words: sys.stdout.write(f"{words}\n"),
    )


def addresses(published):
    """Yield the paper's feeds, the largest of a tag and of a company, and the first and the last archive."""
    yield from ("/feed/", "/feed/atom/", "/feed/json/", "/kinds/news/feed/")
    for model in (published.TagCoverage, published.CompanyCoverage):
        most = model.objects.values(model.ENTITY).annotate(stories=Count("pk")).order_by("-stories").first()
        entity = model._meta.get_field(model.ENTITY).related_model.objects.get(pk=most[model.ENTITY])
        yield f"{entity.get_absolute_url()}feed/"
    oldest = published.PublishedArticle.objects.earliest("published_at").published_at
    newest = re.search(r'rel="prev-archive" href="https?://[^/]+([^"]+)"', Client().get("/feed/").text)
    yield newest[1] if newest else "/feed/"
    yield from (f"/feed/archive/{oldest:{form}}/" for form in ("%Y-%m-%d", "%Y-%m-%dT%H"))


def row(address):
    plain = Client(headers=PLAIN).get(address)
    if plain.status_code != 200:
        return (f"`{address}`", plain.status_code, *[""] * 6)
    packed = Client(headers={"Accept-Encoding": "br"}).get(address)
    known = {"If-None-Match": plain["ETag"]}
    asked = []
    with connection.execute_wrapper(lambda execute, *args: asked.append(1) or execute(*args)):
        Client(headers=known).get(address)
    return (
        f"`{address}`",
        round(len(plain.content) / 1000),
        round(len(packed.content) / 1000),
        taken(address, PLAIN, forget=True),
        taken(address, PLAIN),
        taken(address, {"Accept-Encoding": "br"}),
        taken(address, known),
        len(asked),
    )


def taken(address, headers, *, forget=False):
    """Return the median of what asking takes of the processor, in milliseconds; `forget` what has been written."""
    client, items, rounds = Client(headers=headers), import_module("articles.feeds.items"), []
    for _ in range(ROUNDS):
        if forget:
            items.WRITTEN = items.Written()
        began = process_time()
        client.get(address)
        rounds.append(process_time() - began)
    return f"{statistics.median(rounds) * 1000:.1f}"


if __name__ == "__main__":
    main()
