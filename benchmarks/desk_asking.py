"""Asking for the desk's pages, and telling what they take by kind of page."""

import os
from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from articles.models import Article
from benchmarks import report
from benchmarks.desk_pages import DeskPages
from companies.models import Company
from photos.models import Photo


@dataclass(frozen=True)
class Page:
    kind: str
    address: str
    client: Client

    def ask(self):
        """Ask for the page, and return how many queries it took."""
        asked = []
        with connection.execute_wrapper(lambda execute, *args: asked.append(1) or execute(*args)):
            self.client.get(self.address)
        return len(asked)


def pages():
    """Return the Pages of somebody who may see everything."""
    users = get_user_model().objects
    client = Client()
    client.force_login(users.filter(is_superuser=True).first() or users.create_superuser("measuring"))
    return [Page(kind_of(address), address, client) for address in DeskPages(client).all()]


def kind_of(address):
    """Return what kind of page an address is of, in a few words."""
    parts = urlsplit(address)
    asked, steps = parse_qs(parts.query), parts.path.strip("/").split("/")
    if steps == ["admin"]:
        return "first page"
    if steps[1] == "autocomplete":
        return "autocomplete" if asked.get("term") else "autocomplete, nothing typed"
    if len(steps) > 3:
        return {"change": "form", "add": "form, new"}.get(steps[-1], "other page of a row")
    if "q" in asked:
        return "list, searched"
    if "o" in asked:
        return "list, ordered"
    return "list, narrowed" if asked.keys() - {"p"} else "list"


def tell(measured, *, slow):
    kinds = defaultdict(list)
    for page, taken in measured.items():
        kinds[page.kind].append((*taken, page.address))
    rows = []
    for kind, found in sorted(kinds.items()):
        by_clock, by_processor = sorted(found), sorted(each[1] for each in found)
        middle, longest = by_clock[len(found) // 2], by_clock[-1]
        rows.append([kind, len(found), in_ms(middle[0]), in_ms(longest[0]), in_ms(by_processor[-1]),
                     max(each[2] for each in found), f"`{longest[3]}`"])  # fmt: skip
    heads = (
        "page",
        "asked for",
        "median, ms",
        "longest, ms",
        "longest on the processor, ms",
        "queries at most",
        "which",
    )
    report.tell(f"The desk at size, on {connection.display_name}", heads, rows, note(measured, slow))


def note(measured, slow):
    sizes = (f"{model.objects.count():,} {model._meta.verbose_name_plural}" for model in (Article, Photo, Company))
    over = [f"`{page.address}` {in_ms(taken[1])}" for page, taken in measured.items() if taken[1] > slow]
    busy = f"{os.getloadavg()[1]:.1f} processes were busy meanwhile"
    return f"{', '.join(sizes)}; {busy}. Over {in_ms(slow)} ms of the processor: {', '.join(over) or 'none'}."


def in_ms(seconds):
    return round(seconds * 1000)
