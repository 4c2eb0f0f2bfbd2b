"""The frame of every page: the ways past it, the menu, and "Exit this page"."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
from playwright.sync_api import Page, Route

from actionplan.model.help import EXIT
from tests.browser.watching import Opener

FOCUSED = "(document.activeElement.ariaLabel || document.activeElement.textContent).trim()"
BLANK = "!document.querySelector('main').checkVisibility()"


@pytest.fixture
def leaving(open_page: Opener) -> Callable[[], Page]:
    """Opens a page from which the way out leads nowhere: the other site answers with no page."""

    def nothing(route: Route) -> None:
        route.fulfill(status=204)

    def opened() -> Page:
        page = open_page("areas/")
        page.context.route(f"{EXIT}**", nothing)
        return page

    open_page.expected.append(EXIT)
    return opened


@pytest.mark.parametrize("path", ["", "not/there/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_first_stops_are_past_the_frame_and_out(
    open_page: Opener, path: str, width: int
) -> None:
    page = open_page(path, width=width)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to main content"
    first = page.locator(":focus").bounding_box()
    assert first
    assert first["x"] >= 0
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Exit this page"
    assert page.evaluate("document.activeElement.href") == EXIT
    open_page.faults[:] = [fault for fault in open_page.faults if "404" not in fault]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_exit_is_never_covered(open_page: Opener, width: int) -> None:
    page = open_page("glossary/", width=width, height=600)
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"scrollTo({{top: {place}, behavior: 'instant'}})")
        seen = page.evaluate(
            """() => {
                const box = document.querySelector(".bar__exit").getBoundingClientRect();
                return [[box.left + 4, box.top + 4], [box.right - 4, box.bottom - 4]].every(
                    ([x, y]) => document.elementFromPoint(x, y)?.closest(".bar__exit"));
            }"""
        )
        assert seen, (width, place)
    box = page.locator(".bar__exit").bounding_box()
    assert box
    assert box["height"] >= 44


@pytest.mark.parametrize("name", ["Menu", "Search"])
def test_exit_stays_in_sight_over_an_open_panel(open_page: Opener, name: str) -> None:
    page = open_page("glossary/", width=320, height=480)
    page.get_by_role("button", name=name).click()
    assert page.locator(".bar__exit").evaluate(
        "one => { const box = one.getBoundingClientRect();"
        " return !!document.elementFromPoint(box.left + 9, box.top + 9)?.closest('.bar__exit'); }"
    )


def test_exit_blanks_the_page_at_once(leaving: Callable[[], Page]) -> None:
    """The page is blank in the same task as the press, whatever the other site does."""
    page = leaving()
    gone, title, text = page.evaluate(
        f"(() => {{ document.querySelector('.bar__exit').click();"
        f" return [{BLANK}, document.title, document.body.innerText.trim()]; }})()"
    )
    assert gone
    assert title == "Loading"
    assert text == "Loading."


def test_three_presses_of_shift_leave(leaving: Callable[[], Page]) -> None:
    page = leaving()
    status = page.locator("[data-exit-status]")
    page.keyboard.press("Shift")
    assert status.text_content() == "Shift, press 2 more times to exit."
    page.keyboard.press("Shift")
    assert status.text_content() == "Shift, press 1 more time to exit."
    assert page.locator(".bar__presses i.on").count() == 2
    page.keyboard.press("Shift")
    assert page.evaluate(BLANK)


def test_shift_for_capitals_does_not_leave(leaving: Callable[[], Page]) -> None:
    page = leaving()
    field = page.locator("input.md-search__input")
    field.press_sequentially("RSB")
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    for _ in range(2):
        page.keyboard.press("Shift")
        page.keyboard.press("a")
    page.keyboard.press("Shift")
    assert not page.evaluate(BLANK)


def test_presses_far_apart_do_not_leave(leaving: Callable[[], Page]) -> None:
    page = leaving()
    page.clock.install()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.run_for(5100)
    assert page.locator("[data-exit-status]").text_content() == "Exit this page expired."
    page.keyboard.press("Shift")
    assert not page.evaluate(BLANK)


def test_back_from_outside_shows_no_blank_page(leaving: Callable[[], Page]) -> None:
    page = leaving()
    title = page.title()
    page.evaluate("document.querySelector('.bar__exit').click()")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert not page.evaluate(BLANK)
    assert page.title() == title


def test_exit_takes_the_place_of_the_page_in_the_history(open_page: Opener) -> None:
    open_page.expected.append(EXIT)
    page = open_page("areas/")
    page.context.route(f"{EXIT}**", lambda route: route.fulfill(body="weather"))
    page.goto(page.url.replace("areas/", "glossary/"))
    page.locator(".bar__exit").click()
    page.wait_for_url(f"{EXIT}**")
    page.go_back()
    assert page.url.endswith("/areas/")


def test_exit_without_script_is_a_link(open_page: Opener) -> None:
    page = open_page("areas/", javascript=False)
    link = page.locator(".bar__exit")
    assert link.get_attribute("href") == EXIT
    assert link.get_attribute("target") is None
    assert set((link.get_attribute("rel") or "").split()) == {"nofollow", "noreferrer"}


def test_the_frame_is_not_printed(open_page: Opener) -> None:
    page = open_page("areas/")
    page.emulate_media(media="print")
    for part in (".bar", ".site-nav", ".skips", ".site-head"):
        assert not page.locator(part).is_visible(), part
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    text = " ".join(sheet.extract_text() for sheet in printed.pages)
    assert "Exit this page" not in text
    assert "/areas/" in text


def test_the_menu_of_a_phone_by_keyboard(open_page: Opener) -> None:
    page = open_page("areas/", width=390)
    button = page.get_by_role("button", name="Menu")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.matches('#site-nav a')")
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate(FOCUSED) == "Menu"
    page.keyboard.press("Space")
    links = page.locator("#site-nav a")
    for _ in range(links.count()):
        page.keyboard.press("Tab")
    # Past its last link the panel closes, and the focus is in what it covered.
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.matches('main *')")


def test_without_script_a_phone_has_every_way(open_page: Opener) -> None:
    page = open_page("", width=390, javascript=False)
    assert page.locator("button:visible").count() == 0
    page.get_by_role("link", name="Menu").click()
    assert page.locator("#site-nav").is_visible()
    assert page.locator("#site-nav a").count() > 3
