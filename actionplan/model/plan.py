"""The whole plan: every record, in the plan's order, with a way back to its place in the files."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from actionplan.model.agreed import Agreed, VersionDocument
from actionplan.model.area import Action, Area
from actionplan.model.bodies import PARTNERSHIP, Body
from actionplan.model.briefing import Briefing
from actionplan.model.checked import Checked
from actionplan.model.due import Due
from actionplan.model.help import Help
from actionplan.model.identity import Identity, Section
from actionplan.model.pathway import Pathway
from actionplan.model.progress import ENDED, Decision, Ended
from actionplan.model.synonym import Synonym
from actionplan.model.update import Update
from actionplan.model.words import Acronym, Entry, Term
from actionplan.yamlfiles import Document

_Covering = TypeVar("_Covering", Briefing, Pathway)


def natural(ref: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key under which 7.9 stands before 7.10 and A2 before A10."""
    parts = re.findall(r"[0-9]+|[A-Za-z]+", ref)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)


@dataclass(frozen=True)
class ActionOf:
    """An action with the area to which it belongs."""

    area: Area
    action: Action

    @property
    def id(self) -> str:
        """Its reference within the plan: `1.1.1`."""
        return self.area.full_id(self.action)

    @property
    def ended(self) -> Ended | None:
        """Why it no longer stands in the plan, by itself or with its area."""
        return self.action.ended or self.area.ended

    @property
    def over(self) -> bool:
        """Whether it no longer stands in the plan."""
        return self.ended is not None

    @property
    def state(self) -> str:
        """The state of its delivery today: that of the newest report, unless it ended."""
        return ENDED if self.ended else self.action.state

    def by_date(self) -> datetime.date:
        """Sort key: the last day of its due time; what has none comes last."""
        return self.action.due.last_day if self.action.due else datetime.date.max


@dataclass(frozen=True)
class Plan:
    """Everything that `plan_data/` says.

    Areas and actions that moved stand in `moved` alone: the others are those of the plan as it is.
    """

    identity: Identity
    areas: tuple[Area, ...]
    agencies: tuple[Body, ...]
    acronyms: tuple[Acronym, ...] = ()
    terms: tuple[Term, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    pathways: tuple[Pathway, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    """The agreed versions, oldest first."""
    updates: tuple[Update, ...] = ()
    """News, newest first."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """For each area or action that moved, its new reference."""
    moved_areas: tuple[Area, ...] = ()
    """What stays of the areas that moved."""
    help: Help | None = None
    """Where readers find help; `None` for a plan that leaves this out."""
    checked: Checked | None = None
    """Who has checked which area against the agreed text."""
    official: Mapping[str, Area] = field(default_factory=dict)
    """The areas in their official wording, by reference, where it has been imported."""
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False)
    """The files that were read, by path within the data folder."""

    @cached_property
    def by_ref(self) -> dict[str, Area]:
        """Areas by reference."""
        return {area.ref: area for area in self.areas}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry of the glossary: acronyms, then terms."""
        return (*self.acronyms, *self.terms)

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Bodies by id."""
        return {body.id: body for body in self.agencies}

    @property
    def partnership(self) -> Body:
        """All bodies together, as if they were one: it leads nothing, and has no page."""
        return Body(id=PARTNERSHIP, name=self.identity.partnership)

    def decider(self, body_id: str) -> Body:
        """Who decided or reported: a body, or the partnership as if it were one."""
        return self.bodies.get(body_id) or {PARTNERSHIP: self.partnership}[body_id]

    @cached_property
    def actions(self) -> dict[str, ActionOf]:
        """Every action by its reference, in the plan's order."""
        return {of.id: of for of in self._actions()}

    def _actions(self) -> Iterator[ActionOf]:
        for area in self.areas:
            for action in area.actions:
                yield ActionOf(area, action)

    @cached_property
    def standing(self) -> tuple[ActionOf, ...]:
        """The actions that stand in the plan today."""
        return tuple(of for of in self.actions.values() if not of.over)

    @cached_property
    def actions_in(self) -> dict[str, tuple[ActionOf, ...]]:
        """The actions of each area, by the area's reference."""
        return {
            area.ref: tuple(ActionOf(area, action) for action in area.actions)
            for area in self.areas
        }

    @cached_property
    def by_section(self) -> dict[str, tuple[Area, ...]]:
        """The areas of each section, in order."""
        found: dict[str, list[Area]] = {section.number: [] for section in self.identity.sections}
        for area in self.areas:
            found.setdefault(area.section, []).append(area)
        return {number: tuple(areas) for number, areas in found.items()}

    @cached_property
    def sections(self) -> dict[str, Section]:
        """Sections by number."""
        return {section.number: section for section in self.identity.sections}

    @cached_property
    def entry(self) -> dict[str, Entry]:
        """Entries of the glossary by name."""
        return {entry.name: entry for entry in self.entries}

    @cached_property
    def briefings_on(self) -> dict[str, tuple[Briefing, ...]]:
        """The briefings that cover each area, for those that any covers."""
        return _by_area(self.briefings)

    @cached_property
    def pathways_on(self) -> dict[str, tuple[Pathway, ...]]:
        """The pathways that draw on each area, for those on which any does."""
        return _by_area(self.pathways)

    @cached_property
    def reported(self) -> bool:
        """Whether anything was reported on any action, by the plan itself or since."""
        return any(of.action.reports for of in self.actions.values())

    @property
    def latest(self) -> Agreed | None:
        """The latest agreed version, if the facts of any are kept."""
        return self.agreed[-1] if self.agreed else None

    def in_force(self, when: Due) -> Agreed | None:
        """The version that was in force when something happened.

        What happened in the month of a version is part of it, unless both name days that say
        otherwise: partners agree a version when its facts are up to date.
        """
        day = when.first_day
        return next((one for one in reversed(self.agreed) if one.day < day), None)

    @property
    def adopted(self) -> bool:
        """Whether this edition of this version has been adopted: that of an older one does not count."""
        edition = self.identity.edition
        since = Due.parse(self.identity.as_at).first_day
        return bool(edition.adopted_by and edition.adopted_on and edition.adopted_on >= since)

    @property
    def decisions(self) -> Iterator[Decision]:
        """Every decision on the plan since a version of it was agreed."""
        for area in self.areas:
            yield from area.decisions
            for action in area.actions:
                yield from action.decisions

    @cached_property
    def date(self) -> datetime.date:
        """The site's date: the newest date in the data, never today.

        So two builds of the same data are the same, on whatever day they are made. A version counts
        from the last day of its month. All else that names only a month counts from its first: a
        report of November may be published in November, and nothing published lies ahead.
        """
        reports = [report for of in self.actions.values() for report in of.action.reports]
        dates = [report.date.first_day for report in reports]
        dates += [decision.since.first_day for decision in self.decisions]
        dates += [update.date for update in self.updates]
        return max([Due.parse(self.identity.as_at).last_day, *dates])


def with_version(identity: Identity, agreed: Sequence[Agreed]) -> Identity:
    """What `plan.yml` says, with version, month and document of the newest agreed version.

    Publishing a version is thus one new file. What `plan.yml` states of a still newer version holds.

    Args:
        identity: what `plan.yml` says.
        agreed: the agreed versions, oldest first.
    """
    # Where no file says so, `check` does; its other rules go on with something.
    stated = (identity.as_at or "2000-01", natural(identity.version))
    if not agreed or (
        identity.version and stated > (agreed[-1].as_at, natural(agreed[-1].version))
    ):
        return identity.model_copy(update={"version": identity.version or "?", "as_at": stated[0]})
    newest = agreed[-1]
    document = identity.document
    if newest.document:
        document = document.model_copy(
            update={name: getattr(newest.document, name) for name in VersionDocument.model_fields}
        )
    return identity.model_copy(
        update={"version": newest.version, "as_at": newest.as_at, "document": document}
    )


def _by_area(records: Iterable[_Covering]) -> dict[str, tuple[_Covering, ...]]:
    found: dict[str, dict[str, _Covering]] = {}
    for record in records:
        for ref in record.areas:
            found.setdefault(ref, {})[record.id] = record
    return {ref: tuple(some.values()) for ref, some in found.items()}
