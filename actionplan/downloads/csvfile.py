"""`plan.csv`: one row for each action, for people who work in a spreadsheet."""

from __future__ import annotations

import csv
import io

from actionplan.indexes.versions import as_agreed
from actionplan.model import ActionOf, Plan, Report
from actionplan.model.area import SHAREABLE
from actionplan.model.due import known_due
from actionplan.pages.history import before_text, ended_text, entries, reported_text
from actionplan.pages.site import Site

COLUMNS = (
    "action",
    "area",
    "area_title",
    "section",
    "findings",
    "text",
    "leads",
    "leads_carried_down",
    "owners",
    "due",
    "due_carried_down",
    "timescale",
    "oversight",
    "oversight_carried_down",
    "impact",
    "scrutiny",
    "see_also",
    "notes",
    "edition",
    "leads_as_agreed",
    "due_as_agreed",
    "timescale_as_agreed",
    "oversight_as_agreed",
    "changes",
    "ended",
    "state",
    "rating",
    "reported",
    "impact_reported",
)
"""Printed cells and cells carried down from the row above stand in columns of their own.

What a fact was in the latest version stands apart where it has changed since.
"""
IDS, LINES = "; ", "\n"
"""What stands between the values of a cell: between ids and references, and between texts."""


def plan_csv(site: Site) -> str:
    """The text of plan.csv, in the form of RFC 4180."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    said = site.whole_line
    for of in site.plan.actions.values():
        row = {**_row(of), **_since(site, of), "edition": said}
        writer.writerow([safe_cell(row[column]) for column in COLUMNS])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet runs as a formula.

    A cell that begins with one of the signs that start a formula gets an apostrophe before it, which
    spreadsheets take for "this is text" (OWASP, CSV injection).
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _row(of: ActionOf) -> dict[str, str]:
    area, action = of.area, of.action
    due = action.due.text if action.due else ""
    return {
        "action": of.id,
        "area": area.ref,
        "area_title": area.title,
        "section": area.section,
        "findings": LINES.join(area.findings),
        "text": LINES.join(
            part
            for part in (action.text, *(f"• {item}" for item in action.items), action.after or "")
            if part
        ),
        "leads": _unless("leads", of, IDS.join(action.leads)),
        "leads_carried_down": _only("leads", of, IDS.join(action.leads)),
        "owners": IDS.join(f"{body}: {role}" for body, role in action.owners.items()),
        "due": _unless("due", of, due),
        "due_carried_down": _only("due", of, due),
        "timescale": action.timescale or "",
        "oversight": _unless("oversight", of, IDS.join(action.oversight)),
        "oversight_carried_down": _only("oversight", of, IDS.join(action.oversight)),
        "impact": action.impact or "",
        "scrutiny": action.scrutiny or "",
        "see_also": IDS.join((*area.see_also, *action.see_also)),
        "notes": LINES.join((*area.notes, *action.notes)),
    }


def _since(site: Site, of: ActionOf) -> dict[str, str]:
    """What changed, and what was reported, since the latest version."""
    plan, action = site.plan, of.action
    was = {
        field: as_agreed(plan, action, field) if before_text(plan, action, field) else ()
        for field in SHAREABLE
    }
    was["timescale"] = tuple(one for one in was["due"] if not known_due(one))
    was["due"] = tuple(one for one in was["due"] if known_due(one))
    happened = [one for one in entries(site, site.newer([of.area.ref])) if one.event.decided]
    changes = [one for one in happened if one.event.action in (None, action)]
    return {
        **{f"{field}_as_agreed": IDS.join(value) for field, value in was.items()},
        "changes": LINES.join(f"{one.title}. {' '.join(one.paragraphs)}" for one in changes),
        "ended": ended_text(plan, of.ended) if of.ended else "",
        "state": of.state,
        "rating": (not of.ended and action.delivery and action.delivery.rating) or "",
        "reported": _reported(plan, action.delivery),
        "impact_reported": _reported(plan, action.effect),
    }


def _reported(plan: Plan, report: Report | None) -> str:
    return reported_text(plan, report, state=False) if report else ""


def _unless(field: str, of: ActionOf, value: str) -> str:
    return "" if of.action.carried(field) else value


def _only(field: str, of: ActionOf, value: str) -> str:
    return value if of.action.carried(field) else ""
