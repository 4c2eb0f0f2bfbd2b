"""Columns by their headings: order free, variants known, slips recognised and reported."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from actionplan.importing.ledger import Ledger
from actionplan.importing.table import Row

COLUMNS: dict[str, tuple[str, ...]] = {
    "ref": ("ref", "reference", "ref no", "reference number", "no", "number", "item", "id"),
    "finding": (
        "area for improvement",
        "areas for improvement",
        "area",
        "finding",
        "findings",
        "what inspectors found",
        "what we found",
        "issue",
        "issue identified",
        "recommendation",
        "improvement area",
    ),
    "action": (
        "action intent",
        "action",
        "actions",
        "action required",
        "actions required",
        "action to be taken",
        "what we will do",
        "what will be done",
    ),
    "leads": (
        "lead",
        "leads",
        "lead agency",
        "lead officer",
        "lead organisation",
        "led by",
        "owner",
        "responsible",
        "responsibility",
        "by whom",
        "who",
    ),
    "due": (
        "timescale",
        "timescales",
        "due",
        "due date",
        "target date",
        "completion date",
        "deadline",
        "date",
        "by when",
        "when",
    ),
    "oversight": (
        "oversight and monitoring",
        "oversight",
        "monitoring",
        "governance",
        "overseen by",
        "monitored by",
    ),
    "impact": (
        "expected impact",
        "impact",
        "intended impact",
        "expected outcome",
        "outcome",
        "outcomes",
        "what it should achieve",
        "success measure",
    ),
    "scrutiny": (
        "scrutiny and audit programme evidence of impact",
        "scrutiny and audit programme",
        "scrutiny and audit",
        "scrutiny",
        "evidence of impact",
        "evidence",
        "how it would be checked",
        "how will we know",
    ),
}
"""The columns of a plan's table, each with the headings under which it is known."""

_APOSTROPHES = str.maketrans("", "", "'\u2019")
NEEDED = ("ref", "finding", "action")
NEAR = 0.8


@dataclass(frozen=True)
class Columns:
    """Which column stands where in a table."""

    order: tuple[str | None, ...]
    """For each place the column's name; nothing for a column that has no place in the data."""
    headings: tuple[str, ...]
    slips: Mapping[str, str] = field(default_factory=dict)
    """Headings that were recognised by their likeness, each with the column."""

    @property
    def missing(self) -> list[str]:
        """The columns without which there is nothing to import."""
        return [name for name in NEEDED if name not in self.order]


def normal(text: str) -> str:
    """A heading as it is compared."""
    folded = text.casefold().replace("&", " and ")
    return " ".join(re.findall(r"[^\W_]+", folded))


def key(text: str) -> str:
    """A name as it is compared: "Multi- Agency Group" is "the multi-agency group"."""
    return normal(text.translate(_APOSTROPHES)).removeprefix("the ")


def recognise(row: Row, own: Mapping[str, str]) -> Columns | None:
    """The columns that a row heads; nothing if it is no heading row.

    Args:
        row: the row.
        own: headings of this plan from the mapping file, in their compared form, with the column.
    """
    known = {variant: name for name, variants in COLUMNS.items() for variant in variants}
    known |= own
    order: list[str | None] = []
    slips: dict[str, str] = {}
    for cell in row.cells:
        said = normal(cell.text)
        bare = normal(re.sub(r"\([^)]*\)", " ", cell.text))
        name = known.get(said) or known.get(bare)
        if name is None and 3 < len(said) < 80:
            near = difflib.get_close_matches(said, known, n=1, cutoff=NEAR)
            name = known[near[0]] if near else _begins(said, known)
            if name:
                slips[cell.text] = name
        order.append(name if name and name not in order else None)
    found = {name for name in order if name}
    short = all(len(cell.text) <= 80 for cell in row.cells)
    if not short or len(found) < min(3, len(row.filled)) or len(found & set(NEEDED)) < 2:
        return None
    while order and order[-1] is None and row.cells[len(order) - 1].blank:
        order.pop()
    return Columns(tuple(order), tuple(cell.text for cell in row.cells[: len(order)]), slips)


def _begins(said: str, known: Mapping[str, str]) -> str | None:
    """The column of a heading that begins with a word for it: "Lead agency or officer"."""
    first, _, rest = said.partition(" ")
    name = known.get(first) if rest and len(first) > 3 else None
    return name if name not in NEEDED else None


def note(columns: Columns, row: Row, ledger: Ledger) -> None:
    """Report a heading row: what was recognised, by likeness too, and what was not."""
    for place, (name, heading) in enumerate(zip(columns.order, columns.headings, strict=True)):
        where = row.cells[place].place
        if not heading:
            continue
        if name is None:
            message = f'no column of the data is headed "{heading}": what stands below it is listed'
            ledger.judge("extra-column", where, message, words=heading)
        elif heading in columns.slips:
            line = f"columns: {{{name}: [{json.dumps(heading, ensure_ascii=False)}]}}"
            message = f'"{heading}" is read as the column {name}, by likeness; its line: {line}'
            ledger.judge("likeness", where, message, words=heading)
        else:
            ledger.judge("heading", where, f'"{heading}" heads the column {name}', words=heading)
    for cell in row.cells[len(columns.order) :]:
        if not cell.blank:
            ledger.judge("unplaced", cell.place, "text beside the headings", words=cell.text)
