"""axe-core over one page of every type, on a phone and on a desk, by day and by night."""

import json

from axe_playwright_python.sync_playwright import Axe

from judge.browsing import a_browser, a_window
from judge.verdicts import Verdict

WIDTHS, THEMES = (360, 1280), ("light", "dark")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# Without preloading: it asks for style sheets that others import, at addresses of its own making.
OPTIONS = {"preload": False, "runOnly": {"type": "tag", "values": [*WCAG, "best-practice"]}}
KEPT = ("id", "impact", "tags", "help", "nodes")


def judge(crawl, types, folder):
    """Return the Verdict: what WCAG 2.2 A and AA ask are errors, good practice beyond them warnings."""
    verdict, raw, lines = Verdict("axe"), {}, {}
    with a_browser() as browser:
        for width in WIDTHS:
            for theme in THEMES:
                with a_window(browser, crawl.site, width=width, theme=theme) as window:
                    for name, path in types.items():
                        found = violations(window.open(path))
                        raw[f"{name}, {width} px, {theme}"] = found
                        note(found, f"{name} at {width} px, {theme}", lines)
    (folder / "axe.json").write_text(json.dumps(raw, indent=0))
    for (wcag, rule), places in sorted(lines.items()):
        (verdict.errors if wcag else verdict.warnings).append(f"{rule}: {'; '.join(places[:4])} ({len(places)} in all)")
    verdict.figures.append(f"axe-core on {len(types)} types of page at {WIDTHS} px, {' and '.join(THEMES)}")
    return verdict


def violations(page):
    """Return what axe finds, once the pictures in sight are there and fonts have come."""
    page.evaluate("document.fonts.ready")
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [{name: violation[name] for name in KEPT} for violation in found]


def note(found, place, lines):
    for violation in found:
        wcag = bool(set(violation["tags"]) & set(WCAG))
        nodes = ", ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:2])
        lines.setdefault((wcag, f"{violation['id']} ({violation['help']})"), []).append(f"{place}: {nodes}")
