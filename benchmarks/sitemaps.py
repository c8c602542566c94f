"""What the sitemaps take: python -m benchmarks.sitemaps

Asks for the index, for the first and the last part of each kind and for the news, in the database of DATABASE_URL or
DATA_DIR, within one process and without a network.
"""

import logging
import os
import sys
import tracemalloc
from importlib import import_module

import django
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.desk import measure
from benchmarks.report import tell


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    logging.disable(logging.WARNING)
    settings.ALLOWED_HOSTS = ["*"]
    stories = import_module("articles.models").PublishedArticle.objects.count()
    addresses = ["/sitemap.xml", *ends(import_module("newsroom.sitemaps").SECTIONS), "/news-sitemap.xml"]
    rows = [row(address) for address in addresses]
    heads = ("address", "addresses", "kB", "s", "s of the processor", "queries", "memory, MB")
    tell(f"Sitemaps of {stories:,} stories, on {connection.vendor}", heads, rows)


def ends(sections):
    """Yield the addresses of the first and the last part of each section that has any."""
    for name, section in sections.items():
        parts = list(section.parts())
        yield from dict.fromkeys(f"/sitemap-{name}-{part}.xml" for part in (*parts[:1], *parts[-1:]))


def row(address):
    client = Client()

    def ask():
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    clock, processor, queries = measure(ask)
    tracemalloc.start()
    content = client.get(address).content
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    named, size = content.count(b"<loc>"), round(len(content) / 1000)
    return (f"`{address}`", named, size, f"{clock:.2f}", f"{processor:.2f}", round(queries), round(peak / 1e6))


if __name__ == "__main__":
    sys.exit(main())
