"""The watch that the other browser tests rely on: it sees what it must, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import serving
from tests.browser.watching import Opener

PAGE = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>{name}</title>{body}'
PAGES = {
    "index.html": "<p>Quiet</p>",
    "console.html": "<script>console.error('broken')</script>",
    "script.html": "<script>throw new Error('thrown')</script>",
    "elsewhere.html": '<img src="http://127.0.0.1:9/pixel.png" alt="">',
    "404.html": "<h1>Not here</h1>",
}


@pytest.fixture
def opener(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    for name, body in PAGES.items():
        (tmp_path / name).write_text(PAGE.format(name=name, body=body), encoding="utf-8")
    with serving(tmp_path) as address:
        made = Opener(browser, address)
        yield made
        made.close()


def test_quiet_page_has_no_faults(opener: Opener) -> None:
    page = opener("/", width=360, scheme="dark")
    assert page.title() == "index.html"
    assert page.evaluate("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]") == [
        360,
        True,
    ]
    assert opener.faults == []


@pytest.mark.parametrize(
    ("path", "starts"),
    [
        ("console.html", "console: broken"),
        ("script.html", "script: "),
        ("elsewhere.html", "request to elsewhere: http://127.0.0.1:9/pixel.png"),
    ],
)
def test_fault_is_kept(opener: Opener, path: str, starts: str) -> None:
    opener(path)
    opener.close()
    assert any(fault.startswith(starts) for fault in opener.faults)


def test_without_javascript_scripts_do_not_run(opener: Opener) -> None:
    opener("console.html", javascript=False)
    opener.close()
    assert opener.faults == []


def test_missing_address_gets_the_sites_own_page(opener: Opener) -> None:
    page = opener("nowhere/")
    assert page.inner_text("h1") == "Not here"
    opener.close()
    assert all("404" in fault for fault in opener.faults)
