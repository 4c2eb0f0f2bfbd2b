"""Words that need explaining: `acronyms.yml` and `terms.yml`, together the glossary."""

from __future__ import annotations

from actionplan.model.bodies import Became
from actionplan.model.values import (
    Address,
    Day,
    Identifier,
    Identifiers,
    Record,
    Text,
    Texts,
    YesNo,
)


class Meaning(Record):
    """What a word commonly means, where the plan does not say: not the plan's own statement."""

    text: Text
    """The meaning."""
    source: Address
    """Address of the page that gives it."""
    seen: Day
    """Day on which a stored copy of that page was read."""
    checked: Day | None = None
    """Day on which somebody last checked it on the live page; empty until then."""


class Entry(Record):
    """What acronyms and terms have in common."""

    says: Text | None = None
    """What the plan says that it is or does, in one sentence."""
    refs: Identifiers = ()
    """The areas or actions on which that rests."""
    near: Texts = ()
    """Other acronyms or terms of the glossary with which readers confuse it."""
    common_meaning: Meaning | None = None
    """What it commonly means, for one that the plan never explains."""
    became: Became | None = None
    """What became of it."""
    notes: Texts = ()
    """What a careful reader of the plan would stop at."""

    @property
    def name(self) -> str:
        """What the glossary files it under."""
        raise NotImplementedError

    @property
    def variants(self) -> tuple[str, ...]:
        """Every way in which it is written."""
        raise NotImplementedError


class AcronymHead(Record):
    """What an acronym's record begins with."""

    acronym: Text
    """The acronym."""
    in_plan_list: YesNo
    """true if the plan's own list of acronyms has it, else false."""
    expansions: Texts = ()
    """What it stands for, as the plan's list prints it; more than one if the list gives more."""
    spellings: Texts = ()
    """Other spellings of it in the plan."""
    body: Identifier | None = None
    """Id of the body that it names."""


# The class that is named last gives the keys that stand first in the file.
class Acronym(Entry, AcronymHead):
    """An acronym that the plan lists, or uses without listing it."""

    @property
    def name(self) -> str:
        """What the glossary files it under."""
        return self.acronym

    @property
    def variants(self) -> tuple[str, ...]:
        """Every way in which it is written."""
        return (self.acronym, *self.spellings)


class TermHead(Record):
    """What a term's record begins with."""

    term: Text
    """What it is called."""
    also: Texts = ()
    """Other names and spellings for it."""


class Term(Entry, TermHead):
    """A scheme, system, meeting or method that readers look up."""

    @property
    def name(self) -> str:
        """What the glossary files it under."""
        return self.term

    @property
    def variants(self) -> tuple[str, ...]:
        """Every way in which it is written."""
        return (self.term, *self.also)
