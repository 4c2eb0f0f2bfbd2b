"""The page of downloads, and what pages say to other programs, whichever plan is published."""

from __future__ import annotations

import pathlib
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from pyld import jsonld

from actionplan.downloads.catalogue import size_label
from actionplan.downloads.csvfile import COLUMNS
from tests.conftest import json_ld

SCHEMA_ORG = {
    "@context": {
        "@vocab": "https://schema.org/",
        **{name: {"@type": "@id"} for name in ("url", "contentUrl")},
    }
}
"""As much of schema.org's context as our JSON-LD needs: tests read nothing from the network."""


@pytest.fixture(scope="module")
def page(any_site: pathlib.Path) -> Tag:
    """The page of downloads."""
    soup = BeautifulSoup((any_site / "data/index.html").read_text("utf-8"), "html.parser")
    article = soup.find("article")
    assert isinstance(article, Tag)
    return article


def expanded(page: pathlib.Path) -> dict[str, Any]:
    """The one thing that a page describes in JSON-LD, as a processor reads it."""

    def load(address: str, _options: dict[str, Any]) -> dict[str, Any]:
        assert address.rstrip("/") == "https://schema.org", address
        return {"contextUrl": None, "documentUrl": address, "document": SCHEMA_ORG}

    (record,) = json_ld(page)
    found: list[dict[str, Any]] = jsonld.expand(record, {"documentLoader": load})
    return found[0]


def of(record: dict[str, Any], name: str) -> list[Any]:
    """The values of a property: texts, and what is described in place."""
    values = record[f"https://schema.org/{name}"]
    return [value.get("@value", value) for value in values]


def test_the_data_set_is_described(any_site: pathlib.Path, any_plan: dict[str, Any]) -> None:
    record = expanded(any_site / "data/index.html")
    assert record["@type"] == ["https://schema.org/Dataset"]
    assert of(record, "name") == [any_plan["plan"]["title"]]
    assert of(of(record, "license")[0], "name") == [any_plan["plan"]["licence"]]
    base = record["@id"].removesuffix("data/")
    files = of(record, "distribution")
    assert len(files) >= 5
    for file in files:
        path = any_site / of(file, "contentUrl")[0]["@id"].removeprefix(base)
        assert of(file, "contentSize") == [f"{path.stat().st_size} bytes"]


def test_each_term_of_the_glossary_is_described(
    any_site: pathlib.Path, any_plan: dict[str, Any]
) -> None:
    if not (any_site / "glossary").exists():
        assert not any_plan["acronyms"]
        return
    record = expanded(any_site / "glossary/index.html")
    assert record["@type"] == ["https://schema.org/DefinedTermSet"]
    soup = BeautifulSoup((any_site / "glossary/index.html").read_text("utf-8"), "html.parser")
    terms = {of(term, "name")[0]: term for term in of(record, "hasDefinedTerm")}
    assert len(terms) == len(soup.find_all("h3"))
    for term in terms.values():
        assert term["@type"] == ["https://schema.org/DefinedTerm"]
        assert soup.find(id=term["@id"].partition("#")[2]) is not None
    for acronym in any_plan["acronyms"]:
        described = of(terms[acronym["acronym"]], "description")[0]
        assert all(expansion in described for expansion in acronym["expansions"])


def test_the_page_lists_every_file_with_its_size(
    any_site: pathlib.Path, page: Tag, any_plan: dict[str, Any]
) -> None:
    links = {str(link["href"]): link for link in page.find_all("a")}
    for path in (any_site / "data").rglob("*.*"):
        name = path.relative_to(any_site / "data").as_posix()
        if path.suffix == ".ics" and b"BEGIN:VEVENT" not in path.read_bytes():
            continue
        if path.suffix != ".html":
            assert name in links, name
    listed = re.findall(r'href="([^"]+)"[^>]*>[^<]*</a> \((.+?)\)', str(page))
    assert len(listed) >= 5
    for name, size in listed:
        assert size == size_label((any_site / "data" / name).stat().st_size), name
    assert f"Licence of the data: {any_plan['plan']['licence']}." in page.get_text()


def test_the_page_says_what_each_field_means(page: Tag, any_plan: dict[str, Any]) -> None:
    explained = {term.get_text(strip=True) for term in page.find_all("dt")}
    assert set(COLUMNS) <= explained
    assert _keys(any_plan) <= explained
    for meaning in page.find_all("dd"):
        assert meaning.get_text(strip=True).endswith(".")


def _keys(data: Any) -> set[str]:
    if isinstance(data, dict):
        keys = {key for key in data if key != "shared_from"}
        inner = {key: value for key, value in data.items() if key != "shared_from"}
        return keys | {key for value in inner.values() for key in _keys(value)}
    return {key for value in data for key in _keys(value)} if isinstance(data, list) else set()
