"""A column of ratings as reports of progress: what the document itself says, on the day of its version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actionplan.importing.drafts import ActionDraft, AreaDraft
from actionplan.importing.headings import key
from actionplan.importing.ledger import Ledger
from actionplan.model.progress import Rating

BARE = frozenset({"date", "stated_in", "period", "rating"})
"""The keys of a report that is no more than a rating which a document prints."""


class Ratings:
    """Reads the cells of a column of ratings.

    Args:
        known: the ratings of plan.yml: no import says what one means.
        version: the version of the plan in which they stand, and its month; nothing where the
            document does not state the month.
        period: the time on which they report, where a person says so.
        ledger: takes every judgement.
    """

    def __init__(
        self,
        known: Mapping[str, Rating],
        version: tuple[str, str] | None,
        period: str,
        ledger: Ledger,
    ) -> None:
        self.known = known
        self.version = version
        self.period = period
        self.ledger = ledger

    def read(self, drafts: list[AreaDraft], areas: list[dict[str, Any]]) -> None:
        """Give the actions of some areas the reports that their cells make."""
        for draft, area in zip(drafts, areas, strict=True):
            for one, action in zip(draft.actions, area["actions"], strict=True):
                rating = self._rating(draft, one)
                if rating and self.version:
                    report = {
                        "date": self.version[1],
                        "stated_in": self.version[0],
                        "period": self.period or None,
                        "rating": rating,
                    }
                    action["reports"] = [{name: value for name, value in report.items() if value}]

    def _rating(self, area: AreaDraft, action: ActionDraft) -> str:
        """The rating that an action's cell names; a cell tells its words where it is printed."""
        cell = action.rating
        if cell is None:
            return ""
        found = self._known(cell.text)
        told = {"area": area.ref, "action": area.id_of(action)}
        words = "" if action.rating_shared else cell.text
        if not found:
            message = f'"{cell.text}" is none of the ratings in plan.yml'
            self.ledger.judge("rating-unknown", cell.place, message, words=words, **told)
        elif not self.version:
            message = "no rating is read while the month of the version is missing"
            self.ledger.judge("rating-unknown", cell.place, message, words=words, **told)
        else:
            period = f", on {self.period}" if self.period else ""
            message = f'"{cell.text}" is read as the rating {found}{period}'
            self.ledger.judge("rating", cell.place, message, words=words, **told)
        return found

    def _known(self, text: str) -> str:
        """A rating by its id, its name, or the first letter where that is one alone's."""
        said = key(text)
        for one, rating in self.known.items():
            if said in (key(one), key(rating.name)):
                return one
        first = [one for one, rating in self.known.items() if key(rating.name)[:1] == said]
        return first[0] if len(first) == 1 else ""
