"""`plan.xlsx`: a sheet for each section, to read, sort and print in a spreadsheet program."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from actionplan.model import Action, Area, Section
from actionplan.model.area import SHAREABLE
from actionplan.pages.facts import adoption, agreed_document, as_at, fixed_line
from actionplan.pages.history import changed_texts, ended_text, field_name, reported_text
from actionplan.pages.site import Site

MAX_CELL = 32_767
"""So many characters a cell may hold (Excel)."""
CUT = " ... (cut here: a cell holds no more; the whole text is in plan.json)"
MAX_NAME = 31
"""So many characters the name of a sheet may have (Excel)."""
A4 = 9
ABOUT = "About"

Row = dict[str, str]


class Column(NamedTuple):
    """A column of a section's sheet."""

    heading: str
    """What stands over it."""
    width: int
    """How many characters wide it is."""
    value: Callable[[Site, Area, Action | None], str]
    """What stands in it, for an action or for an area without any."""


def workbook(site: Site) -> bytes:
    """The bytes of plan.xlsx: the same for the same data, and no cell a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    # Without a day of its own the file would hold the moment at which it was made.
    created = datetime.datetime.combine(site.date, datetime.time())
    identity = site.plan.identity
    book.set_properties(
        {"title": identity.title, "author": identity.partnership, "created": created}
    )
    formats = {
        "heading": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    names = sheet_names(identity.sections)
    about = book.add_worksheet(ABOUT)
    about.set_column(0, 0, 24)
    about.set_column(1, 1, 90)
    for row, cells in enumerate(_about(site, names)):
        for place, cell in enumerate(cells):
            _write(about, row, place, cell, formats["text" if place else "heading"])
    shown = [column for column in _columns(site) if _stated(site, column)]
    for section in identity.sections:
        sheet = book.add_worksheet(names[section.number])
        rows = list(_rows(site, section))
        _fill(sheet, [[column.heading for column in shown]], 0, formats["heading"])
        _fill(
            sheet,
            [[column.value(site, *row) for column in shown] for row in rows],
            1,
            formats["text"],
        )
        for place, column in enumerate(shown):
            sheet.set_column(place, place, column.width)
        sheet.freeze_panes(1, 0)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(shown) - 1)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def sheet_names(sections: Iterable[Section]) -> dict[str, str]:
    """The name of each section's sheet by the section's number: its number and title as far as they fit.

    Excel takes no names that differ only in case, and none with certain signs.
    """
    taken = {ABOUT.casefold(), "history"}
    found = {}
    for section in sections:
        whole = re.sub(r"[\[\]:*?/\\\s]+", " ", f"{section.number} {section.title}")
        name, copies = _fitting(whole, MAX_NAME), 1
        while name.casefold() in taken:
            copies += 1
            more = f" ({copies})"
            name = _fitting(whole, MAX_NAME - len(more)) + more
        taken.add(name.casefold())
        found[section.number] = name
    return found


def _fitting(text: str, length: int) -> str:
    """As many whole words as fit; of a first word that is too long, its beginning."""
    fits = text if len(text) <= length else text[: length + 1].rpartition(" ")[0] or text[:length]
    return fits[:length].strip(" '")


def _about(site: Site, names: dict[str, str]) -> list[tuple[str, str]]:
    plan, words = site.plan, site.plan.identity.words
    return [
        ("Plan", plan.identity.title),
        ("Partnership", plan.identity.partnership),
        ("As at", as_at(plan)),
        (
            "Words",
            " ".join(part for part in (fixed_line(plan), site.since, adoption(plan)) if part),
        ),
        ("Agreed document", agreed_document(plan)),
        ("Licence", plan.identity.licence),
        ("Site", site.address),
        (
            "Carried down",
            "The cell is blank in the document, or merged; the value is that of the row named.",
        ),
        *(
            (
                f"{_capital(words.section)} {section.number}",
                f"{section.title} (sheet {names[section.number]})",
            )
            for section in plan.identity.sections
        ),
    ]


def _rows(site: Site, section: Section) -> Iterable[tuple[Area, Action | None]]:
    """Each action of a section with its area; an area without actions once, so that it is not lost."""
    for area in site.plan.by_section[section.number]:
        yield from ((area, action) for action in area.actions or (None,))


def _columns(site: Site) -> list[Column]:
    words = site.plan.identity.words

    def of(field: str) -> Callable[[Site, Area, Action | None], str]:
        return lambda _site, _area, action: (getattr(action, field, None) or "") if action else ""

    return [
        Column(
            _capital(words.action),
            10,
            lambda _, area, action: area.full_id(action) if action else "",
        ),
        Column(_capital(words.area), 12, lambda _, area, _action: area.ref),
        Column("Title", 26, lambda _, area, _action: area.title),
        Column(words.findings, 50, lambda _, area, _action: "\n".join(area.findings)),
        Column("What the plan said would be done", 60, lambda _, _area, action: _says(action)),
        Column(_capital(words.lead), 24, lambda site, _, action: _bodies(site, action, "leads")),
        Column("Due", 16, lambda _, _area, action: action.when if action else ""),
        Column(
            "Due, to sort by", 12, lambda _, _area, action: str(action.due or "") if action else ""
        ),
        Column("Oversight", 24, lambda site, _, action: _bodies(site, action, "oversight")),
        Column("Carried down", 24, _carried),
        Column("Changed since that version", 40, _changed),
        Column("No longer in the plan", 40, _ended),
        Column("Reported", 40, _reported),
        Column("What it should achieve", 40, of("impact")),
        Column("How it would be checked", 40, of("scrutiny")),
        Column(
            "See also",
            12,
            lambda _, area, action: ", ".join(
                (*area.see_also, *(action.see_also if action else ()))
            ),
        ),
        Column(
            "Notes of this edition",
            40,
            lambda _, area, action: "\n".join((*area.notes, *(action.notes if action else ()))),
        ),
    ]


def _stated(site: Site, column: Column) -> bool:
    """Whether a column holds anything: one for what the plan never states is left out."""
    return any(
        column.value(site, area, action)
        for section in site.plan.identity.sections
        for area, action in _rows(site, section)
    )


def _says(action: Action | None) -> str:
    if action is None:
        return ""
    parts = (action.text, *(f"• {item}" for item in action.items), action.after or "")
    return "\n".join(part for part in parts if part)


def _bodies(site: Site, action: Action | None, field: str) -> str:
    """The bodies of a field, a line each; a body that leads with the role in it that owns the action."""
    if action is None:
        return ""
    roles = action.owners if field == "leads" else {}
    return "\n".join(
        f"{site.plan.bodies[body].label} ({roles[body]})"
        if body in roles
        else site.plan.bodies[body].label
        for body in getattr(action, field)
    )


def _carried(site: Site, area: Area, action: Action | None) -> str:
    names = {"leads": site.plan.identity.words.lead, "due": "due", "oversight": "oversight"}
    if action is None:
        return ""
    return "\n".join(
        f"{_capital(names[field])}: from {area.source_of(action, field)}"
        for field in action.shared
        if action.carried(field)
    )


def _changed(site: Site, _area: Area, action: Action | None) -> str:
    """What facts of an action were, since when they are not, and who agreed that."""
    if action is None:
        return ""
    said = [
        f"{field_name(site.plan, field)}. {' '.join(texts)}"
        for field in SHAREABLE
        if (texts := changed_texts(site.plan, action, field))
    ]
    return "\n".join(said)


def _ended(site: Site, area: Area, action: Action | None) -> str:
    """Why an action or its area no longer stands in the plan, since when and who agreed it."""
    ended = (action and action.ended) or area.ended
    return ended_text(site.plan, ended) if ended else ""


def _reported(site: Site, _area: Area, action: Action | None) -> str:
    """The newest report on delivery and that on impact."""
    if action is None:
        return ""
    said = []
    if action.delivery:
        said.append(reported_text(site.plan, action.delivery))
    if action.effect:
        said.append(f"Impact: {reported_text(site.plan, action.effect, state=False)}")
    return "\n".join(said)


def _fill(
    sheet: Worksheet, rows: list[list[str]], first: int, style: xlsxwriter.format.Format
) -> None:
    for row, cells in enumerate(rows, first):
        for place, cell in enumerate(cells):
            _write(sheet, row, place, cell, style)


def _write(
    sheet: Worksheet, row: int, place: int, text: str, style: xlsxwriter.format.Format
) -> None:
    """Write text as text, whatever it begins with."""
    if len(text) > MAX_CELL:
        text = text[: MAX_CELL - len(CUT)] + CUT
    sheet.write_string(row, place, text, style)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
