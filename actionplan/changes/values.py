"""One value beside another: what changed in it, as phrases."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from actionplan.changes.words import alike, called, item_called, quoted, reworded
from actionplan.model import ActionChange, Approval, AreaChange, Due, Ended, Report
from actionplan.model.due import day_label, month_label, when_label

BODIES = frozenset(
    {"leads", "oversight", "asks", "about", "by", "to", "who", "part_of", "agreed_by", "body"}
)
"""Fields that hold ids of bodies."""
_KEYS = {
    "sections": "number",
    "forms": "form",
    "next": "to",
    "promised": "action",
}
"""Lists of records, each with the key that tells one record from another."""


@dataclass(frozen=True)
class Values:
    """Phrases for the values of a plan."""

    bodies: Mapping[str, str]
    """What each body is called."""
    lead: str
    """What this plan calls a lead."""

    def record(self, old: BaseModel, new: BaseModel, skip: tuple[str, ...] = ()) -> Iterator[str]:
        """What changed in each field of a record, in the model's order."""
        for name in type(new).model_fields:
            before, after = getattr(old, name, None), getattr(new, name)
            if before != after and name not in skip:
                yield from self.field(name, before, after)

    def field(self, name: str, old: Any, new: Any) -> Iterator[str]:
        """What changed in one field."""
        if isinstance(old, tuple) and isinstance(new, tuple):
            yield from self._list(name, old, new)
        elif isinstance(old, BaseModel) and isinstance(new, BaseModel):
            yield from (f"{called(name)}: {phrase}" for phrase in self.record(old, new))
        elif isinstance(old, dict) and isinstance(new, dict):
            yield from self._mapping(name, old, new)
        else:
            yield self._single(name, old, new)

    def _single(self, name: str, old: Any, new: Any) -> str:
        if name == "due":
            return self._due(old, new)
        if name == "ended" and new is not None and old is None:
            return f"ended: {self.value(name, new)}"
        if name == "moved_to":
            return f"moved to {new}" if new else f"no longer moved to {old}"
        what = called(name)
        if old in (None, "") or new in (None, ""):
            value = self.value(name, old if new in (None, "") else new)
            return f"{what} removed: {value}" if new in (None, "") else f"{what} added: {value}"
        if (
            isinstance(old, str)
            and isinstance(new, str)
            and name not in BODIES
            and " " in old + new
        ):
            return f"{what} reworded {reworded(old, new)}"
        return f"{what} changed from {self.value(name, old)} to {self.value(name, new)}"

    def _due(self, old: Due | None, new: Due | None) -> str:
        precisions = {due.precision for due in (old, new) if due}
        noun = {"month": "month", "day": "date", "quarter": "quarter"}
        what = f"due {noun[precisions.pop()] if len(precisions) == 1 else 'time'}"
        if old and new:
            return f"{what} moved from {old.label} to {new.label}"
        return (
            f"{what} added: {new.label}" if new else f"{what} removed: {old.label if old else ''}"
        )

    def value(self, name: str, value: Any) -> str:
        """One value as a reader sees it."""
        if isinstance(value, ActionChange | AreaChange | Report | Ended):
            return self.event(value)
        if isinstance(value, Approval):
            again = f", to be looked at again by {day_label(value.review)}" if value.review else ""
            return f"by {value.by} on {day_label(value.on)}{again}"
        if isinstance(value, BaseModel):
            said = [self.value(key, inner) for key, inner in value if inner not in (None, (), "")]
            return ", ".join(said)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, Due):
            return value.label
        if isinstance(value, datetime.date):
            return day_label(value)
        if isinstance(value, tuple):
            return " and ".join(self.value(name, item) for item in value)
        text = str(value)
        if name in BODIES:
            return self.bodies.get(text, text)
        if name == "as_at":
            return month_label(text)
        return quoted(text) if " " in text else text

    def event(self, record: ActionChange | AreaChange | Report | Ended) -> str:
        """A change, a report or an ending in a phrase."""
        if isinstance(record, Report):
            who = self.value("by", record.by) if record.by else f"version {record.stated_in}"
            state = record.rating or record.state or record.about
            said = f", {quoted(record.text)}" if record.text else ""
            return f"{record.date.label}, by {who}: {state}{said}"
        if isinstance(record, Ended):
            said = f"{quoted(record.reason)}, since"
        else:
            holds = "leads" if record.field in ("leads", "oversight") else record.field
            was = self.value(holds, record.was)
            if record.field == "due":
                was = when_label(record.was)
            what = self.lead if record.field == "leads" else called(record.field)
            said = f"{what} was {was or 'nothing'} before"
        return f"{said} {record.since.label}, agreed by {self.value('agreed_by', record.agreed_by)}"

    def _mapping(self, name: str, old: dict[Any, Any], new: dict[Any, Any]) -> Iterator[str]:
        for key in dict.fromkeys([*old, *new]):
            before, after = old.get(key), new.get(key)
            if before == after:
                continue
            if isinstance(before, BaseModel) and isinstance(after, BaseModel):
                what = f"{item_called(name)} {key}"
                yield from (f"{what}: {phrase}" for phrase in self.record(before, after))
            elif after is None or before is None:
                verb = "removed" if after is None else "added"
                yield f"{called(name)}: {key} {verb} ({self.value(name, before or after)})"
            else:
                yield f"{called(name)}: {key} {self._single('', before, after).strip()}"
        if old == new and list(old) != list(new):
            yield f"{called(name)}: another order"

    def _list(self, name: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[str]:
        if any(isinstance(item, BaseModel) for item in (*old, *new)):
            yield from self._records(name, old, new)
        elif any(" " in str(item) for item in (*old, *new)) or name in ("findings", "notes"):
            yield from self._texts(name, old, new)
        else:
            yield from self._ids(name, old, new)

    def _ids(self, name: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[str]:
        added = [self.value(name, item) for item in new if item not in old]
        removed = [self.value(name, item) for item in old if item not in new]
        what = self.lead if name == "leads" else called(name)
        if len(old) == len(new) == len(added) == 1:
            yield f"{what} changed from {removed[0]} to {added[0]}"
            return
        for verb, items in (("added", added), ("removed", removed)):
            for item in items:
                side = "to" if verb == "added" else "from"
                article = "an" if self.lead[:1].casefold() in "aeiou" else "a"
                how = f"as {article} {self.lead}" if name == "leads" else f"{side} {called(name)}"
                yield f"{item} {verb} {how}"
        if not added and not removed:
            names = ", ".join(self.value(name, item) for item in new)
            yield f"{f'{self.lead}s' if name == 'leads' else what} in another order: {names}"

    def _texts(self, name: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[str]:
        what = item_called(name)
        if sorted(old) == sorted(new):
            yield f"{called(name)} in another order"
            return
        for before, after, place in _aligned(old, new):
            if before is not None and after is not None:
                number = f" {place}" if len(new) > 1 else ""
                yield f"{what}{number} reworded {reworded(before, after)}"
            elif after is not None:
                yield f"{what} added: {quoted(after)}"
            else:
                yield f"{what} removed: {quoted(before or '')}"

    def _records(self, name: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[str]:
        what = {"changed": "decision", "reports": "report"}.get(name) or item_called(name)
        keys = [_key(name, one) for one in (*old, *new)]
        if None in keys or any(keys.count(key) > 2 for key in keys):
            yield from self._unkeyed(what, old, new)
            return
        before = {_key(name, one): one for one in old}
        after = {_key(name, one): one for one in new}
        for key in dict.fromkeys([*before, *after]):
            if key not in after:
                yield f"{what} removed: {self.value(name, before[key])}"
            elif key not in before:
                yield f"{what} added: {self.value(name, after[key])}"
            elif before[key] != after[key]:
                shown = _shown(after[key], key)
                yield from (
                    f"{what} {shown}: {phrase}" for phrase in self.record(before[key], after[key])
                )
        stayed = [key for key in before if key in after]
        if stayed != [key for key in after if key in before]:
            yield f"{called(name)} in another order"

    def _unkeyed(self, what: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[str]:
        """Records without a key of their own, told apart by their place."""
        texts = [tuple(one.model_dump_json() for one in side) for side in (old, new)]
        if sorted(texts[0]) == sorted(texts[1]):
            yield f"{what}s in another order"
            return
        for place in range(max(len(old), len(new))):
            if place >= len(new):
                yield f"{what} removed: {self.value('', old[place])}"
            elif place >= len(old):
                yield f"{what} added: {self.value('', new[place])}"
            elif old[place] != new[place]:
                number = f" {place + 1}" if len(new) > 1 else ""
                yield from (
                    f"{what}{number}: {phrase}" for phrase in self.record(old[place], new[place])
                )


def _key(name: str, record: Any) -> Any:
    """What tells a record of a list from the others, if it has such a key."""
    if isinstance(record, Report):
        return (str(record.date), record.about, record.by or record.stated_in)
    if isinstance(record, ActionChange | AreaChange):
        return (record.field, str(record.since))
    return getattr(record, _KEYS[name]) if name in _KEYS else None


def _shown(record: Any, key: Any) -> str:
    if isinstance(record, Report):
        return f"of {record.date.label}"
    if isinstance(record, ActionChange | AreaChange):
        return f"of {called(record.field)} since {record.since.label}"
    return str(key)


def _aligned(
    old: tuple[str, ...], new: tuple[str, ...]
) -> Iterator[tuple[str | None, str | None, int]]:
    """Texts that differ, side by side where one is the other reworded, with their new place."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        left = list(old[first:last])
        for place in range(start, end):
            near = next((one for one in left if alike(one, new[place])), None)
            if near is not None:
                left.remove(near)
            yield near, new[place], place + 1
        for one in left:
            yield one, None, 0
