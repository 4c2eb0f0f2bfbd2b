"""One row of an area: a finding, an action with its cells, or the rest of one from above."""

from __future__ import annotations

from actionplan.importing.drafts import TYPED, ActionDraft, AreaDraft, Text
from actionplan.importing.ledger import Ledger
from actionplan.importing.markup import wraps
from actionplan.importing.shifting import Placed
from actionplan.importing.table import Cell


class Filling:
    """Puts the cells of a row into an area; what is joined or printed again goes to the ledger."""

    def __init__(self, ledger: Ledger) -> None:
        """Take the ledger of the import."""
        self.ledger = ledger

    def row(self, placed: Placed, area: AreaDraft, number: int, first: bool) -> None:
        """One row of an area: a finding, an action, or the rest of one from the page before."""
        finding, action_cell = placed.cell("finding"), placed.cell("action")
        if not finding.blank:
            self._finding(finding, area, first)
        last = area.actions[-1] if area.actions else None
        if not action_cell.blank or placed.more_action:
            if last and self._continues(placed, last, first):
                for cell in (action_cell, *placed.more_action):
                    last.text.go_on(cell)
                self._joined(action_cell, f"the action goes on from {last.text.place}", area, last)
            else:
                cells = [cell for cell in (action_cell, *placed.more_action) if not cell.blank]
                last = ActionDraft(len(area.actions) + 1, Text.of(*cells), number)
                area.actions.append(last)
        self._typed(placed, area, last, first)
        for name in ("impact", "scrutiny"):
            self._text(placed.cell(name), name, area, last, first)

        self._rating(placed.cell("rating"), area, last)

    def _rating(self, cell: Cell, area: AreaDraft, action: ActionDraft | None) -> None:
        above = area.actions[-2] if len(area.actions) > 1 else None
        if cell.merged and action and action.rating is None and above:
            action.rating, action.rating_shared = above.rating, above.rating is not None
        if cell.blank:
            return
        if action and action.rating is None:
            action.rating = cell
            return
        message = "a rating beside no action, or a second one for the same"
        self.ledger.judge("unplaced", cell.place, message, area=area.ref, words=cell.text)

    @staticmethod
    def _continues(placed: Placed, last: ActionDraft, first: bool) -> bool:
        """Whether a row's action is the rest of the one above: in mid-sentence, and of one mind.

        Below the top of a page it is, if no cell of the row says something else.
        """
        cell = placed.cell("action")
        if cell.blank or not wraps(last.text.text, cell.text):
            return False
        printed = [(placed.cell(name), last.typed.get(name)) for name in TYPED]
        return first or all(
            here.blank or above is None or here.text == above.text for here, above in printed
        )

    def _joined(
        self, cell: Cell, message: str, area: AreaDraft, action: ActionDraft | None = None
    ) -> None:
        action_id = area.id_of(action) if action else ""
        self.ledger.judge("joined", cell.place, message, area=area.ref, action=action_id)

    def _finding(self, cell: Cell, area: AreaDraft, first: bool) -> None:
        last = area.findings[-1] if area.findings else None
        if last and wraps(last.text, cell.text):
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
