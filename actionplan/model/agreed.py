"""`agreed/VERSION.yml`: the facts of one agreed version, without its sentences."""

from __future__ import annotations

from actionplan.model.area import Shareable, fact
from actionplan.model.values import ActionNumber, DueTime, Identifier, Identifiers, Month, Record


class AgreedAction(Record):
    """Who was to do an action by when and who oversees it, as one version of the plan says."""

    leads: Identifiers = ()
    """Ids of the bodies that lead, in the plan's order."""
    due: DueTime | None = None
    """When it was to be done."""
    oversight: Identifiers = ()
    """Ids of the bodies that oversee it."""
    shared: dict[Shareable, Identifier] = {}
    """For each field whose cell is blank under a merged cell, the action whose cell it repeats."""

    def fact(self, field: str) -> tuple[str, ...]:
        """A fact in the form in which changes say what it was: ids, or one due time, or nothing."""
        return fact(getattr(self, field))


class AgreedArea(Record):
    """One area of an agreed version."""

    section: Identifier
    """Number of its section."""
    actions: dict[ActionNumber, AgreedAction] = {}
    """Its actions by id."""


class Agreed(Record):
    """The facts of one agreed version."""

    version: Identifier
    """The version, in quotes: the same as the file's name."""
    as_at: Month
    """The month of that version."""
    areas: dict[Identifier, AgreedArea]
    """Its areas by reference."""

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
