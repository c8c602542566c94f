"""A real browser: the system's Chromium, driven by Playwright."""

import os
import shutil

import pytest
from django.db import connections
from playwright.sync_api import sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser(django_db_setup):
    """The browser of this worker; CHROMIUM names another than the one on the path.

    It asks for the database so that it is gone first, with every connection that was opened beside it:
    PostgreSQL drops no database that somebody is connected to.
    """
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        pytest.skip("There is no Chromium: install chromium, or name one with CHROMIUM=/path/to/it.")
    # Playwright keeps an event loop running in this thread. Django refuses its database beside one unless
    # it is told not to, and then gives the thread other connections than those it had before.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()
        connections.close_all()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def complaints():
    """What the browser complained of: a test that provokes a complaint asserts it and clears the list."""
    return []


@pytest.fixture
def page(browser, live_server, complaints):
    """A fresh page on the live server; script errors and refusals of the content security policy fail the test."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    context.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    context.on("weberror", lambda problem: complaints.append(str(problem.error)))
    yield context.new_page()
    context.close()
    assert complaints == []
