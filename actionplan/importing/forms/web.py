"""An HTML page: its tables, and the lines of text between them.

Read as a stream of tags, because end tags may be left out and pages may nest without end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from actionplan.importing.markup import paras
from actionplan.importing.table import Block, Break, Cell, Line, Row

_NOT_READ = {"script", "style", "template", "title", "svg"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
MOST_ACROSS = 1000
MOST_DOWN = 100_000


@dataclass
class _Cell:
    across: int
    down: int
    text: list[str] = field(default_factory=list)


def read(text: str) -> tuple[Block, ...]:
    """The blocks of a page."""
    page = _Page()
    page.feed(text)
    page.close()
    page.end()
    return tuple(page.blocks)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.depth = 0
        """How many tables are open: one within a cell is read as text of the cell."""
        self.skipped: list[str] = []
        self.text: list[str] = []
        self.row: list[_Cell] | None = None
        self.cell: _Cell | None = None
        self.below: dict[int, int] = {}
        """For each column, how many rows the cell above still takes."""
        self.tables = self.rows = self.lines = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if tag in _NOT_READ:
            self.skipped.append(tag)
        elif tag == "table":
            self._open_table()
        elif self.depth == 1 and tag in ("tr", "td", "th"):
            self._end_cell()
            if tag == "tr" or self.row is None:
                self._end_row()
                self.row = []
            if tag != "tr":
                given = dict(attrs)
                across = _span(given.get("colspan"), MOST_ACROSS)
                self.cell = _Cell(across, _span(given.get("rowspan"), MOST_DOWN))
        elif tag in _BLOCKS:
            self._block("\n\u2022 " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if self.skipped and self.skipped[-1] == tag:
            self.skipped.pop()
        elif tag == "table" and self.depth:
            self.depth -= 1
            if self.depth:
                self._block("\n")
            else:
                self._end_row()
                self.blocks.append(Break())
        elif self.depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self.depth == 1 and tag == "tr":
            self._end_row()
        elif tag in _BLOCKS:
            self._block("\n")

    def handle_data(self, data: str) -> None:
        """Text."""
        if self.skipped:
            return
        if self.cell is not None:
            self.cell.text.append(" ".join(f"x{data}x".split())[1:-1])
        else:
            self.text.append(data)

    def end(self) -> None:
        """The page ends, whatever is still open."""
        self._end_row()
        self._line()

    def _open_table(self) -> None:
        self.depth += 1
        if self.depth > 1:
            self._block("\n")
            return
        self._line()
        self.blocks.append(Break())
        self.tables += 1
        self.rows = 0
        self.below = {}

    def _block(self, sign: str) -> None:
        """A block begins or ends: a new paragraph of a cell, or a new line."""
        if self.cell is not None:
            self.cell.text.append(sign)
        else:
            self._line()

    def _line(self) -> None:
        said = " ".join("".join(self.text).split())
        self.text = []
        made = " ".join(para.text for para in paras(said, marked=False))
        if made:
            self.lines += 1
            self.blocks.append(Line(made, f"text {self.lines}"))

    def _end_cell(self) -> None:
        if self.cell is not None and self.row is not None:
            self.row.append(self.cell)
        self.cell = None

    def _end_row(self) -> None:
        self._end_cell()
        self._line()
        if self.row is None:
            return
        self.rows += 1
        where = f"table {self.tables}, row {self.rows}"
        cells: list[Cell] = []
        for cell in self.row:
            self._merged(cells, where)
            for step in range(cell.across):
                self.below[len(cells)] = cell.down - 1
                place = f"{where}, column {len(cells) + 1}"
                cells.append(
                    Cell(() if step else paras("".join(cell.text)), place, merged=step > 0)
                )
        self._merged(cells, where)
        alone = len(self.row) == 1 and len(cells[0].paras) == 1 if cells else False
        if alone:
            self.blocks.append(Line(cells[0].text, where))
        elif any(not cell.blank for cell in cells):
            self.blocks.append(Row(tuple(cells), where))
        self.row = None

    def _merged(self, cells: list[Cell], where: str) -> None:
        """The cells at this place of a row over which one above is merged."""
        while self.below.get(len(cells), 0) > 0:
            self.below[len(cells)] -= 1
            cells.append(Cell((), f"{where}, column {len(cells) + 1}", merged=True))


def _span(said: str | None, most: int) -> int:
    """How many columns or rows a cell takes; 0 stands for all that follow."""
    if said is None or not said.strip().isdecimal() or len(said) > 9:
        return 1 if said is None or not said.strip().isdecimal() else most
    return min(int(said) or most, most)
