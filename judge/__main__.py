"""Judge the readers' pages: python -m judge [--only PART] [--pages NAME,NAME] [--site ADDRESS]"""

import argparse
import sys
from contextlib import nullcontext
from datetime import UTC, datetime

from judge import accessibility, crawling, lighthouse, markup, pages, report, sizes
from judge.serving import fresh_site
from judge.tools import FOLDER, Missing, demand

PARTS = ("crawl", "html", "axe", "sizes", "lighthouse")


def main():
    given = arguments()
    parts = given.only or PARTS
    try:
        demand(parts)
    except Missing as missing:
        return str(missing)
    now = datetime.now(UTC)
    folder = FOLDER / f"{now:%Y-%m-%d-%H%M%S}"
    folder.mkdir(parents=True)
    say(f"Judging; the reports go to {folder}")
    with nullcontext(given.site) if given.site else fresh_site(log=folder / "server.log") as site:
        verdicts = list(judged(site.rstrip("/"), parts, given, folder))
    text = report.summary(verdicts, now=now)
    report.keep(text, folder, whole=not (given.only or given.pages or given.site))
    say(text)
    return 1 if any(verdict.errors for verdict in verdicts) else 0


def judged(site, parts, given, folder):
    """Yield the Verdict of each part in turn; every part needs the crawl, which tells what pages there are."""
    say("Crawling")
    crawl = crawling.Crawl(site).run()
    types = pages.types(crawl)
    if given.pages:
        types = {name: types[name] for name in given.pages if name in types}
    audited = {name: types[name] for name in given.pages or pages.AUDITED if name in types}
    work = {
        "crawl": lambda: crawling.judge(crawl, folder),
        "html": lambda: markup.judge(crawl, folder),
        "axe": lambda: accessibility.judge(crawl, types, folder),
        "sizes": lambda: sizes.judge(crawl, types, folder),
        "lighthouse": lambda: lighthouse.judge(site, audited, folder, runs=given.runs),
    }
    for part in parts:
        say(f"Judging: {part}")
        yield work[part]()


def arguments():
    parser = argparse.ArgumentParser(prog="python -m judge", description="Judge the readers' pages.")
    parser.add_argument("--only", action="append", choices=PARTS, help="a part, may be named several times")
    parser.add_argument("--pages", type=lambda names: names.split(","), help="types of page, as in judge/pages.py")
    parser.add_argument("--site", metavar="ADDRESS", help="a site that runs already, instead of a fresh demo")
    parser.add_argument("--runs", type=int, default=lighthouse.RUNS, help="how often Lighthouse looks at a page")
    return parser.parse_args()


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
