"""Cells that a merged cell or a conversion moved into the wrong column, put back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from actionplan.importing.headings import Columns
from actionplan.importing.markup import wraps
from actionplan.importing.names import MOST_WORDS, Names
from actionplan.importing.table import Cell, Row
from actionplan.model.printed import due

_BODIES = ("leads", "oversight")
_TEXTS = ("finding", "action", "impact", "scrutiny")


@dataclass
class Placed:
    """One row with its cells under their columns."""

    row: Row
    cells: dict[str, Cell] = field(default_factory=dict)
    more_action: list[Cell] = field(default_factory=list)
    """Cells that belong to the text of the action, behind its own."""
    beside: list[tuple[str, Cell]] = field(default_factory=list)
    """Cells without a column of the data, each with the heading above it."""
    displaced: set[str] = field(default_factory=set)
    """Columns whose cell held words of the action, and of which nothing shows what they state."""
    moves: list[tuple[Cell, str]] = field(default_factory=list)
    """Each cell that was put back, with what is said of it."""
    short: bool = False

    def cell(self, column: str) -> Cell:
        """The cell of a column; an empty one where there is none."""
        return self.cells.get(column) or Cell((), self.row.place)

    def said(self, column: str) -> str:
        """The text of a column's cell."""
        return self.cell(column).text


class Shifts:
    """Puts the cells of rows under their columns.

    Args:
        names: who the bodies are.
        is_ref: whether a text has the shape of a reference.
        impacts: the texts that stand in the impact column anywhere, by their words.
        scrutinies: those of the scrutiny column.
    """

    def __init__(
        self,
        names: Names,
        is_ref: Callable[[str], bool],
        impacts: Iterable[str] = (),
        scrutinies: Iterable[str] = (),
    ) -> None:
        self.names = names
        self.is_ref = is_ref
        self.impacts = frozenset(impacts)
        self.scrutinies = frozenset(scrutinies)

    def fits(self, column: str | None, cell: Cell) -> bool:
        """Whether a text may stand in a column."""
        if cell.blank:
            return True
        if column == "ref":
            return self.is_ref(cell.text)
        if column == "due":
            return due(cell.text) is not None
        if column in _BODIES:
            return self.names.names_bodies(cell.lines) and due(cell.text) is None
        return due(cell.text) is None and not self.names.is_known(cell.text)

    def place(self, row: Row, columns: Columns) -> Placed:
        """Put one row's cells under their columns."""
        order = columns.order
        cells = list(row.cells)
        while len(cells) > len(order) and cells[-1].blank:
            cells.pop()
        found = Placed(row, short=len(cells) < len(order))
        blank = Cell((), row.place)
        cells += [blank] * (len(order) - len(cells))
        if len(cells) > len(order):
            cells = self._drawn_left(cells, order, found)
        if "ref" in order and not self.fits("ref", cells[order.index("ref")]):
            cells = self._moved_right(cells, order, found)
        for place, cell in enumerate(cells):
            name = order[place] if place < len(order) else None
            if name:
                found.cells[name] = cell
            elif not cell.blank:
                heading = columns.headings[place] if place < len(order) else "no heading"
                found.beside.append((heading, cell))
        self._strays(found)
        return found

    def _drawn_left(
        self, cells: list[Cell], order: tuple[str | None, ...], found: Placed
    ) -> list[Cell]:
        """A row with more cells than headings: an empty cell too many stands in it somewhere."""
        over = len(cells) - len(order)
        for start in range(len(cells) - over - 1, 0, -1):
            if all(cell.blank for cell in cells[start : start + over]):
                tried = [*cells[:start], *cells[start + over :]]
                if all(self.fits(name, cell) for name, cell in zip(order, tried, strict=True)):
                    for name, cell in zip(order[start:], tried[start:], strict=True):
                        if not cell.blank:
                            found.moves.append((cell, f"{_places(over)} to the left, to {name}"))
                    return tried
        return cells

    def _moved_right(
        self, cells: list[Cell], order: tuple[str | None, ...], found: Placed
    ) -> list[Cell]:
        """A row that begins too far to the left: text stands where the reference should."""
        for step in range(1, len(order)):
            if any(not cell.blank for cell in cells[len(cells) - step :]):
                break
            tried = [Cell((), cells[0].place)] * step + cells[: len(cells) - step]
            typed = [
                (name, cell)
                for name, cell in zip(order, tried, strict=False)
                if name in ("leads", "due", "oversight") and not cell.blank
            ]
            sure = any(self._sure(name, cell) for name, cell in typed)
            if sure and all(
                self.fits(name, cell) for name, cell in zip(order, tried, strict=False)
            ):
                for name, cell in zip(order, tried, strict=False):
                    if not cell.blank:
                        found.moves.append((cell, f"{_places(step)} to the right, to {name}"))
                return tried
        return cells

    def _sure(self, column: str | None, cell: Cell) -> bool:
        return due(cell.text) is not None if column == "due" else self.names.is_known(cell.text)

    def _strays(self, found: Placed) -> None:
        """Single cells: a sentence under oversight, a body under impact, an impact under scrutiny."""
        moved = any(self.names.is_known(found.said(name)) for name in ("impact", "scrutiny"))
        for column in _BODIES:
            cell = found.cell(column)
            # A sentence alone is no proof: without one, the words stay where the document has them.
            proved = moved or wraps(found.said("action") or "...", cell.text)
            if proved and self._is_sentence(cell):
                found.more_action.append(cell)
                found.cells[column] = _emptied(cell)
                # A body of its own beside it shows that the row was shifted, under a merged oversight.
                if column == "leads" or not moved:
                    found.displaced.add(column)
                found.moves.append(
                    (cell, f"a sentence in the column {column}, to the action's text")
                )
        for column in ("impact", "scrutiny"):
            cell = found.cell(column)
            if cell.blank or not self.names.is_known(cell.text):
                continue
            order = _BODIES if found.more_action else _BODIES[::-1]
            target = next((name for name in order if found.cell(name).blank), None)
            if target and target in found.cells:
                found.cells[target] = cell
                found.displaced.discard(target)
                found.cells[column] = _emptied(cell)
                found.moves.append((cell, f"a body alone in the column {column}, to {target}"))
        cell = found.cell("scrutiny")
        printed = cell.text in self.impacts and cell.text not in self.scrutinies
        if not cell.blank and printed and found.cell("impact").blank:
            found.cells["impact"] = cell
            found.cells["scrutiny"] = _emptied(cell)
            message = "under scrutiny, to impact: another row prints the same words as its impact"
            found.moves.append((cell, message))

    def _is_sentence(self, cell: Cell) -> bool:
        return len(cell.text.split()) > MOST_WORDS and not self.names.names_bodies(cell.lines)


def _emptied(cell: Cell) -> Cell:
    """What is left of a cell that held another column's text: as if a cell were merged over it."""
    return Cell((), cell.place, merged=True)


def _places(count: int) -> str:
    return "one column" if count == 1 else f"{count} columns"
