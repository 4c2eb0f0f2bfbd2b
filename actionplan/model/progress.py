"""What happened since a version of the plan was agreed: decisions, and reports of progress."""

from __future__ import annotations

from typing import Literal, NamedTuple

from actionplan.model.values import (
    Address,
    DueTime,
    Fact,
    FactOrWords,
    Identifier,
    Record,
    Text,
    When,
)

NOT_REPORTED = "not reported"
"""The state of an action on which nobody has reported."""


ENDED = "ended"
"""What stands in place of a state for what no longer stands in the plan: it does not run on."""


class StateWords(NamedTuple):
    """How a state of delivery is said to readers."""

    label: str
    sentence: str


STATES = {
    NOT_REPORTED: StateWords(
        "Not reported",
        "No report has been given to this site. That does not mean that nothing was done.",
    ),
    "not started": StateWords("Not started", "The report says that the work had not started."),
    "under way": StateWords("Under way", "The report says that the work had started."),
    "done": StateWords(
        "Done",
        "The report says that the work was done. What effect it had is reported apart.",
    ),
    "replaced by": StateWords("Replaced", "The report says that other work took its place."),
    "no longer needed": StateWords(
        "No longer needed", "The report says that the work was no longer needed."
    ),
}
"""Every state of delivery, in the order in which pages count them, with its sentence."""

State = Literal["not started", "under way", "done", "replaced by", "no longer needed"]


class Rating(Record):
    """One of the ratings in which a partnership reports: red, amber, green."""

    name: Text
    """Its name, with a capital: Amber."""
    means: Text
    """What it means, in a few words: at risk of delay."""
    state: State
    """The state of delivery for which it stands."""

    @property
    def label(self) -> str:
        """Its name and what it means: no reader has to know the colours."""
        return f"{self.name}: {self.means}"


class Decision(Record):
    """What every decision on the plan must say of itself."""

    since: When
    """Since when: a day (2026-11-05) or a month (2026-11)."""
    agreed_by: Identifier
    """Id of the body that agreed it; partnership, if all of them did."""
    recorded: Text
    """Where that is recorded: a paper's title and date, and who holds it."""


class AreaFact(Record):
    """Which fact of an area changed, and what it was."""

    field: Literal["ref", "section"]
    """The fact that changed: ref or section."""
    was: Fact = ()
    """What it was before; left out if there was nothing before."""


class ActionFact(Record):
    """Which fact of an action changed, and what it was."""

    field: Literal["ref", "leads", "due", "oversight"]
    """The fact that changed: ref, leads, due (a time or the plan's words for it) or oversight."""
    was: FactOrWords = ()
    """What it was before; left out if there was nothing before. Time and words: [2019-03, Ongoing]."""


# The class that is named last gives the keys that stand first in the file.
class AreaChange(Decision, AreaFact):
    """A fact of an area that is not as the latest agreed version has it."""


class ActionChange(Decision, ActionFact):
    """A fact of an action that is not as the latest agreed version has it."""


class Ending(Record):
    """Why something stands in the plan no longer."""

    reason: Text
    """Why, in a sentence or two."""


class Ended(Decision, Ending):
    """A decision that something no longer stands in the plan."""


class Evidence(Record):
    """What a report rests on: something published, or a paper that is not public."""

    address: Address | None = None
    """Address of the page, if it is published."""
    title: Text | None = None
    """Title of the page or paper; needed for a paper that is not public."""
    date: When | None = None
    """Its date: a day or a month; needed for a paper that is not public."""
    holder: Text | None = None
    """Who holds it, by role or body; needed for a paper that is not public."""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What it must still say: an address, or all three of title, date and holder."""
        if self.address:
            return ()
        return tuple(name for name in ("title", "date", "holder") if getattr(self, name) is None)


class Report(Record):
    """What a body reported on an action, on one day."""

    date: When
    """When it was reported: a day (2026-11-05) or a month (2026-11)."""
    by: Identifier | None = None
    """Id of the body that reported it; partnership, if all of them did."""
    stated_in: Text | None = None
    """The version of the plan that itself says so, in quotes; then nothing is needed under by."""
    about: Literal["delivery", "impact"] = "delivery"
    """delivery: whether the work was done; impact: what effect it had."""
    period: DueTime | None = None
    """The time on which it reports, where that is not the day: a quarter (2026-Q3), a month."""
    rating: Identifier | None = None
    """The rating that it gives, one of the `ratings` of plan.yml; it stands for a state."""
    state: State | None = None
    """The state of delivery; left out in a report about impact, and beside a rating."""
    replaced_by: Identifier | None = None
    """The action that took its place, in quotes, where the state is replaced by."""
    text: Text | None = None
    """What was reported, in a few sentences; only a report that gives a rating may leave it out."""
    evidence: tuple[Evidence, ...] = ()
    """What it rests on."""
