"""What was typed by hand into the areas of an import, beside what the document says: field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from actionplan.changes.words import called, reworded
from actionplan.importing.numbers import said
from actionplan.importing.ratings import BARE

Record = dict[str, Any]

UNITS: dict[str, tuple[str, ...]] = {
    "text": ("text", "items", "after"),
    "leads": ("leads",),
    "due": ("due", "timescale"),
    "oversight": ("oversight",),
    "impact": ("impact",),
    "scrutiny": ("scrutiny",),
    "see_also": ("see_also",),
}
"""The fields of an action that the document states; those of one unit stay together."""
AGREED = ("section", "leads", "due", "oversight")
"""Those that stand in the file of an agreed version: no import changes them."""
_OF_AREAS = {"section": ("section",), "findings": ("findings",), "see_also": ("see_also",)}
_MADE = frozenset({"id", "ref", "title", "actions", "owners", "shared", "shared_from"})
_STATED = _MADE | {name for unit in (*UNITS.values(), *_OF_AREAS.values()) for name in unit}


@dataclass(frozen=True)
class Before:
    """What is known of the data into which a document is imported again."""

    bodies: frozenset[str]
    """The ids of its bodies: a record that names another was left behind by a merging of bodies."""
    read: dict[str, Record] | None = None
    """The areas as the last import read them, by reference, if its report is there."""
    read_bodies: frozenset[str] | None = None
    """The ids of the bodies that it read."""
    same: bool = False
    """Whether the document is one that the data was made from: then what differs was typed."""
    agreed: bool = False
    """Whether the facts of a version are kept: no import changes them."""


def plain(value: Any) -> Any:
    """A value as it is compared: nothing for what is empty, numbers and dates as their characters."""
    if isinstance(value, dict):
        return {f"{key}": plain(inner) for key, inner in value.items()} or None
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value] or None
    return None if value in (None, "") else f"{value}"


def typed(record: Record) -> Record:
    """What of a record no document states: reports, decisions, notes and the like."""
    found = {key: value for key, value in record.items() if key not in _STATED and plain(value)}
    if all(set(report) <= BARE and "stated_in" in report for report in found.get("reports", ())):
        found.pop("reports", None)  # ratings that a document prints
    return found


def _reports(new: Record, old: Record) -> None:
    """Add the ratings that a document prints to the reports that stand there."""
    before = list(old.get("reports") or ())
    known = {_what(report) for report in before}
    new["reports"] = before + [one for one in new.get("reports", ()) if _what(one) not in known]


def _what(report: Record) -> tuple[str, str]:
    return f"{report.get('stated_in')}", f"{report.get('period')}"


class Merging:
    """Puts the data of one area and an import of it together."""

    def __init__(self, before: Before, where: str) -> None:
        """Take what is known of the data, and the reference of the area."""
        self.before = before
        self.ref = where
        self.kept: list[str] = []
        """A line for each thing that stays and that the document says otherwise."""

    def area(self, new: Record, old: Record) -> None:
        """Bring into the import of an area what was typed in its file."""
        if old.get("moved_to"):
            new.clear()
            new.update(old)
            self.kept.append(
                f"{self.ref}: moved to {old['moved_to']} here, printed in the document"
            )
            return
        read = self._read()
        self._units(_OF_AREAS, new, old, read, self.ref)
        new.update(typed(old))
        known = {f"{one['id']}": one for one in old.get("actions") or ()}
        was = {f"{one['id']}": one for one in (read or {}).get("actions") or ()}
        for action in new["actions"]:
            before = known.pop(f"{action['id']}", None)
            if before is not None:
                self._action(action, before, was.get(f"{action['id']}"))
        for number, action in known.items():
            if self.stays(action, was.get(number)):
                action["id"] = int(number) if number.isdecimal() else number
                new["actions"].append(action)
                if not action.get("moved_to"):
                    self.kept.append(f"{self.ref}.{number}: the document has no such action")

    def stays(self, old: Record, read: Record | None) -> bool:
        """Whether a record that the document lacks stays: a person added it, or typed beside it."""
        if typed(old) or self.before.same or self.before.agreed:
            return True
        if self.before.read is not None and read is None:
            return True
        units: Mapping[str, tuple[str, ...]] = UNITS if "id" in old else _OF_AREAS
        changed = read is not None and any(
            _value(old, unit, names) != _value(read, unit, names) for unit, names in units.items()
        )
        read_actions = {f"{one['id']}": one for one in (read or {}).get("actions") or ()}
        inner = old.get("actions") or ()
        return changed or any(self.stays(one, read_actions.get(f"{one['id']}")) for one in inner)

    def _read(self) -> Record | None:
        return (self.before.read or {}).get(self.ref)

    def _action(self, new: Record, old: Record, read: Record | None) -> None:
        where = f"{self.ref}.{new['id']}"
        if old.get("moved_to"):
            new.clear()
            new.update(old)
            self.kept.append(f"{where}: moved to {old['moved_to']} here, printed in the document")
            return
        roles = dict(new["owners"])
        stated = list(new["leads"])
        self._units(UNITS, new, old, read, where)
        new.update({key: value for key, value in typed(old).items() if key != "reports"})
        _reports(new, old)
        owners = {f"{body}": role for body, role in (old.get("owners") or {}).items()}
        was = (read or {}).get("owners") or {}
        mine = {body: role for body, role in owners.items() if was.get(body) != role}
        if set(mine) - set(new["leads"]) and not self._stale(old):
            new["leads"] = list(old["leads"])
            self.kept.append(_differs(where, "leads", _text(new["leads"]), _text(stated)))
        for body, role in mine.items():
            if roles.get(body, role) != role:
                self.kept.append(_differs(where, f"role in {body}", role, roles[body]))
        every = {**roles, **mine}
        new["owners"] = {body: every[body] for body in new["leads"] if body in every}

    def _units(
        self,
        units: Mapping[str, tuple[str, ...]],
        new: Record,
        old: Record,
        read: Record | None,
        where: str,
    ) -> None:
        for unit, names in units.items():
            here, there = _value(old, unit, names), _value(new, unit, names)
            was = _value(read, unit, names) if read is not None else None
            if read is None and self.before.same:
                was = there
            if here == there or not self._is_mine(unit, here, there, was, old):
                continue
            if any(there):
                self.kept.append(_line(where, unit, old, new, names))
            for name in names:
                new[name] = old.get(name) or ([] if isinstance(new.get(name), list) else None)
            if "shared" in new and unit in ("leads", "due", "oversight"):
                source = (old.get("shared_from") or {}).get(unit)
                new["shared_from"].pop(unit, None)
                new["shared_from"] |= {unit: source} if source else {}
                new["shared"] = [*new["shared_from"]]

    def _is_mine(self, unit: str, here: Any, there: Any, was: Any, old: Record) -> bool:
        """Whether what stands in the data is a person's, and not the document's of before."""
        if unit == "leads" and self._stale(old):
            return False
        if self.before.agreed and unit in AGREED:
            return True
        return not any(there) if was is None else here != was

    def _stale(self, old: Record) -> bool:
        return not set(old.get("leads") or ()) <= self.before.bodies


def _value(record: Record, unit: str, names: Iterable[str]) -> list[Any]:
    """The values of a unit, and from where a blank cell has them."""
    source = (record.get("shared_from") or {}).get(unit)
    return [*(plain(record.get(name)) for name in names), plain(source)]


def _line(where: str, unit: str, old: Record, new: Record, names: tuple[str, ...]) -> str:
    if unit == "text":
        return f"{where}: text: changed here {reworded(said(new), said(old))}"
    here, there = (
        "; ".join(filter(None, (_text(one.get(name)) for name in names))) for one in (old, new)
    )
    what = "timescale" if unit == "due" else called(unit)
    if here == there:
        here, there = (_source(one, unit) for one in (old, new))
    return _differs(where, what, here, there)


def _source(record: Record, unit: str) -> str:
    source = (record.get("shared_from") or {}).get(unit)
    return f"blank, as in {source}" if source else "printed"


def _differs(where: str, what: str, here: str, there: str) -> str:
    return f"{where}: {what}: {here or 'nothing'} here, {there or 'nothing'} in the document"


def _text(value: Any) -> str:
    return ", ".join(f"{one}" for one in value) if isinstance(value, list) else f"{value or ''}"


def records(data: Any) -> Iterator[Record]:
    """The records of a file that holds a list of them."""
    yield from (one for one in data or () if isinstance(one, dict))
