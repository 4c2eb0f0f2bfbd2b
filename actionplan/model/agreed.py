"""`agreed/VERSION.yml`: the facts of one agreed version, without its sentences."""

from __future__ import annotations

from actionplan.model.area import Shareable
from actionplan.model.values import DueTime, Identifier, Identifiers, Month, Number, Record, Text


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


class AgreedArea(Record):
    """One area of an agreed version."""

    section: Identifier
    """Number of its section."""
    actions: dict[Number, AgreedAction] = {}
    """Its actions by id."""


class Agreed(Record):
    """The facts of one agreed version."""

    version: Text
    """The version, in quotes: the same as the file's name."""
    as_at: Month
    """The month of that version."""
    areas: dict[Identifier, AgreedArea]
    """Its areas by reference."""
