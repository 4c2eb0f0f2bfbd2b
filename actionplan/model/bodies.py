"""Bodies: those that lead, oversee, receive reports or are named otherwise. `agencies.yml`."""

from __future__ import annotations

from actionplan.model.values import (
    Address,
    Day,
    DueTime,
    Identifier,
    Identifiers,
    Record,
    Text,
    Texts,
)


class Became(Record):
    """What became of something that no longer stands as it did when the plan was made."""

    text: Text
    """What became of it, in one or two sentences."""
    by: Identifier | None = None
    """Id of the body that took its place, if that is in agencies.yml."""
    since: DueTime | None = None
    """Since when: a month (2021-06) or a day (2021-06-26)."""
    source: Address
    """Address of the page that says so."""
    seen: Day
    """Day on which a stored copy of that page was read."""
    checked: Day | None = None
    """Day on which somebody last checked it on the live page; empty until then."""


PARTNERSHIP = "partnership"
"""What stands in place of a body's id where all of them together decided or reported."""


class Body(Record):
    """An agency, a board, a team or a group of agencies."""

    id: Identifier
    """Its id, used in every other file and in its address."""
    name: Text
    """Its full name."""
    short: Text | None = None
    """What the plan's tables call it, where that differs from the name."""
    also: Texts = ()
    """Other names and spellings for it."""
    part_of: Identifiers = ()
    """Ids of the groups to which it belongs."""
    says: Text | None = None
    """What the plan says that it is or does."""
    refs: Identifiers = ()
    """The areas or actions on which that rests."""
    became: Became | None = None
    """What became of it."""
    notes: Texts = ()
    """Judgements made about it in this edition."""

    @property
    def label(self) -> str:
        """Its name, with what the plan calls it: `Roads Trust (RT)`."""
        return (
            f"{self.name} ({self.short})" if self.short and self.short != self.name else self.name
        )

    @property
    def brief(self) -> str:
        """The shortest name that a reader of the plan knows it by."""
        return self.short or self.name
