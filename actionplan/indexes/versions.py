"""The plan beside its latest agreed version: which record was which, and what a fact was then."""

from __future__ import annotations

from actionplan.model.agreed import AgreedAction, AgreedArea
from actionplan.model.area import Action, Area
from actionplan.model.due import Due, known_due
from actionplan.model.plan import ActionOf, Plan

REFERENCES = frozenset({"refs", "see_also", "areas", "action", "shared_from", "replaced_by"})
"""The fields in which areas and actions are named by their references."""


def as_agreed(plan: Plan, action: Action, field: str) -> tuple[str, ...]:
    """What a field was in the latest agreed version, by what the action says of itself."""
    changes = [one for one in action.changes(field) if plan.in_force(one.since) is plan.latest]
    return changes[0].was if changes else action.fact(field)


def due_as_agreed(plan: Plan, action: Action) -> Due | None:
    """The due time in the latest agreed version; nothing where it had none, or only words."""
    return next(filter(None, map(known_due, as_agreed(plan, action, "due"))), None)


def ref_before(plan: Plan, area: Area) -> str:
    """The reference of an area in the latest agreed version, by what it says of itself."""
    changes = [one for one in area.changes("ref") if plan.in_force(one.since) is plan.latest]
    return next((one.was[0] for one in changes if one.was), area.ref)


def id_before(plan: Plan, of: ActionOf) -> str:
    """The reference of an action in the latest agreed version, by what it and its area say."""
    changes = [one for one in of.action.changes("ref") if plan.in_force(one.since) is plan.latest]
    own = next((one.was[0] for one in changes if one.was), None)
    return own or f"{ref_before(plan, of.area)}.{of.action.id}"


def agreed_area(plan: Plan, area: Area) -> AgreedArea | None:
    """What the latest agreed version says of an area; nothing if it does not have it."""
    return plan.latest.areas.get(ref_before(plan, area)) if plan.latest else None


def agreed_action(plan: Plan, of: ActionOf) -> AgreedAction | None:
    """What the latest agreed version says of an action; nothing if it does not have it."""
    return plan.latest.action(id_before(plan, of)) if plan.latest else None


def now(plan: Plan, ref: str) -> str:
    """Where an area or an action of an agreed version stands today."""
    if ref in plan.moved:
        return plan.moved[ref]
    area, _, number = ref.rpartition(".")
    return f"{plan.moved[area]}.{number}" if area in plan.moved else ref
