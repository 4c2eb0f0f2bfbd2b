"""A real browser for the tests in this folder, and the built site to open in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.browser import NoBrowser, find
from tests.browser.serving import serving
from tests.browser.watching import Opener

HERE = Path(__file__).parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `-m "not browser"` leaves them out."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser: the one that `run.py test` found, or under plain pytest whatever is here.

    Without one the tests fail; they are never skipped.
    """
    path = os.environ.get("BROWSER_PATH")
    try:
        path = path or str(find())
    except NoBrowser as why:
        pytest.fail(str(why), pytrace=False)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the built site, with a slash at the end."""
    with serving(built_site) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser, site_url: str) -> Iterator[Opener]:
    """Opens pages of the site: `open_page("areas/4.12/", width=360, scheme="dark")`.

    Closes them afterwards, and fails the test if a page showed a fault; see `Opener.faults`.
    """
    opener = Opener(browser, site_url)
    yield opener
    opener.close()
    assert opener.faults == []
