"""What each kind of record says that a reader may look for: its names, and its text in pieces.

A piece is what stands together: a finding, an action, a step. Words of a query that stand in one
piece belong together. Our own notes on the document are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.indexes.briefings import claims
from actionplan.model import Acronym, Action, Area, Body, Briefing, Pathway, Plan
from actionplan.model.words import Entry


@dataclass(frozen=True)
class Said:
    """A record as search sees it."""

    names: tuple[str, ...]
    """What it is called, the name that is shown first."""
    pieces: tuple[str, ...]
    """Its text."""


def said(plan: Plan) -> Iterator[Said]:
    """Every record of the plan."""
    yield from (of_area(plan, area) for area in plan.areas)
    yield from (of_entry(entry) for entry in plan.entries)
    yield from (of_body(body) for body in plan.agencies)
    yield from (of_briefing(briefing) for briefing in plan.briefings)
    yield from (of_pathway(pathway) for pathway in plan.pathways)


def of_area(plan: Plan, area: Area) -> Said:
    """An area: its title; each finding, action, impact and scrutiny."""
    pieces = [*area.findings]
    for action in area.actions:
        pieces.append(_action(plan, action))
        pieces += [text for text in (action.impact, action.scrutiny) if text]
    return Said((area.title,), tuple(pieces))


def _action(plan: Plan, action: Action) -> str:
    leads = [plan.bodies[body].brief for body in action.leads if body in plan.bodies]
    return " ".join((action.text, *action.items, action.after or "", *leads))


def of_entry(entry: Entry) -> Said:
    """A glossary entry: what it stands for, what the plan says of it, what it commonly means."""
    names = list(entry.variants)
    if isinstance(entry, Acronym):
        names += entry.expansions
    common = entry.common_meaning.text if entry.common_meaning else None
    became = entry.became.text if entry.became else None
    return Said(_once(names), tuple(text for text in (common, entry.says, became) if text))


def of_body(body: Body) -> Said:
    """A body: its names, what the plan says of it, what became of it."""
    names = _once([body.name, *([body.short] if body.short else []), *body.also])
    became = body.became.text if body.became else None
    return Said(names, tuple(text for text in (body.says, became) if text))


def of_briefing(briefing: Briefing) -> Said:
    """A briefing: its topic, and each statement that it makes, "In short" first."""
    return Said((briefing.title,), tuple(claim.text for claim in claims(briefing)))


def of_pathway(pathway: Pathway) -> Said:
    """A pathway: its topic, its introduction and its steps."""
    steps = [f"{step.title}. {step.text}" for step in pathway.steps]
    return Said((pathway.title,), (pathway.intro, *steps))


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


__all__ = ["Said", "of_area", "of_body", "of_briefing", "of_entry", "of_pathway", "said"]
