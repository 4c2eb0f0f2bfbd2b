"""A plan of another shape in a browser: its references have letters, and it has no oversight."""

from __future__ import annotations

import pathlib
import re
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from actionplan.model.blank_version import version_file
from actionplan.model.loading import load
from tests.browser.serving import serving
from tests.browser.watching import Opener
from tests.conftest import ROOT

BROKEN = """() => {
  const broken = [];
  for (const cell of document.querySelectorAll(".version :is(th, td)")) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((one) => Math.round(one.top)));
      if (lines.size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""
"""The words of a version's tables that stand on more than one line."""


@pytest.fixture(scope="module")
def second_site(
    build: Callable[..., pathlib.Path], tmp_path_factory: pytest.TempPathFactory
) -> pathlib.Path:
    """The site of the plan, with the facts of its version."""
    folder = tmp_path_factory.mktemp("second") / "plan_data"
    shutil.copytree(ROOT / "tests" / "plans" / "second", folder)
    (folder / "agreed").mkdir()
    plan = load(folder).plan()
    assert plan is not None
    (folder / "agreed" / "2025.yml").write_text(version_file(plan), "utf-8")
    return build(folder)


@pytest.fixture
def opened(browser: Browser, second_site: pathlib.Path) -> Iterator[Opener]:
    with serving(second_site) as address:
        opener = Opener(browser, address)
        yield opener
        opener.close()
    assert opener.faults == []


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("A1.2b", "areas/A1/#action-2b"),
        ("storm tank", "areas/A1/"),
        ("vale water", "agencies/water-company/"),
    ],
)
def test_it_is_searched(opened: Opener, query: str, address: str) -> None:
    page = opened("")
    page.locator("input.md-search__input").press_sequentially(query)
    first = page.locator("a.md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(rf"{re.escape(address)}$"))


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_word_of_a_version_is_broken(opened: Opener, width: int) -> None:
    page = opened("edition/2025/", width=width)
    assert page.evaluate(BROKEN) == []
    row = page.get_by_role("row").filter(has_text="B1.1a")
    expect(row.get_by_role("cell")).to_have_count(3)
    assert "December 2025; Before the permits lapse" in " ".join(row.inner_text().split())
    heads = page.get_by_role("columnheader").all_text_contents()
    assert heads[:4] == ["Commitment", "Owner", "Due", "Since then"], "there is no oversight"
