"""What readers' search takes: python -m benchmarks.search --fill 100000

Asks in the database of DATABASE_URL or DATA_DIR, which `benchmarks.fill` has filled, or which `--fill` fills with just
what a search looks at. Within one process and without a network: what is measured is the server's own time.
"""

import argparse
import logging
import os
import sys
from importlib import import_module

import django
from django.conf import settings


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fill", type=int, metavar="STORIES", help="fill the database first, which has to be empty")
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    logging.disable(logging.WARNING)
    settings.ALLOWED_HOSTS = ["*"]
    documents = import_module("articles.models").SearchDocument.objects
    if given.fill and documents.exists():
        sys.exit("There is something in this database already; give an empty one with DATA_DIR or DATABASE_URL.")
    if given.fill:
        filling = import_module("benchmarks.filling.readers")
        filling.fill_for_readers(
            stories=given.fill,
            tags=given.fill // 20,
            companies=given.fill // 50,
            tell=lambda words: sys.stdout.write(f"{words}\n"),
        )
    import_module("benchmarks.search_asking").measure_and_tell()


if __name__ == "__main__":
    main()
