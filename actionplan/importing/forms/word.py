"""A Word document: its paragraphs and tables in order, merged cells read as merged."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from actionplan.importing.markup import paras
from actionplan.importing.table import Block, Break, Cell, Line, Para, Row

_BREAKS = {qn("w:br"), qn("w:cr")}
_NOT_READ = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


def read(raw: bytes) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of a .docx file that has been looked through, and remarks on how it was read."""
    document = docx.Document(io.BytesIO(raw))
    blocks = [*_Body(document).blocks(document.element.body)]
    blocks += _margins(document)
    remarks = []
    if next(document.element.body.iter(qn("w:ins"), qn("w:del")), None) is not None:
        remarks.append(
            "the document holds tracked changes: what is inserted is read, what is deleted is not"
        )
    return tuple(blocks), tuple(remarks)


class _Body:
    """Walks through the body of a document."""

    def __init__(self, document: Document) -> None:
        self.lists = {
            style.style_id
            for style in document.styles
            if (style.name or "").startswith("List")
            or style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
        }
        self.paragraphs = 0
        self.tables = 0

    def blocks(self, parent: Any) -> Iterator[Block]:
        for child in parent:
            if child.tag == qn("w:p"):
                self.paragraphs += 1
                yield from self._lines(_text(child))
            elif child.tag == qn("w:tbl"):
                self.tables += 1
                yield Break()
                yield from self._rows(child)
                yield Break()
            elif child.tag == qn("w:sdt"):
                content = child.find(qn("w:sdtContent"))
                yield from self.blocks(content if content is not None else ())

    def _lines(self, text: str) -> Iterator[Block]:
        where = f"paragraph {self.paragraphs}"
        for line in text.split("\n"):
            if "\t" in line.strip():
                cells = enumerate(line.strip().split("\t"), 1)
                yield Row(tuple(Cell(paras(one), f"{where}, part {n}") for n, one in cells), where)
            elif line.strip():
                yield Line(" ".join(para.text for para in paras(line, marked=False)), where)

    def _rows(self, table: Any) -> Iterator[Block]:
        rows = [row for row in table.iter(qn("w:tr")) if _table_of(row) is table]
        for number, row in enumerate(rows, 1):
            where = f"table {self.tables}, row {number}"
            cells: list[Cell] = []
            before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
            for _ in range(int(before.get(qn("w:val"))) if before is not None else 0):
                cells.append(Cell((), f"{where}, column {len(cells) + 1}"))
            inside = [cell for cell in row.iter(qn("w:tc")) if _row_of(cell) is row]
            for cell in inside:
                span, goes_on = _merging(cell)
                place = f"{where}, column {len(cells) + 1}"
                cells.append(Cell(() if goes_on else self._paras(cell), place, goes_on))
                for _ in range(span - 1):
                    cells.append(Cell((), f"{where}, column {len(cells) + 1}", merged=True))
            if len(inside) == 1 and len(cells[0].paras) == 1:
                yield Line(cells[0].text, where)
            elif any(not cell.blank for cell in cells) or len(cells) > 1:
                yield Row(tuple(cells), where)

    def _paras(self, cell: Any) -> tuple[Para, ...]:
        found: list[Para] = []
        for paragraph in cell.iter(qn("w:p")):
            made = paras(_text(paragraph))
            if self._is_item(paragraph):
                made = tuple(Para(para.text, item=True) for para in made)
            found += made
        return tuple(found)

    def _is_item(self, paragraph: Any) -> bool:
        numbered = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return numbered is not None or (style is not None and style.get(qn("w:val")) in self.lists)


def _table_of(row: Any) -> Any:
    return next(row.iterancestors(qn("w:tbl")))


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(qn("w:tr")))


def _merging(cell: Any) -> tuple[int, bool]:
    """How many columns a cell takes, and whether it only goes on from the one above."""
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    down = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    width = min(int(span.get(qn("w:val"))), 63) if span is not None else 1
    return max(width, 1), down is not None and down.get(qn("w:val"), "continue") == "continue"


def _text(paragraph: Any) -> str:
    """The text of a paragraph, insertions included, deletions and second copies left out."""
    parts: list[str] = []
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:noBreakHyphen"), *_BREAKS):
        if any(above.tag in _NOT_READ for above in node.iterancestors()) or _inner(node, paragraph):
            continue
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag == qn("w:noBreakHyphen"):
            parts.append("-")
        elif node.tag == qn("w:tab"):
            parts.append("\t" if node.getparent().tag == qn("w:r") else "")
        else:
            parts.append("\n")
    return re.sub(r"\n+", "\n", "".join(parts))


def _inner(node: Any, paragraph: Any) -> bool:
    """Whether a piece of text stands in a paragraph of its own within this one: in a text box."""
    return next(node.iterancestors(qn("w:p"))) is not paragraph


def _margins(document: Document) -> Iterator[Block]:
    """What stands in headers, footers and text boxes, each once: for the report."""
    seen: set[str] = set()
    for section in document.sections:
        for name in ("header", "footer"):
            for paragraph in getattr(section, name).paragraphs:
                text = " ".join(para.text for para in paras(paragraph.text, marked=False))
                if text and text not in seen:
                    seen.add(text)
                    yield Line(text, f"the {name} of the pages", margin=True)
    for box in document.element.body.iter(qn("w:txbxContent")):
        if any(above.tag in _NOT_READ for above in box.iterancestors()):
            continue
        for paragraph in box.iter(qn("w:p")):
            text = " ".join(para.text for para in paras(_text(paragraph), marked=False))
            if text:
                yield Line(text, "a text box", margin=True)
