"""The records of `plan.json` (schema 1), from which its JSON Schema is made.

Fields may be added here; none is renamed or removed while `schema` is 1.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from actionplan.downloads.out import Out
from actionplan.downloads.since import ChangeOut, EndedOut, ReportOut, UpdateOut


class InspectionOut(Out):
    """The inspection that the plan answers."""

    start: str = Field(alias="from")
    """Its first day (YYYY-MM-DD)."""
    end: str = Field(alias="to")
    """Its last day (YYYY-MM-DD)."""


class IdentityOut(Out):
    """Which plan this is."""

    title: str
    """The plan's title."""
    partnership: str
    """Whose plan it is."""
    version: str
    """Its version."""
    as_at: str
    """The month of that version (YYYY-MM)."""
    submitted: str | None
    """When it was first submitted (YYYY-MM-DD)."""
    inspection: InspectionOut | None
    """The inspection that it answers, if there was one."""
    edition: str
    """What these words are: they may not be those that partners agreed."""
    changed: str
    """What is newer than that version, in a sentence; empty if nothing is."""
    date: str
    """The newest date in the data (YYYY-MM-DD)."""
    adoption: str
    """Whether the partnership has adopted this edition."""
    ratings: dict[str, str]
    """The ratings in which reports are given, each with its name and what it means."""
    agreed_document: str
    """Where the agreed document is, or whom to ask for it."""
    licence: str
    """The licence of the data, as the partnership states it."""


class SectionOut(Out):
    """A part of the plan."""

    number: str
    """Its number."""
    title: str
    """Its title."""
    intro: str | None
    """What the plan says before its areas."""
    areas: tuple[str, ...]
    """References of its areas, in order."""


class CheckOut(Out):
    """One way in which the plan said that the effect of an action would be checked."""

    kind: str
    """What sort of check it is."""
    text: str
    """The check, in one sentence."""
    by: tuple[str, ...]
    """Ids of the bodies that do it, where the plan says."""
    to: tuple[str, ...]
    """Ids of the bodies that receive it, where the plan says."""
    how_often: str | None
    """How often, where the plan says."""


class ActionOut(Out):
    """What the plan said would be done."""

    id: str
    """Its reference: the area's, a dot, its number."""
    text: str
    """What would be done; where there is a list, what stands before it."""
    items: tuple[str, ...]
    """The items of the list, in order."""
    after: str | None
    """What stands behind the list."""
    leads: tuple[str, ...]
    """Ids of the bodies that lead, in the plan's order."""
    owners: dict[str, str]
    """For a body that leads, the role in it that owns the action, where the plan says."""
    part_of: str | None
    """Reference of the action of which it is a part, as A1.2 for A1.2b; null for a whole action."""
    due: str | None
    """When: a month (2019-03), a day (2019-03-31) or a quarter (2019-Q1)."""
    timescale: str | None
    """The plan's own words for when, where they are no single month, day or quarter."""
    shared: tuple[str, ...]
    """Those of leads, due and oversight that the document leaves blank under a merged cell.

    A field that has changed since is not among them.
    """
    shared_from: dict[str, str]
    """For each shared field, the action whose printed cell it repeats."""
    oversight: tuple[str, ...]
    """Ids of the bodies that oversee it."""
    asks: tuple[str, ...]
    """Ids of other bodies of which it asks something by name."""
    impact: str | None
    """Expected impact, only beside the action where the plan prints it."""
    scrutiny: str | None
    """How it would be checked, only beside the action where the plan prints it."""
    checks: tuple[CheckOut, ...]
    """The separate checks that the scrutiny names."""
    see_also: tuple[str, ...]
    """References of areas that the plan names in this action."""
    notes: tuple[str, ...]
    """Notes of this edition, not of the plan."""
    changed: tuple[ChangeOut, ...]
    """Its facts that changed since a version was agreed, oldest change first."""
    ended: EndedOut | None
    """Since when and why it no longer stands in the plan."""
    state: str
    """The state of its delivery: that of the newest report, else not reported.

    For what no longer stands in the plan: ended.
    """
    reports: tuple[ReportOut, ...]
    """The reports on its progress."""


class AreaOut(Out):
    """An area for improvement."""

    ref: str
    """Its reference."""
    title: str
    """Its short title in this edition."""
    section: str
    """Number of its section."""
    findings: tuple[str, ...]
    """What inspectors found."""
    about: tuple[str, ...]
    """Ids of the bodies that the findings speak of."""
    actions: tuple[ActionOut, ...]
    """Its actions, in the plan's order."""
    see_also: tuple[str, ...]
    """References of areas that the plan names in the findings."""
    notes: tuple[str, ...]
    """Notes of this edition, not of the plan."""
    changed: tuple[ChangeOut, ...]
    """Its own facts that changed since a version was agreed, oldest change first."""
    ended: EndedOut | None
    """Since when and why it no longer stands in the plan."""


class AreaFileHead(Out):
    """What the file of one area begins with."""

    schema_version: Literal[1] = Field(default=1, alias="schema")
    """The version of this form."""
    plan: IdentityOut
    """Which plan this is."""


# The class that is named last gives the keys that stand first in the file.
class AreaFileOut(AreaOut, AreaFileHead):
    """The file of one area: its record in plan.json, and which plan it is from."""


class MovedFileOut(AreaFileHead):
    """What stays at the address of the file of an area that moved."""

    ref: str
    """The reference that it had."""
    title: str
    """Its short title in this edition."""
    section: str
    """Number of its section."""
    moved_to: str
    """Its reference now."""


class BecameOut(Out):
    """What became of a body."""

    text: str
    """What became of it."""
    by: str | None
    """Id of the body that took its place."""
    source: str
    """Address of the page that says so."""
    seen: str
    """Day on which a stored copy of that page was read (YYYY-MM-DD)."""
    checked: str | None
    """Day on which the live page was last checked (YYYY-MM-DD)."""


class BodyOut(Out):
    """A body that leads, oversees, receives reports or is named otherwise."""

    id: str
    """Its id."""
    name: str
    """Its full name."""
    short: str | None
    """What the plan's tables call it, where that differs."""
    also: tuple[str, ...]
    """Other names and spellings."""
    part_of: tuple[str, ...]
    """Ids of the groups to which it belongs."""
    leads: tuple[str, ...]
    """References of the actions that it leads, alone or jointly, printed or carried down."""
    oversees: tuple[str, ...]
    """References of the actions that it oversees, printed or carried down."""
    became: BecameOut | None
    """What became of it."""


class AcronymOut(Out):
    """An acronym."""

    acronym: str
    """The acronym."""
    expansions: tuple[str, ...]
    """What it stands for, as the plan's own list prints it."""
    in_plan_list: bool
    """Whether the plan's own list has it."""
    used_in: tuple[str, ...]
    """References of the areas that use it."""


class BriefingOut(Out):
    """A briefing."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    areas: tuple[str, ...]
    """References of the areas that it covers."""
    words: int
    """How many words it has when read aloud."""


class StepOut(Out):
    """A step of a pathway."""

    title: str
    """Its title."""
    refs: tuple[str, ...]
    """References of the actions or areas on which it stands."""


class PathwayOut(Out):
    """A pathway."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    areas: tuple[str, ...]
    """References of the areas that it draws on."""
    steps: tuple[StepOut, ...]
    """Its steps, in order."""


class PlanOut(Out):
    """The whole of plan.json."""

    schema_version: Literal[1] = Field(default=1, alias="schema")
    """The version of this form."""
    plan: IdentityOut
    """Which plan this is."""
    sections: tuple[SectionOut, ...]
    """Its sections, in order."""
    areas: tuple[AreaOut, ...]
    """Its areas, in order."""
    agencies: tuple[BodyOut, ...]
    """Every body."""
    acronyms: tuple[AcronymOut, ...]
    """Every acronym, listed or not."""
    briefings: tuple[BriefingOut, ...]
    """The briefings."""
    pathways: tuple[PathwayOut, ...]
    """The pathways."""
    moved: dict[str, str]
    """For each area or action that moved, its new reference."""
    updates: tuple[UpdateOut, ...]
    """News, newest first."""
