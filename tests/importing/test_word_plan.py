"""A Word plan as partnerships write them: ratings, leads by name, quarters, two lists of acronyms."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Sequence
from typing import Any

import docx
import pytest

from actionplan.importing.people import is_person, may_be_person
from actionplan.model.printed import due
from tests.importing.conftest import Done, Import

NOTHING = pathlib.Path("no-data-here")
HEAD = ("Ref", "Area for improvement", "Action", "Lead", "Timescale", "RAG", "Evidence")
ROWS: tuple[tuple[str, ...], ...] = (
    ("LB1.1", "Books go missing.", "Count them.", "LS Head Librarian", "Ongoing", "G", ""),
    ("", "", "Say where they went.", "", "", "A", ""),
    (
        "LB1.2",
        "Shelves are full.",
        "Clear them (see LB1.1).",
        "LS; Shire Depot",
        "Q3 2026",
        "G",
        "",
    ),
    ("LB1.3", "Late.", "Drive on time.", "Shire Transport Group (STG)", "By 30 June 2026", "R", ""),
    ("LB1.4", "Dark.", "Light the van.", "Depot (J. Wheeler)", "Q2 2026/27", "R", ""),
    ("LB1.5", "Cold.", "Heat the van with DBX.", "Librarians' Forum", "TBC", "R", ""),
    ("LB1.6", "Damp.", "Dry the van.", "Librarians Forum", "June 2026", "R", ""),
)


def table(document: Any, rows: Sequence[Sequence[str]]) -> Any:
    made = document.add_table(len(rows), max(map(len, rows)))
    for row, cells in zip(rows, made.rows, strict=True):
        for text, cell in zip(row, cells.cells, strict=False):
            first, *more = text.split("\n")
            cell.text = first
            for line in more:
                cell.add_paragraph(line)
    return made


@pytest.fixture
def word(tmp_path: pathlib.Path) -> pathlib.Path:
    made = docx.Document()
    made.add_paragraph("Shire Library Partnership")
    made.add_paragraph("Mobile Library Improvement Plan")
    made.add_paragraph("Version 1.2, March 2026")
    made.add_paragraph("Inspection: 3 to 7 November 2025")
    made.add_paragraph("Abbreviations")
    table(made, [("LS", "Library Service"), ("STG", "Shire Transport Group")])
    made.add_paragraph("RAG key")
    table(made, [("Green", "On track"), ("Red", "Off track")])
    made.add_paragraph("Priority 1: Vans")
    rows = table(made, [HEAD, *ROWS])
    for column in (0, 1, 3, 4):
        rows.cell(1, column).merge(rows.cell(2, column))
    made.add_paragraph("Appendix A: glossary of acronyms")
    made.add_paragraph("DBX \u2013 Diesel box heater")
    made.add_paragraph("LS \u2013 Library Service")
    path = tmp_path / "libraries.docx"
    made.save(str(path))
    return path


@pytest.fixture
def done(imported: Import, word: pathlib.Path) -> Done:
    made = imported(word, data=NOTHING)
    assert made.code == 0, made.said
    return made


def test_a_timescale_that_is_no_date_keeps_its_words(done: Done) -> None:
    found = done.actions()
    assert [found[one]["timescale"] for one in ("LB1.1.1", "LB1.5.1")] == ["Ongoing", "TBC"]
    # Under the merged cell it is the same.
    assert (found["LB1.1.2"]["due"], found["LB1.1.2"]["timescale"]) == (None, "Ongoing")
    assert found["LB1.3.1"]["due"] == "2026-06-30"


@pytest.mark.parametrize(
    ("text", "calendar", "financial"),
    [
        ("Q3 2026", "2026-Q3", "2026-Q4"),
        ("Quarter 4 2026", "2026-Q4", "2027-Q1"),
        ("End of Q2 2026/27", "2026-Q3", "2026-Q3"),
        ("2026-27 Q4", "2027-Q1", "2027-Q1"),
        ("Q4 26/27", "2027-Q1", "2027-Q1"),
        ("by the end of June 2026", "2026-06", "2026-06"),
        ("30th of September 2026", "2026-09-30", "2026-09-30"),
        ("Q2 2026/29", None, None),
        ("Summer 2026", None, None),
    ],
)
def test_quarters_and_ends(text: str, calendar: str | None, financial: str | None) -> None:
    found = (due(text), due(text, financial=True))
    assert tuple(one and one.text for one in found) == (calendar, financial)


def test_a_mapping_file_says_from_which_month_quarters_count(
    imported: Import, word: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    mapping = tmp_path / "mapping.yml"
    mapping.write_text("quarters: financial\n", "utf-8")
    found = imported(word, data=NOTHING, mapping=mapping)
    assert found.actions()["LB1.2.1"]["due"] == "2026-Q4"
    assert not found.judged("quarter")
    assert "Q1 is January to March here" not in found.said
    usual = imported(word, data=NOTHING, out=tmp_path / "2")
    assert "Q1 is January to March here" in usual.said
    # A quarter of 2026/27 is the same either way.
    assert [one["action"] for one in usual.judged("quarter")] == ["LB1.2.1"]


def test_bodies_are_known_by_either_name(done: Done) -> None:
    bodies = {one["id"]: one["name"] for one in done.plan["agencies"]}
    assert bodies["stg"] == "Shire Transport Group"
    assert done.actions()["LB1.2.1"]["leads"] == ["ls", "shire-depot"]
    assert done.actions()["LB1.6.1"]["leads"] == done.actions()["LB1.5.1"]["leads"]
    assert (bodies["ls"], bodies["librarians-forum"]) == ("Library Service", "Librarians' Forum")


def test_no_name_of_a_person_becomes_a_body(done: Done) -> None:
    assert done.actions()["LB1.4.1"]["leads"] == ["depot"]
    assert "J. Wheeler" not in (done.out / "agencies.yml").read_text("utf-8")
    (one,) = done.judged("person")
    assert "J. Wheeler" in one["message"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("S. Ahmed", True),
        ("J R Holt", True),
        ("DI Patel", True),
        ("YJ Board", False),
        ("Public Health", False),
    ],
)
def test_what_looks_like_a_person(text: str, person: bool) -> None:
    assert is_person(text) is person


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jo Bloggs, Van Manager", "Jo Bloggs"),
        ("Jo O'Hara (Head of Vans)", "Jo O'Hara"),
        ("Van Depot", ""),
        ("Van Depot, Shire Council", ""),
    ],
)
def test_a_name_before_a_role_is_told(text: str, name: str) -> None:
    assert may_be_person(text) == name


def test_headings_and_references_that_are_not_known_say_what_to_type(
    imported: Import, tmp_path: pathlib.Path
) -> None:
    made = docx.Document()
    table(made, [("Ref", "Finding", "Vans will", "Lead"), ("Rec-1", "Late.", "Go.", "Depot")])
    made.save(str(tmp_path / "plan.docx"))
    asked = {"data": NOTHING, "mapping": tmp_path / "mapping.yml"}
    assert "There is no mapping file" in imported(tmp_path / "plan.docx", **asked).said
    asked["mapping"].write_text("blanks: carry\n", "utf-8")
    said = imported(tmp_path / "plan.docx", **asked).said
    (typed,) = re.findall(r"type: (columns: .*)", said)
    assert typed == 'columns: {action: ["Vans will"]}'
    asked["mapping"].write_text(f"{typed}\n", "utf-8")
    said = imported(tmp_path / "plan.docx", **asked).said
    (pattern,) = re.findall(r"as for Rec-7: (reference: .*)", said)
    asked["mapping"].write_text(f"{typed}\n{pattern}\n", "utf-8")
    assert [one["ref"] for one in imported(tmp_path / "plan.docx", **asked).plan["areas"]] == [
        "Rec-1"
    ]


def test_a_lead_by_name_is_read_as_the_mapping_file_says(
    imported: Import, word: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    """A body that no record has yet is made from its id."""
    mapping = tmp_path / "mapping.yml"
    mapping.write_text("bodies: {LS Head Librarian: ls, Depot (J. Wheeler): van-depot}\n", "utf-8")
    found = imported(word, data=NOTHING, mapping=mapping)
    assert found.code == 0, found.said
    assert found.actions()["LB1.1.1"]["leads"] == ["ls"]
    bodies = {one["id"]: one["name"] for one in found.plan["agencies"]}
    assert bodies["van-depot"] == "Van depot"
    assert bodies["ls"] == "Library Service"
    assert not found.judged("person")


def test_both_lists_of_acronyms_and_no_key_of_ratings(done: Done) -> None:
    found = {one["acronym"]: one["expansions"] for one in done.plan["acronyms"]}
    # Nor is a reference that a text names.
    assert found == {
        "LS": ["Library Service"],
        "STG": ["Shire Transport Group"],
        "DBX": ["Diesel box heater"],
    }


def test_the_report_tells_what_to_do_and_says_a_column_once(done: Done) -> None:
    said = done.said
    assert said.count('"RAG"') == 2
    assert 'under "RAG": 7 cells' in said
    assert "> G | A | R" in said
    assert "oversight is blank" not in said
    assert "no column of the document is headed as the column oversight" in said
    assert "write the names of the one under also:" in said


def test_what_is_private_is_written_and_left_to_the_check(
    imported: Import, tmp_path: pathlib.Path
) -> None:
    made = docx.Document()
    row = ("A1", "Found.", "Write to vans@shire.example.", "LS", "", "", "")
    table(made, [HEAD, row])
    made.save(str(tmp_path / "plan.docx"))
    found = imported(tmp_path / "plan.docx", data=NOTHING)
    assert found.code == 0, found.said
    assert "Run check --data" in found.said


def test_importing_again_keeps_what_a_person_typed(
    imported: Import, word: pathlib.Path, done: Done
) -> None:
    edits = {
        "agencies.yml": ("name: Library Service\n", "name: Library Service\n  says: It lends.\n"),
        "acronyms.yml": ("acronym: DBX\n", "acronym: DBX\n  says: It warms the van.\n"),
        "plan.yml": (
            "partnership: Shire Library Partnership",
            "topics:\n  vans: Vans\npartnership: The Shire",
        ),
        "areas/LB1.5.yml": ("timescale: TBC\n", "timescale: TBC\n    due: 2026-11\n"),
        "areas/LB1.6.yml": (
            "due: 2026-06\n",
            "due: 2026-06\n    notes:\n      - The damp is in the roof.\n",
        ),
    }
    for name, (old, new) in edits.items():
        path = done.out / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
    again = imported(word, data=NOTHING, out=done.out)
    assert "No fact of the plan and no text changed." in again.said, again.said
    assert imported(word, data=NOTHING, out=done.out, apply=True).code == 0
    for name, (_, new) in edits.items():
        text = (done.out / name).read_text("utf-8")
        assert all(line.strip() in text for line in new.splitlines()), text


def test_bodies_merged_by_hand_stay_merged(
    imported: Import, word: pathlib.Path, done: Done
) -> None:
    """The areas still name the record that was deleted: importing again mends them."""
    path = done.out / "agencies.yml"
    text = path.read_text("utf-8")
    gone = "- id: shire-depot\n  name: Shire Depot\n"
    assert gone in text
    text = text.replace(gone, "").replace("name: Depot\n", "name: Depot\n  also: [Shire Depot]\n")
    path.write_text(text, "utf-8")
    assert imported(word, data=NOTHING, out=done.out, apply=True).code == 0
    assert done.actions()["LB1.2.1"]["leads"] == ["ls", "depot"]


def test_a_folder_with_a_fault_is_not_imported_over(
    imported: Import, word: pathlib.Path, done: Done
) -> None:
    path = done.out / "agencies.yml"
    broken = path.read_text("utf-8").replace("name: Depot", "name: [Depot")
    path.write_text(broken, "utf-8")
    again = imported(word, data=NOTHING, out=done.out, apply=True)
    assert again.code == 1
    assert "agencies.yml:" in again.said
    assert "Mend this" in again.said
    assert path.read_text("utf-8") == broken
