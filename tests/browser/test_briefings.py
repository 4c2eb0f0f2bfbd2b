"""Briefings and pathways in a browser: on paper, by keyboard, on a phone, without script."""

from __future__ import annotations

import io
import json
import pathlib
import re
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import serving
from tests.browser.watching import Opener


@pytest.fixture(scope="module")
def plan(built_site: pathlib.Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((built_site / "data/plan.json").read_text("utf-8"))
    return found


@pytest.fixture
def invented(browser: Browser, briefed_site: pathlib.Path) -> Iterator[Opener]:
    """Opens pages of the invented plan with briefings."""
    with serving(briefed_site) as address:
        opener = Opener(browser, address)
        yield opener
        opener.close()
    assert opener.faults == []


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def _printed(page: Page) -> tuple[int, str]:
    """The number of sheets' sides, and every word on them."""
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    return len(sheets), _letters(" ".join(sheet.extract_text() for sheet in sheets))


def test_each_briefing_prints_whole_on_one_sheet(open_page: Opener, plan: dict[str, Any]) -> None:
    """Two sides at most, with every word that the page shows, the address, and nothing of the frame."""
    for briefing in plan["briefings"]:
        page = open_page(f"briefings/{briefing['id']}/")
        wanted = page.locator("article").evaluate(
            "article => [...article.querySelectorAll('h1, h2, p, li, dt, dd')]"
            ".filter(one => !one.closest('.screen-only, .page-foot'))"
            ".map(one => [...one.childNodes].filter(node => node.nodeName !== 'svg')"
            ".map(node => node.textContent).join(''))"
        )
        sides, text = _printed(page)
        assert sides <= 2, briefing["id"]
        for words in wanted:
            assert _letters(words) in text, (briefing["id"], words)
        assert _letters(f"/briefings/{briefing['id']}/") in text
        assert _letters("Show it in a meeting room") not in text
        page.context.close()


def test_the_sheet_carries_a_code_of_its_address(invented: Opener) -> None:
    page = invented("briefings/lit-crossings/")
    assert not page.locator("svg.qr").is_visible()
    page.emulate_media(media="print")
    box = page.locator("svg.qr").bounding_box()
    assert box
    assert box["width"] > 60


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_meeting_room_by_keyboard(invented: Opener, width: int, javascript: bool) -> None:
    """Enter on the first link of each screen leads through every part to the sheet, and back out."""
    page = invented("briefings/wardens/present/", width=width, javascript=javascript)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    seen = []
    for target in [*(f"part-{number}" for number in range(1, 8)), "talk", "sheet"]:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/#{target}")
        top = page.locator(f"#{target}").bounding_box()
        assert top
        assert abs(top["y"]) < 60, target
        seen.append(page.locator(f"#{target} h2").inner_text())
    assert len(set(seen)) == 9
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefings/wardens/")


def test_the_meeting_room_stores_nothing_and_shows_one_part_at_a_time(invented: Opener) -> None:
    page = invented("briefings/lit-crossings/present/#part-4")
    heights = page.locator("section").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert all(height >= 899 for height in heights)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    size = page.locator("#part-4 li").first.evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)"
    )
    assert size >= 28


def test_the_sheet_to_fill_in_prints_alone(invented: Opener) -> None:
    sides, text = _printed(invented("briefings/lit-crossings/present/"))
    assert sides == 1
    assert _letters("What we agreed Who By when") in text
    assert _letters("Lighting crossings") in text
    assert _letters("Which crossings near us are dark") not in text


@pytest.mark.parametrize("javascript", [True, False])
def test_a_pathway_on_a_phone_and_on_paper(invented: Opener, javascript: bool) -> None:
    page = invented("pathways/failed-light/", width=390, javascript=javascript)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator(".flow").bounding_box()
    assert box
    assert box["width"] <= 390
    sizes = page.locator(".flow text").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 10
    right = page.locator(".flow text").evaluate_all(
        "all => Math.max(...all.map(one => one.getBoundingClientRect().right))"
    )
    assert right <= box["x"] + box["width"]
    _, text = _printed(page)
    for wanted in ("This is not the procedure", "It goes on a list", "What the plan leaves out"):
        assert _letters(wanted) in text


def test_the_steps_of_a_pathway_are_linked_for_the_keyboard(invented: Opener) -> None:
    page = invented("pathways/failed-light/", width=390)
    link = page.get_by_role("link", name="Step 3: It goes on a list").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#step-3")


def test_every_picture_of_the_plan_fits_its_frame(open_page: Opener, plan: dict[str, Any]) -> None:
    for pathway in plan["pathways"]:
        page = open_page(f"pathways/{pathway['id']}/", width=390)
        over = page.locator(".flow").evaluate(
            """flow => {
                const edge = one => one.getBoundingClientRect().right;
                const box = edge(flow.querySelector("rect"));
                return [...flow.querySelectorAll("text")]
                    .filter(one => edge(one) > (one.matches(".flow-label") ? edge(flow) : box))
                    .map(one => one.textContent);
            }"""
        )
        assert over == [], pathway["id"]
        page.context.close()
