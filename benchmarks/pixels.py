"""Measure on a running site what its pages fetch of each photograph, and whether anything moves while they load.

    manage.py prepare, make_renditions, serve; then: python -m benchmarks.pixels http://localhost:8000 [path ...]

At four widths, on screens of one and of two pixels to a pixel of CSS, for each photograph that is seen: how many pixels
it has over how many it is shown in. Never more than half as much again, and never fewer than it is shown in, unless the
photograph has no more. Nothing on a page may move: the sum of its layout shifts is nought. Ends with 1 if anything is
amiss. CHROMIUM names another browser than the one on the path.
"""

import os
import shutil
import sys
from operator import itemgetter
from urllib.parse import urljoin

from playwright.sync_api import sync_playwright

WIDTHS, DENSITIES = (360, 768, 1280, 1920), (1, 2)
HEIGHTS = {360: 740, 768: 1024, 1280: 800, 1920: 1080}
MOST = 1.5
# A pixel of layout is a fraction of one; browsers round.
SLACK = 0.02
# The first of each kind that these lists lead to is looked at too.
LISTS = ("/tags/", "/authors/", "/companies/", "/partnerships/", "/archive/")

WATCH = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    const nodes = shift.sources.map((source) => source.node?.className || source.node?.nodeName);
    window.moved.push([shift.value, nodes.join(", ")]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
# What a frame cuts is fetched as well: what counts is the size of the whole picture, cut or not.
MEASURE = """
() => [...document.querySelectorAll(".photo img")].filter((img) => img.clientWidth).map((img) => {
  const box = img.getBoundingClientRect();
  const form = img.getAttribute("width") / img.getAttribute("height");
  const covers = getComputedStyle(img).objectFit === "cover";
  const shown = (covers ? Math.max(box.width, box.height * form) : box.width) * devicePixelRatio;
  const name = img.currentSrc.split("/").pop();
  const offered = [...img.closest("picture").querySelectorAll("[srcset]")].flatMap((each) => each.srcset.split(", "));
  const widths = offered.map((each) => each.split(" ")).map(([url, width]) => [url.split("/").pop(), parseInt(width)]);
  const has = widths.find(([url]) => url === name)?.[1] ?? 0;
  const most = Math.max(...widths.map(([, width]) => width));
  return { shown, has, most, name, sizes: img.sizes, where: img.closest("[class]:not(.photo, .enlarge)").className };
})
"""


def amiss(found):
    """Return what is wrong with a photograph as it was measured, "" if nothing is."""
    ratio = found["has"] / found["shown"]
    if ratio > MOST + SLACK:
        return "more than it needs"
    return "fewer than it could have" if ratio < 1 - SLACK and found["has"] < found["most"] else ""


def told_of(found):
    measured = f"{found['has']} for {found['shown']:.0f}, of {found['most']} at most"
    return f"{amiss(found)}: {measured} ({found['where']}; {found['sizes']})"


def look_at(browser, address, width, density):
    """Return the photographs of a page as they were measured, and what moved: [(how much, what)]."""
    size = {"width": width, "height": HEIGHTS[width]}
    context = browser.new_context(viewport=size, device_scale_factor=density)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(address, wait_until="load")
    for _ in range(60):
        page.mouse.wheel(0, size["height"] * 0.8)
        page.wait_for_timeout(60)
        if page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 2"):
            break
    page.wait_for_load_state("networkidle")
    found, moved = page.evaluate(MEASURE), page.evaluate("window.moved")
    context.close()
    return shown_once(found), moved


def shown_once(found):
    """Return each file once, as large as it is shown: a browser takes what it has fetched for another place."""
    largest = {}
    for each in sorted(found, key=itemgetter("shown")):
        largest[each["name"]] = each
    return list(largest.values())


def paths_of(browser, site):
    """Return the home page, the lists, and the first pages that they lead to: every story on the home page."""
    page = browser.new_page()
    paths = ["/"]
    for path in ("/", *LISTS):
        page.goto(urljoin(site, path))
        links = page.eval_on_selector_all("main a[href^='/']", "links => links.map((link) => link.pathname)")
        paths += [path, *(dict.fromkeys(links) if path == "/" else links[:2])]
    page.close()
    return list(dict.fromkeys(path for path in paths if not path.startswith("/media/")))


def report(browser, site, paths):
    wrong, number = 0, 0
    for path in paths:
        for width in WIDTHS:
            for density in DENSITIES:
                found, moved = look_at(browser, urljoin(site, path), width, density)
                number += len(found)
                told = dict.fromkeys(told_of(each) for each in found if amiss(each))
                told |= dict.fromkeys(f"moved by {value:.4f}: {nodes}" for value, nodes in moved)
                wrong += len(told)
                for line in told:
                    sys.stdout.write(f"{path} at {width} × {density}: {line}\n")
    sys.stdout.write(f"{number} photographs on {len(paths)} pages; {wrong} amiss\n")
    return wrong


def main(site, *paths):
    with sync_playwright() as playwright:
        executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        return report(browser, site, paths or paths_of(browser, site)) > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
