"""The search box of the invented plan: results, keyboard, without server, without script."""

from __future__ import annotations

import pathlib
import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from actionplan.model.loading import load
from actionplan.pages.listing import pages
from actionplan.pages.site import Site
from actionplan.search.index import search_index
from actionplan.search.words import words
from tests.browser.serving import serving
from tests.browser.watching import Opener
from tests.conftest import ROOT, make_briefed

FIELD = "input.md-search__input"
LINKS = "a.md-search-result__link"
NOTE = "plan of May 2021, not the procedure"


@pytest.fixture(scope="session")
def searched_plan(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The invented plan with briefings, pathways and synonyms."""
    data = make_briefed(tmp_path_factory.mktemp("searched") / "plan_data")
    shutil.copy(ROOT / "tests/plans/searched/synonyms.yml", data)
    return data


@pytest.fixture(scope="session")
def searched_site(build: Callable[..., pathlib.Path], searched_plan: pathlib.Path) -> pathlib.Path:
    """The site of that plan."""
    return build(searched_plan)


@pytest.fixture
def invented(browser: Browser, searched_site: pathlib.Path) -> Iterator[Opener]:
    """Opens pages of that site."""
    with serving(searched_site) as address:
        opener = Opener(browser, address)
        yield opener
        opener.close()
    assert opener.faults == []


def _open(page: Page) -> None:
    """Go to the field, as the width asks."""
    button = page.locator("button.site-search__open")
    if button.is_visible():
        button.click()
    else:
        page.locator(FIELD).focus()


def _typed(page: Page, query: str) -> list[str]:
    """The paths of the results of a query."""
    if not page.locator(FIELD).is_visible():
        _open(page)
    page.locator(FIELD).fill(query)
    page.locator("[role=search][data-settled]").wait_for()
    return _shown(page)


def _shown(page: Page) -> list[str]:
    found: list[str] = page.locator(LINKS).evaluate_all(
        "all => all.map(one => one.pathname.slice(1) + one.hash)"
    )
    return found


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("A1", "areas/A1/"),
        ("area a-1", "areas/A1/"),
        ("a1.2", "areas/A1/#action-2"),
        ("action A2/1", "areas/A2/#action-1"),
        ("b1 wardens", "areas/B1/"),
        ("RSB", "glossary/#rsb"),
        ("road safety board", "glossary/#rsb"),
        ("council", "agencies/council/"),
        ("tro", "areas/A1/"),
        ("what does TRO mean", "glossary/#tro"),
        ("crosings near shcools", "areas/A1/"),
        ("waking bus", "areas/B1/"),
        ("walkingbus", "areas/B1/"),
        ("street lamp", "briefings/lit-crossings/"),
        ("who trains the wardens?", "areas/B1/"),
        ("lights that fai", "areas/A2/"),
        ("two days", "areas/A2/"),
        ("2 days", "areas/A2/"),
        ("NEAR \u201cschools\u201d!", "areas/A1/"),
        ("a list of failed lights", "areas/A2/"),
    ],
)
def test_a_query_and_its_first_answer(invented: Opener, query: str, first: str) -> None:
    assert _typed(invented(""), query)[:1] == [first]


@pytest.mark.parametrize("query", ["swimming pool", "parking near rivers", "A9", "xq", "?!"])
def test_what_the_plan_does_not_have(invented: Opener, query: str) -> None:
    page = invented("")
    assert _typed(page, query) == []
    expect(page.locator("[role=search] [role=status]")).to_contain_text("Nothing found")


def test_a_result_says_what_it_is(invented: Opener) -> None:
    page = invented("")
    _typed(page, "lighting crossings")
    area = page.locator(LINKS, has_text="Crossings near schools")
    assert "Area for improvement A1" in area.inner_text()
    assert area.locator("mark").first.inner_text() == "Crossings"
    briefing = page.locator(LINKS, has=page.get_by_text("Briefing", exact=True))
    assert NOTE in briefing.first.inner_text()
    _typed(page, "failed light pathway")
    pathway = page.locator(LINKS, has=page.get_by_text("Pathway", exact=True)).first
    assert NOTE in pathway.inner_text()
    _typed(page, "hurt")
    assert "In the text: hurt" in page.locator(LINKS).first.inner_text()


def test_a_body_its_successor_and_its_oversight_come_together(invented: Opener) -> None:
    found = _typed(invented(""), "highways service")
    assert found[:2] == ["agencies/roads-trust/", "agencies/highways-service/"]
    found = _typed(invented(""), "Road Safety Board")
    assert "oversight/safety-board/" in found[:2]


def test_presenter_views_are_not_found(invented: Opener) -> None:
    page = invented("")
    for query in ("lighting crossings", "briefing", "present"):
        assert not [path for path in _typed(page, query) if "present" in path]


def test_each_page_stands_once(invented: Opener) -> None:
    found = _typed(invented(""), "crossings lights council")
    assert len(found) == len(set(found))


def test_a_correction_is_offered_and_is_no_result(invented: Opener) -> None:
    page = invented("")
    assert _typed(page, "crozzinqs") == []
    page.get_by_role("button", name="crossings").click()
    page.locator(LINKS).first.wait_for()
    assert page.locator(FIELD).input_value() == "crossings"


@pytest.mark.parametrize("width", [390, 1280])
def test_by_keyboard_alone(invented: Opener, width: int) -> None:
    """Type, arrow and tab through results, open one."""
    page = invented("areas/A2/", width=width)
    _open(page)
    page.keyboard.type("crossings")
    page.locator(LINKS).first.wait_for()
    number = page.locator(LINKS).count()
    expect(page.locator("[role=search] [role=status]")).to_have_text(f"{number} results")
    focused = "document.activeElement.textContent"
    page.keyboard.press("ArrowDown")
    first = page.evaluate(focused)
    page.keyboard.press("Tab")
    second = page.evaluate(focused)
    assert first != second
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == first
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.matches('input')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/areas/A1/")
    assert "?" not in page.url


def test_enter_in_the_field_opens_the_first_result(invented: Opener) -> None:
    page = invented("")
    _typed(page, "b1")
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/areas/B1/")


@pytest.mark.parametrize("width", [390, 1280])
def test_escape_leads_back(invented: Opener, width: int) -> None:
    """To the button on a phone; where there is room, to where the reader was. Nothing has moved."""
    page = invented("areas/A1/", width=width, height=500)
    page.emulate_media(reduced_motion="reduce")
    link = page.locator("main a").last
    link.focus()
    at = page.evaluate("scrollY")
    page.locator("button.site-search__open" if width == 390 else FIELD).focus()
    if width == 390:
        page.keyboard.press("Enter")
    page.keyboard.type("crossings")
    page.locator(LINKS).nth(1).wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(LINKS).first).to_be_hidden()
    assert page.evaluate("scrollY") == at
    back = page.locator("button.site-search__open") if width == 390 else link
    expect(back).to_be_focused()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_trapped(invented: Opener, width: int) -> None:
    page = invented("areas/A1/", width=width)
    _typed(page, "crossings")
    for _ in range(page.locator(LINKS).count() + 4):
        page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('[role=search]')")
    expect(page.locator(LINKS).first).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_with_results_showing(invented: Opener, width: int, scheme: Any) -> None:
    page = invented("areas/A1/", width=width, scheme=scheme)
    for query in ("crossings", "crozzinqs"):
        _typed(page, query)
        report = Axe().run(page)
        assert report.violations_count == 0, report.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_letter_key_opens_it(invented: Opener) -> None:
    page = invented("areas/A1/")
    address = page.url
    for key in "sfnp/.,?":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.body")
    assert page.url == address


def test_nothing_is_fetched_before_a_reader_goes_to_search(
    browser: Browser, searched_site: pathlib.Path
) -> None:
    asked: list[str] = []
    with serving(searched_site) as address:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        assert not [url for url in asked if "search" in url]
        page.locator(FIELD).press_sequentially("a1")
        page.locator(LINKS).first.wait_for()
        assert [url for url in asked if "assets/search/" in url]
        assert not [url for url in asked if "a1" in url.rpartition("/")[2].lower()]
        page.close()


def test_what_is_typed_stays_on_the_page(invented: Opener) -> None:
    page = invented("")
    address, entries = page.url, page.evaluate("history.length")
    _typed(page, "secret crossings")
    page.keyboard.press("Enter")
    assert page.url == address
    assert page.evaluate("history.length") == entries
    kept = "[localStorage.length, sessionStorage.length, document.cookie, history.state]"
    assert page.evaluate(kept) == [0, 0, "", None]


ODD = [
    "crossings " * 100,
    "x" * 1000,
    "a" * 39 + " " + "b" * 39,
    ".,;:!?()[]{}",
    '*~^:+-"',
    "\U0001f6a6\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\u202eabc\u202c \u05e9\u05dc\u05d5\u05dd",
    "<img src=x onerror=alert(1)>",
    "constructor __proto__ toString",
    "\u0000\ufffd\ud7ff",
    "' OR 1=1 --",
    "%00%ff&amp;",
]


@pytest.mark.parametrize(
    "text", ["The child\u2019s A&E", "Caf\u00e9 under_score 4.12", "\u05e9\u05dc 24hrs/S47"]
)
def test_the_browser_takes_text_apart_as_the_index_does(invented: Opener, text: str) -> None:
    page = invented("")
    _typed(page, "a1")
    assert page.evaluate("text => actionplanSearch.split(text)", text) == words(text)


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
def test_odd_input_breaks_nothing(invented: Opener, query: str) -> None:
    page = invented("")
    _typed(page, query)
    assert page.locator("[role=search] img").count() == 0
    assert _typed(page, "A1")[0] == "areas/A1/"


def test_without_script_there_is_the_a_to_z(invented: Opener) -> None:
    page = invented("areas/A1/", javascript=False)
    assert not page.locator(FIELD).is_visible()
    page.locator("[role=search]").get_by_role("link", name="A to Z").click()
    for name in ("RSB", "Crossings near schools", "Lighting crossings", "Walking Bus"):
        assert page.get_by_role("link", name=name).first.is_visible(), name


def test_from_a_folder_without_a_server(browser: Browser, searched_site: pathlib.Path) -> None:
    page = browser.new_page()
    page.goto((searched_site / "areas" / "A2" / "index.html").as_uri())
    page.locator(FIELD).press_sequentially("walking bus")
    page.locator(LINKS).first.wait_for()
    page.locator(FIELD).press("Enter")
    page.wait_for_url(re.compile(r"^file:.*/areas/B1/index\.html$"))
    page.close()


def test_an_index_in_parts_answers_the_same(
    browser: Browser,
    searched_site: pathlib.Path,
    tmp_path: pathlib.Path,
    searched_plan: pathlib.Path,
) -> None:
    """A large plan fetches only the words that a query needs."""
    plan = load(searched_plan).plan()
    assert plan
    site = Site(plan, "plan_data")
    split = pathlib.Path(shutil.copytree(searched_site, tmp_path / "site"))
    for name, text in search_index(site, list(pages(site)), tmp_path / "no-docs", 400).items():
        (split / name).write_text(text, "utf-8")
    number = len(list((split / "assets/search").iterdir()))
    asked: set[str] = set()
    with serving(split) as parted, serving(searched_site) as whole:
        one, other = browser.new_page(), browser.new_page()
        one.on("request", lambda request: asked.add(request.url))
        one.goto(parted)
        other.goto(whole)
        # Of the words that begin with a letter or two there may be very many.
        assert _typed(one, "cr")
        assert len([url for url in asked if "/words-" in url]) <= 2
        for query in ("wardens", "crossings near schools", "crosings", "zebra", "two days", "a li"):
            assert _typed(one, query) == _typed(other, query), query
        one.close()
        other.close()
    assert 1 < len([url for url in asked if "/assets/search/" in url]) < number
