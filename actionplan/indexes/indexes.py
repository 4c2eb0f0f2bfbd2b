"""Every look-up that pages and downloads need, from one reading of the plan."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from actionplan.indexes.briefings import reviews
from actionplan.indexes.checked import State, states
from actionplan.indexes.history import Event, history
from actionplan.indexes.words import acronym_uses, term_uses
from actionplan.model.area import Area, Check
from actionplan.model.bodies import Body
from actionplan.model.briefing import Briefing
from actionplan.model.due import Due
from actionplan.model.plan import ActionOf, Plan


@dataclass(frozen=True)
class CheckOf:
    """A check with the action whose scrutiny names it."""

    of: ActionOf
    check: Check


@dataclass
class BodyWork:
    """What the plan says of one body."""

    leads_alone: list[ActionOf] = field(default_factory=list)
    """Actions that it leads alone, in date order."""
    leads_jointly: list[ActionOf] = field(default_factory=list)
    """Actions that it leads with others, in date order."""
    oversees: list[ActionOf] = field(default_factory=list)
    """Actions that it oversees, in the plan's order."""
    asked: list[ActionOf] = field(default_factory=list)
    """Actions led by others that ask something of it by name, in date order."""
    found: list[Area] = field(default_factory=list)
    """Areas whose findings speak of it."""
    gives: list[CheckOf] = field(default_factory=list)
    """Checks that the plan says it does."""
    of_what_it_leads: list[CheckOf] = field(default_factory=list)
    """Checks on what it leads, for which the plan does not say who does them."""
    receives: list[CheckOf] = field(default_factory=list)
    """Checks whose outcome the plan says it receives."""
    led_before: list[ActionOf] = field(default_factory=list)
    """Actions that it no longer leads, and led before a change."""
    oversaw_before: list[ActionOf] = field(default_factory=list)
    """Actions that it no longer oversees, and oversaw before a change."""

    @property
    def leads(self) -> list[ActionOf]:
        """Everything that it leads, in date order."""
        return sorted([*self.leads_alone, *self.leads_jointly], key=ActionOf.by_date)

    @property
    def refs(self) -> set[str]:
        """References of the areas that ask something of it, or whose findings speak of it."""
        acted = (*self.leads_alone, *self.leads_jointly, *self.asked)
        return {of.area.ref for of in acted} | {area.ref for area in self.found}


@dataclass(frozen=True)
class Indexes:
    """All look-ups of one plan."""

    work: dict[str, BodyWork]
    """For each body, what the plan says of it."""
    predecessors: dict[str, tuple[Body, ...]]
    """For each body, those whose place it took, directly or through others."""
    referring: dict[str, tuple[Area, ...]]
    """For each area, the areas that refer to it."""
    acronyms: dict[str, tuple[str, ...]]
    """For each acronym, the areas that use it."""
    terms: dict[str, tuple[str, ...]]
    """For each term, the areas that use it."""
    words_of: dict[str, tuple[str, ...]]
    """For each area, the acronyms and terms that it uses."""
    by_due: tuple[tuple[Due | None, tuple[ActionOf, ...]], ...]
    """Actions by due time, earliest first; those without one last."""
    leaders: tuple[Body, ...]
    """The bodies that lead at least one action, be it one that ended."""
    leading: tuple[Body, ...]
    """The bodies that lead at least one action that stands in the plan."""
    overseers: tuple[Body, ...]
    """The bodies that oversee at least one action."""
    agency_pages: dict[str, Body]
    """The bodies that lead, and those that took the place of one that led."""
    checked: dict[str, State]
    """For each area whether it has been checked against the agreed text."""
    oversight_pages: dict[str, Body]
    """The bodies that oversee, and those that receive the outcome of a check."""
    history: tuple[Event, ...]
    """Everything that happened to the plan, newest first."""
    reviews: tuple[tuple[datetime.date, Briefing], ...]
    """The briefings that are to be looked at again, each with the day by which, earliest first."""


def make_indexes(plan: Plan) -> Indexes:
    """Compute every look-up."""
    work = {body.id: BodyWork() for body in plan.agencies}
    for of in plan.actions.values():
        _note_action(work, of)
    for area in plan.areas:
        for body in area.about:
            work[body].found.append(area)
    for entry in work.values():
        entry.leads_alone.sort(key=ActionOf.by_date)
        entry.leads_jointly.sort(key=ActionOf.by_date)
        entry.asked.sort(key=ActionOf.by_date)
    acronyms, terms = acronym_uses(plan), term_uses(plan)
    predecessors = {body.id: _predecessors(plan, body.id) for body in plan.agencies}
    led, overseen = _named_by_versions(plan, "leads"), _named_by_versions(plan, "oversight")
    return Indexes(
        work=work,
        predecessors=predecessors,
        referring=_referring(plan),
        acronyms=acronyms,
        terms=terms,
        words_of=_words_of(plan, acronyms, terms),
        by_due=_by_due(plan),
        leaders=tuple(body for body in plan.agencies if work[body.id].leads),
        leading=tuple(
            body for body in plan.agencies if not all(of.over for of in work[body.id].leads)
        ),
        overseers=tuple(body for body in plan.agencies if work[body.id].oversees),
        agency_pages={
            body.id: body
            for body in plan.agencies
            if any(work[one.id].leads or one.id in led for one in (body, *predecessors[body.id]))
        },
        checked=states(plan),
        oversight_pages={
            body.id: body
            for body in plan.agencies
            if work[body.id].oversees or work[body.id].receives or body.id in overseen
        },
        history=history(plan),
        reviews=reviews(plan),
    )


def _named_by_versions(plan: Plan, field: str) -> set[str]:
    """The bodies that any agreed version, or a change since, names in a field.

    Their pages are published and stay, also when they lead or oversee nothing any more.
    """
    found = {
        body
        for agreed in plan.agreed
        for area in agreed.areas.values()
        for action in area.actions.values()
        for body in action.fact(field)
    }
    for of in plan.actions.values():
        found |= {body for change in of.action.changes(field) for body in change.was}
    return found


def _note_action(work: dict[str, BodyWork], of: ActionOf) -> None:
    action = of.action
    for body in action.leads:
        (work[body].leads_alone if len(action.leads) == 1 else work[body].leads_jointly).append(of)
    for body in action.oversight:
        work[body].oversees.append(of)
    for body in action.asks:
        work[body].asked.append(of)
    for body in _before(of, "leads"):
        work[body].led_before.append(of)
    for body in _before(of, "oversight"):
        work[body].oversaw_before.append(of)
    for check in action.checks:
        _note_check(work, CheckOf(of, check))


def _note_check(work: dict[str, BodyWork], one: CheckOf) -> None:
    for body in one.check.by:
        work[body].gives.append(one)
    for body in one.check.to:
        work[body].receives.append(one)
    if not one.check.by:
        for body in one.of.action.leads:
            work[body].of_what_it_leads.append(one)


def _before(of: ActionOf, name: str) -> list[str]:
    """The bodies that a field named before it changed, and names no more."""
    was = {body for change in of.action.changes(name) for body in change.was}
    return sorted(was - set(of.action.fact(name)))


def _predecessors(plan: Plan, body_id: str) -> tuple[Body, ...]:
    direct = [body for body in plan.agencies if body.became and body.became.by == body_id]
    return tuple(
        dict.fromkeys(old for body in direct for old in (*_predecessors(plan, body.id), body))
    )


def _referring(plan: Plan) -> dict[str, tuple[Area, ...]]:
    found: dict[str, list[Area]] = {area.ref: [] for area in plan.areas}
    for area in plan.areas:
        named = dict.fromkeys(
            [*area.see_also, *(ref for action in area.actions for ref in action.see_also)]
        )
        for ref in named:
            found[ref].append(area)
    return {ref: tuple(areas) for ref, areas in found.items()}


def _words_of(
    plan: Plan, acronyms: dict[str, tuple[str, ...]], terms: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {area.ref: [] for area in plan.areas}
    for uses in (acronyms, terms):
        for word, refs in uses.items():
            for ref in refs:
                found[ref].append(word)
    return {ref: tuple(sorted(words, key=str.casefold)) for ref, words in found.items()}


def _by_due(plan: Plan) -> tuple[tuple[Due | None, tuple[ActionOf, ...]], ...]:
    found: dict[Due | None, list[ActionOf]] = {}
    for of in plan.actions.values():
        found.setdefault(of.action.due, []).append(of)
    dated = sorted(due for due in found if due is not None)
    return tuple((due, tuple(found[due])) for due in [*dated, *([None] if None in found else [])])
