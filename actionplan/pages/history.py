"""What happened, said to readers: the same sentences on pages and in the feed, as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from actionplan.indexes.history import Change, Event, after_change
from actionplan.model import (
    NOT_REPORTED,
    STATES,
    Action,
    Ended,
    Evidence,
    Plan,
    Report,
    Update,
)
from actionplan.model.due import when_label
from actionplan.pages.render import sentence
from actionplan.pages.site import Site


@dataclass(frozen=True)
class Entry:
    """One thing that happened."""

    event: Event
    title: str
    """What happened, in a few words."""
    paragraphs: tuple[str, ...]
    """The whole of it."""
    uri: str = ""
    """The source file and anchor of the place that it concerns."""
    place: str = ""
    """What that place is called."""
    address: str = ""
    """Where to read more, outside the site."""


def entries(site: Site, events: Iterable[Event]) -> list[Entry]:
    """Events as they are said, in their order."""
    return [entry(site, event) for event in events]


def entry(site: Site, event: Event) -> Entry:
    """One event as it is said."""
    what = event.what
    if isinstance(what, Update):
        return Entry(event, what.title, what.text, address=what.address or "")
    if isinstance(what, Report):
        title, paragraphs = _reported(site.plan, event, what)
    elif isinstance(what, Ended):
        title, paragraphs = _ended(site.plan, event, what)
    else:
        title, paragraphs = _changed(site.plan, event, what)
    hash_ = f"#action-{event.action.id}" if event.action else ""
    uri = f"areas/{event.area.ref}.md{hash_}" if event.area else ""
    area = event.area.title if event.area else ""
    return Entry(event, title, paragraphs, uri, f"{_named(site.plan, event)}: {area}")


def _named(plan: Plan, event: Event) -> str:
    """An area or an action, as a reader calls it: "4.12, action 1"."""
    ref = event.area.ref if event.area else ""
    if event.action is None:
        return ref
    return f"{ref}, {plan.identity.words.called(event.action.id)} {event.action.id}"


def field_name(plan: Plan, field: str) -> str:
    """What pages call a field."""
    words = plan.identity.words
    names = {
        "leads": sentence(words.lead),
        "due": "Due",
        "oversight": "Oversight",
        "section": sentence(words.section),
        "ref": "Reference",
    }
    return names[field]


def value_text(plan: Plan, field: str, value: tuple[str, ...]) -> str:
    """What a field held, as a reader sees it."""
    if not value:
        return "not stated"
    if field == "due":
        return when_label(value)
    if field in ("ref", "section"):
        return value[0]
    names = [plan.bodies[body].brief if body in plan.bodies else body for body in value]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def version_before(plan: Plan, change: Change, first: bool) -> str:
    """What the value before a change is that of: the version in force, or an earlier change."""
    version = plan.in_force(change.since)
    return f"In version {version.version}" if version and first else "Before"


def was_text(plan: Plan, change: Change, first: bool = True) -> str:
    """The value before a change, in a sentence: "In version 3: Council."."""
    version = plan.in_force(change.since)
    if change.field == "ref" and not change.was and version:
        return f"Not in version {version.version}."
    return f"{version_before(plan, change, first)}: {value_text(plan, change.field, change.was)}."


def before_text(plan: Plan, action: Action, field: str) -> str:
    """What a field of an action was in the latest version, if it has changed since; else nothing."""
    changes = [one for one in action.changes(field) if plan.in_force(one.since) is plan.latest]
    return was_text(plan, changes[0]) if changes else ""


def changed_texts(plan: Plan, action: Action, field: str) -> tuple[str, ...]:
    """What a field was, since when it is not, and who agreed that, in sentences, oldest first."""
    changes = action.changes(field)
    if len(changes) < 2:
        return tuple(
            text for one in changes for text in (was_text(plan, one), agreed_text(plan, one))
        )
    values = [*(change.was for change in changes[1:]), action.fact(field)]
    said = [
        f"Since {change.since.label}: {value_text(plan, field, value)}, "
        f"agreed by {plan.decider(change.agreed_by).label}."
        for change, value in zip(changes, values, strict=True)
    ]
    return (was_text(plan, changes[0]), *said)


def agreed_text(plan: Plan, decision: Change | Ended) -> str:
    """Since when a decision holds and who agreed it: "Changed November 2026, agreed by ..."."""
    if isinstance(decision, Ended):
        verb = "Ended"
    elif decision.field == "ref":
        verb = "Moved" if decision.was else "Added"
    else:
        verb = "Changed"
    return f"{verb} {decision.since.label}, agreed by {plan.decider(decision.agreed_by).label}."


def _changed(plan: Plan, event: Event, change: Change) -> tuple[str, tuple[str, ...]]:
    holder = event.action or event.area
    same = holder.changes(change.field) if holder else ()
    first = not [
        one
        for one in same[: [one is change for one in same].index(True)]
        if plan.in_force(one.since) is plan.in_force(change.since)
    ]
    name = field_name(plan, change.field)
    if change.field == "ref":
        said = "moved here" if change.was else "added to the plan"
    else:
        said = f"{name[0].lower()}{name[1:]} changed" if name != "Due" else "due time changed"
    now = value_text(plan, change.field, after_change(event))
    text = f"{name}: {now}. {was_text(plan, change, first)} {agreed_text(plan, change)}"
    return f"{_named(plan, event)}: {said}", (text, recorded_text(change))


def recorded_text(decision: Change | Ended) -> str:
    """Where a decision is recorded, in a sentence."""
    return f"Recorded in: {decision.recorded.rstrip('.')}."


def ended_text(plan: Plan, ended: Ended) -> str:
    """Why something no longer stands in the plan, since when and who agreed it."""
    return f"{ended.reason} {agreed_text(plan, ended)}"


def _ended(plan: Plan, event: Event, ended: Ended) -> tuple[str, tuple[str, ...]]:
    said = (ended_text(plan, ended), recorded_text(ended))
    return f"{_named(plan, event)}: ended", said


def state_label(plan: Plan, report: Report) -> str:
    """The rating or state that a report gives, with what took the place of the work."""
    if report.rating:
        return plan.identity.ratings[report.rating].label
    label = STATES[report.state or NOT_REPORTED].label
    return f"{label} by {report.replaced_by}" if report.replaced_by else label


def reporter(plan: Plan, report: Report) -> str:
    """Who reported, when, and on what time: "Council, 5 November 2026", or the version of the plan."""
    period = f", on {report.period.label}" if report.period else ""
    if report.stated_in:
        return f"the plan itself, version {report.stated_in}, {report.date.label}{period}"
    return f"{plan.decider(report.by or '').brief}, {report.date.label}{period}"


def reported_text(plan: Plan, report: Report, *, state: bool = True) -> str:
    """What was reported and by whom, with the rating or state that it gives.

    Args:
        plan: the plan.
        report: the report.
        state: whether the state is said beside a text too: without one it always is.
    """
    by = f"Reported by {reporter(plan, report)}."
    if not report.text:
        return f"{state_label(plan, report)}. {by}"
    return f"{state_label(plan, report)}: {report.text} {by}" if state else f"{report.text} {by}"


def evidence_text(evidence: Evidence) -> str:
    """Evidence in a phrase: what is not public says who holds it."""
    parts = [part for part in (evidence.title, evidence.date and evidence.date.label) if part]
    if not evidence.address:
        parts.append(f"held by {evidence.holder}, not published")
    return ", ".join(parts) or (evidence.address or "").split("/")[2]


def _reported(plan: Plan, event: Event, report: Report) -> tuple[str, tuple[str, ...]]:
    about = state_label(plan, report) if report.about == "delivery" else "impact"
    text = " ".join(filter(None, (report.text, f"Reported by {reporter(plan, report)}.")))
    rests = [f"Evidence: {evidence_text(one)}." for one in report.evidence]
    return f"{_named(plan, event)}: {about[0].lower()}{about[1:]}", (text, *rests)


@dataclass(frozen=True)
class Told:
    """What a card says of an action beside its facts."""

    plan: Plan

    def was(self, action: Action, field: str) -> str:
        """What a field was in the latest version, if it has changed since; else nothing."""
        return before_text(self.plan, action, field)

    def said(self, report: Report) -> str:
        """The state that a report gives."""
        return state_label(self.plan, report)

    def reporter(self, report: Report) -> str:
        """Who reported, and when."""
        return reporter(self.plan, report)
