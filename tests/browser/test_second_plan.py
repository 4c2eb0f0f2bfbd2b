"""The search box of a plan of another shape: its references have letters, its parts are found."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.serving import serving
from tests.browser.watching import Opener
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def second_site(build: Callable[..., pathlib.Path]) -> pathlib.Path:
    return build(ROOT / "tests" / "plans" / "second")


@pytest.fixture
def opened(browser: Browser, second_site: pathlib.Path) -> Iterator[Opener]:
    with serving(second_site) as address:
        opener = Opener(browser, address)
        yield opener
        opener.close()
    assert opener.faults == []


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("A1.2b", "areas/A1/#action-2b"),
        ("storm tank", "areas/A1/"),
        ("vale water", "agencies/water-company/"),
    ],
)
def test_it_is_searched(opened: Opener, query: str, address: str) -> None:
    page = opened("")
    page.locator("input.md-search__input").press_sequentially(query)
    first = page.locator("a.md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(rf"{re.escape(address)}$"))
