"""The copies, opened from a folder by a browser that has no network."""

from __future__ import annotations

import io
import json
import pathlib
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Literal

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe
from tests.browser.sitepages import file_of, one_of_each_kind
from tests.browser.watching import Opener


@pytest.fixture(scope="module")
def folder(built_site: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The archive of the published plan, unpacked."""
    unpacked = tmp_path_factory.mktemp("a stick")
    with zipfile.ZipFile(built_site / "data/site.zip") as packed:
        packed.extractall(unpacked)
    (inside,) = unpacked.iterdir()
    return inside


@pytest.fixture
def offline(browser: Browser, folder: pathlib.Path) -> Iterator[Opener]:
    """Opens files of the folder; the network is off."""
    opener = Opener(browser, f"{folder.as_uri()}/", offline=True)
    yield opener
    opener.close()
    assert opener.faults == []


@pytest.fixture
def one_file(
    browser: Browser, built_site: pathlib.Path, tmp_path: pathlib.Path
) -> Iterator[Opener]:
    """Opens the file of all briefings, which lies alone in a folder; the network is off."""
    (tmp_path / "briefings.html").write_bytes((built_site / "data/briefings.html").read_bytes())
    opener = Opener(browser, f"{tmp_path.as_uri()}/", offline=True)
    yield opener
    opener.close()
    assert opener.faults == []


def _printed(page: Page) -> list[str]:
    """The words of each side, on A4."""
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    return [_letters(sheet.extract_text()) for sheet in sheets]


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def test_a_reader_finds_the_way_through_the_folder(offline: Opener, folder: pathlib.Path) -> None:
    page = offline("index.html", width=1280)
    for name in ("Glossary", "Agencies", "Home"):
        page.get_by_role("navigation", name="Site").get_by_role("link", name=name).click()
        page.wait_for_load_state()
        assert page.url.startswith(folder.as_uri())
        assert page.url.endswith("index.html")
        assert page.locator("h1").is_visible()
        assert page.get_by_role("link", name="Exit this page").last.is_visible()


def test_a_page_of_each_kind_looks_as_it_does_on_the_site(
    offline: Opener, built_site: pathlib.Path, folder: pathlib.Path
) -> None:
    page = offline("index.html", width=390)
    for kind in one_of_each_kind(built_site):
        if kind != "404.html":
            path = file_of(folder, kind)
            page.goto(path.as_uri())
            assert (
                page.evaluate("getComputedStyle(document.querySelector('.bar')).position")
                == "sticky"
            )
            assert page.evaluate("document.documentElement.className") == "js"
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, kind


def test_search_works_in_the_folder(offline: Opener, folder: pathlib.Path) -> None:
    page = offline("areas/index.html", width=1280)
    search = page.get_by_role("search")
    search.locator("input").fill("the plan")
    link = page.locator("a.md-search-result__link").first
    link.click()
    page.wait_for_load_state()
    assert page.url.startswith(folder.as_uri())
    assert page.locator("h1").is_visible()


def test_a_page_of_the_folder_prints(offline: Opener, folder: pathlib.Path) -> None:
    plan = json.loads((folder / "data/plan.json").read_text("utf-8"))
    area = plan["areas"][0]
    text = "".join(_printed(offline(f"areas/{area['ref']}/index.html")))
    assert _letters(area["title"]) in text
    assert _letters(plan["plan"]["edition"]) in text
    assert _letters("Exit this page") not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_one_file_can_be_read_by_everyone(
    one_file: Opener, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = one_file("briefings.html", width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe.violations(page) == []


def test_the_list_in_the_one_file_leads_to_each_briefing(
    one_file: Opener, plan: dict[str, Any]
) -> None:
    page = one_file("briefings.html", width=390)
    for briefing in plan["briefings"]:
        page.get_by_role("navigation", name="Briefings").get_by_role(
            "link", name=briefing["title"]
        ).click()
        top = page.get_by_role("heading", name=briefing["title"], exact=True).bounding_box()
        assert top
        assert -1 <= top["y"] < 300, briefing["id"]
        exit_link = page.get_by_role("link", name="Exit this page").bounding_box()
        assert exit_link
        assert exit_link["y"] < 20


def test_each_briefing_of_the_one_file_prints_on_sheets_of_its_own(
    one_file: Opener, plan: dict[str, Any]
) -> None:
    sides = _printed(one_file("briefings.html"))
    for briefing in plan["briefings"]:
        title = _letters(briefing["title"])
        assert [side for side in sides if side.startswith(title)], briefing["id"]
    assert len(sides) <= 2 + 2 * len(plan["briefings"]) + 2
    assert _letters("Words explained") in sides[-1] + sides[-2]
    assert _letters("Exit this page") not in "".join(sides)


@pytest.fixture(scope="module")
def plan(built_site: pathlib.Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((built_site / "data/plan.json").read_text("utf-8"))
    return found
