"""`agreed/VERSION.yml`: the facts of one agreed version, without its sentences."""

from __future__ import annotations

import datetime
from functools import cached_property

from actionplan.model.area import Shareable, fact
from actionplan.model.due import Due
from actionplan.model.identity import Form
from actionplan.model.values import (
    ActionNumber,
    Address,
    Day,
    DueTime,
    Identifier,
    Identifiers,
    Month,
    Record,
    Text,
)


class AgreedAction(Record):
    """Who was to do an action by when and who oversees it, as one version of the plan says."""

    leads: Identifiers = ()
    """Ids of the bodies that lead, in the plan's order."""
    due: DueTime | None = None
    """When it was to be done."""
    timescale: Text | None = None
    """The plan's own words for when, where they are no single month, day or quarter: Ongoing."""
    oversight: Identifiers = ()
    """Ids of the bodies that oversee it."""
    shared: dict[Shareable, Identifier] = {}
    """For each field whose cell is blank under a merged cell, the action whose cell it repeats."""

    def fact(self, field: str) -> tuple[str, ...]:
        """A fact in the form in which changes say what it was: ids, or when, or nothing."""
        return fact(self, field)


class AgreedArea(Record):
    """One area of an agreed version."""

    section: Identifier
    """Number of its section."""
    actions: dict[ActionNumber, AgreedAction] = {}
    """Its actions by id."""


class VersionDocument(Record):
    """The document in which partners agreed one version."""

    title: Text
    """Its title, as printed."""
    address: Address | None = None
    """Where it can be read, if the partnership gives an address."""
    forms: tuple[Form, ...] = ()
    """The digest of each form of it that is known."""


class Agreed(Record):
    """One agreed version: its facts, and the document in which they stand."""

    version: Identifier
    """The version, in quotes: the same as the file's name."""
    as_at: Month
    """The month of that version."""
    agreed_on: Day | None = None
    """The day on which it was agreed; only needed where a fact changed later in the same month."""
    document: VersionDocument | None = None
    """The document of this version, where plan.yml does not name it."""
    areas: dict[Identifier, AgreedArea]
    """Its areas by reference."""

    @cached_property
    def day(self) -> datetime.date:
        """The day up to which it speaks: what changed by then is part of it."""
        return self.agreed_on or Due.parse(self.as_at).last_day

    def action(self, action_id: str) -> AgreedAction | None:
        """One of its actions by its reference within the plan."""
        ref, _, number = action_id.rpartition(".")
        area = self.areas.get(ref)
        return area.actions.get(int(number) if number.isdecimal() else number) if area else None

    @property
    def action_ids(self) -> tuple[str, ...]:
        """References of all its actions."""
        return tuple(
            f"{ref}.{number}" for ref, area in self.areas.items() for number in area.actions
        )
