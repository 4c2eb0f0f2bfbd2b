"""Flattened text (a tab between cells, a blank line between page tables), TSV and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from actionplan.importing.markup import paras
from actionplan.importing.refusal import Refused
from actionplan.importing.table import Block, Break, Cell, Line, Row


def decoded(raw: bytes) -> tuple[str, str]:
    """The text of a file, and what its encoding was.

    Raises:
        Refused: it is not text.
    """
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if raw.startswith(mark):
            try:
                return raw.decode(name), name.removesuffix("-sig").upper()
            except UnicodeDecodeError:
                raise Refused(
                    "The file is cut in the middle of a character: save it again."
                ) from None
    if b"\0" in raw:
        raise Refused(
            "The file is not text. Save the document as .docx, .xlsx, .csv or text (UTF-8)."
        )
    try:
        return raw.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        # Five bytes stand for nothing in Windows-1252.
        return raw.decode("cp1252", "replace"), "Windows-1252"


def flattened(text: str) -> Iterator[Block]:
    """The blocks of flattened text: rows are the lines with a tab."""
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if not line.strip():
            yield Break()
        elif "\t" in line:
            where = f"line {number}"
            cells = (
                Cell(paras(cell), f"{where}, cell {place}")
                for place, cell in enumerate(line.split("\t"), 1)
            )
            yield Row(tuple(cells), where)
        else:
            yield Line(" ".join(para.text for para in paras(line, marked=False)), f"line {number}")


def separated(text: str, name: str) -> Iterator[Block]:
    """The blocks of CSV or TSV.

    Raises:
        Refused: a cell is larger than any cell of a plan.
    """
    delimiter = "\t" if name.lower().endswith(".tsv") else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(reader, 1):
            cells = tuple(
                Cell(paras(cell), f"row {number}, column {place}")
                for place, cell in enumerate(row, 1)
            )
            yield row_or_line(Row(cells, f"row {number}"))
    except csv.Error as error:
        raise Refused(
            f"The file cannot be read as rows (at line {reader.line_num}: {error})."
        ) from None


def row_or_line(row: Row) -> Block:
    """A row of a sheet as what it is: nothing, a line of text in its first cell, or a row."""
    if row.blank:
        return Break()
    if len(row.filled) == 1 and not row.cells[0].blank and len(row.cells[0].paras) == 1:
        cell = row.cells[0]
        return Line(cell.text, cell.place)
    return row


def _delimiter(text: str) -> str:
    """The sign between cells: the one that the first lines have most, outside quotes."""
    outside = "".join(text[:20_000].split('"')[::2])
    return max(",;\t", key=outside.count)
