"""A house of any size: python -m benchmarks.fill --stories 100000 --tags 20000 --companies 5000 --photographs 50000

Fills the database of DATABASE_URL or DATA_DIR, which must have its tables (`manage.py migrate`) and no stories.
"""

import argparse
import os
import sys
from importlib import import_module

import django

SIZES = {"stories": 1000, "tags": 200, "companies": 50, "photographs": 500}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, number in SIZES.items():
        parser.add_argument(f"--{name}", type=int, default=number, metavar="NUMBER")
    parser.add_argument("--copies", type=int, default=1, metavar="NUMBER", help="so many of each story, by SQL alone")
    sizes = vars(parser.parse_args())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    if import_module("articles.models").Article.objects.exists():
        sys.exit("There are stories in this database already; give an empty one with DATA_DIR or DATABASE_URL.")
    filling = import_module("benchmarks.filling")
    filling.fill(**sizes, pixels=filling.LARGE, tell=tell)


def tell(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
