"""What a reader with large type, a small window or a pointer that is not steady must still get."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.sitepages import every_page, one_of_each_kind
from tests.browser.watching import Opener


@pytest.fixture(scope="module")
def kinds(built_site: pathlib.Path, request: pytest.FixtureRequest) -> list[str]:
    """One page of each kind; with --full, every page."""
    full = request.config.getoption("--full")
    return every_page(built_site) if full else one_of_each_kind(built_site)


def test_nothing_needs_scrolling_two_ways_at_four_times_the_size(
    open_page: Opener, kinds: list[str]
) -> None:
    """WCAG 1.4.10: 320 by 256 CSS pixels are a desktop window at 400%."""
    for path in kinds:
        page = open_page(path, width=320, height=256)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        over = page.evaluate(
            """() => [...document.querySelectorAll("main *, header *, footer *")]
            .filter(one => one.checkVisibility({visibilityProperty: true}))
            .filter(one => one.getBoundingClientRect().right > 321 && one.clientWidth > 1)
            .map(one => one.outerHTML.slice(0, 100))"""
        )
        assert over == [], path
        page.context.close()


SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""


CLIPPED = """() => [...document.querySelectorAll("body *")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && one.clientWidth > 1)
  .filter(one => !one.closest("svg"))
  .filter(one => /hidden|clip/.test(getComputedStyle(one).overflow))
  .filter(one => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
  .map(one => one.outerHTML.slice(0, 100))"""
"""Elements that cut off a part of what they hold."""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_cut_off_when_a_reader_spaces_the_text(
    open_page: Opener, kinds: list[str], width: int
) -> None:
    """WCAG 1.4.12. The reader's own style sheet is put in by the browser, so no policy refuses it."""
    for path in kinds:
        page = open_page(path, width=width)
        _reader_styles(page, SPACED)
        assert (
            page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing")
            != "normal"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate(CLIPPED) == [], path
        page.context.close()


def _reader_styles(page: Page, styles: str) -> None:
    page.evaluate(
        """styles => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(styles);
          document.adoptedStyleSheets = [sheet];
        }""",
        styles,
    )


SMALL = """least => {
  const boxes = [...document.querySelectorAll("a[href], button, input, summary, select, textarea")]
    .filter(one => one.checkVisibility({visibilityProperty: true}))
    .map(one => ({one, box: one.getBoundingClientRect(), style: getComputedStyle(one)}))
    .filter(({box}) => box.width > 1 && box.height > 1);
  const alone = ({one}) => {
    let block = one.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const around = block.cloneNode(true);
    for (const link of around.querySelectorAll("a, button")) link.remove();
    return !around.textContent.replace(/[\\s,.;:()]/g, "");
  };
  // A link within a sentence is as high as its line; the criterion exempts it.
  const small = boxes.filter(({one, box, style}) => Math.min(box.width, box.height) < least
    && !(style.display === "inline" && !alone({one})));
  const middle = ({box}) => [box.x + box.width / 2, box.y + box.height / 2];
  // One that is too small may do if a circle of that size on it touches no other target.
  // The box around a link that runs on to a second line is not where it can be pressed: its parts are.
  return small.filter(each => boxes.some(other => other.one !== each.one
    && [...other.one.getClientRects()].some(part => {
      const [x, y] = middle(each);
      const right = Math.max(part.left - x, 0, x - part.right);
      const down = Math.max(part.top - y, 0, y - part.bottom);
      return Math.hypot(right, down) < least / 2;
    }))).map(({one, box}) =>
    `${Math.round(box.width)} by ${Math.round(box.height)}: ${one.outerHTML.slice(0, 100)}`);
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_whatever_can_be_pressed_is_large_enough(
    open_page: Opener, kinds: list[str], width: int
) -> None:
    """WCAG 2.5.8: 24 by 24 pixels, or so far from others that nobody presses the wrong one."""
    for path in kinds:
        page = open_page(path, width=width)
        assert page.evaluate(SMALL, 24) == [], path
        page.context.close()


STORED = """async () => ({
  local: {...localStorage}, session: {...sessionStorage}, cookies: document.cookie,
  databases: (await indexedDB.databases()).map(one => one.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map(one => one.scope),
})"""
NOTHING: dict[str, Any] = {
    "local": {},
    "session": {},
    "cookies": "",
    "databases": [],
    "caches": [],
    "workers": [],
}


def test_nothing_is_stored_after_a_journey(
    open_page: Opener, kinds: list[str], site_url: str
) -> None:
    """Through a page of each kind, with a search on the way, in one browser window."""
    page = open_page("", width=390)
    button = page.get_by_role("button", name="Search")
    if button.is_visible():
        button.click()
    page.get_by_role("search").locator("input").fill("the plan")
    page.locator("a.md-search-result__link").first.click()
    page.wait_for_load_state()
    assert "?" not in page.url
    for path in kinds:
        page.goto(site_url + path)
    assert page.evaluate(STORED) == NOTHING
    assert page.context.cookies() == []


def test_no_page_asks_for_anything_elsewhere(
    open_page: Opener, built_site: pathlib.Path, site_url: str
) -> None:
    """The opener keeps each request that leaves the site as a fault; so it does what a policy refuses."""
    page = open_page("", width=390)
    for path in every_page(built_site):
        page.goto(site_url + path)
        assert open_page.faults == [], path
