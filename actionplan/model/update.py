"""An update: news of the site or the plan that no other record tells. One file in `updates/`."""

from __future__ import annotations

from pydantic import Field

from actionplan.model.values import Address, Day, Identifier, Identifiers, Record, Text, Texts


class Update(Record):
    """One piece of news."""

    id: Identifier
    """Its id: the same as the file's name. It is part of its address and never changes."""
    date: Day
    """The day on which it was published."""
    title: Text = Field(max_length=90)
    """What it says, in a few words."""
    text: Texts = Field(min_length=1)
    """The news, a paragraph an item."""
    refs: Identifiers = ()
    """The areas or actions that it concerns, in quotes."""
    address: Address | None = None
    """Where to read more."""

    @property
    def file(self) -> str:
        """The file it comes from, within the data folder."""
        return f"updates/{self.id}.yml"
