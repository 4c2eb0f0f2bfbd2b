"""A pathway: what the plan says about a procedure, as steps. One file in `pathways/`, one page."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from actionplan.model.values import (
    Address,
    Day,
    Identifier,
    Identifiers,
    Number,
    Record,
    Text,
    Texts,
)


class Next(Record):
    """What comes after a step."""

    to: Number
    """Number of the step that follows."""
    when: Text | None = None
    """On what condition, where a step branches: if the risk is high."""


class Step(Record):
    """One step, as far as the plan describes it."""

    id: Number
    """Its number."""
    title: Text = Field(max_length=60)
    """What happens, in a few words."""
    text: Text
    """What happens, in a sentence or two of the plan's facts."""
    who: Identifiers = ()
    """Ids of the bodies that do it; empty where the plan does not say who."""
    who_else: Text | None = None
    """Who does it in words, where the plan says who and no body has an id: health staff."""
    within: Text | None = None
    """Within what time; empty where the plan does not say when."""
    ground: Literal["found", "asked", "done"]
    """found: inspectors saw it; asked: the plan asks for it; done: the plan reports it done."""
    refs: Identifiers = Field(min_length=1)
    """The areas or actions on which it stands, and the actions that change it."""
    next: tuple[Next, ...] = ()
    """What follows; more than one where it branches."""
    end: Text | None = None
    """Where it ends here: how. A step without a next one must say so."""


class Procedure(Record):
    """The procedure in force, which this is not."""

    address: Address | None = None
    """Where it can be read, once the partnership gives an address."""
    owner: Text | None = None
    """Who owns it."""
    checked: Day | None = None
    """When somebody last checked that it is in force."""


class Pathway(Record):
    """What the plan says about one procedure."""

    id: Identifier
    """Its id: the same as the file's name."""
    title: Text = Field(max_length=60)
    """What it is about; the page's title is "What the plan says about" this."""
    intro: Text
    """What the plan shows of it, in a few sentences."""
    refs: Identifiers = Field(min_length=1)
    """The areas or actions on which the introduction rests."""
    areas: Identifiers = Field(min_length=1)
    """References of the areas that it draws on, in quotes."""
    roles: Identifiers = ()
    """Ids of the `roles` of plan.yml whom it concerns."""
    procedure: Procedure = Procedure()
    """The procedure in force."""
    steps: tuple[Step, ...] = Field(min_length=1)
    """The steps, in order."""
    gaps: Texts = ()
    """What the plan leaves out."""
    notes: Texts = ()
    """Judgements made in writing it."""

    @property
    def file(self) -> str:
        """The file it comes from, within the data folder."""
        return f"pathways/{self.id}.yml"
