"""Page tables to areas and actions: what a blank cell, a page break or a repeated row means."""

from __future__ import annotations

import re

from actionplan.importing.drafts import ActionDraft, AreaDraft, Text
from actionplan.importing.ledger import Ledger
from actionplan.importing.mapping import Mapping
from actionplan.importing.markup import wraps
from actionplan.importing.names import Names
from actionplan.importing.outline import Outline, Page
from actionplan.importing.repeats import Groups
from actionplan.importing.shifting import Placed, Shifts
from actionplan.importing.table import Cell

TYPED = ("leads", "due", "oversight")


class Rows:
    """Reads the rows of a document, page after page."""

    def __init__(self, outline: Outline, names: Names, mapping: Mapping, ledger: Ledger) -> None:
        """Take what the document is and what is known of names; judgements go to the ledger."""
        self.outline = outline
        self.names = names
        self.mapping = mapping
        self.ledger = ledger
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
                self._go_on(placed, current, number, first)
                return
            else:
                self.dropping = False
                current = self._begin(placed, page, ref, ref_cell)
                self._go_on(placed, current, number, first=False)
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
        self._go_on(placed, current, number, first)

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
            begins = cell.text if len(cell.text) <= 50 else f"{cell.text[:50].rstrip()}..."
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
            message = f'text in a column without a place in the data ("{heading}")'
            self.ledger.judge("unplaced", cell.place, message, words=cell.text)

    def _go_on(self, placed: Placed, area: AreaDraft, number: int, first: bool) -> None:
        """One row of an area: a finding, an action, or the rest of one from the page before."""
        finding, action_cell = placed.cell("finding"), placed.cell("action")
        if not finding.blank:
            self._finding(finding, area, first)
        last = area.actions[-1] if area.actions else None
        if not action_cell.blank or placed.more_action:
            goes_on = (
                first and last and not action_cell.blank and wraps(last.text.text, action_cell.text)
            )
            if goes_on and last:
                last.text.go_on(action_cell)
                last.text.cells.extend(placed.more_action)
                self._joined(action_cell, f"the action goes on from {last.text.place}", area, last)
            else:
                cells = [cell for cell in (action_cell, *placed.more_action) if not cell.blank]
                last = ActionDraft(len(area.actions) + 1, Text.of(*cells), number)
                area.actions.append(last)
        self._typed(placed, area, last, first)
        for name in ("impact", "scrutiny"):
            self._text(placed.cell(name), name, area, last, first)

    def _joined(
        self, cell: Cell, message: str, area: AreaDraft, action: ActionDraft | None = None
    ) -> None:
        action_id = area.id_of(action) if action else ""
        self.ledger.judge("joined", cell.place, message, area=area.ref, action=action_id)

    def _finding(self, cell: Cell, area: AreaDraft, first: bool) -> None:
        last = area.findings[-1] if area.findings else None
        if first and last and wraps(last.text, cell.text):
            last.go_on(cell)
            self._joined(cell, f"the finding goes on from {last.place}", area)
        elif first and last and last.text == cell.text:
            message = "the finding is printed again at the top of a page"
            self.ledger.judge("printed-again", cell.place, message, area=area.ref, words=cell.text)
        else:
            texts = [Text([para], [cell]) for para in cell.paras if not para.item]
            if len(texts) < len(cell.paras) or not texts:
                texts = [Text.of(cell)]
            area.findings += texts
            if len(texts) > 1:
                message = f"{len(texts)} paragraphs are read as {len(texts)} findings"
                self.ledger.judge("paragraphs", cell.place, message, area=area.ref)

    def _typed(
        self, placed: Placed, area: AreaDraft, action: ActionDraft | None, first: bool
    ) -> None:
        for name in TYPED:
            cell = placed.cell(name)
            if cell.blank:
                continue
            printed = action.typed.get(name) if action else None
            if action is None:
                message = f"a cell of {name} beside no action"
                self.ledger.judge("unplaced", cell.place, message, area=area.ref, words=cell.text)
            elif printed is None:
                action.typed[name] = cell
                if placed.cell("action").blank and first:
                    self._joined(cell, f"{name} stands behind the page break", area, action)
                elif placed.cell("action").blank:
                    message = f"{name} is printed beside no action: read for the action above"
                    self.ledger.judge(
                        "joined", cell.place, message, area=area.ref, action=area.id_of(action)
                    )
            elif printed.text == cell.text and printed is not cell:
                message = f"{name} is printed again for the same action"
                action_id = area.id_of(action)
                self.ledger.judge(
                    "printed-again",
                    cell.place,
                    message,
                    area=area.ref,
                    action=action_id,
                    words=cell.text,
                )
            elif printed is not cell:
                message = f'{name} is printed a second time and differs from "{printed.text}"'
                self.ledger.judge("unplaced", cell.place, message, area=area.ref, words=cell.text)

    def _text(
        self, cell: Cell, name: str, area: AreaDraft, action: ActionDraft | None, first: bool
    ) -> None:
        if cell.blank:
            return
        if action is None:
            message = f"a cell of {name} beside no action"
            self.ledger.judge("unplaced", cell.place, message, area=area.ref, words=cell.text)
            return
        before: Text | None = getattr(action, name)
        previous = self._last_text(area, action, name)
        if before is None and first and previous and wraps(previous.text, cell.text):
            previous.go_on(cell)
            self._joined(cell, f"the {name} goes on from {previous.place}", area)
        elif before is None:
            setattr(action, name, Text.of(cell))
        elif first and wraps(before.text, cell.text):
            before.go_on(cell)
            self._joined(cell, f"the {name} goes on from {before.place}", area, action)
        else:
            before.paras += cell.paras
            before.cells.append(cell)
            self._joined(
                cell, f"a second cell of {name} for the same action is added to it", area, action
            )

    def _last_text(self, area: AreaDraft, action: ActionDraft, name: str) -> Text | None:
        """The last text of a column in the area, if it stands on the page before."""
        for other in reversed(area.actions):
            text: Text | None = getattr(other, name)
            if other is not action and text:
                return text if other.page < action.page else None
        return None

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
                merged = placed.cell(name).merged
                if not merged:
                    action.unmerged.add(name)
                if name in above and (merged or not self.mapping.leave_blanks):
                    action.carried[name] = above[name]
