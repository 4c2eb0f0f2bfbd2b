"""The measures that other tests rely on see what they must: each on a page that has the fault."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe
from tests.browser.test_requirements import CLIPPED, SMALL

LEAST = 24
GOOD = """<!doctype html><html lang="en"><head><title>Good</title></head><body><main><h1>Good</h1>
<p>Read <a href="#a">this</a> and <a href="#b">that</a> first.</p>
<p><button style="width: 30px; height: 30px">1</button></p></main></body></html>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page(viewport={"width": 390, "height": 900})
    yield made
    made.close()


def test_a_good_page_shows_nothing(page: Page) -> None:
    page.set_content(GOOD)
    assert page.evaluate(SMALL, LEAST) == []
    assert page.evaluate(CLIPPED) == []
    assert axe.violations(page) == []


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<button style='width:16px;height:16px'></button>" * 2, True),
        (
            "<p style='font-size:12px;line-height:1'><a href='#a'>a</a><br><a href='#b'>b</a></p>",
            True,
        ),
        ("<p style='font-size:12px'>Go to <a href='#a'>a</a> or <a href='#b'>b</a>.</p>", False),
        ("<button style='width:16px;height:16px;margin:20px'></button>" * 2, False),
    ],
)
def test_small_targets_are_seen(page: Page, body: str, seen: bool) -> None:
    page.set_content(f"<!doctype html><body>{body}</body>")
    assert bool(page.evaluate(SMALL, LEAST)) is seen


def test_what_is_cut_off_is_seen(page: Page) -> None:
    page.set_content("<p style='overflow:hidden;height:10px'>Text<br>that<br>does not fit</p>")
    assert len(page.evaluate(CLIPPED)) == 1


@pytest.mark.parametrize(
    ("good", "bad", "rule"),
    [
        ('lang="en"', "", "html-has-lang"),
        ("<p>Read", "<p style='color:#aaa;background:#fff'>Read", "color-contrast"),
        ("<h1>Good</h1>", "<h3>Good</h3>", "page-has-heading-one"),
        (
            "</p></main>",
            "<button style='width:9px;height:9px;padding:0'>2</button></main>",
            "target-size",
        ),
    ],
)
def test_axe_sees_each_kind_of_fault(page: Page, good: str, bad: str, rule: str) -> None:
    assert good in GOOD
    page.set_content(GOOD.replace(good, bad))
    assert rule in {fault.partition(":")[0] for fault in axe.violations(page)}
