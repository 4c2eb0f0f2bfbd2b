"""The invented document, shifted and split as such documents are, to data: all of it, and right."""

from __future__ import annotations

import json
import pathlib
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from actionplan.checks import check
from actionplan.model.loading import load
from tests.importing.conftest import Done, Import
from tests.importing.invented import document

BOARD = ["safety-board"]


@pytest.fixture
def done(imported: Import) -> Done:
    made = imported(document())
    assert made.code == 0, made.said
    return made


def test_counts(done: Done) -> None:
    counts = done.report["counts"]
    assert (counts["areas"], counts["actions"], counts["findings"]) == (7, 14, 9)
    assert counts["acronyms_listed"] == 4


@pytest.mark.parametrize(
    ("action", "leads", "due", "oversight", "shared"),
    [
        ("A1.1", ["council"], "2021-06", BOARD, {}),
        (
            "A1.2",
            ["council"],
            "2021-06",
            BOARD,
            dict.fromkeys(("leads", "due", "oversight"), "A1.1"),
        ),
        ("A1.3", ["council", "roads-trust"], "2021-09", BOARD, {"oversight": "A1.1"}),
        ("A2.2", ["roads-trust"], "2021-08", BOARD, {"leads": "A2.1", "oversight": "A2.1"}),
        # Across areas, in one page table.
        ("A3.1", ["council"], "2021-12", BOARD, {"oversight": "A2.1"}),
        # Cells two columns too far to the left; the oversight stands behind the page break.
        ("A3.2", ["lw"], "2022-01", BOARD, {}),
        # Split over a page break: what is printed again counts as printed.
        ("A4.1", ["roads-trust"], "2022-03", BOARD, {}),
        # The oversight stands in the column of the impact.
        ("A4.2", ["roads-trust"], "2022-03", BOARD, {"leads": "A4.1", "due": "A4.1"}),
        ("B1.1", ["council", "lw"], "2022-04", ["council"], {}),
        # Text in the column of oversight, the lead in that of impact.
        ("B2.2", ["council"], "2022-05", ["council"], {"due": "B2.1", "oversight": "B1.1"}),
    ],
)
def test_cells(
    done: Done,
    action: str,
    leads: list[str],
    due: str,
    oversight: list[str],
    shared: dict[str, str],
) -> None:
    found = done.actions()[action]
    assert (found["leads"], found["due"], found["oversight"]) == (leads, due, oversight)
    assert found["shared_from"] == shared
    assert set(found["shared"]) == set(shared)


def test_texts(done: Done) -> None:
    actions = done.actions()
    assert actions["A1.1"]["items"] == [
        "near primary schools",
        "near all other schools",
        "near surgeries",
    ]
    assert actions["A1.1"]["after"].startswith("Send the board")
    assert actions["A4.1"]["text"] == "Review all signs and report the outcome to every school."
    assert actions["A4.1"]["impact"] == "See above."
    assert actions["A3.1"]["impact"] == "Kerbs suit all who use them."
    assert actions["A3.1"]["scrutiny"] == "An audit of ten kerbs a year."
    assert (actions["B2.1"]["impact"], actions["B2.1"]["scrutiny"]) == (
        "Volunteers turn out on time.",
        None,
    )
    assert actions["B2.2"]["text"].endswith("before a term begins and write it down.")
    assert actions["B1.1"]["items"] == ["stopping traffic;", "first aid;", "the law."]
    areas = {area["ref"]: area for area in done.plan["areas"]}
    assert areas["A2"]["findings"] == ["Lamps stay broken for weeks.", "Callers hear nothing back."]
    assert areas["A3"]["findings"] == [
        "Kerbs were raised without asking those who live beside them."
    ]
    assert actions["A1.2"]["see_also"] == ["A3"]
    assert actions["B2.1"]["see_also"] == ["A1", "A4"]


def test_titles_are_the_first_words_of_the_finding(done: Done) -> None:
    for area in done.plan["areas"]:
        assert len(area["title"]) <= 60
        assert area["findings"][0].startswith(area["title"])
    assert len(done.judged("title")) == 7


def test_what_the_document_says_of_itself(done: Done) -> None:
    plan = done.plan["plan"]
    assert plan["partnership"] == "Westmere"
    assert plan["title"] == "Joint Roads Inspection “Crossings for All” Improvement Plan"
    assert (plan["version"], plan["as_at"], plan["submitted"]) == ("3", "2021-05", "2021-03-01")
    assert plan["inspection"] == {"from": "2020-11-30", "to": "2020-12-04"}
    assert [one["title"] for one in done.plan["sections"]] == ["CROSSINGS & LAMPS", "TRAINING"]
    assert done.plan["sections"][1]["intro"] == "Training is looked at anew in autumn."


def test_the_list_of_acronyms(done: Done) -> None:
    listed = {one["acronym"]: one["expansions"] for one in done.plan["acronyms"]}
    assert listed["RT"] == ["Roads Trust", "The Roads Trust"]
    assert done.judged("acronym-twice")


def test_a_body_without_a_record_is_proposed(done: Done) -> None:
    """By the name that the document's own list gives it, once, and said so."""
    proposed = [body for body in done.plan["agencies"] if body["id"] == "lw"]
    assert [body["name"] for body in proposed] == ["Lights Watch (volunteers)"]
    assert done.judged("proposed-body")


def in_the_document(text: str) -> Counter[str]:
    """The words of a document, counted apart from the import's own way of counting."""
    return words(re.sub(r"<[^>]*>", " ", text))


def words(*texts: str | None) -> Counter[str]:
    return Counter(word for text in texts if text for word in re.findall(r"[A-Za-z0-9]+", text))


def in_the_data(plan: dict[str, Any]) -> Counter[str]:
    """The words of every text in plan.json that is the document's."""
    found = words(plan["plan"]["title"], plan["plan"]["partnership"])
    for section in plan["sections"]:
        found += words(section["title"], section["intro"])
    for acronym in plan["acronyms"]:
        if acronym["in_plan_list"]:
            found += words(acronym["acronym"], *acronym["expansions"])
    for area in plan["areas"]:
        found += words(*area["findings"])
        for action in area["actions"]:
            found += words(action["text"], *action["items"], action["after"])
            found += words(action["impact"], action["scrutiny"])
    return found


def test_no_word_is_lost_and_none_is_doubled(done: Done) -> None:
    """Every word stands in the data or in the report, and in one of the two only."""
    reported = words(*(one["words"] for one in done.report["judgements"]))
    assert in_the_data(done.plan) + reported == in_the_document(document())
    assert (done.report["words"]["lost"], done.report["words"]["doubled"]) == (0, 0)


def test_every_judgement_says_where(done: Done) -> None:
    for one in done.report["judgements"]:
        assert one["message"]
        if one["kind"] != "acronym-unlisted":
            assert one["where"], one


@pytest.mark.parametrize(
    "kind",
    ["shifted", "joined", "list", "list-end", "carried", "date", "split-leads", "printed-again",
     "dropped", "paragraphs", "proposed-body", "see-also", "heading", "section", "identity"],
)  # fmt: skip
def test_each_kind_of_judgement_is_reported(done: Done, kind: str) -> None:
    assert done.judged(kind)


def test_the_data_has_no_fault_and_is_in_canonical_form(done: Done) -> None:
    loaded = load(done.out)
    assert [problem for problem in check(loaded) if problem.severity.value == "fault"] == []
    from actionplan.commands.format import run as formatting
    from tests.conftest import ROOT

    assert formatting(done.out, True, ROOT) == 0


def test_two_imports_write_the_same_bytes(imported: Import, tmp_path: pathlib.Path) -> None:
    first = imported(document(), out=tmp_path / "one").out
    second = imported(document(), out=tmp_path / "two").out
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert len(names) == 13
    for name in names:
        left, right = (first / name).read_bytes(), (second / name).read_bytes()
        assert left.replace(b'"one"', b"") == right.replace(b'"two"', b""), name


def test_a_site_is_built_from_it(done: Done, build: Callable[..., pathlib.Path]) -> None:
    """All pages, strict, without a warning."""
    site = build(done.out)
    published = json.loads((site / "data" / "plan.json").read_text("utf-8"))
    assert published["areas"] == done.plan["areas"]
    for area in done.plan["areas"]:
        page = shown(site / "areas" / area["ref"] / "index.html")
        for text in (area["title"], *area["findings"], *(one["text"] for one in area["actions"])):
            assert text in page
    assert "as Westmere agreed them" in shown(site / "index.html")


def shown(page: pathlib.Path) -> str:
    """The text of a page."""
    return " ".join(BeautifulSoup(page.read_text("utf-8"), "html.parser").get_text().split())
