"""What Material's own frame does wrong, each as a question that a browser answers.

Every function opens pages through the opener it is given and returns what is wrong, in words; an
empty list is a pass. `test_defects.py` asks the same of the built site, which must pass, and of a
page in Material as it comes, where each defect must show: a question that finds nothing there
would prove nothing here. The defects were measured on mkdocs-material 9.8.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

Open = Callable[..., Page]


@dataclass(frozen=True)
class Pages:
    """Where to look: one page with all that a page may hold, and one that is not there."""

    open: Open
    full: str
    missing: str


def controls_without_a_keyboard(pages: Pages) -> list[str]:
    """On a phone, menu and search are reached by Tab and worked by Enter."""
    found = []
    for name in ("Menu", "Search"):
        page = pages.open(pages.full, width=390)
        if not _tab_to(page, rf"^{name}"):
            found.append(f"no key reaches {name}")
            continue
        before = page.evaluate(SHOWN)
        page.keyboard.press("Enter")
        page.wait_for_timeout(50)
        if page.evaluate(SHOWN) == before:
            found.append(f"Enter on {name} shows nothing")
        page.keyboard.press("Escape")
        if not re.match(name, page.evaluate(NAME)):
            found.append(f"Escape does not lead back to {name}")
    return found


def focus_outside_the_window(pages: Pages) -> list[str]:
    """No stop of Tab lies beside the window or has no size."""
    page = pages.open(pages.full, width=390)
    return [
        stop["name"]
        for stop in _stops(page)
        if stop["right"] <= 0 or stop["left"] >= 390 or not stop["seen"]
    ]


def stops_that_say_nothing_of_themselves(pages: Pages) -> list[str]:
    """Every stop of Tab is a link, a button, a field or a place that scrolls."""
    page = pages.open(pages.full, width=390)
    return [stop["tag"] for stop in _stops(page) if stop["tag"] in {"label", "span", "div", "li"}]


def letters_that_do_something(pages: Pages) -> list[str]:
    """No single letter or point moves the focus or turns the page."""
    found = []
    for key in "fsnp/.,":
        page = pages.open(pages.full, width=1280)
        before = (page.url, page.evaluate(NAME))
        page.keyboard.press(key)
        page.wait_for_timeout(150)
        if (page.url, page.evaluate(NAME)) != before:
            found.append(key)
        page.context.close()
    return found


def dialogs_without_a_name(pages: Pages) -> list[str]:
    """A dialog has a name."""
    page = pages.open(pages.full)
    return _texts(page, "[role=dialog]:not([aria-label]):not([aria-labelledby])")


def results_that_nobody_hears_of(pages: Pages) -> list[str]:
    """The number of results stands where a screen reader announces it."""
    page = pages.open(pages.full)
    page.locator("input.md-search__input").fill("plan")
    page.wait_for_timeout(600)
    said = page.locator("[role=search] [role=status], [role=status]").all_inner_texts()
    return [] if any(re.search(r"\d", text) for text in said) else ["no number is announced"]


def links_told_by_colour_alone(pages: Pages) -> list[str]:
    """Links in running text are underlined."""
    page = pages.open(pages.full)
    found: list[str] = page.locator("article :is(p, li) a").evaluate_all(
        "all => all.filter(one => getComputedStyle(one).textDecorationLine !== 'underline')"
        ".map(one => one.textContent)"
    )
    return found


def scrollers_without_a_name(pages: Pages) -> list[str]:
    """What scrolls sideways can be reached by Tab and has a name."""
    page = pages.open(pages.full, width=390)
    found: list[str] = page.locator("article *").evaluate_all(
        """all => all.filter(one => one.scrollWidth > one.clientWidth + 1
            && /auto|scroll/.test(getComputedStyle(one).overflowX)
            && !(one.tabIndex === 0 && (one.ariaLabel || one.getAttribute("aria-labelledby"))))
            .map(one => one.className || one.tagName)"""
    )
    return found


def missing_skip_link(pages: Pages) -> list[str]:
    """The first stop of Tab leads to the content, also where a page has no headings."""
    found = []
    for path in (pages.full, pages.missing):
        page = pages.open(path)
        page.keyboard.press("Tab")
        name = page.evaluate(NAME)
        if not name.startswith("Skip to"):
            found.append(f"{path}: {name}")
            continue
        page.keyboard.press("Enter")
        if not page.evaluate("document.activeElement.matches('main, main *')"):
            found.append(f"{path}: the focus does not follow")
    return found


def missing_page_without_a_title(pages: Pages) -> list[str]:
    """The page for an address that leads nowhere says so in its title."""
    title = pages.open(pages.missing).title()
    return [] if title.startswith("Page not found") else [title]


def signs_in_headings(pages: Pages) -> list[str]:
    """A heading's name is its words, without a sign for its own address."""
    page = pages.open(pages.full)
    return _texts(page, "article :is(h1, h2, h3) a.headerlink")


def boxes_without_a_name(pages: Pages) -> list[str]:
    """Every check box and radio button has a name."""
    page = pages.open(pages.full)
    found: list[str] = page.locator("article input:is([type=checkbox], [type=radio])").evaluate_all(
        "all => all.filter(one => !one.labels.length && !one.ariaLabel).map(one => one.type)"
    )
    return found


def tables_without_heads(pages: Pages) -> list[str]:
    """A table has a caption, and each head says what it is the head of."""
    page = pages.open(pages.full)
    found: list[str] = page.locator("article table").evaluate_all(
        "all => all.filter(one => !one.caption || one.querySelector('th:not([scope])'))"
        ".map(one => one.textContent.trim().slice(0, 40))"
    )
    return found


def colour_switches(pages: Pages) -> list[str]:
    """Colours follow the reader's system: there is no switch that misnames itself or stores."""
    page = pages.open(pages.full)
    found: list[str] = page.locator("input[name=__palette]").evaluate_all(
        "all => all.map(one => one.ariaLabel)"
    )
    return found


def hidden_alternatives(pages: Pages) -> list[str]:
    """No part of a page hides behind tabs."""
    page = pages.open(pages.full)
    return _texts(page, "article .tabbed-set")


def wrong_attributes(pages: Pages) -> list[str]:
    """No check box says how to complete it, and no order of stops is empty."""
    page = pages.open(pages.full)
    found: list[str] = page.locator(
        "input[type=checkbox][autocomplete], [tabindex='']"
    ).evaluate_all("all => all.map(one => one.outerHTML.slice(0, 60))")
    return found


def stored_settings(pages: Pages) -> list[str]:
    """Opening a page stores nothing."""
    page = pages.open(pages.full)
    found: list[str] = page.evaluate(
        "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
    )
    return found


DEFECTS = (
    controls_without_a_keyboard,
    focus_outside_the_window,
    stops_that_say_nothing_of_themselves,
    letters_that_do_something,
    dialogs_without_a_name,
    results_that_nobody_hears_of,
    links_told_by_colour_alone,
    scrollers_without_a_name,
    missing_skip_link,
    missing_page_without_a_title,
    signs_in_headings,
    boxes_without_a_name,
    tables_without_heads,
    colour_switches,
    hidden_alternatives,
    wrong_attributes,
    stored_settings,
)

NAME = """(() => {
    const one = document.activeElement;
    return one === document.body ? "" : (one.ariaLabel || one.textContent || one.name || "").trim();
})()"""
SHOWN = "[...document.querySelectorAll('a, input')].filter(one => one.checkVisibility()).length"
STOP = """(() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    return {name: (one.ariaLabel || one.textContent || "").trim().slice(0, 40),
        tag: one.tabIndex === 0 && one.matches("[role=region]") ? "region" : one.localName,
        left: box.left, right: box.right, seen: box.width > 0 && box.height > 0};
})()"""


def _stops(page: Page) -> list[dict[str, Any]]:
    """Every stop of Tab from the page's start to its end, at most 300."""
    found: list[dict[str, Any]] = []
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        found.append(page.evaluate(STOP))
    return found


def _tab_to(page: Page, name: str) -> bool:
    for _ in range(12):
        page.keyboard.press("Tab")
        if re.search(name, page.evaluate(NAME)):
            return True
    return False


def _texts(page: Page, selector: str) -> list[str]:
    found: list[str] = page.locator(selector).evaluate_all(
        "all => all.map(one => (one.textContent.trim() || one.className).slice(0, 60))"
    )
    return found
