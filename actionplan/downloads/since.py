"""What happened since a version was agreed, as records of `plan.json`."""

from __future__ import annotations

from actionplan.downloads.out import Out
from actionplan.model import ActionChange, AreaChange, Ended, Report, Update


class ChangeOut(Out):
    """A fact that changed since a version was agreed."""

    field: str
    """The field: ref, section, leads, due or oversight."""
    was: tuple[str, ...]
    """What it was: ids, a reference, a number, or when: a due time, the plan's words for it, or both.

    Empty if nothing was stated.
    """
    since: str
    """Since when (YYYY-MM-DD or YYYY-MM)."""
    agreed_by: str
    """Id of the body that agreed it; partnership, if all of them did."""
    recorded: str
    """Where that is recorded."""


class EndedOut(Out):
    """A decision that something no longer stands in the plan."""

    reason: str
    """Why."""
    since: str
    """Since when (YYYY-MM-DD or YYYY-MM)."""
    agreed_by: str
    """Id of the body that agreed it; partnership, if all of them did."""
    recorded: str
    """Where that is recorded."""


class EvidenceOut(Out):
    """What a report rests on."""

    address: str | None
    """Address of the page, if it is published."""
    title: str | None
    """Title of the page or paper."""
    date: str | None
    """Its date (YYYY-MM-DD or YYYY-MM)."""
    holder: str | None
    """Who holds it, where it is not published."""


class ReportOut(Out):
    """A report of progress on an action."""

    date: str
    """When it was reported (YYYY-MM-DD or YYYY-MM)."""
    by: str | None
    """Id of the body that reported it; partnership, if all of them did."""
    stated_in: str | None
    """The version of the plan that itself says so, where no body reported it."""
    about: str
    """delivery or impact."""
    period: str | None
    """The time on which it reports, where that is not the day: 2026-Q3."""
    rating: str | None
    """The rating that it gives, one of the plan's ratings."""
    state: str | None
    """The state of delivery: not started, under way, done, replaced by, no longer needed."""
    replaced_by: str | None
    """Reference of the action that took its place."""
    text: str | None
    """What was reported; null where only a rating was."""
    evidence: tuple[EvidenceOut, ...]
    """What it rests on."""


class UpdateOut(Out):
    """News of the site or the plan."""

    id: str
    """Its id."""
    date: str
    """The day on which it was published (YYYY-MM-DD)."""
    title: str
    """What it says, in a few words."""
    text: tuple[str, ...]
    """The news, a paragraph an item."""
    refs: tuple[str, ...]
    """References of the areas or actions that it concerns."""


def change(one: ActionChange | AreaChange) -> ChangeOut:
    """A change as it is written."""
    return ChangeOut(
        field=one.field,
        was=one.was,
        since=str(one.since),
        agreed_by=one.agreed_by,
        recorded=one.recorded,
    )


def ended(one: Ended | None) -> EndedOut | None:
    """An ending as it is written; nothing for what stands."""
    if one is None:
        return None
    return EndedOut(
        reason=one.reason,
        since=str(one.since),
        agreed_by=one.agreed_by,
        recorded=one.recorded,
    )


def report(one: Report) -> ReportOut:
    """A report as it is written."""
    return ReportOut(
        date=str(one.date),
        by=one.by,
        stated_in=one.stated_in,
        about=one.about,
        period=str(one.period) if one.period else None,
        rating=one.rating,
        state=one.state,
        replaced_by=one.replaced_by,
        text=one.text,
        evidence=tuple(
            EvidenceOut(
                address=found.address,
                title=found.title,
                date=str(found.date) if found.date else None,
                holder=found.holder,
            )
            for found in one.evidence
        ),
    )


def update(one: Update) -> UpdateOut:
    """An update as it is written."""
    return UpdateOut(id=one.id, date=f"{one.date}", title=one.title, text=one.text, refs=one.refs)
