"""An area for improvement and its actions: one file in `areas/`, one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol

from pydantic import Field

from actionplan.model.due import Due, when_label
from actionplan.model.progress import (
    NOT_REPORTED,
    ActionChange,
    AreaChange,
    Ended,
    Rating,
    Report,
)
from actionplan.model.values import (
    ActionNumber,
    DueTime,
    Identifier,
    Identifiers,
    Record,
    Text,
    Texts,
)

SHAREABLE = ("leads", "due", "oversight")
"""The fields that a merged cell can give to the rows below it."""

Shareable = Literal["leads", "due", "oversight"]


class Check(Record):
    """One way in which the plan said that the effect of an action would be checked."""

    kind: Identifier
    """What sort of check: one of the `check_kinds` of plan.yml."""
    text: Text
    """The check, in one sentence."""
    by: Identifiers = ()
    """Ids of the bodies that do it, where the plan says."""
    to: Identifiers = ()
    """Ids of the bodies that receive it, where the plan says."""
    how_often: Text | None = None
    """How often, where the plan says: quarterly."""


class Facts(Protocol):
    """What partners agree of an action, whichever record states it."""

    @property
    def leads(self) -> Identifiers:
        """Ids of the bodies that lead."""

    @property
    def due(self) -> Due | None:
        """When it was to be done."""

    @property
    def timescale(self) -> str | None:
        """The plan's own words for when."""

    @property
    def oversight(self) -> Identifiers:
        """Ids of the bodies that oversee it."""


def fact(record: Facts, field: str) -> tuple[str, ...]:
    """A fact in the form in which changes say what it was.

    Args:
        record: what states it.
        field: leads, oversight or due. A due time and the plan's words for it are one fact.

    Returns:
        Ids; or the due time, the words for it, or both in this order; or nothing.
    """
    when = tuple(str(said) for said in (record.due, record.timescale) if said)
    return {"leads": record.leads, "due": when, "oversight": record.oversight}[field]


class Action(Record):
    """What the plan said would be done: one cell of its Action column."""

    id: ActionNumber
    """A whole number, its anchor and the end of its reference, never reused; a part of action 2: 2a."""
    moved_to: Identifier | None = None
    """Its new reference, in quotes, if it now stands elsewhere: only id stays beside it."""
    text: Text = ""
    """What would be done; where there is a list of items, what stands before it."""
    items: Texts = ()
    """The items of a list, in order."""
    after: Text | None = None
    """What stands behind the list."""
    leads: Identifiers = ()
    """Ids of the bodies that lead, in the plan's order."""
    owners: dict[Identifier, Text] = {}
    """For a body that leads, the role in it that owns the action, where the plan says: never a name."""
    due: DueTime | None = None
    """When it was to be done: a month (2019-03), a day (2019-03-31) or a quarter (2019-Q1)."""
    timescale: Text | None = None
    """The plan's own words for when, where they are no single month, day or quarter: Ongoing."""
    oversight: Identifiers = ()
    """Ids of the bodies that oversee it."""
    shared: tuple[Shareable, ...] = ()
    """Those of leads, due and oversight whose cell the plan leaves blank under a merged cell."""
    shared_from: dict[Shareable, Identifier] = {}
    """For each shared field, the action whose printed cell it repeats: leads: "1.1.1"."""
    asks: Identifiers = ()
    """Ids of bodies other than the leads of which the action asks something by name."""
    impact: Text | None = None
    """Expected impact, only beside the action where the plan prints it."""
    scrutiny: Text | None = None
    """How it would be checked, only beside the action where the plan prints it."""
    checks: tuple[Check, ...] = ()
    """The separate checks that the scrutiny names."""
    see_also: Identifiers = ()
    """References of areas that the plan names in this action."""
    notes: Texts = ()
    """What a careful reader of the plan would stop at."""
    changed: tuple[ActionChange, ...] = ()
    """Facts that changed since a version was agreed: field, was, since, agreed_by, recorded."""
    ended: Ended | None = None
    """Since when and why it no longer stands in the plan; what was agreed stays above."""
    reports: tuple[Report, ...] = ()
    """Reports of progress, oldest first."""

    @property
    def when(self) -> str:
        """When it was to be done, as a reader sees it: the date, the plan's words, or both."""
        return when_label(self.fact("due"))

    @property
    def part_of(self) -> int | None:
        """The number of the action of which it is a part; nothing for a whole action."""
        return int(self.id[:-1]) if isinstance(self.id, str) else None

    def source(self, field: str) -> str | None:
        """The action that `shared_from` names for a field."""
        return next((source for name, source in self.shared_from.items() if name == field), None)

    def changes(self, field: str) -> tuple[ActionChange, ...]:
        """The changes of one field, oldest first."""
        return tuple(change for change in self.changed if change.field == field)

    @property
    def decisions(self) -> tuple[ActionChange | Ended, ...]:
        """The decisions that changed or ended it."""
        return (*self.changed, self.ended) if self.ended else self.changed

    def carried(self, field: str) -> bool:
        """Whether the value shown is the one that the plan leaves blank and a merged cell gives."""
        return field in self.shared and not self.changes(field)

    def fact(self, field: str) -> tuple[str, ...]:
        """A fact in the form in which changes say what it was: ids, or when, or nothing."""
        return fact(self, field)

    @property
    def delivery(self) -> Report | None:
        """The newest report on its delivery."""
        return self._newest("delivery")

    @property
    def effect(self) -> Report | None:
        """The newest report on its impact."""
        return self._newest("impact")

    def _newest(self, about: str) -> Report | None:
        found = [report for report in self.reports if report.about == about]
        # Of two on the same day, the one that stands lower in the file.
        return max(reversed(found), key=lambda report: report.date.first_day, default=None)

    @property
    def state(self) -> str:
        """The state of its delivery: that of the newest report, else `not reported`."""
        newest = self.delivery
        return newest.state if newest and newest.state else NOT_REPORTED


class Area(Record):
    """An area for improvement: what inspectors found, and the actions that answer it."""

    ref: Identifier
    """Its reference in the plan, in quotes: the same as the file's name."""
    section: Identifier
    """Number of the section of plan.yml to which it belongs, in quotes."""
    title: Text = Field(max_length=90)
    """A short title that a practitioner would recognise."""
    moved_to: Identifier | None = None
    """Its new reference, in quotes, if it now stands elsewhere: ref, section, title stay beside it."""
    findings: Texts = ()
    """What inspectors found, one entry for each finding that the plan prints."""
    about: Identifiers = ()
    """Ids of the bodies that the findings speak of."""
    actions: tuple[Action, ...] = ()
    """The actions, in the plan's order."""
    see_also: Identifiers = ()
    """References of areas that the plan names in the findings."""
    notes: Texts = ()
    """What a careful reader of the plan would stop at."""
    changed: tuple[AreaChange, ...] = ()
    """Facts that changed since a version was agreed: field, was, since, agreed_by, recorded."""
    ended: Ended | None = None
    """Since when and why it no longer stands in the plan; what was agreed stays above."""

    @property
    def file(self) -> str:
        """The file it comes from, within the data folder."""
        return f"areas/{self.ref}.yml"

    def full_id(self, action: Action) -> str:
        """An action's reference within the plan: `1.1.1`."""
        return f"{self.ref}.{action.id}"

    @property
    def over(self) -> bool:
        """Whether it no longer stands in the plan: it ended itself, or each of its actions did."""
        return bool(self.ended or (self.actions and all(one.ended for one in self.actions)))

    def source_of(self, action: Action, field: str) -> str | None:
        """The action whose printed cell gives this action's field, if the field is shared."""
        return action.source(field) if action.carried(field) else None

    def changes(self, field: str) -> tuple[AreaChange, ...]:
        """The changes of one of its own fields, oldest first."""
        return tuple(change for change in self.changed if change.field == field)

    @property
    def decisions(self) -> tuple[AreaChange | Ended, ...]:
        """The decisions that changed or ended the area itself."""
        return (*self.changed, self.ended) if self.ended else self.changed

    @property
    def standing(self) -> tuple[Action, ...]:
        """Its actions that stand in the plan today."""
        return () if self.ended else tuple(one for one in self.actions if not one.ended)

    @property
    def earliest(self) -> Due | None:
        """The first due time among its actions."""
        return min((action.due for action in self.actions if action.due), default=None)


def rated(area: Area, ratings: Mapping[str, Rating]) -> Area:
    """An area whose reports give the state for which their ratings stand."""

    def stated(report: Report) -> Report:
        rating = ratings.get(report.rating or "")
        known = report.state or rating is None
        return report if known else report.model_copy(update={"state": rating and rating.state})

    if not any(report.rating for action in area.actions for report in action.reports):
        return area
    actions = tuple(
        action.model_copy(update={"reports": tuple(map(stated, action.reports))})
        for action in area.actions
    )
    return area.model_copy(update={"actions": actions})
