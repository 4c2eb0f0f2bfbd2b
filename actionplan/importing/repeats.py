"""Pages and areas that stand in a document twice, word for word."""

from __future__ import annotations

from collections.abc import Callable

from actionplan.importing.ledger import Ledger
from actionplan.importing.outline import Page
from actionplan.importing.shifting import Placed
from actionplan.importing.table import Row


def drop_pages(pages: list[Page], ledger: Ledger) -> None:
    """Drop a page that stands in the document twice, word for word."""
    seen: dict[tuple[tuple[str, ...], ...], Page] = {}
    kept = []
    for page in pages:
        texts = tuple(row.texts for row in page.rows)
        first = seen.setdefault(texts, page)
        if first is page or not any(texts[0]) or len(" ".join(map("".join, texts))) < 40:
            kept.append(page)
            continue
        for row, original in zip(page.rows, first.rows, strict=True):
            message = f"the whole page stands above as well ({original.place}): dropped"
            ledger.judge("dropped", row.place, message, words=" ".join(row.texts))
    pages[:] = kept


class Groups:
    """The rows of each area, to see which area stands in the document twice."""

    def __init__(self, rows: list[Placed], is_ref: Callable[[str], bool]) -> None:
        self.texts: dict[Row, tuple[tuple[str, ...], ...]] = {}
        self.first: dict[tuple[tuple[str, ...], ...], Row] = {}
        group: list[Row] = []
        for placed in rows:
            if is_ref(placed.said("ref")):
                self._end(group)
                group = []
            group.append(placed.row)
        self._end(group)

    def _end(self, group: list[Row]) -> None:
        if group:
            texts = tuple(row.texts for row in group)
            self.texts[group[0]] = texts
            self.first.setdefault(texts, group[0])

    def repeats(self, row: Row) -> bool:
        """Whether the area that begins with a row stands above, word for word."""
        texts = self.texts.get(row)
        return texts is not None and self.first[texts] is not row
