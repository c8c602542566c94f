"""Chromium on the site's pages, and what it complains of."""

from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from judge.pages import BROKEN, MISSING, broken_page
from judge.tools import chromium

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
# The console repeats the status of a page, also of one that was asked for because it is not there.
EXPECTED = {path: f"status of {name[:3]}" for name, path in MISSING.items()}


@contextmanager
def a_browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


class Window:
    """A window of one size and theme; `complaints` are pairs of a page and what the console said on it."""

    def __init__(self, browser, site, *, width, height=900, theme="light", scale=1):
        self.site, self.complaints, self.path = site, [], ""
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            color_scheme=theme,
            reduced_motion="reduce",
        )
        self.context.route(f"**{BROKEN}", lambda route: route.fulfill(body=broken_page(), content_type="text/html"))
        self.context.on("console", lambda said: said.type in ("error", "warning") and self.complain(said.text))
        self.context.on("weberror", lambda problem: self.complain(str(problem.error)))
        self.page = self.context.new_page()

    def complain(self, words):
        if EXPECTED.get(self.path, words + " ") not in words:
            self.complaints.append((self.path, words))

    def open(self, path):
        self.path = path
        self.page.goto(self.site + path, wait_until="load")
        return self.page

    def close(self):
        self.context.close()


@contextmanager
def a_window(browser, site, **how):
    window = Window(browser, site, **how)
    try:
        yield window
    finally:
        window.close()
