"""The same document as Word file, workbook, CSV and web page gives the same plan.json."""

from __future__ import annotations

import pathlib

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from actionplan.importing.table import Block
from tests.importing.conftest import Import
from tests.importing.invented import document
from tests.importing.writers import FORMS, lines_of, tables, write_csv, write_docx


@pytest.mark.parametrize("suffix", FORMS)
def test_every_form_gives_the_same_plan(
    imported: Import, blocks: tuple[Block, ...], tmp_path: pathlib.Path, suffix: str
) -> None:
    wanted = imported(document(), out=tmp_path / "text").plan
    found = imported(FORMS[suffix](blocks, tmp_path / f"plan{suffix}"))
    assert found.code == 0, found.said
    assert found.plan == wanted
    assert (found.report["words"]["lost"], found.report["words"]["doubled"]) == (0, 0)


def test_tab_separated(imported: Import, blocks: tuple[Block, ...], tmp_path: pathlib.Path) -> None:
    wanted = imported(document(), out=tmp_path / "text").plan
    assert imported(write_csv(blocks, tmp_path / "plan.tsv", "\t")).plan == wanted
    assert (
        imported(write_csv(blocks, tmp_path / "plan.csv", ";"), out=tmp_path / "2").plan == wanted
    )


def test_the_word_file_has_merged_cells(blocks: tuple[Block, ...], tmp_path: pathlib.Path) -> None:
    """So that the test above is about merged cells."""
    made = docx.Document(str(write_docx(blocks, tmp_path / "plan.docx")))
    assert len(list(made.element.body.iter(qn("w:vMerge")))) > 20


def test_a_blank_cell_that_is_not_merged_is_said_to_be_one(
    imported: Import, blocks: tuple[Block, ...], tmp_path: pathlib.Path
) -> None:
    """A workbook says which cells are merged; a person is told of a blank one that is not."""
    book = openpyxl.load_workbook(FORMS[".xlsx"](blocks, tmp_path / "plan.xlsx"))
    sheet = book.worksheets[0]
    cell = next(
        c
        for row in sheet.iter_rows()
        for c in row
        if c.value == "Mark each lamp with its owner (see also A3)."
    )
    lead = sheet.cell(cell.row, cell.column + 1)
    spread = next(one for one in sheet.merged_cells.ranges if lead.coordinate in one)
    sheet.unmerge_cells(spread.coord)
    book.save(tmp_path / "unmerged.xlsx")
    found = imported(tmp_path / "unmerged.xlsx")
    assert [one["action"] for one in found.judged("blank-not-merged")] == ["A1.2"]
    assert found.actions()["A1.2"]["leads"] == ["council"]
    mapping = tmp_path / "mapping.yml"
    mapping.write_text("blanks: leave\n", "utf-8")
    left = imported(tmp_path / "unmerged.xlsx", mapping=mapping, out=tmp_path / "left")
    assert left.actions()["A1.2"]["leads"] == []
    assert [one["action"] for one in left.judged("left-blank")] == ["A1.2"]


def test_lists_that_word_marks(imported: Import, tmp_path: pathlib.Path) -> None:
    made = docx.Document()
    table = made.add_table(2, 3)
    for cell, said in zip(table.rows[0].cells, ("Ref", "Finding", "Action"), strict=True):
        cell.text = said
    table.cell(1, 0).text = "A1"
    table.cell(1, 1).text = "Lamps fail."
    table.cell(1, 2).text = "Mend these:"
    for item in ("lamps", "signs"):
        table.cell(1, 2).add_paragraph(item, style="List Number")
    table.cell(1, 2).add_paragraph("Then report.")
    made.save(str(tmp_path / "plan.docx"))
    action = imported(tmp_path / "plan.docx").actions()["A1.1"]
    assert (action["text"], action["items"], action["after"]) == (
        "Mend these:",
        ["lamps", "signs"],
        "Then report.",
    )


def test_tracked_changes(imported: Import, tmp_path: pathlib.Path) -> None:
    """What is inserted is read, what is deleted is not, and the person is told."""
    made = docx.Document()
    table = made.add_table(2, 3)
    for cell, said in zip(table.rows[0].cells, ("Ref", "Finding", "Action"), strict=True):
        cell.text = said
    table.cell(1, 0).text, table.cell(1, 1).text = "A1", "Lamps fail."
    paragraph = table.cell(1, 2).paragraphs[0]
    for tag, said in (("w:ins", "Mend them now."), ("w:del", "Wait.")):
        run = paragraph.add_run(said)._r
        mark = run.makeelement(qn(tag), {})
        run.addprevious(mark)
        mark.append(run)
    made.save(str(tmp_path / "plan.docx"))
    found = imported(tmp_path / "plan.docx")
    assert found.actions()["A1.1"]["text"] == "Mend them now."
    assert "tracked changes" in found.said


def test_a_workbook_that_takes_references_for_numbers(
    imported: Import, tmp_path: pathlib.Path
) -> None:
    """7.10 becomes 7.1 there: the tenth area is still the tenth."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Ref", "Finding", "Action", "Timescale"])
    for number in range(1, 13):
        sheet.append([float(f"7.{number}"), f"Finding {number}.", f"Do thing {number}.", None])
    book.save(tmp_path / "plan.xlsx")
    found = imported(tmp_path / "plan.xlsx")
    assert [area["ref"] for area in found.plan["areas"]] == [f"7.{n}" for n in range(1, 13)]
    assert any("read as 7.10" in one["message"] for one in found.judged("reference"))


def test_dates_of_a_workbook(imported: Import, tmp_path: pathlib.Path) -> None:
    import datetime

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Ref", "Finding", "Action", "Timescale"])
    for number, (value, form) in enumerate(
        [(datetime.date(2021, 6, 1), "mmm-yy"), (datetime.date(2021, 6, 30), "dd/mm/yyyy")], 1
    ):
        sheet.append([f"A{number}", "Found.", "Do.", value])
        sheet.cell(number + 1, 4).number_format = form
    book.save(tmp_path / "plan.xlsx")
    found = imported(tmp_path / "plan.xlsx").actions()
    assert [found[one]["due"] for one in ("A1.1", "A2.1")] == ["2021-06", "2021-06-30"]


def test_tables_are_written_as_read(blocks: tuple[Block, ...]) -> None:
    assert sum(1 for part in tables(blocks) if isinstance(part, list)) > 4
    assert lines_of(next(p for p in tables(blocks) if isinstance(p, list))[0].cells[0]) == "RT"


def test_one_table_without_page_breaks(imported: Import) -> None:
    """What a page break split is joined where the document has lost its page breaks, too."""
    kept: list[str] = []
    for line in document().split("\n"):
        if line or not kept or "\t" not in kept[-1]:
            kept.append(line)
    found = imported("\n".join(kept))
    assert found.code == 0, found.said
    areas = {area["ref"]: area for area in found.plan["areas"]}
    assert len(areas["A3"]["findings"]) == 1
    assert found.actions()["A4.1"]["text"].endswith("report the outcome to every school.")
    assert len(found.actions()) == 14


def test_acronyms_on_a_sheet_of_their_own(
    imported: Import, blocks: tuple[Block, ...], tmp_path: pathlib.Path
) -> None:
    book = openpyxl.load_workbook(FORMS[".xlsx"](blocks, tmp_path / "plan.xlsx"))
    sheet = book.create_sheet("Words")
    for row in (("Acronym", "Meaning"), ("TB", "Tarmac Board"), ("ZX", "Zebra Crossing")):
        sheet.append(row)
    book.save(tmp_path / "more.xlsx")
    found = imported(tmp_path / "more.xlsx")
    assert found.code == 0, found.said
    listed = {one["acronym"]: one["expansions"] for one in found.plan["acronyms"]}
    assert listed["ZX"] == ["Zebra Crossing"]
    assert "Acronym" not in listed
    assert not found.judged("unplaced")
