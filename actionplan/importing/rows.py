"""Page tables to areas and actions: what a blank cell, a page break or a repeated row means."""

from __future__ import annotations

import re

from actionplan.importing.drafts import TYPED, ActionDraft, AreaDraft
from actionplan.importing.filling import Filling
from actionplan.importing.ledger import Ledger, shortened
from actionplan.importing.mapping import Mapping
from actionplan.importing.names import Names
from actionplan.importing.outline import Outline, Page
from actionplan.importing.repeats import Groups
from actionplan.importing.shifting import Placed, Shifts
from actionplan.importing.table import Cell


class Rows:
    """Reads the rows of a document, page after page."""

    def __init__(self, outline: Outline, names: Names, mapping: Mapping, ledger: Ledger) -> None:
        """Take what the document is and what is known of names; judgements go to the ledger."""
        self.outline = outline
        self.names = names
        self.mapping = mapping
        self.ledger = ledger
        self.filling = Filling(ledger)
        self.areas: list[AreaDraft] = []
        self.dropping = False
        """Whether the rows of an area that stands above word for word are being dropped."""

    def read(self) -> list[AreaDraft]:
        """Every area, in the document's order."""
        shifts = Shifts(self.names, self.is_ref)
        first = [
            shifts.place(row, page.columns) for page in self.outline.pages for row in page.rows
        ]
        shifts.impacts = frozenset(one.said("impact") for one in first if one.said("impact"))
        shifts.scrutinies = frozenset(one.said("scrutiny") for one in first if one.said("impact"))
        groups = Groups(first, self.is_ref)
        for number, page in enumerate(self.outline.pages):
            above: dict[str, tuple[ActionDraft, AreaDraft]] = {}
            for place, row in enumerate(page.rows):
                placed = shifts.place(row, page.columns)
                before = len(self.ledger.judgements)
                self._row(placed, page, number, place == 0, groups)
                if not self.dropping:
                    self._moves(placed, before)
                    self._carry(placed, above)
        return self.areas

    def is_ref(self, text: str) -> bool:
        """Whether a text has the shape of a reference."""
        return self.mapping.reference.fullmatch(text.strip().rstrip(".")) is not None

    def _row(self, placed: Placed, page: Page, number: int, first: bool, groups: Groups) -> None:
        ref_cell = placed.cell("ref")
        ref = ref_cell.text.strip().rstrip(".")
        current = self.areas[-1] if self.areas else None
        if ref and self.is_ref(ref):
            ref = self._whole(ref, ref_cell, current)
            if groups.repeats(placed.row):
                self.dropping = True
            elif current and current.ref == ref and first:
                self.dropping = False
                message = f"reference {ref} is printed again: the area goes on"
                self.ledger.judge(
                    "printed-again", ref_cell.place, message, area=ref, words=ref_cell.text
                )
                self.filling.row(placed, current, number, first)
                return
            else:
                self.dropping = False
                current = self._begin(placed, page, ref, ref_cell)
                self.filling.row(placed, current, number, first=False)
                return
        if self.dropping:
            self._drop(placed, "the area stands above as well, word for word: dropped")
            return
        if ref:
            message = "text in the column of references, with no place in the data"
            self.ledger.judge("unplaced", ref_cell.place, message, words=ref_cell.text)
        if current is None:
            self._drop(placed, "a row before the first reference", kind="unplaced", but=ref_cell)
            return
        self.filling.row(placed, current, number, first)

    def _whole(self, ref: str, cell: Cell, current: AreaDraft | None) -> str:
        """A reference that a spreadsheet took for a number and robbed of the zero at its end."""
        before = re.fullmatch(r"(.+\.)(\d*9)", current.ref) if current else None
        if before is None or all(area.ref != ref for area in self.areas):
            return ref
        wanted = f"{before.group(1)}{int(before.group(2)) + 1}"
        if ref != wanted.rstrip("0"):
            return ref
        message = f"{ref} stands behind {before.group()} a second time: read as {wanted}"
        self.ledger.judge("reference", cell.place, message, area=wanted)
        return wanted

    def _begin(self, placed: Placed, page: Page, ref: str, cell: Cell) -> AreaDraft:
        self.ledger.judge("reference", cell.place, f"area {ref} begins", area=ref, words=cell.text)
        section = page.section.number if page.section else ""
        made = AreaDraft(ref, section, cell.place)
        self.areas.append(made)
        return made

    def _drop(
        self, placed: Placed, message: str, kind: str = "dropped", but: Cell | None = None
    ) -> None:
        for cell in placed.row.filled:
            if cell is not but:
                self.ledger.judge(kind, cell.place, message, words=cell.text)

    def _moves(self, placed: Placed, before: int) -> None:
        """What was put back, ahead of what else is said of the row."""
        area = self.areas[-1] if self.areas else None
        action = area.id_of(area.actions[-1]) if area and area.actions else ""
        made: Ledger = Ledger()
        for cell, said in placed.moves:
            begins = shortened(cell.text, 50)
            made.judge(
                "shifted",
                cell.place,
                f'"{begins}": {said}',
                area=area.ref if area else "",
                action=action,
            )
        if placed.short:
            made.judge(
                "short-row", placed.row.place, "fewer cells than headings: the rest is blank"
            )
        self.ledger.judgements[before:before] = made.judgements
        for heading, cell in placed.beside:
            self.ledger.judge("beside", cell.place, f'under "{heading}"', words=cell.text)

    def _carry(self, placed: Placed, above: dict[str, tuple[ActionDraft, AreaDraft]]) -> None:
        """What a blank cell takes from the row above in the same page table."""
        area = self.areas[-1] if self.areas else None
        action = area.actions[-1] if area and area.actions else None
        if area is None or action is None:
            return
        for name in TYPED:
            if not placed.cell(name).blank:
                action.carried.pop(name, None)
                above[name] = (action, area)
            elif name not in action.typed and name not in action.carried:
                if name in placed.displaced:
                    action.displaced.add(name)
                    continue
                merged = placed.cell(name).merged
                if not merged:
                    action.unmerged.add(name)
                if name in above and (merged or not self.mapping.leave_blanks):
                    action.carried[name] = above[name]
