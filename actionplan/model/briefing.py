"""A briefing: one file in `briefings/`, one page, one printed sheet, one presentation."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from actionplan.model.values import (
    Address,
    Day,
    Digest,
    Identifier,
    Identifiers,
    Record,
    Text,
    Texts,
)

PARTS = ("background", "why", "found", "changes", "asks", "questions", "more")
"""The seven parts, in the order in which every briefing has them."""

PartName = Literal["background", "why", "found", "changes", "asks", "questions", "more"]


class Claim(Record):
    """Something that a briefing says of the plan, with what it rests on."""

    text: Text
    """What it says, in a sentence or a few."""
    refs: Identifiers = Field(min_length=1)
    """The areas (4.12) or actions (4.12.1) on which it rests."""


class Promise(Record):
    """A briefing, workshop or session that the plan itself promises on this topic."""

    action: Identifier
    """The action that promises it: "4.13.1"."""
    what: Text
    """What the plan asked for, in a few words: a 7-minute briefing on what the two services do."""
    silent: Text
    """What the plan does not say about it: what the two services do."""
    address: Address | None = None
    """Where the real one can be read, once it is published."""
    owner: Text | None = None
    """The role or body that owns the real one."""
    published: Day | None = None
    """When the real one was published."""


class Approval(Record):
    """Who has approved a briefing for use; it lapses when the text or a fact behind it changes."""

    by: Text
    """The role that approved it."""
    on: Day
    """When."""
    review: Day | None = None
    """The day by which it is to be looked at again."""
    digest: Digest
    """Digest of the approved text and of the facts that it cites, as `check` prints it."""


class Briefing(Record):
    """A briefing to read aloud in a team meeting, made from the plan's facts alone."""

    id: Identifier
    """Its id: the same as the file's name."""
    title: Text = Field(max_length=65)
    """Its topic, as a team would call it."""
    topic: Identifier
    """One of the `topics` of plan.yml."""
    audience: Identifiers = Field(min_length=1)
    """Ids of the `roles` of plan.yml for which it is written."""
    areas: Identifiers = Field(min_length=1)
    """References of the areas that it covers, in quotes."""
    in_short: Claim
    """At most 45 words, beginning with what the plan asks of this reader."""
    headings: dict[PartName, Text] = {}
    """A heading of its own for a part, where the usual one does not fit."""
    background: tuple[Claim, ...] = ()
    """Part 1: what this is about."""
    why: tuple[Claim, ...] = ()
    """Part 2: why it matters."""
    found: tuple[Claim, ...] = ()
    """Part 3: what inspectors found."""
    changes: tuple[Claim, ...] = Field(default=(), max_length=5)
    """Part 4: what the plan set out to change; at most five that a practitioner would notice."""
    asks: tuple[Claim, ...] = ()
    """Part 5: what the plan asks of the reader; empty if it asks nothing of practitioners."""
    questions: Texts = Field(min_length=1)
    """Part 6: open questions for the team; ours, never advice."""
    more: tuple[Claim, ...] = ()
    """Part 7: what else to know, before the links to areas, pathways and help."""
    promised: tuple[Promise, ...] = ()
    """Briefings that the plan itself promises on this topic."""
    approved: Approval | None = None
    """Who approved it; empty while it is a draft."""
    notes: Texts = ()
    """Judgements made in writing it."""

    @property
    def file(self) -> str:
        """The file it comes from, within the data folder."""
        return f"briefings/{self.id}.yml"
