"""Axe over every page: no violation of WCAG 2.0 to 2.2 at A and AA, nor of best practice."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from typing import Literal

import pytest

from tests.browser import axe
from tests.browser.sitepages import every_page, one_of_each_kind
from tests.browser.watching import Opener

PHONE = 390
WIDTHS = (320, 390, 1280)
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
TABS = 2
"""So many pages are tested at a time, each by a process of the browser's."""


def _found(
    open_page: Opener, site_url: str, pages: Sequence[str], widths: Sequence[int]
) -> list[str]:
    """What axe finds on these pages, in both colour schemes at each width."""
    tabs = [open_page("404.html") for _ in range(TABS)]
    found = []
    for place in range(0, len(pages), TABS):
        batch = list(zip(tabs, pages[place : place + TABS], strict=False))
        for tab, page in batch:
            tab.set_viewport_size({"width": widths[0], "height": 900})
            tab.goto(site_url + page)
        for width in widths:
            for scheme in SCHEMES:
                for tab, _ in batch:
                    tab.set_viewport_size({"width": width, "height": 900})
                    tab.emulate_media(color_scheme=scheme)
                    axe.start(tab)
                for tab, page in batch:
                    found += [f"/{page} {width} {scheme}: {fault}" for fault in axe.finish(tab)]
    return found


def test_every_page_on_a_phone_in_light_and_dark(
    open_page: Opener, site_url: str, built_site: pathlib.Path
) -> None:
    assert _found(open_page, site_url, every_page(built_site), [PHONE]) == []


def test_a_page_of_each_kind_at_every_width(
    open_page: Opener, site_url: str, built_site: pathlib.Path, request: pytest.FixtureRequest
) -> None:
    """With --full, every page."""
    full = request.config.getoption("--full")
    pages = every_page(built_site) if full else one_of_each_kind(built_site)
    assert _found(open_page, site_url, pages, WIDTHS) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_with_menu_and_search_open(
    open_page: Opener, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = open_page("", width=width, scheme=scheme)
    menu = page.get_by_role("button", name="Menu")
    if menu.is_visible():
        menu.click()
        page.get_by_role("navigation", name="Site").get_by_role("link").first.wait_for()
        assert axe.violations(page) == []
    search = page.get_by_role("button", name="Search")
    if search.is_visible():
        search.click()
    page.get_by_role("search").locator("input").fill("the plan")
    page.locator("a.md-search-result__link").first.wait_for()
    assert axe.violations(page) == []
