"""An HTML page: its tables, and the lines of text between them."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, Doctype, NavigableString, PageElement, ProcessingInstruction

from actionplan.importing.markup import paras
from actionplan.importing.table import Block, Break, Cell, Line, Row

_NOT_READ = {"script", "style", "template", "head", "noscript", "svg"}
_BLOCKS = {
    "br",
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p",
    "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_NO_TEXT = (Comment, Doctype, ProcessingInstruction)
MOST_SPAN = 1000


def read(text: str) -> tuple[Block, ...]:
    """The blocks of a page."""
    soup = BeautifulSoup(text, "html.parser")
    return tuple(_Walk().blocks(soup))


Event = tuple[str, Tag | None, str]
"""What comes next in a page: "in" or "out" with a tag, or "text" with what it says."""


def _events(root: Tag) -> Iterator[Event]:
    """A tag's contents from beginning to end, without recursion: pages may nest deep."""
    open_tags: list[tuple[Tag, Iterator[PageElement]]] = [(root, iter(root.contents))]
    while open_tags:
        tag, inside = open_tags[-1]
        node = next(inside, None)
        if node is None:
            open_tags.pop()
            if open_tags:
                yield "out", tag, ""
        elif isinstance(node, Tag):
            if node.name not in _NOT_READ:
                yield "in", node, ""
                # A table between lines is read by its rows.
                inner = (
                    () if node.name == "table" and root.name not in ("td", "th") else node.contents
                )
                open_tags.append((node, iter(inner)))
        elif isinstance(node, NavigableString) and not isinstance(node, _NO_TEXT):
            yield "text", None, str(node)


class _Walk:
    """Goes through a page."""

    def __init__(self) -> None:
        self.tables = 0
        self.lines = 0
        self.text: list[str] = []

    def blocks(self, soup: BeautifulSoup) -> Iterator[Block]:
        for what, tag, said in _events(soup):
            if tag is None:
                self.text.append(said)
            elif tag.name in _BLOCKS:
                yield from self._line()
                if what == "in" and tag.name == "table":
                    self.tables += 1
                    yield Break()
                    yield from self._rows(tag)
                    yield Break()
        yield from self._line()

    def _line(self) -> Iterator[Block]:
        said = " ".join(
            para.text for para in paras(" ".join("".join(self.text).split()), marked=False)
        )
        self.text = []
        if said:
            self.lines += 1
            yield Line(said, f"text {self.lines}")

    def _rows(self, table: Tag) -> Iterator[Block]:
        rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        below: dict[int, int] = {}
        for number, row in enumerate(rows, 1):
            where = f"table {self.tables}, row {number}"
            cells: list[Cell] = []
            tags = [tag for tag in row.find_all(["td", "th"]) if tag.find_parent("tr") is row]
            waiting = iter(tags)
            tag = next(waiting, None)
            while tag is not None or below.get(len(cells), 0):
                place = f"{where}, column {len(cells) + 1}"
                if below.get(len(cells), 0):
                    below[len(cells)] -= 1
                    cells.append(Cell((), place, merged=True))
                    continue
                assert tag is not None  # noqa: S101  (the loop ends otherwise)
                across, down = _span(tag, "colspan", MOST_SPAN), _span(tag, "rowspan", len(rows))
                for step in range(across):
                    below[len(cells)] = down - 1
                    here = f"{where}, column {len(cells) + 1}"
                    cells.append(Cell(() if step else paras(_cell(tag)), here, merged=step > 0))
                tag = next(waiting, None)
            if len(tags) == 1 and cells and len(cells[0].paras) == 1:
                yield Line(cells[0].text, where)
            elif any(not cell.blank for cell in cells):
                yield Row(tuple(cells), where)


def _span(tag: Tag, name: str, most: int) -> int:
    said = str(tag.get(name, "1"))
    wanted = int(said) if said.isdecimal() and len(said) < 7 else 1
    return min(max(wanted, 1 if name == "colspan" or wanted else most), max(most, 1))


def _cell(cell: Tag) -> str:
    """The text of a cell, with line breaks where blocks begin or end and a sign before items."""
    parts: list[str] = []
    for what, tag, said in _events(cell):
        if tag is None:
            parts.append(" ".join(f"x{said}x".split())[1:-1])
        elif tag.name in _BLOCKS:
            parts.append("\n• " if what == "in" and tag.name == "li" else "\n")
    return "".join(parts)
