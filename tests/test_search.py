"""What the search index holds, and how text becomes words."""

from __future__ import annotations

import json
import pathlib
import re
from typing import Any

import pytest

from actionplan.model.loading import load
from actionplan.pages.listing import pages
from actionplan.pages.site import Site
from actionplan.search.entries import entries
from actionplan.search.index import in_parts, postings, search_index
from actionplan.search.words import FILLING, LIGHT, SILENT, telling, words
from actionplan.search.written import written
from tests.conftest import make_helped


@pytest.fixture
def site(tmp_path: pathlib.Path) -> Site:
    """The invented plan with briefings, pathways and help."""
    plan = load(make_helped(tmp_path / "plan_data")).plan()
    assert plan
    return Site(plan, "plan_data")


def _head(files: dict[str, str]) -> dict[str, Any]:
    text = files["assets/search/index.js"]
    found: dict[str, Any] = json.loads(text.removeprefix("actionplanSearch.index(")[:-3])
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The child\u2019s pre-birth plan", ["the", "childs", "pre", "birth", "plan"]),
        ("P&QR/A&E", ["p", "and", "qr", "a", "and", "e"]),
        ("S47, 24hrs; 4.12", ["s47", "24hrs", "4", "12"]),
        ("Caf\u00e9 na\u00efve under_score", ["cafe", "naive", "under", "score"]),
        ("\u05e9\u05dc\u05d5\u05dd \U0001f600 ...", ["\u05e9\u05dc\u05d5\u05dd"]),
        ("", []),
    ],
)
def test_text_to_words(text: str, wanted: list[str]) -> None:
    assert words(text) == wanted


def test_words_of_each_list_are_words() -> None:
    for each in (SILENT, FILLING, LIGHT):
        assert all(words(word) == [word] for word in each)
    assert not FILLING & LIGHT
    assert telling("The of and") == []


def test_every_page_and_glossary_entry_is_found_once(
    site: Site, briefed_site: pathlib.Path
) -> None:
    addresses = [one.address for one in entries(site, pages(site))]
    assert len(addresses) == len(set(addresses))
    built = {
        f"{path.parent.relative_to(briefed_site).as_posix()}/".removeprefix("./")
        for path in briefed_site.rglob("index.html")
    }
    shown = {address for address in addresses if "#" not in address}
    for editors in ("guide/", "/present/"):
        built = {page for page in built if editors not in page}
    assert shown == built
    glossary = (briefed_site / "glossary/index.html").read_text("utf-8")
    for address in addresses:
        if "#" in address:
            assert f'id="{address.partition("#")[2]}"' in glossary


def test_the_index_holds_each_word_of_the_text_and_no_more(site: Site) -> None:
    found = list(entries(site, pages(site)))
    pieces = [piece for one in found for piece in one.said.pieces]
    stands: dict[str, list[int]] = {}
    for word, text in postings(found).items():
        places, at = [], -1
        for step in text.split(","):
            at += int(step, 36)
            places.append(at)
        stands[word] = places
    for number, piece in enumerate(pieces):
        for word in telling(piece):
            assert number in stands[word]
    assert sum(map(len, stands.values())) == sum(len(set(telling(piece))) for piece in pieces)


def test_pieces_are_counted_as_the_index_says(site: Site, tmp_path: pathlib.Path) -> None:
    found = list(entries(site, pages(site)))
    head = _head(search_index(site, pages(site), tmp_path))
    assert [row[-1] for row in head["entries"]] == [len(one.said.pieces) for one in found]


def test_notes_of_this_edition_are_not_searched(site: Site, tmp_path: pathlib.Path) -> None:
    note = site.plan.by_ref["A1"].actions[1].notes[0]
    assert note == "The plan does not say what a TRO is."
    text = "\n".join(piece for one in entries(site, pages(site)) for piece in one.said.pieces)
    assert note not in text


def test_parts_hold_every_word_once_where_its_letters_lead() -> None:
    lines = dict.fromkeys(("a", "ab", "abc", "abd", "b", "bcd", "c", "caa", "cab", "cac"), "1")
    parts = in_parts(lines, most=8)
    assert len(parts) > 3
    lengths = sorted(parts, key=len, reverse=True)
    for name, text in parts.items():
        for line in text.splitlines():
            word = line.split(" ")[0]
            assert word.startswith(name)
            assert next(one for one in lengths if word.startswith(one)) == name
    together = [line.split(" ")[0] for text in parts.values() for line in text.splitlines()]
    assert sorted(together) == sorted(lines)


def test_a_small_plan_has_one_file_and_a_large_one_parts(
    site: Site, tmp_path: pathlib.Path
) -> None:
    assert list(search_index(site, pages(site), tmp_path)) == ["assets/search/index.js"]
    parted = search_index(site, pages(site), tmp_path, most=400)
    head = _head(parted)
    assert head["words"] == ""
    names = [f"assets/search/{name}" for name in head["parts"]]
    assert list(parted) == ["assets/search/index.js", *names]
    assert all(re.fullmatch(r"assets/search/words-[^\W_]+\.js", name) for name in names)


def test_text_from_the_plan_cannot_end_the_script(site: Site, tmp_path: pathlib.Path) -> None:
    text = search_index(site, pages(site), tmp_path)["assets/search/index.js"]
    assert text.isascii()
    assert text.count("\n") == 1


def test_pages_written_by_hand(tmp_path: pathlib.Path) -> None:
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "area.md").write_text("# For editors\n", "utf-8")
    (tmp_path / "privacy.md").write_text(
        "---\ntitle: Privacy\ndescription: What is kept.\n---\n# Privacy\n\n"
        "Nothing is [kept](x.md).\n\n{{ macro() }}\n\n- Nor <b>sent</b>\n",
        "utf-8",
    )
    (tmp_path / "plain.md").write_text("# A plain page\n\nText.\n", "utf-8")
    found = list(written(tmp_path))
    assert [one.address for one in found] == ["plain/", "privacy/"]
    assert found[0].title == "A plain page"
    text = " ".join(found[1].said.pieces)
    assert telling(text) == telling(
        "What kept # Privacy Nothing kept Nor b sent".replace(" b ", " ")
    )


def test_a_plan_without_glossary_or_briefings_has_an_index(
    small_plan: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    for name in ("acronyms.yml", "terms.yml"):
        (small_plan / name).unlink()
    plan = load(small_plan).plan()
    assert plan
    bare = Site(plan, "plan_data")
    kinds = _head(search_index(bare, pages(bare), tmp_path))["kinds"]
    assert "Glossary" not in kinds
    assert "Area for improvement" in kinds
