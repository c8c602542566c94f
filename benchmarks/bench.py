"""What readers' pages take: python -m benchmarks.bench --stories 10000, or `make bench SIZE=10000`

Measures the production server with the database of DATABASE_URL, or one in var/; an empty one is filled before. A round
asks for each kind of page in turn, and for the reference between them, so that what else the machine does meets all.
"""

import argparse
import os
import statistics
import subprocess
import sys
from collections import defaultdict
from contextlib import ExitStack
from importlib import import_module

import django
from django.conf import settings

from benchmarks import report
from benchmarks.served import ROOT, served

# What pages may take on the machine of the goals, whose reference answers 12 bytes in BARE; both in ms.
GOALS = {"article": 1.5, "home": 2.5, "tag": 2.5, "tag, deep page": 2.5, "company": 2.5, "author": 2.5, "archive": 2.5,
         "feed": 3.0, "search": 30.0}  # fmt: skip
BARE = 0.028
REFERENCE = {"reference, 12 bytes": ["/"], "reference, 40 kB": ["/40kB"]}
# How the site is served for each figure: without the page cache, and with it; and how many requests a round has then,
# so that even of pages from memory the processor's clock, which ticks each 10 ms, counts enough.
MANNERS = {"not cached": ({"PAGE_CACHE_MB": "0"}, 40), "page cache": ({"PAGE_CACHE_MB": "32"}, 2000)}
# So many stories are written as the desk would; what is to be there beyond them are copies.
WRITTEN = 10_000
# Requests to the reference in a round, and how long any round may take, in seconds.
REFERENCE_REQUESTS, SECONDS = 2000, 2.0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=10_000, metavar="NUMBER", help="to fill an empty database with")
    parser.add_argument("--rounds", type=int, default=5, metavar="NUMBER")
    given = parser.parse_args()
    os.environ.setdefault("DATA_DIR", str(ROOT / "var" / f"bench-{given.stories}"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    os.environ |= {"DEMO": "0", "LOG_LEVEL": "ERROR"}
    make_ready(given.stories)
    django.setup()
    pages = import_module("benchmarks.readers_pages")
    asked = pages.addresses()
    queries = {kind: pages.queries(addresses[0]) for kind, addresses in asked.items()}
    taken, sizes, memory = measured(asked, given.rounds)
    tell(taken, sizes, queries, f"{stories()} published stories; the web process has {memory} MB. {busy()}")


def make_ready(number):
    """Give the database its tables, the site its files, and both so many stories unless there are some already."""
    for order in (["migrate", "-v", "0"], ["collectstatic", "--noinput", "-v", "0"]):
        subprocess.run([sys.executable, "manage.py", *order], cwd=ROOT, check=True)  # noqa: S603
    there = "from articles.models import Article; raise SystemExit(Article.objects.exists())"
    if not subprocess.run([sys.executable, "manage.py", "shell", "-v", "0", "-c", there], cwd=ROOT).returncode:  # noqa: S603
        written = min(number, WRITTEN)
        sizes = {"stories": written, "copies": -(-number // written), "tags": written // 10, "companies": 500,
                 "photographs": 2000}  # fmt: skip
        told = [part for name, size in sizes.items() for part in (f"--{name}", str(size))]
        subprocess.run([sys.executable, "-m", "benchmarks.fill", *told], cwd=ROOT, check=True)  # noqa: S603


def measured(asked, rounds):
    """Return what each round took, by (kind, manner), as `Server.measure` says it; sizes of pages; megabytes."""
    taken, sizes = defaultdict(list), {}
    with ExitStack() as running:
        reference = running.enter_context(served("benchmarks.reference:application"))
        sites = {name: running.enter_context(served("newsroom.wsgi:application", **environment))
                 for name, (environment, _) in MANNERS.items()}  # fmt: skip
        for site in sites.values():
            sizes |= {kind: warmed(site, addresses) for kind, addresses in asked.items()}
        for _ in range(rounds):
            for kind, addresses in asked.items():
                for name, site in sites.items():
                    taken[kind, name].append(site.measure(addresses, most=MANNERS[name][1], seconds=SECONDS))
            for kind, addresses in REFERENCE.items():
                taken[kind, ""].append(reference.measure(addresses, most=REFERENCE_REQUESTS, seconds=SECONDS))
        return taken, sizes, max(site.memory() for site in sites.values())


def warmed(site, addresses):
    """Ask for each address once, and return the length of the first answer, or what it was instead of a page."""
    answers = [site.ask(address) for address in addresses]
    status, length = answers[0]
    return length if status == 200 else f"answers {status}"


def tell(taken, sizes, queries, note):
    bare = figures(taken["reference, 12 bytes", ""])[0]
    rows = [[*row(kind, "", taken[kind, ""], bare), "", ""] for kind in REFERENCE]
    rows += [[*row(kind, name, taken[kind, name], bare), sizes[kind], queries[kind]]
             for kind in sizes for name in MANNERS]  # fmt: skip
    heads = ["page", "served", "CPU ms", "times the reference", "goal in these", "clock ms, median", "bytes", "queries"]
    report.tell(f"Readers' pages, on {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}", heads, rows, note)


def row(kind, name, rounds, bare):
    processor, clock = figures(rounds)
    goal = f"{GOALS[kind] / BARE:.0f}" if kind in GOALS else ""
    return [kind, name, f"{processor:.2f}", f"{processor / bare:.0f}", goal, f"{clock:.1f}"]


def figures(rounds):
    """Return ms of the processor for a request, and the median on the clock."""
    requests = sum(number for number, *_ in rounds)
    clocks = [clock for *_, clocks in rounds for clock in clocks]
    return sum(seconds for _, seconds, _ in rounds) / requests * 1000, statistics.median(clocks) * 1000


def stories():
    return f"{import_module('articles.models').PublishedArticle.objects.count():,}"


def busy():
    return f"{os.getloadavg()[1]:.1f} processes were busy meanwhile."


if __name__ == "__main__":
    main()
