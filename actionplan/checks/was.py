"""Rules for what a record says of its own changes: what was not so must not be said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actionplan.checks.rule import Data, Problem, keyed, listed, rule, unknown
from actionplan.indexes.versions import id_before, now, ref_before
from actionplan.model import ActionChange, ActionOf, Agreed, Area, AreaChange, Decision
from actionplan.model.due import known_due
from actionplan.yamlfiles import Document, Path

Change = ActionChange | AreaChange


@rule(
    *(f"{name}.changed.was:not-so" for name in ("area", "area.actions")),
    *(f"{name}.changed:no-change" for name in ("area", "area.actions")),
    *(f"{name}.changed.since:order" for name in ("area", "area.actions")),
    "area.actions.changed.was:not-a-time",
    "area.actions.changed.was:unknown-body",
)
def _was(data: Data) -> Iterator[Problem]:
    for area, document, _ in data.each("area", Area):
        for field in ("ref", "section"):
            own = (area.ref,) if field == "ref" else (area.section,)
            yield from _History(data, document, (), field, own, area).problems()
        for number, action in enumerate(area.actions):
            of = ActionOf(area, action)
            for field in ("ref", "leads", "due", "oversight"):
                value = (of.id,) if field == "ref" else action.fact(field)
                path: Path = ("actions", number)
                yield from _History(data, document, path, field, value, of).problems()


class _History:
    """The changes of one field of one record, beside the versions."""

    def __init__(
        self,
        data: Data,
        document: Document,
        path: Path,
        field: str,
        value: tuple[str, ...],
        record: Area | ActionOf,
    ) -> None:
        self.data, self.document, self.path, self.field = data, document, path, field
        self.value = value
        self.record = record
        changed: Sequence[Change] = (
            record.changed if isinstance(record, Area) else record.action.changed
        )
        self.changes = [(n, one) for n, one in enumerate(changed) if one.field == field]
        self.name = "area.actions.changed" if path else "area.changed"

    def problems(self) -> Iterator[Problem]:
        """What is wrong with them."""
        for place, (number, change) in enumerate(self.changes):
            earlier = self.changes[place - 1][1] if place else None
            if earlier and change.since.first_day < earlier.since.first_day:
                yield self._problem(
                    number,
                    "since",
                    "since:order",
                    f'the changes of "{self.field}" are not in the order of their dates',
                    "Put the oldest first.",
                )
                return
            wrong = list(self._values(number, change))
            yield from wrong
            if not wrong:
                yield from self._said(place, number, change)

    def _said(self, place: int, number: int, change: Change) -> Iterator[Problem]:
        version = self.data.plan.in_force(change.since)
        before = self.changes[place - 1][1] if place else None
        first = not before or self.data.plan.in_force(before.since) is not version
        known = self._known(version) if version and first else None
        if known is not None and sorted(known) != sorted(change.was):
            shown = self._shown(known)
            message = (
                f'"{self.field}" was not so in version {version.version if version else ""}: '
                f"{self._shown(change.was)}"
            )
            hint = f"Type what that version says: was: {shown}" if known else "Delete the line."
            if version and self.field == "due" and known == change.was[: len(known)]:
                unkept = keyed(change.was[len(known) :], "due")
                kept = " as well" if known else ""
                hint = (
                    f"{hint.rstrip('.')}; or, if that version says {unkept}{kept}, "
                    f"type that in agreed/{version.version}.yml."
                )
            yield self._problem(number, "was", "was:not-so", message, hint)
        elif sorted(self._result(place)) == sorted(change.was):
            message = f'"{self.field}" is still what it was: {self._shown(change.was)}'
            hint = f'Change "{self.field}", or delete this entry.'
            yield self._problem(number, "was", ":no-change", message, hint)

    def _known(self, version: Agreed) -> tuple[str, ...] | None:
        """What a version says of the field; `None` if it does not tell."""
        plan, record = self.data.plan, self.record
        if self.field == "ref":
            return self._known_ref(version)
        if isinstance(record, Area):
            area = version.areas.get(ref_before(plan, record))
            return (area.section,) if area else None
        action = version.action(id_before(plan, record))
        return action.fact(self.field) if action else None

    def _known_ref(self, version: Agreed) -> tuple[str, ...]:
        """The reference that a version gives the record, as far as a moved one leads here."""
        there: set[str] = {*version.areas, *version.action_ids}
        own = self.value[0]
        if own in there:
            return (own,)
        came = [old for old in there & set(self.data.plan.moved) if now(self.data.plan, old) == own]
        return tuple(sorted(came)[:1])

    def _result(self, place: int) -> tuple[str, ...]:
        """What the field was after one of its changes."""
        plan = self.data.plan
        version = plan.in_force(self.changes[place][1].since)
        following = self.changes[place + 1][1] if place + 1 < len(self.changes) else None
        if following and plan.in_force(following.since) is version:
            return following.was
        later = [one for one in plan.agreed if version and one.as_at > version.as_at]
        known = self._known(later[0]) if later else None
        return self.value if known is None else known

    def _values(self, number: int, change: Change) -> Iterator[Problem]:
        """Values that cannot stand in the field at all."""
        path = (*self.path, "changed", number, "was")
        if self.field == "due" and change.was:
            times = [known_due(one) is not None for one in change.was]
            # Figures that begin like a year are meant for a time, and no plan says two.
            meant = any(re.match(r"[0-9]{4}-\S*$", one) for one in change.was[sum(times[:1]) :])
            if meant or times not in ([True], [False], [True, False]):
                message = f'"due" was no time: {self._shown(change.was)}'
                hint = (
                    "Type year-month (2019-03), a day (2019-03-31), a quarter (2019-Q1) or the "
                    "plan's words; if it said both, in brackets: [2019-03, Ongoing]"
                )
                yield self._problem(number, "was", "was:not-a-time", message, hint)
        if self.field in ("leads", "oversight"):
            for place, body in enumerate(change.was):
                if body not in self.data.body_ids:
                    name = "area.actions.changed.was:unknown-body"
                    yield unknown(self.document, (*path, place), name, body, self.data.body_ids)

    def _problem(self, number: int, key: str, ending: str, message: str, hint: str) -> Problem:
        path = (*self.path, "changed", number, key)
        if path not in self.document.values:
            path = (*self.path, "changed", number, "field")
        name = f"{self.name}{ending}" if ending.startswith(":") else f"{self.name}.{ending}"
        return self.document.problem(path, name, message, hint)

    def _shown(self, was: tuple[str, ...]) -> str:
        if not was:
            return "nothing"
        if self.field in ("ref", "section"):
            return f'"{was[0]}"'
        return listed(was, self.field)


@rule(
    *(
        f"{name}.{key}.{ending}"
        for name in ("area", "area.actions")
        for key in ("changed", "ended")
        for ending in ("agreed_by:unknown-body", "since:before-version")
    )
)
def _decisions(data: Data) -> Iterator[Problem]:
    for area, document, _ in data.each("area", Area):
        yield from _of_record(data, document, (), area)
        for number, action in enumerate(area.actions):
            yield from _of_record(data, document, ("actions", number), ActionOf(area, action))


def _of_record(
    data: Data, document: Document, path: Path, record: Area | ActionOf
) -> Iterator[Problem]:
    holder = record if isinstance(record, Area) else record.action
    decisions: list[tuple[Path, str, Decision]]
    decisions = [
        ((*path, "changed", place), "changed", one) for place, one in enumerate(holder.changed)
    ]
    if holder.ended:
        decisions.append(((*path, "ended"), "ended", holder.ended))
    for at, key, one in decisions:
        name = f"area.{'actions.' if path else ''}{key}"
        if one.agreed_by not in data.deciders:
            yield unknown(
                document,
                (*at, "agreed_by"),
                f"{name}.agreed_by:unknown-body",
                one.agreed_by,
                data.deciders,
            )
        if data.plan.agreed and data.plan.in_force(one.since) is None:
            first = data.plan.agreed[0]
            last = first.agreed_on or first.as_at
            message = f"what is not later than {last} is part of version {first.version}, the first"
            hint = f"Type when it changed after {last}."
            yield document.problem((*at, "since"), f"{name}.since:before-version", message, hint)


RULES = (_was, _decisions)
