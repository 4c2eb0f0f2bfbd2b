"""Pages of the published plan, one of each kind, as readers get them."""

from __future__ import annotations

import io
import json
import pathlib
import re
from typing import Any

import pypdf
import pytest
from bs4 import BeautifulSoup

from actionplan.pages.facts import MAX_NAVIGATION
from tests.browser.sitepages import every_page
from tests.browser.watching import Opener


@pytest.fixture(scope="module")
def plan(built_site: pathlib.Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((built_site / "data/plan.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def kinds(
    plan: dict[str, Any], built_site: pathlib.Path, request: pytest.FixtureRequest
) -> list[str]:
    """The longest page of each kind: where something breaks, it breaks there. With --full, all."""
    if request.config.getoption("--full"):
        return every_page(built_site)
    area = max(plan["areas"], key=lambda one: len(one["actions"]))
    leads = max(plan["agencies"], key=lambda one: len(one["leads"]))
    oversees = max(plan["agencies"], key=lambda one: len(one["oversees"]))
    found = ["", "areas/", f"areas/{area['ref']}/", f"sections/{area['section']}/", "agencies/"]
    found += [f"agencies/{leads['id']}/", "edition/", "data/", "404.html"]
    found += ["stay-safe/", "accessibility/", "privacy/"]
    found += ["help/"] if (built_site / "help").exists() else []
    found += ["timescales/"] if any(one["due"] for one in area["actions"]) else []
    found += [f"briefings/{one['id']}/" for one in plan["briefings"][:1]]
    found += ["briefings/"] if plan["briefings"] else []
    found += [f"pathways/{one['id']}/" for one in plan["pathways"][:1]]
    found += ["glossary/"] if plan["acronyms"] else []
    since = ("progress/", "updates/", f"edition/{plan['plan']['version']}/")
    found += [path for path in since if (built_site / path).is_dir()]
    found += ["oversight/", f"oversight/{oversees['id']}/"] if oversees["oversees"] else []
    return found


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_window(
    open_page: Opener, kinds: list[str], width: int, scheme: Any
) -> None:
    for path in kinds:
        page = open_page(path, width=width, scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.context.close()


def test_dark_and_light_follow_the_reader_s_setting(open_page: Opener) -> None:
    colours = []
    for scheme in ("light", "dark"):
        page = open_page("", scheme=scheme)
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    light, dark = ([int(part) for part in re.findall(r"\d+", colour)[:3]] for colour in colours)
    assert sum(light) > 700
    assert sum(dark) < 150


def test_nothing_is_stored_on_the_reader_s_device(open_page: Opener, kinds: list[str]) -> None:
    for path in kinds:
        page = open_page(path)
        stored = page.evaluate(
            "Object.keys(localStorage).length + Object.keys(sessionStorage).length"
        )
        assert stored == 0, path
        assert page.context.cookies() == []
        page.context.close()


def test_without_script_every_page_still_says_everything(
    open_page: Opener, kinds: list[str], built_site: pathlib.Path
) -> None:
    for path in kinds:
        page = open_page(path, width=390, javascript=False)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        shown = " ".join(page.locator("article").inner_text().split())
        file = built_site / path / "index.html" if not path.endswith(".html") else built_site / path
        wanted = BeautifulSoup(file.read_text("utf-8"), "html.parser").find("article")
        assert wanted is not None
        for word in set(re.findall(r"\w{4,}", wanted.get_text(" "))) - _undrawn(file):
            assert word.casefold() in shown.casefold(), (path, word)
        page.context.close()


def _undrawn(file: pathlib.Path) -> set[str]:
    """Words of a picture's title and description, which are not drawn."""
    page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
    return {
        word
        for element in page.find_all(["title", "desc"])
        for word in re.findall(r"\w{4,}", element.get_text())
    }


def test_the_navigation_is_small_for_the_reader_too(open_page: Opener, kinds: list[str]) -> None:
    for path in kinds:
        page = open_page(path)
        visible = page.locator(".site-nav a:visible").count()
        assert 0 < visible <= MAX_NAVIGATION, path
        page.context.close()


def test_an_area_prints_whole_on_a4(open_page: Opener, plan: dict[str, Any]) -> None:
    """Every word of the area is on paper, and neither header nor navigation is."""
    area = max(plan["areas"], key=lambda one: len(one["actions"]))
    page = open_page(f"areas/{area['ref']}/")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    width, height = (float(side) for side in printed.pages[0].mediabox[2:])
    assert (round(width), round(height)) in {(595, 842), (594, 841), (596, 842)}
    text = _squeezed(" ".join(sheet.extract_text() for sheet in printed.pages))
    texts = [area["title"], *area["findings"]]
    for action in area["actions"]:
        texts += [
            action["text"],
            *action["items"],
            action["after"],
            action["impact"],
            action["scrutiny"],
            *action["notes"],
        ]
    for wanted in filter(None, texts):
        assert _squeezed(wanted) in text, wanted
    assert _squeezed(plan["plan"]["edition"]) in text
    assert _squeezed("Data to download Skip") not in text


def _squeezed(text: str) -> str:
    """Letters and digits alone: a printed page breaks lines and hyphens where it likes."""
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def test_search_finds_an_area_by_its_title(open_page: Opener, plan: dict[str, Any]) -> None:
    area = plan["areas"][0]
    page = open_page("")
    page.locator("input.md-search__input").fill(re.sub(r"\W+", " ", area["title"]))
    page.locator("a.md-search-result__link").first.wait_for()
    addresses = page.locator("a.md-search-result__link").evaluate_all(
        "links => links.map(link => link.href)"
    )
    assert any(f"/areas/{area['ref']}/" in address for address in addresses)
