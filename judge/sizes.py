"""No page scrolls sideways: at 320 px, zoomed to 200 %, with text of double size; and the console says nothing."""

import json

from judge.browsing import a_browser, a_window
from judge.verdicts import Verdict

# How much wider the page is than the window, and what stands out of it and may not: not what scrolls within itself.
WIDER = """() => {
  const room = document.documentElement.clientWidth;
  const wider = document.documentElement.scrollWidth - room;
  if (wider <= 0) return null;
  const scrolls = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== "visible") return true;
    return false;
  };
  const out = [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > room + 1 && !scrolls(element));
  return {wider, out: out.slice(-3).map((element) => element.outerHTML.slice(0, 120))};
}"""
LARGER_TEXT = "document.documentElement.style.fontSize = '200%'"
# Title, the window, and whether text alone is of double size. 640 px is what is left of 1280 at 200 %.
MANNERS = (
    ("200 % zoom", {"width": 640, "height": 450, "scale": 2}, False),
    ("400 % zoom", {"width": 320, "height": 256, "scale": 4}, False),
    ("text of double size at 1280 px", {"width": 1280}, True),
    ("text of double size at 360 px", {"width": 360}, True),
    ("360 px", {"width": 360}, False),
    ("768 px", {"width": 768}, False),
    ("1920 px", {"width": 1920}, False),
)


def judge(crawl, types, folder):
    """Return the Verdict: every page that was crawled at 320 px, one of each type in the other manners."""
    verdict, raw = Verdict("Sizes"), {}
    every = list(dict.fromkeys([*(page.path for page in crawl.pages), *types.values()]))
    with a_browser() as browser:
        raw["320 px"] = widths(browser, crawl.site, every, {"width": 320, "height": 700}, verdict)
        for title, window, larger in MANNERS:
            raw[title] = widths(browser, crawl.site, types.values(), window, verdict, larger=larger)
    (folder / "sizes.json").write_text(json.dumps(raw, indent=1))
    for title, found in raw.items():
        too_wide = (f"{path} is {at['wider']} px too wide, {title}: {at['out']}" for path, at in found.items())
        verdict.errors.extend(too_wide)
    verdict.figures.append(f"{len(every)} pages at 320 px; {len(types)} types, {', '.join(m[0] for m in MANNERS)}")
    return verdict


def widths(browser, site, paths, how, verdict, *, larger=False):
    """Return what is too wide, by path; what the console says goes to the verdict."""
    found = {}
    with a_window(browser, site, **how) as window:
        for path in paths:
            page = window.open(path)
            if larger:
                page.evaluate(LARGER_TEXT)
            if wider := page.evaluate(WIDER):
                found[path] = wider
    new = [f"{path}: the console says {words}" for path, words in window.complaints]
    verdict.errors.extend(line for line in dict.fromkeys(new) if line not in verdict.errors)
    return found
