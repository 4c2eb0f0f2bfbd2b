"""What happened to a plan, in one list: decisions that changed it, reports of progress, updates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.indexes.anchors import anchor
from actionplan.model.area import Action, Area
from actionplan.model.due import Due
from actionplan.model.plan import Plan
from actionplan.model.progress import ActionChange, AreaChange, Decision, Ended, Report
from actionplan.model.update import Update

Change = ActionChange | AreaChange


@dataclass(frozen=True)
class Event:
    """One thing that happened, on one day or in one month."""

    when: Due
    anchor: str
    """Its anchor on the page of updates, which never changes."""
    what: Change | Ended | Report | Update
    area: Area | None = None
    """The area to which it happened; nothing for an update."""
    action: Action | None = None
    """The action to which it happened; nothing for an update or the area itself."""

    @property
    def ref(self) -> str:
        """The reference of the area or action; empty for an update."""
        if self.area is None:
            return ""
        return self.area.full_id(self.action) if self.action else self.area.ref

    @property
    def refs(self) -> frozenset[str]:
        """References of the areas that it concerns."""
        if isinstance(self.what, Update):
            return frozenset(self.what.refs) | {ref.rpartition(".")[0] for ref in self.what.refs}
        return frozenset([self.area.ref]) if self.area else frozenset()

    @property
    def stated(self) -> bool:
        """Whether it is only what a version of the plan says of itself."""
        return isinstance(self.what, Report) and self.what.stated_in is not None

    @property
    def decided(self) -> bool:
        """Whether it is a decision that changed a fact of the plan."""
        return isinstance(self.what, Decision)


def history(plan: Plan) -> tuple[Event, ...]:
    """Everything that happened, newest first."""
    taken: dict[str, int] = {}
    found = []
    for event in sorted(_events(plan), key=lambda event: event.when.first_day):
        taken[event.anchor] = number = taken.get(event.anchor, 0) + 1
        name = event.anchor if number == 1 else f"{event.anchor}-{number}"
        found.append(Event(event.when, name, event.what, event.area, event.action))
    return tuple(reversed(found))


def _events(plan: Plan) -> Iterator[Event]:
    for update in plan.updates:
        yield Event(Due.parse(update.date.isoformat()), anchor(update.id), update)
    for area in plan.areas:
        yield from (_decided(decision, area, None) for decision in area.decisions)
        for action in area.actions:
            yield from (_decided(decision, area, action) for decision in action.decisions)
            for report in action.reports:
                name = anchor(f"{area.full_id(action)} {report.about} {report.date}")
                yield Event(report.date, name, report, area, action)


def _decided(decision: Change | Ended, area: Area, action: Action | None) -> Event:
    ref = area.full_id(action) if action else area.ref
    field = "ended" if isinstance(decision, Ended) else decision.field
    name = anchor(f"{ref} {field} {decision.since}")
    return Event(decision.since, name, decision, area, action)


def after_change(event: Event) -> tuple[str, ...]:
    """What a field was after one of its changes: before the next, else what it is."""
    change, holder = event.what, event.action or event.area
    if not isinstance(change, Change) or holder is None:
        return ()
    later = holder.changes(change.field)
    place = [one is change for one in later].index(True)
    if place + 1 < len(later):
        return later[place + 1].was
    if change.field == "ref":
        return (event.ref,)
    return (holder.section,) if isinstance(holder, Area) else holder.fact(change.field)
