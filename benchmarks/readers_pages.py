"""Which pages of readers are measured, several of each kind, and how many queries they take."""

from datetime import timedelta

from django.db import connection
from django.db.models import Max
from django.test import Client

from articles.models import ArchiveMonth, Author, PublishedArticle, Tag
from articles.paging import written
from benchmarks.corpus import BEGIN, COMMON
from companies.models import Company

# Of each kind, so that nothing that a process remembers of one page makes its figures.
EACH = 10


def addresses():
    """Return what is asked for: {kind: [address, …]}. A filled house has its commonest tags and companies first."""
    tags = [tag.get_absolute_url() for tag in Tag.objects.public().order_by("pk")[:EACH]]
    months = ArchiveMonth.objects.with_stories().values_list("month", flat=True)
    return {
        "article": spread(PublishedArticle.objects.order_by()),
        "home": ["/"],
        "tag": tags,
        "tag, deep page": [f"{tags[0]}?before={written(moment, 1)}" for moment in moments()],
        "company": [company.get_absolute_url() for company in Company.objects.released().order_by("pk")[:EACH]],
        "author": [author.get_absolute_url() for author in Author.objects.public().order_by("pk")[:EACH]],
        "archive": [f"/archive/{month}/" for month in months[:EACH]],
        "feed": ["/feed/"],
        "search": [f"/search/?q={word}" for word in COMMON[:EACH]],
        "sitemap": ["/sitemap.xml"],
    }


def spread(pages):
    """Return the addresses of pages from the whole of a table, whose keys have gaps."""
    last = pages.aggregate(last=Max("pk"))["last"]
    found = (pages.filter(pk__gte=last * place // EACH).order_by("pk").first() for place in range(EACH))
    return [page.path for page in found]


def moments():
    """Give moments of the tenth to the fifteenth year: what came since then fills thousands of pages."""
    return [BEGIN + timedelta(days=3650 + 180 * place) for place in range(EACH)]


def queries(address):
    """Return how many queries a page takes once its process has asked what it asks only once."""
    client, asked = Client(headers={"host": "localhost"}), []
    client.get(address)
    with connection.execute_wrapper(lambda execute, *args: asked.append(1) or execute(*args)):
        client.get(address)
    return len(asked)
