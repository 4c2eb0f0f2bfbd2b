"""Text from YAML comes out as that text on every page and download, whatever it holds."""

from __future__ import annotations

import csv
import html
import io
import json
import pathlib
import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from actionplan.downloads.csvfile import safe_cell
from tests.conftest import json_ld, make_helped, make_reported

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "template": "{{ x }} {% raw %} {# c #} {{ config.site_name }}",
    "link": "[a](javascript:alert(1)) ![i](x.png)",
    "automatic link": "<javascript:alert(1)> <https://a.example>",
    "table": "| a | b | and | c |",
    "signs": "*bold* _em_ `code` ~~no~~ ^up^ ==mark== ++ins++",
    "entities": "&amp; &lt; &#42; & < > \" '",
    "heading": "# not a heading",
    "list": "- not a list",
    "number": "1. not a number",
    "quote": "> not a quote",
    "rule": "---",
    "attributes": "text {#anchor .class onclick=alert(1)}",
    "definition": ": not a definition",
    "html": '<img src=x onerror=alert(1)><b title="x">',
    "end of element": "</section> </dd> </article> <!-- comment",
    "direction": "before \u202eright\u202c \u200fto left\u200e \u2067x\u2069 after",
    "backslash": "\\* \\[ \\\\ \\n C:\\new",
    "formula": "=1+1 @SUM(A1) +1 -1",
    "address": "https://a.example/ www.a.example a@localhost",
    "snippet": '--8<-- "README.md" [[wiki]] [^1] *[HTML]: x',
    "unicode": "caf\u00e9 \u2019quotes\u2019 \U0001f6a6 \u4e2d\u6587 \u0627\u0644",
}
"""Each is put into every field that holds free text, one after the other."""

FREE_TEXT = {
    "questions",
    "what",
    "silent",
    "owner",
    "within",
    "who_else",
    "when",
    "end",
    "gaps",
    "title",
    "findings",
    "text",
    "items",
    "after",
    "impact",
    "scrutiny",
    "how_often",
    "notes",
    "name",
    "also",
    "says",
    "expansions",
    "intro",
    "publisher",
    "ask",
    "partnership",
    "description",
    "licence",
    "form",
    "adopted_by",
    "role",
    "keeps",
    "tested_by",
    "reason",
    "recorded",
    "holder",
}


def _spoil(data: Any, text: str, wanted: bool = False) -> Any:
    """The same data with a text before every free text; of names and titles, only a word stays."""
    if isinstance(data, dict):
        return {
            key: f"{text} {value.split()[0]}"
            if key in {"name", "title"}
            # Of a briefing the audience is a list of ids, of a helpline it is words.
            else _spoil(
                value, text, key in FREE_TEXT or (key == "audience" and isinstance(value, str))
            )
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [_spoil(value, text, wanted) for value in data]
    return f"{text} {data}" if wanted and isinstance(data, str) else data


def _as_text(data: Any) -> Any:
    """Dates as the text that stands in the file."""
    if isinstance(data, dict):
        return {key: _as_text(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_text(value) for value in data]
    return data.isoformat() if hasattr(data, "isoformat") else data


def make_spoiled(folder: pathlib.Path, text: str) -> pathlib.Path:
    """The invented plan with a text in every field of free text, written within a folder."""
    return spoil(make_helped(folder / "clean"), folder / "plan_data", text)


def spoil(source: pathlib.Path, target: pathlib.Path, text: str) -> pathlib.Path:
    """A copy of a plan with a text in every field of free text."""
    for path in source.rglob("*.yml"):
        data = _as_text(yaml.safe_load(path.read_text("utf-8")))
        if path.parent.name != "agreed":
            data = _spoil(data, text)
        made = target / path.relative_to(source)
        made.parent.mkdir(parents=True, exist_ok=True)
        dumped = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        made.write_text(re.sub(r"'(\d{4}-\d\d(?:-\d\d)?)'", r"\1", dumped), "utf-8")
    return target


@pytest.fixture(scope="module", params=HOSTILE)
def spoiled(
    request: pytest.FixtureRequest,
    build: Callable[..., pathlib.Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[str, pathlib.Path]:
    """A hostile text, as one line, and a site in which it stands in every free text."""
    text = HOSTILE[request.param]
    folder = make_spoiled(tmp_path_factory.mktemp("spoiled"), text)
    return re.sub(r"[ \t\n]+", " ", text), build(folder)


def _visible(page: pathlib.Path) -> str:
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    main = soup.find("article") or soup.find("main")
    assert main is not None
    return re.sub(r"\s+", " ", main.get_text(" "))


def test_pages_show_the_text_itself(spoiled: tuple[str, pathlib.Path]) -> None:
    text, site = spoiled
    pages = (
        "areas/A1",
        "areas/A2",
        "agencies/council",
        "oversight",
        "glossary",
        "a-to-z",
        "edition",
        "sections/A",
        "briefings",
        "briefings/lit-crossings",
        "briefings/lit-crossings/present",
        "pathways/failed-light",
        "help",
        "stay-safe",
        "accessibility",
        "privacy",
        ".",
    )
    for address in pages:
        assert text in _visible(site / address / "index.html"), address


def test_nothing_on_a_page_is_made_by_the_text(
    spoiled: tuple[str, pathlib.Path], briefed_site: pathlib.Path
) -> None:
    """The elements of a page are those of the same page without the hostile text."""
    _, site = spoiled
    for page in sorted(briefed_site.rglob("*.html")):
        other = site / page.relative_to(briefed_site)
        # Names that begin otherwise stand under other letters: there, only the kinds count.
        kept = set if page.parent.name == "a-to-z" else list
        assert kept(_elements(other)) == kept(_elements(page)), page


def _elements(page: pathlib.Path) -> list[tuple[str, str]]:
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    for picture in soup.find_all("div", class_="flow"):
        # A longer text takes more lines of a picture: only what kinds of element there are counts.
        kinds = {element.name for element in picture.find_all(True)}
        drawing = {"svg", "g", "use", "title", "desc", "defs", "marker", "path", "rect", "text"}
        assert kinds <= drawing
        picture.clear()
    return [(element.name, " ".join(sorted(element.attrs))) for element in soup.find_all(True)]


def test_titles_and_descriptions_are_text(spoiled: tuple[str, pathlib.Path]) -> None:
    text, site = spoiled
    soup = BeautifulSoup((site / "areas/A1/index.html").read_text("utf-8"), "html.parser")
    assert soup.title is not None
    assert text in soup.title.get_text()
    description = soup.find("meta", attrs={"name": "description"})
    assert description is not None
    assert text in str(description.get("content"))


def test_downloads_hold_the_text_itself(spoiled: tuple[str, pathlib.Path]) -> None:
    text, site = spoiled
    plan = json.loads((site / "data/plan.json").read_text("utf-8"))
    assert text in plan["areas"][0]["findings"][0]
    assert text in plan["areas"][0]["actions"][0]["impact"]
    rows = list(csv.DictReader(io.StringIO((site / "data/plan.csv").read_text("utf-8"))))
    assert text in rows[0]["impact"]


def test_json_ld_holds_the_text_itself(spoiled: tuple[str, pathlib.Path]) -> None:
    text, site = spoiled
    (about,) = json_ld(site / "data/index.html")
    assert text in about["name"]
    assert text in about["isBasedOn"]["publisher"]["name"]
    (words,) = json_ld(site / "glossary/index.html")
    assert text in words["hasDefinedTerm"][0]["description"]


def test_no_cell_is_a_formula() -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"):
        assert safe_cell(text) == f"'{text}"
    assert safe_cell("1 = 1") == "1 = 1"


def test_no_page_shows_signs_of_markdown(
    briefed_site: pathlib.Path, built_site: pathlib.Path
) -> None:
    """What a template wrote is never shown as it was written: links, references, template signs."""
    for site in (briefed_site, built_site):
        for page in sorted(site.rglob("*.html")):
            if page.parent.name == "present":
                continue
            shown = _visible(page)
            for sign in ("](", "&#", "{{", "{%", "{#", "{:", "**", "markdown=", "<#"):
                assert sign not in shown, f"{page}: {sign}"


MIXED = "<b>x</b> {{ x }} [a](javascript:y) | *c* {#d} &amp;"


def test_what_changed_and_what_was_reported_is_text(
    build: Callable[..., pathlib.Path], tmp_path: pathlib.Path
) -> None:
    site = build(spoil(make_reported(tmp_path / "clean"), tmp_path / "plan_data", MIXED))
    for address in ("updates", "progress", "edition", "edition/3", "areas/A2", "areas/B1"):
        page = site / address / "index.html"
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        assert MIXED in re.sub(r"\s+", " ", _visible(page)), address
        assert not [link for link in soup.find_all("a", href=True) if "javascript" in link["href"]]
        assert not [bold for bold in soup.find_all("b") if bold.get_text() == "x"], address
        assert not soup.find(id="d"), address
    feed = (site / "updates/feed.xml").read_text("utf-8")
    contents = re.findall('<content type="html">(.*?)</content>', feed)
    said = [BeautifulSoup(html.unescape(one), "html.parser").get_text() for one in contents]
    assert sum(MIXED in text for text in said) >= 8
