"""What every form of a document becomes: lines, and rows of cells, each with its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Para:
    """A paragraph of a cell."""

    text: str
    item: bool = False
    """Whether the document marks it as an item of a list."""


@dataclass(frozen=True)
class Cell:
    """One cell, or the part of a merged cell that lies in one row and column."""

    paras: tuple[Para, ...]
    place: str
    """Where it stands, as the person can find it: "line 51, cell 3", "sheet Plan, C7"."""
    merged: bool = False
    """Whether it is blank because a cell above or beside it is merged over it."""

    @property
    def text(self) -> str:
        """Everything in it, on one line."""
        return " ".join(para.text for para in self.paras)

    @property
    def lines(self) -> str:
        """Everything in it, with a line for each paragraph."""
        return "\n".join(para.text for para in self.paras)

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.paras


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    place: str

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return all(cell.blank for cell in self.cells)

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells in which something stands."""
        return tuple(cell for cell in self.cells if not cell.blank)

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in its cells, without empty ones at the end."""
        texts = [cell.text for cell in self.cells]
        while texts and not texts[-1]:
            texts.pop()
        return tuple(texts)


@dataclass(frozen=True)
class Line:
    """A line of text outside tables."""

    text: str
    place: str
    margin: bool = False
    """Whether it stands outside the body of the pages: in a header, a footer or a text box."""


@dataclass(frozen=True)
class Break:
    """Where one page table ends and another may begin."""

    whole: bool = False
    """Whether a new sheet begins, to which the headings of the one before do not belong."""


Block = Row | Line | Break


@dataclass(frozen=True)
class Reading:
    """A document, read."""

    name: str
    form: str
    """What kind of file it is: "text", "Word", "spreadsheet", "CSV", "HTML"."""
    sha256: str
    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = field(default=())
    """What the person should know about how it was read."""
    merges: bool = False
    """Whether the form says which cells are merged."""

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every piece of text in it, with its place."""
        for block in self.blocks:
            if isinstance(block, Line):
                yield block.text, block.place
            elif isinstance(block, Row):
                for cell in block.filled:
                    yield cell.text, cell.place

    def words(self) -> Counter[str]:
        """Every word of the document, counted."""
        return count_words(text for text, _ in self.texts())


WORD = re.compile(r"[^\W_]+")
"""A word, for counting: letters and digits without anything between them."""


def count_words(texts: Iterable[str]) -> Counter[str]:
    """The words of some texts, counted."""
    return Counter(word for text in texts for word in WORD.findall(text))
