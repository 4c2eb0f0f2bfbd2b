"""Rows to areas and actions as the document has them, before bodies and dates are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from actionplan.importing.table import Cell, Para

TYPED = ("leads", "due", "oversight")
"""The columns of an action that hold bodies or a month, and of which a blank cell is carried down."""


@dataclass
class Text:
    """A text of the data with the cells from which it comes."""

    paras: list[Para] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)

    @classmethod
    def of(cls, *cells: Cell) -> Text:
        """The text of some cells."""
        return cls([para for cell in cells for para in cell.paras], list(cells))

    @property
    def text(self) -> str:
        """All of it, on one line."""
        return " ".join(para.text for para in self.paras)

    @property
    def place(self) -> str:
        """Where it begins."""
        return self.cells[0].place if self.cells else ""

    def go_on(self, cell: Cell) -> None:
        """Add what stands behind a page break, in mid-sentence."""
        first, *rest = cell.paras
        last = self.paras[-1]
        self.paras[-1] = Para(f"{last.text} {first.text}", last.item)
        self.paras += rest
        self.cells.append(cell)


@dataclass
class ActionDraft:
    """An action, with the printed cells that belong to it."""

    number: int
    text: Text
    page: int
    """On which page table it stands; a cell is carried down only within one."""
    typed: dict[str, Cell] = field(default_factory=dict)
    """The printed cells of leads, due and oversight."""
    impact: Text | None = None
    scrutiny: Text | None = None
    rating: Cell | None = None
    rating_shared: bool = False
    """Whether the rating is that of the action above, under a merged cell."""
    carried: dict[str, tuple[ActionDraft, AreaDraft]] = field(default_factory=dict)
    """For each blank cell the action, with its area, that prints what is carried down."""
    displaced: set[str] = field(default_factory=set)
    """The columns whose cell held words of an action's text in place of its own."""
    unmerged: set[str] = field(default_factory=set)
    """The blank cells over which nothing is merged, in a form that says so."""


@dataclass
class AreaDraft:
    """An area with its findings and actions."""

    ref: str
    section: str
    place: str
    findings: list[Text] = field(default_factory=list)
    actions: list[ActionDraft] = field(default_factory=list)

    def id_of(self, action: ActionDraft) -> str:
        """An action's reference within the plan."""
        return f"{self.ref}.{action.number}"
