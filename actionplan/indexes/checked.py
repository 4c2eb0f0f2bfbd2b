"""Which areas have been checked against the agreed text, and whether that still stands."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from actionplan.model.area import Area
from actionplan.model.checked import CheckedArea
from actionplan.model.plan import Plan

_CELLS = (
    "text",
    "items",
    "after",
    "leads",
    "due",
    "timescale",
    "oversight",
    "shared",
    "shared_from",
    "impact",
    "scrutiny",
)
"""The fields of an action that are cells of the document."""
_WORDING = (*_CELLS, "asks", "checks", "see_also", "notes")
"""The fields of an action that a reader gets as what the plan says: no progress reported since."""


@dataclass(frozen=True)
class State:
    """Whether an area has been checked."""

    record: CheckedArea | None = None
    cells_changed: bool = False
    """Whether its official cells have changed since."""
    text_changed: bool = False
    """Whether our text has changed since."""

    @property
    def stands(self) -> bool:
        """Whether it has been checked as it stands."""
        return self.record is not None and not self.cells_changed and not self.text_changed


def cells_digest(area: Area) -> str:
    """Digest of an area's official cells (SHA-256).

    Args:
        area: the area in its official wording, as imported; its title is none of the document's.
    """
    return _digest(area, ("ref", "findings"), _CELLS)


def text_digest(area: Area) -> str:
    """Digest of our text of an area (SHA-256), without the progress that is reported later."""
    return _digest(area, ("ref", "title", "findings", "see_also", "notes"), _WORDING)


def _digest(area: Area, fields: tuple[str, ...], action_fields: tuple[str, ...]) -> str:
    whole = area.model_dump(exclude_defaults=True)
    record: dict[str, Any] = {name: whole[name] for name in fields if name in whole}
    record["actions"] = [
        {name: action[name] for name in ("id", *action_fields) if name in action}
        for action in whole.get("actions", ())
    ]
    text = json.dumps(record, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def known_cells(plan: Plan) -> dict[str, str]:
    """The digest of each area's official cells, as far as they are known.

    Those of the official wording that was imported; without it, those recorded in `checked.yml`.
    """
    recorded = plan.checked.cells if plan.checked else {}
    return {**recorded, **{area.ref: cells_digest(area) for area in plan.official.values()}}


def states(plan: Plan) -> dict[str, State]:
    """For each area whether it has been checked, in the plan's order."""
    cells = known_cells(plan)
    records = plan.checked.areas if plan.checked else {}
    found = {}
    for area in plan.areas:
        record = records.get(area.ref)
        found[area.ref] = State(
            record,
            record is not None and cells.get(area.ref, record.cells) != record.cells,
            record is not None and text_digest(area) != record.text,
        )
    return found
