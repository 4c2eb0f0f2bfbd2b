"""Two states of the data, record by record: by reference and id, never by place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from actionplan.changes.values import Values
from actionplan.changes.words import quoted
from actionplan.indexes.versions import REFERENCES, now
from actionplan.model import Action, Area, Pathway, Plan
from actionplan.model.identity import Words
from actionplan.model.loading import Loaded
from actionplan.model.plan import natural


@dataclass(frozen=True)
class Difference:
    """What changed in one record."""

    kind: str
    """The kind of record: area, action, body, acronym, ..."""
    record: str
    """The record as a reader calls it: "2.4, action 1"."""
    file: str
    """The file in which it stands, within the data folder; where it stood, if it is gone."""
    phrases: tuple[str, ...]
    """What changed, one phrase for each field."""

    @property
    def sentence(self) -> str:
        """The whole of it: "2.4, action 1: due month moved from ... to ...; a lead added ..."."""
        return f"{self.record}: {'; '.join(self.phrases)}"


@dataclass(frozen=True)
class _Kind:
    """How records of one kind are told apart and called."""

    kind: str
    key: str
    """The field that tells one from another."""
    called: Callable[[Any], str]
    folder: str
    """The folder or the file in which they stand."""


_KINDS = (
    _Kind("body", "id", lambda one: one.label, "agencies.yml"),
    _Kind("acronym", "acronym", lambda one: f"Acronym {one.acronym}", "acronyms.yml"),
    _Kind("term", "term", lambda one: f"Term {one.term}", "terms.yml"),
    _Kind("briefing", "id", lambda one: f"Briefing {quoted(one.title)}", "briefings/"),
    _Kind("pathway", "id", lambda one: f"Pathway {quoted(one.title)}", "pathways/"),
    _Kind("update", "id", lambda one: f"Update {quoted(one.title)}", "updates/"),
    _Kind("agreed", "version", lambda one: f"Agreed version {one.version}", "agreed/"),
)


def compare(old: Loaded, new: Loaded) -> list[Difference]:
    """Everything that changed, the plan first, then its areas, then the rest.

    Both must have been loaded without faults; how their files are written plays no part.
    """
    return list(_Comparison(old, new).differences())


class _Comparison:
    def __init__(self, old: Loaded, new: Loaded) -> None:
        self.old, self.new = old, new
        plans = [plan for plan in (old.plan(), new.plan()) if plan]
        # With the version in force, which a new file in agreed/ changes.
        self.identities = [plan.identity for plan in plans]
        self.words = plans[-1].identity.words if plans else Words()
        self.values = Values(_names(plans), self.words.lead)
        # What moved is said where it moved, not once more of each record that names it.
        moves = bool(plans) and plans[-1].moved.keys() - plans[0].moved.keys()
        self.moved_in = plans[-1] if moves else None

    def differences(self) -> Iterator[Difference]:
        """Everything that changed."""
        if len(self.identities) == 2:
            before, after = self.identities
            said = self.values.record(before, after)
            yield from self._one("plan", "The plan", "plan.yml", said)
        yield from self._areas()
        for kind in _KINDS:
            yield from self._kind(kind)

    def _records(self, loaded: Loaded, kind: str) -> list[Any]:
        found = _all(loaded, kind)
        # What was agreed keeps the references of its day.
        if self.moved_in is None or kind == "agreed":
            return found
        return [_followed(record, self.moved_in, named=False) for record in found]

    def _one(
        self, kind: str, record: str, file: str, phrases: Iterator[str]
    ) -> Iterator[Difference]:
        said = tuple(phrases)
        if said:
            yield Difference(kind, record, file, said)

    def _areas(self) -> Iterator[Difference]:
        before = {area.ref: area for area in self._records(self.old, "area")}
        after = {area.ref: area for area in self._records(self.new, "area")}
        for ref in sorted({*before, *after}, key=lambda ref: (natural(ref), ref)):
            if ref not in after:
                said = f"removed: {quoted(before[ref].title)}"
                yield Difference("area", ref, before[ref].file, (said,))
                continue
            area = after[ref]
            came = next((one.was[0] for one in area.changes("ref") if one.was), "")
            earlier = before.get(ref) or before.get(came)
            if earlier is None:
                yield Difference("area", ref, area.file, (f"added: {quoted(area.title)}",))
                yield from self._actions(None, area)
            elif area.moved_to and not earlier.moved_to:
                yield Difference("area", ref, area.file, (f"moved to {area.moved_to}",))
            else:
                skip = ("actions",) if earlier.ref == ref else ("actions", "ref")
                yield from self._one(
                    "area", ref, area.file, self.values.record(earlier, area, skip)
                )
                yield from self._actions(earlier, area)

    def _actions(self, earlier: Area | None, area: Area) -> Iterator[Difference]:
        before = {action.id: action for action in earlier.actions} if earlier else {}
        after = {action.id: action for action in area.actions}
        for number in sorted({*before, *after}, key=lambda number: natural(str(number))):
            name = f"{area.ref}, {self.words.called(number)} {number}"
            if number not in after:
                said = f"removed: {quoted(before[number].text)}"
                yield Difference("action", name, area.file, (said,))
            elif number not in before:
                yield Difference("action", name, area.file, tuple(self._added(after[number])))
            elif after[number].moved_to and not before[number].moved_to:
                said = f"moved to {after[number].moved_to}"
                yield Difference("action", name, area.file, (said,))
            else:
                yield from self._one(
                    "action", name, area.file, self.values.record(before[number], after[number])
                )
        stayed = [number for number in before if number in after]
        now = [number for number in after if number in before]
        if stayed != now:
            order = ", ".join(map(str, after))
            yield Difference(
                "area", area.ref, area.file, (f"{self.words.actions} in another order: {order}",)
            )

    def _added(self, action: Action) -> Iterator[str]:
        came = next((one.was[0] for one in action.changes("ref") if one.was), "")
        if came:
            yield f"moved here from {came}"
        yield f"added: {quoted(action.text)}" if action.text else f"moved to {action.moved_to}"
        if action.leads:
            yield f"{self.values.lead}: {self.values.value('leads', action.leads)}"
        if action.when:
            yield f"due {action.when}"

    def _kind(self, kind: _Kind) -> Iterator[Difference]:
        before = {getattr(one, kind.key): one for one in self._records(self.old, kind.kind)}
        after = {getattr(one, kind.key): one for one in self._records(self.new, kind.kind)}
        for key in dict.fromkeys([*before, *after]):
            record = after.get(key) or before[key]
            file = f"{kind.folder}{key}.yml" if kind.folder.endswith("/") else kind.folder
            name = kind.called(before.get(key) or record)
            if key not in after or key not in before:
                verb = "removed" if key not in after else "added"
                yield Difference(kind.kind, name, file, (verb,))
            elif isinstance(record, Pathway):
                yield from self._pathway(before[key], record, name, file)
            else:
                yield from self._one(
                    kind.kind, name, file, self.values.record(before[key], after[key])
                )
        stayed = [key for key in before if key in after]
        if not kind.folder.endswith("/") and stayed != [key for key in after if key in before]:
            yield Difference(kind.kind, kind.folder, kind.folder, ("records in another order",))

    def _pathway(self, old: Pathway, new: Pathway, name: str, file: str) -> Iterator[Difference]:
        yield from self._one("pathway", name, file, self.values.record(old, new, ("steps",)))
        before = {step.id: step for step in old.steps}
        after = {step.id: step for step in new.steps}
        for number in sorted({*before, *after}):
            step = f"{name}, step {number}"
            if number not in after or number not in before:
                title = (after.get(number) or before[number]).title
                verb = "removed" if number not in after else "added"
                yield Difference("step", step, file, (f"{verb}: {quoted(title)}",))
            else:
                yield from self._one(
                    "step", step, file, self.values.record(before[number], after[number])
                )


def _followed(value: Any, plan: Plan, *, named: bool) -> Any:
    """A value of a record as it is if all that it does is name what moved by its new reference."""
    if isinstance(value, BaseModel):
        held = {name: getattr(value, name) for name in type(value).model_fields}
        now_held = {
            name: _followed(inner, plan, named=named or name in REFERENCES)
            for name, inner in held.items()
        }
        return value.model_copy(update=now_held) if now_held != held else value
    if isinstance(value, tuple):
        return tuple(_followed(inner, plan, named=named) for inner in value)
    if isinstance(value, dict):
        return {key: _followed(inner, plan, named=named) for key, inner in value.items()}
    return now(plan, value) if named and isinstance(value, str) else value


def _all(loaded: Loaded, kind: str) -> list[Any]:
    return [record for record, _, _ in loaded.records.get(kind, [])]


def _names(plans: list[Plan]) -> Mapping[str, str]:
    bodies = [body for plan in plans for body in (plan.partnership, *plan.agencies)]
    return {body.id: body.brief for body in bodies}
