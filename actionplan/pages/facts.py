"""What every page says of the plan, and what the engine must be told of the site."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from actionplan.indexes.history import Event
from actionplan.model import Plan, Report
from actionplan.model.due import day_label, month_label
from actionplan.pages.forge import forge
from actionplan.pages.help_block import exit_address, help_block
from actionplan.pages.render import as_text

MAX_NAVIGATION = 12


def as_at(plan: Plan) -> str:
    """The version and month that the facts are from: "version 2 (February 2019)"."""
    return version_label(plan.identity.version, plan.identity.as_at)


def version_label(version: str, as_at: str) -> str:
    """A version and its month: "version 2 (February 2019)"."""
    return f"version {version} ({month_label(as_at)})"


def fixed_line(plan: Plan) -> str:
    """The line that stands on every page, print and download, as text."""
    identity = plan.identity
    if identity.edition.wording == "agreed":
        return f"The words of {as_at(plan)} of the plan, as {identity.partnership} agreed them."
    return (
        f"Plain-English edition of {as_at(plan)}. "
        "These are not the words that partners agreed: quote the agreed document."
    )


def adoption(plan: Plan) -> str:
    """Whether the partnership has adopted this edition, as text."""
    edition = plan.identity.edition
    if edition.wording == "agreed":
        return ""
    if plan.adopted and edition.adopted_on:
        return f"Adopted by {edition.adopted_by} on {day_label(edition.adopted_on)}."
    return "Not yet adopted by the partnership."


def whom_to_ask(plan: Plan) -> str:
    """Where the agreed document is to be had, where no address is known."""
    return f"Ask {plan.identity.document.ask} for the agreed document."


def agreed_document(plan: Plan) -> str:
    """Where the agreed document is to be read, or whom to ask for it, as text."""
    return plan.identity.document.address or whom_to_ask(plan)


def whole_line(plan: Plan, since: str = "") -> str:
    """The fixed line, what is newer, the adoption and the agreed document, without links."""
    parts = (fixed_line(plan), since, adoption(plan), agreed_document(plan))
    return " ".join(part for part in parts if part)


def newer(plan: Plan, history: Iterable[Event]) -> tuple[Event, ...]:
    """What happened since the latest version, newest first: not what that version says itself."""
    return tuple(
        event for event in history if not event.stated and plan.in_force(event.when) is plan.latest
    )


def last_changed(plan: Plan, found: Sequence[Event] = ()) -> str:
    """When the facts of a record last changed: the newest entry that names it, else the version."""
    if found:
        return found[0].when.label
    return f"{month_label(plan.identity.as_at)} (version {plan.identity.version})"


def site_date(plan: Plan, environment: Mapping[str, str]) -> datetime.date:
    """The day up to which the site speaks: `SOURCE_DATE_EPOCH` of the environment, else the plan's.

    What lies after it lies ahead.
    """
    seconds = environment.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return plan.date
    return datetime.datetime.fromtimestamp(int(seconds), tz=datetime.UTC).date()


def since_line(
    plan: Plan, found: Sequence[Event], what: str = "page", *, reports: bool = True
) -> str:
    """What must stand beside the fixed line where something is newer than the version, as text.

    Args:
        plan: the plan.
        found: what is newer, newest first.
        what: what the line stands on.
        reports: whether reports of progress stand on it as well.
    """
    decided = next((event for event in found if event.decided), None)
    told = next((event for event in found if isinstance(event.what, Report)), None)
    said = []
    if decided:
        said.append(
            f"Facts on this {what} have changed since version {plan.identity.version}, "
            f"last in {month_label(f'{decided.when.first_day:%Y-%m}')}: "
            "each says what it was and who agreed it."
        )
    if told and reports:
        said.append(
            f"Reports on this {what} are newer than version {plan.identity.version}: "
            f"the newest is of {month_label(f'{told.when.first_day:%Y-%m}')}."
        )
    return " ".join(said)


def epoch(plan: Plan) -> int:
    """The site's date as `SOURCE_DATE_EPOCH`: seconds since 1970, at midnight UTC."""
    midnight = datetime.datetime.combine(plan.date, datetime.time())
    return calendar.timegm(midnight.timetuple())


def has_progress(plan: Plan) -> bool:
    """Whether anything was reported, by the plan itself or since."""
    return plan.reported


def has_updates(plan: Plan) -> bool:
    """Whether there is anything to tell: a version, a decision, an update, a report by a body."""
    told = any(report.by for of in plan.actions.values() for report in of.action.reports)
    return bool(plan.agreed or plan.updates or told or next(plan.decisions, None))


def foot_links(plan: Plan) -> list[dict[str, str]]:
    """The pages that every page links at its foot."""
    actions = [action for area in plan.areas for action in area.actions]
    overseen = any(
        action.oversight or any(check.to for check in action.checks) for action in actions
    )
    helped = [{"name": "Get help", "uri": "help/"}] if plan.help else []
    found = [{"name": "Oversight", "uri": "oversight/"}] if overseen else []
    if has_progress(plan):
        found.append({"name": "Progress", "uri": "progress/"})
    if has_updates(plan):
        found.append({"name": "Updates", "uri": "updates/"})
    return [
        *helped,
        {"name": "Stay safe online", "uri": "stay-safe/"},
        *found,
        {"name": "About this edition", "uri": "edition/"},
        {"name": "Data to download", "uri": "data/"},
        {"name": "Accessibility", "uri": "accessibility/"},
        {"name": "Privacy", "uri": "privacy/"},
    ]


def theme_facts(plan: Plan, data: str) -> dict[str, Any]:
    """What the theme's templates print; every value is safe to print as it stands."""
    document = plan.identity.document
    where = forge(plan)
    return {
        "line": as_text(fixed_line(plan)),
        "adoption": as_text(adoption(plan)),
        "document_address": as_text(document.address) if document.address else "",
        "ask": as_text(whom_to_ask(plan)),
        "edit": as_text(where.edit("")) if where else "",
        "guide": "guide/" if where else "",
        "data": as_text(data),
        "areas": as_text(plan.identity.words.areas),
        "title": as_text(plan.identity.title),
        "partnership": as_text(plan.identity.partnership),
        "feed": "updates/feed.xml" if has_updates(plan) else "",
        "foot": foot_links(plan),
        "exit": as_text(exit_address(plan)),
        "help": help_block(plan),
    }


def site_address(plan: Plan, environment: Mapping[str, str]) -> str:
    """The site's address, with a slash at its end: `SITE_URL` of the environment, else the plan's."""
    return (environment.get("SITE_URL") or plan.identity.site.address).rstrip("/") + "/"
