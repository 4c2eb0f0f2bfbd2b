"""`plan.csv`: one row for each action, for people who work in a spreadsheet."""

from __future__ import annotations

import csv
import io

from actionplan.model import ActionOf
from actionplan.pages.facts import whole_line
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
    "due",
    "due_carried_down",
    "oversight",
    "oversight_carried_down",
    "impact",
    "scrutiny",
    "see_also",
    "notes",
    "edition",
)
"""Printed cells and cells carried down from the row above stand in columns of their own."""
IDS, LINES = "; ", "\n"
"""What stands between the values of a cell: between ids and references, and between texts."""


def plan_csv(site: Site) -> str:
    """The text of plan.csv, in the form of RFC 4180."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    said = whole_line(site.plan)
    for of in site.plan.actions.values():
        row = {**_row(of), "edition": said}
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
        "due": _unless("due", of, due),
        "due_carried_down": _only("due", of, due),
        "oversight": _unless("oversight", of, IDS.join(action.oversight)),
        "oversight_carried_down": _only("oversight", of, IDS.join(action.oversight)),
        "impact": action.impact or "",
        "scrutiny": action.scrutiny or "",
        "see_also": IDS.join((*area.see_also, *action.see_also)),
        "notes": LINES.join((*area.notes, *action.notes)),
    }


def _unless(field: str, of: ActionOf, value: str) -> str:
    return "" if field in of.action.shared else value


def _only(field: str, of: ActionOf, value: str) -> str:
    return value if field in of.action.shared else ""
