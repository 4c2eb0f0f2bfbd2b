"""The same document written out in other forms, with cells merged as an office program merges them."""

from __future__ import annotations

import csv
import html
import io
import pathlib
from collections.abc import Iterable, Iterator

import docx
import openpyxl

from actionplan.importing.table import Block, Cell, Line, Row


def tables(blocks: Iterable[Block]) -> Iterator[Line | list[Row]]:
    """Lines, and the rows between two breaks or lines together as one table."""
    rows: list[Row] = []
    for block in blocks:
        if isinstance(block, Row):
            rows.append(block)
            continue
        if rows:
            yield rows
            rows = []
        if isinstance(block, Line):
            yield block
    if rows:
        yield rows


def merged(rows: list[Row]) -> Iterator[tuple[int, int, int]]:
    """The cells to merge: column, first and last row of each printed cell with blanks below it."""
    for column in range(max(len(row.cells) for row in rows)):
        start: int | None = None
        for number in range(len(rows) + 1):
            filled = number == len(rows) or not _cell(rows[number], column).blank
            if filled and start is not None and number - 1 > start:
                yield column, start, number - 1
            if filled:
                start = number
    return


def _cell(row: Row, column: int) -> Cell:
    return row.cells[column] if column < len(row.cells) else Cell((), "")


def write_docx(blocks: Iterable[Block], path: pathlib.Path) -> pathlib.Path:
    """A Word document: one table a page, blank cells merged with the printed one above."""
    made = docx.Document()
    for part in tables(blocks):
        if isinstance(part, Line):
            made.add_paragraph(part.text)
            continue
        width = max(len(row.cells) for row in part)
        table = made.add_table(len(part), width)
        for row, written in zip(part, table.rows, strict=True):
            for cell, place in zip(row.cells, written.cells, strict=False):
                for number, para in enumerate(cell.paras):
                    paragraph = place.add_paragraph() if number else place.paragraphs[0]
                    paragraph.text = para.text
                    if para.item:
                        paragraph.style = "List Bullet"
        for column, start, end in merged(part):
            table.cell(start, column).merge(table.cell(end, column))
        made.add_paragraph()
    made.save(str(path))
    return path


def write_xlsx(blocks: Iterable[Block], path: pathlib.Path) -> pathlib.Path:
    """A workbook with one sheet: a blank row between pages."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    line = 1
    for part in tables(blocks):
        if isinstance(part, Line):
            sheet.cell(line, 1, part.text)
            line += 1
            continue
        for number, row in enumerate(part):
            for column, cell in enumerate(row.cells):
                if not cell.blank:
                    sheet.cell(line + number, column + 1, lines_of(cell))
        for column, start, end in merged(part):
            sheet.merge_cells(
                start_row=line + start,
                end_row=line + end,
                start_column=column + 1,
                end_column=column + 1,
            )
        line += len(part) + 1
    book.save(path)
    return path


def write_csv(blocks: Iterable[Block], path: pathlib.Path, delimiter: str = ",") -> pathlib.Path:
    """A CSV file: a blank row between pages."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    for part in tables(blocks):
        if isinstance(part, Line):
            writer.writerow([part.text])
            continue
        writer.writerows([lines_of(cell) for cell in row.cells] for row in part)
        writer.writerow([])
    path.write_text(out.getvalue(), "utf-8", newline="")
    return path


def write_html(blocks: Iterable[Block], path: pathlib.Path) -> pathlib.Path:
    """A web page: one table a page, with rowspan."""
    parts = ["<!doctype html><html><head><title>Not read</title></head><body>"]
    for part in tables(blocks):
        if isinstance(part, Line):
            parts.append(f"<p>{html.escape(part.text)}</p>")
            continue
        spans = {(start, column): end - start + 1 for column, start, end in merged(part)}
        below = {
            (row, column)
            for column, start, end in merged(part)
            for row in range(start + 1, end + 1)
        }
        parts.append("<table>")
        for number, row in enumerate(part):
            parts.append("<tr>")
            for column, cell in enumerate(row.cells):
                if (number, column) not in below:
                    span = spans.get((number, column), 1)
                    parts.append(f'<td rowspan="{span}">{_html(cell)}</td>')
            parts.append("</tr>")
        parts.append("</table>")
    path.write_text("\n".join([*parts, "</body></html>"]), "utf-8")
    return path


def _html(cell: Cell) -> str:
    paras = [
        f"<li>{html.escape(para.text)}</li>" if para.item else f"<p>{html.escape(para.text)}</p>"
        for para in cell.paras
    ]
    return "".join(paras)


def lines_of(cell: Cell) -> str:
    """A cell as one text, with a line for each paragraph and a sign before items."""
    return "\n".join(f"• {para.text}" if para.item else para.text for para in cell.paras)


FORMS = {".docx": write_docx, ".xlsx": write_xlsx, ".csv": write_csv, ".html": write_html}
