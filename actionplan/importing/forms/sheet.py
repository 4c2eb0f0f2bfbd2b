"""A spreadsheet (.xlsx): every sheet in order, merged cells read as merged."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from actionplan.importing.forms.text import row_or_line
from actionplan.importing.markup import paras
from actionplan.importing.refusal import Refused
from actionplan.importing.table import Block, Break, Cell, Line, Row

MOST_CELLS = 500_000


def read(raw: bytes) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of an .xlsx file that has been looked through, and remarks on how it was read.

    Raises:
        Refused: a sheet is far larger than a plan.
    """
    book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
    blocks: list[Block] = []
    remarks = []
    for sheet in book.worksheets:
        if (sheet.max_row or 0) * (sheet.max_column or 0) > MOST_CELLS:
            raise Refused(
                f"The sheet {sheet.title} has {sheet.max_row} rows and {sheet.max_column} columns: "
                "copy the plan's table into a new workbook."
            )
        if sheet.sheet_state != "visible":
            remarks.append(
                f"the sheet {sheet.title} is hidden in the workbook; it was read as well"
            )
        blocks += [Break(whole=True), *_sheet(sheet)]
    return tuple(blocks), tuple(remarks)


def _sheet(sheet: Worksheet) -> Iterator[Block]:
    across = {
        (spread.min_row, spread.min_col): spread
        for spread in sheet.merged_cells.ranges
        if spread.max_col > spread.min_col
    }
    for row in sheet.iter_rows():
        cells = []
        for cell in row:
            place = f"sheet {sheet.title}, {get_column_letter(cell.column or 1)}{cell.row}"
            if isinstance(cell, MergedCell):
                cells.append(Cell((), place, merged=True))
            else:
                cells.append(Cell(paras(_said(cell)), place))
        made = Row(tuple(cells), f"sheet {sheet.title}, row {row[0].row}" if row else "")
        first = made.filled[0] if len(made.filled) == 1 else None
        whole = first is not None and any(
            (cell.row, cell.column) in across for cell in row if cell.value is not None
        )
        if whole and first is not None and len(first.paras) == 1:
            yield Line(first.text, first.place)
        else:
            yield row_or_line(made)


def _said(cell: Any) -> str:
    """What the sheet shows in a cell."""
    value = cell.value
    shown = str(cell.number_format or "")
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        with_day = "d" in re.sub(r'"[^"]*"|\[[^\]]*\]', "", shown).lower()
        return f"{value:%Y-%m-%d}" if with_day else f"{value:%Y-%m}"
    if isinstance(value, float):
        places = re.fullmatch(r"0\.(0+)", shown)
        if places:
            return f"{value:.{len(places.group(1))}f}"
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
