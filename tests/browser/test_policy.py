"""The site under the headers that it is published with."""

from __future__ import annotations

import pathlib
import urllib.request

import pytest
from playwright.sync_api import Browser

from actionplan.publish import headers
from tests.browser.serving import asked_for, serving
from tests.browser.watching import Opener

CONFIGURATION = (headers.NETLIFY, headers.AZURE, headers.NGINX)
"""What hosts read and do not publish."""
REQUIRED = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def test_every_answer_carries_the_headers(site_url: str) -> None:
    for path in ("", "data/plan.json", "assets/site.css"):
        with urllib.request.urlopen(site_url + path) as answer:  # noqa: S310  (our own server)
            assert {name: answer.headers[name] for name in REQUIRED} == REQUIRED, path
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert "*" not in policy


def test_no_address_gets_a_header_twice(built_site: pathlib.Path) -> None:
    """Hosts join what two rules give, and a joined policy is another policy."""
    rules = asked_for(built_site)
    for path in filter(pathlib.Path.is_file, built_site.rglob("*")):
        address = "/" + path.relative_to(built_site).as_posix().removesuffix("index.html")
        names = [
            name for pattern, lines in rules if pattern.fullmatch(address) for name, _ in lines
        ]
        assert len(names) == len(set(names)), address
        assert "Cache-Control" in names or path.name in CONFIGURATION, address


@pytest.mark.parametrize("javascript", [True, False])
def test_the_file_of_all_briefings_needs_no_exception(
    open_page: Opener, briefed_site: pathlib.Path, browser: Browser, javascript: bool
) -> None:
    """Opened from the site all the same, it looks as it does when opened from a folder."""
    with serving(briefed_site) as address:
        opener = Opener(browser, address)
        page = opener("data/briefings.html", javascript=javascript)
        width = page.locator("body").evaluate("one => getComputedStyle(one).maxWidth")
        opener.close()
    assert width == "640px"
    assert opener.faults == []


def test_search_works_under_the_policy(open_page: Opener) -> None:
    page = open_page("", width=1280)
    button = page.get_by_role("button", name="Search")
    if button.is_visible():
        button.click()
    page.get_by_role("search").locator("input").fill("the plan")
    page.locator("a.md-search-result__link").first.wait_for()
    assert open_page.faults == []
