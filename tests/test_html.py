"""The HTML of every page: read by a strict parser, headed in order, named, in a stated language."""

from __future__ import annotations

import itertools
import pathlib
import re

import pytest
from bs4 import BeautifulSoup
from tinyhtml5.parser import HTMLParser

MAX_TITLE = 65
"""Characters of a page's own title, without the site's name behind it."""


@pytest.fixture(scope="module", params=["briefed_site", "built_site"])
def pages(request: pytest.FixtureRequest) -> dict[str, str]:
    """The text of every page of a site, views for a meeting room and copies included."""
    site: pathlib.Path = request.getfixturevalue(request.param)
    return {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def parsed(pages: dict[str, str]) -> dict[str, BeautifulSoup]:
    return {name: BeautifulSoup(text, "html.parser") for name, text in pages.items()}


def _errors(text: str) -> list[tuple[int, str]]:
    """What a parser that follows the HTML standard finds wrong: line and kind."""
    parser = HTMLParser()
    parser.parse(text)
    return [(error[0][0], error[1]) for error in parser.errors]


@pytest.mark.parametrize(
    ("damaged", "kind"),
    [
        ("<p>a</p></b>", "unexpected-end-tag"),
        ("<p id='a' id='b'>a</p>", "duplicate-attribute"),
        ("<ul><li><span>a</li></ul>", "end-tag-too-early"),
        ("<table><p>a</p></table>", "unexpected-start-tag-implies-table-voodoo"),
        ("<p>&nosuch;</p>", "expected-named-entity"),
    ],
)
def test_the_parser_sees_what_is_wrong(damaged: str, kind: str) -> None:
    page = "<!doctype html><html lang='en'><head><title>a</title></head><body>{}</body></html>"
    assert _errors(page.format("<p>a &amp; b</p><br/><svg><path d='M0 0'/></svg>")) == []
    assert kind in [found for _, found in _errors(page.format(damaged))]


def test_every_page_is_valid_to_a_strict_parser(pages: dict[str, str]) -> None:
    found = [
        f"{name}:{line}: {kind}" for name, text in pages.items() for line, kind in _errors(text)
    ]
    assert found == []


def test_no_attribute_of_our_tools_is_left(parsed: dict[str, BeautifulSoup]) -> None:
    """`markdown` steers the conversion and means nothing to a browser."""
    assert [name for name, page in parsed.items() if page.select("[markdown]")] == []


def test_one_main_heading_and_no_skipped_level(parsed: dict[str, BeautifulSoup]) -> None:
    for name, page in parsed.items():
        levels = [int(str(heading.name)[1]) for heading in page.find_all(re.compile("^h[1-6]$"))]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), name


def test_every_page_says_its_language(parsed: dict[str, BeautifulSoup]) -> None:
    for name, page in parsed.items():
        html = page.html
        assert html is not None, name
        assert re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", str(html.get("lang"))), name


def test_titles_are_short_and_differ(parsed: dict[str, BeautifulSoup]) -> None:
    titles = {name: page.title.get_text().strip() for name, page in parsed.items() if page.title}
    assert set(titles) == set(parsed)
    assert len(set(titles.values())) == len(titles)
    site = titles["index.html"]
    own = {name: title.removesuffix(f" - {site}") for name, title in titles.items()}
    assert {name: title for name, title in own.items() if len(title) > MAX_TITLE} == {}
    assert "not found" in titles["404.html"]


def test_ids_differ_and_what_is_named_is_there(parsed: dict[str, BeautifulSoup]) -> None:
    for name, page in parsed.items():
        ids = [str(element["id"]) for element in page.find_all(id=True)]
        assert len(set(ids)) == len(ids), name
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            for element in page.select(f"[{attribute}]"):
                assert set(str(element[attribute]).split()) <= set(ids), (name, attribute)


def test_tables_are_named_and_their_columns_headed(parsed: dict[str, BeautifulSoup]) -> None:
    for name, page in parsed.items():
        for table in page.find_all("table"):
            assert table.find("caption") or table.get("aria-labelledby"), name
            headings = table.find_all("th")
            assert headings, name
            assert all(one.get("scope") for one in headings), name
