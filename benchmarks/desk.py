"""What the desk's pages take: python -m benchmarks.desk

Asks for every page of the desk in the database of DATABASE_URL or DATA_DIR, which `benchmarks.fill` has filled, within
one process and without a network: what is measured is the server's own time, the database's included.
"""

import argparse
import logging
import os
import statistics
import sys
from importlib import import_module
from time import perf_counter, process_time

import django
from django.conf import settings

ROUNDS, SLOW = 3, 0.1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slow", type=float, default=SLOW, metavar="SECONDS", help="name pages that take as long")
    parser.add_argument("--only", default="", metavar="TEXT", help="addresses that begin so")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    logging.disable(logging.WARNING)
    settings.ALLOWED_HOSTS = ["*"]
    desk = import_module("benchmarks.desk_asking")
    pages = [page for page in desk.pages() if page.address.startswith(given.only)]
    measured = {page: measure(page.ask) for page in pages}
    desk.tell(measured, slow=given.slow)


def measure(ask):
    """Return what asking takes, in seconds: on the clock, of the processor; and how many queries. The median."""
    ask()
    rounds = []
    for _ in range(ROUNDS):
        clock, processor = perf_counter(), process_time()
        queries = ask()
        rounds.append((perf_counter() - clock, process_time() - processor, queries))
        if rounds[0][0] > 1:
            break
    return tuple(statistics.median(each) for each in zip(*rounds, strict=True))


if __name__ == "__main__":
    sys.exit(main())
