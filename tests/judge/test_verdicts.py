"""What `make judge` makes of what the checkers say."""

from datetime import UTC, datetime

import pytest

from judge.lighthouse import weigh
from judge.markup import verdict_on
from judge.report import summary
from judge.tools import Missing, demand
from judge.verdicts import Verdict


def message(words, *, kind="error", file="0000.html"):
    return {"type": kind, "message": words, "url": f"file:/x/{file}", "lastLine": 3, "extract": "<b>"}


def test_the_same_message_on_many_pages_is_one_error_and_a_hint_is_a_warning():
    names = {"0000.html": "/", "0001.html": "/tags/"}
    bad = "Bad value “{}” for attribute “datetime” on element “time”."
    said = [message(bad.format("x")), message(bad.format("y"), file="0001.html"), message("A hint.", kind="info")]

    verdict = verdict_on(said, names)

    assert verdict.errors == [bad.format("…") + " (2 pages; / line 3: <b>)"]
    assert verdict.warnings == ["A hint. (1 pages; / line 3: <b>)"]


def lighthouse_report(speed, *, contrast=1):
    """A report of Lighthouse, cut down to what is read."""
    audits = {
        name: {"id": name, "title": name, "score": 1, "scoreDisplayMode": "numeric", "displayValue": "1 s"}
        for name in (
            *("first-contentful-paint", "largest-contentful-paint", "total-blocking-time"),
            *("speed-index", "cumulative-layout-shift", "color-contrast", "unused-css"),
        )
    }
    audits["color-contrast"]["score"] = contrast
    audits["largest-contentful-paint"]["score"] = speed
    audits["unused-css"]["score"] = 0
    categories = {
        "performance": (speed, [("largest-contentful-paint", 25), ("unused-css", 0)]),
        "accessibility": (contrast, [("color-contrast", 7)]),
        "best-practices": (1, []),
        "seo": (1, []),
    }
    return {
        "audits": audits,
        "categories": {
            name: {"score": score, "auditRefs": [{"id": audit, "weight": weight} for audit, weight in refs]}
            for name, (score, refs) in categories.items()
        },
    }


def test_the_median_of_the_runs_counts_and_each_shortfall_is_named():
    verdict = Verdict("Lighthouse")

    weigh("home", [lighthouse_report(speed) for speed in (0.4, 0.97, 0.99)], verdict)

    assert verdict.figures[0].startswith("| home | 97 (40–99) | 100 | 100 | 100 |")
    assert verdict.errors == ["home: performance 97: largest-contentful-paint (largest-contentful-paint, 1 s)"]
    assert verdict.warnings == ["home: performance: unused-css (unused-css, 1 s)"]


def test_what_is_meant_to_be_so_is_told_and_no_error():
    report = lighthouse_report(1)
    report["audits"]["is-crawlable"] = report["audits"]["color-contrast"] | {"id": "is-crawlable", "score": 0}
    report["categories"]["seo"] = {"score": 0.69, "auditRefs": [{"id": "is-crawlable", "weight": 4}]}
    search, home = Verdict("Lighthouse"), Verdict("Lighthouse")

    weigh("search", [report], search)
    weigh("home", [report], home)

    assert search.errors == []
    assert "search: seo 69: is-crawlable, meant: pages of results are not to be indexed" in search.warnings
    assert home.errors == ["home: seo 69: is-crawlable (color-contrast, 1 s)"]


def test_a_hundred_in_all_is_no_error():
    verdict = Verdict("Lighthouse")

    weigh("home", [lighthouse_report(1)], verdict)

    assert verdict.errors == []


def test_the_summary_says_when_what_and_how_much():
    verdicts = [Verdict("Links", errors=["/gone/ answers 404"], figures=["9 addresses asked"]), Verdict("axe")]

    text = summary(verdicts, now=datetime(2022, 5, 31, 12, 20, tzinfo=UTC))

    assert text.startswith("31 May 2022, 12:20 UTC, commit ")
    assert "## Links: 1 errors, 0 warnings\n\n9 addresses asked\n\n- **error** /gone/ answers 404\n" in text


def test_what_the_machine_lacks_is_named_with_how_to_get_it(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("CHROMIUM", raising=False)

    with pytest.raises(Missing, match="apt install chromium default-jre-headless nodejs npm"):
        demand(["crawl", "html", "lighthouse"])
