"""Lighthouse as on a telephone: the median of several runs, and each audit that is not passed by its name."""

import json
import os
import statistics
import subprocess

from judge.browsing import FLAGS
from judge.tools import chromium, package
from judge.verdicts import Verdict

RUNS, ATTEMPTS = 5, 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# What the score of a page's speed is made of, in milliseconds, but for the last.
TIMES = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "speed-index": "SI",
    "cumulative-layout-shift": "CLS",
}
HEAD = ["| page | performance | accessibility | best practices | SEO | of the median run |", "|" + "---|" * 6]
# What is meant to be so: a page's audit, and why.
MEANT = {("search", "is-crawlable"): "pages of results are not to be indexed"}
NOT_SCORED = {"informative", "notApplicable", "manual"}


def judge(site, pages, folder, *, runs=RUNS):
    """Return the Verdict on `pages`, paths by name; every report is kept in lighthouse/.

    A score below 100 is an error with the audits that cost it; audits without weight are warnings.
    """
    verdict, kept = Verdict("Lighthouse"), folder / "lighthouse"
    kept.mkdir()
    verdict.figures += HEAD
    for name, path in pages.items():
        reports = [run(site + path, kept / f"{name}-{number}.json") for number in range(1, runs + 1)]
        weigh(name, reports, verdict)
    return verdict


def run(address, file):
    """Return the report of one run, which is written to `file`.

    On a busy machine Chromium's trace now and then lacks its beginning, and Lighthouse gives up: it is asked again.
    """
    command = ["node", str(package("lighthouse") / "cli" / "index.js"), address, "--quiet", "--output=json"]
    options = [f"--output-path={file}", f"--only-categories={','.join(CATEGORIES)}", "--disable-full-page-screenshot"]
    flags = "--chrome-flags=" + " ".join(["--headless=new", *FLAGS])
    environment = os.environ | {"CHROME_PATH": chromium()}
    for attempt in range(1, ATTEMPTS + 1):
        ended = subprocess.run(
            [*command, *options, flags], check=attempt == ATTEMPTS, env=environment, stdout=subprocess.DEVNULL
        )
        if ended.returncode == 0:
            break
    return json.loads(file.read_text())


def weigh(name, reports, verdict):
    """Add a page's row and what keeps it from 100 in all four."""
    scores = {category: [points(report, category) for report in reports] for category in CATEGORIES}
    middle = {category: int(statistics.median_low(found)) for category, found in scores.items()}
    median = next(r for r in reports if points(r, "performance") == middle["performance"])
    speeds = scores["performance"]
    shown = [f"{middle['performance']} ({min(speeds)}–{max(speeds)})", *(middle[each] for each in CATEGORIES[1:])]
    times = ", ".join(f"{short} {median['audits'][audit]['displayValue']}" for audit, short in TIMES.items())
    verdict.figures.append(f"| {name} | {' | '.join(map(str, shown))} | {times} |")
    for category in CATEGORIES:
        costly, free = shortfalls(median, category)
        meant = [f"{audit}, meant: {MEANT[name, audit]}" for audit in costly if (name, audit) in MEANT]
        if meant and len(meant) == len(costly):
            verdict.warnings.append(f"{name}: {category} {middle[category]}: {'; '.join(meant)}")
        elif middle[category] < 100:
            verdict.errors.append(f"{name}: {category} {middle[category]}: {'; '.join(costly.values())}")
        verdict.warnings.extend(f"{name}: {category}: {audit}" for audit in free)


def points(report, category):
    return round(100 * report["categories"][category]["score"])


def shortfalls(report, category):
    """Return the audits of a category that are not passed: those that weigh, in words by id, and those that do not."""
    costly, free = {}, []
    for reference in report["categories"][category]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        if audit["score"] is None or audit["score"] >= 0.995 or audit["scoreDisplayMode"] in NOT_SCORED:
            continue
        words = f"{audit['id']} ({audit['title']}{', ' + audit['displayValue'] if audit.get('displayValue') else ''})"
        if reference["weight"]:
            costly[audit["id"]] = words
        else:
            free.append(words)
    return costly, free
