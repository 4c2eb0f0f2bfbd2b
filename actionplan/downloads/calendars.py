"""Calendars: `plan.ics` with every timescale, and for each agency what lies ahead of the site's date."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from icalendar import Calendar, Component, Event, Journal, vText

from actionplan.model import ActionOf, Body
from actionplan.model.due import day_label
from actionplan.pages.facts import fixed_line
from actionplan.pages.history import changed_texts
from actionplan.pages.site import Site

PLAN_CALENDAR = "data/plan.ics"


def agency_calendar(body_id: str) -> str:
    """The address of an agency's calendar within the site."""
    return f"data/agencies/{body_id}.ics"


def calendars(site: Site) -> dict[str, bytes]:
    """Every calendar by its address; none for a plan that states no timescale."""
    dated = timed(site)
    if not dated:
        return {}
    # Most entries stand in several calendars, and writing them is what takes the time.
    entries = {of.id: _event(site, of).to_ical() for of in dated}
    about = "Every timescale of the plan, past ones too."
    whole = _calendar(site, site.plan.identity.site.name, about, entries.values())
    agencies = {
        agency_calendar(body.id): _agency_calendar(site, body, entries)
        for body in site.indexes.agency_pages.values()
    }
    return {PLAN_CALENDAR: whole, **agencies}


def timed(site: Site) -> list[ActionOf]:
    """The actions that have a timescale and still stand in the plan, in its order."""
    return [of for of in site.plan.actions.values() if of.action.due and not of.ended]


def ahead(site: Site, body_id: str) -> list[ActionOf]:
    """What lies ahead of a body and of those whose place it took: the actions that it leads.

    Returns:
        Actions whose due time ends after the site's date, earliest first, each once.
    """
    bodies = (site.plan.bodies[body_id], *site.indexes.predecessors[body_id])
    led = {of.id: of for body in bodies for of in site.indexes.work[body.id].leads}
    date = site.date
    found = [
        of
        for of in led.values()
        if of.action.due and not of.ended and of.action.due.last_day > date
    ]
    return sorted(found, key=lambda of: (of.by_date(), site.action_places[of.id]))


def _agency_calendar(site: Site, body: Body, entries: Mapping[str, bytes]) -> bytes:
    """An agency's calendar.

    A calendar must hold something (RFC 5545, 3.6). One with nothing ahead holds a journal entry that
    says so, which calendars do not show among the days: who follows the address finds it still there.
    """
    day = day_label(site.date)
    about = f"What {body.label} leads in the plan, as far as it lies after {day}."
    parts = [entries[of.id] for of in ahead(site, body.id)]
    if not parts:
        nothing = Journal()
        _head(site, nothing, f"nothing-ahead.{body.id}", site.date)
        nothing.add("summary", f"No timescale of {body.label} lies after {day}.")
        parts = [nothing.to_ical()]
    return _calendar(site, f"{body.brief}: {site.plan.identity.site.name}", about, parts)


def _calendar(site: Site, name: str, about: str, entries: Iterable[bytes]) -> bytes:
    """A calendar around entries that are written already."""
    made = Calendar()
    made.add("prodid", "-//actionplan//Timescales of a plan//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    described = f"{about} {site.whole_line} Licence: {site.plan.identity.licence}"
    # The names of RFC 7986, and those that programs knew before it.
    for keys, value in (
        (("name", "x-wr-calname"), name),
        (("description", "x-wr-caldesc"), described),
    ):
        for key in keys:
            made.add(key, vText(value))
    end = b"END:VCALENDAR\r\n"
    return b"".join((made.to_ical().removesuffix(end), *entries, end))


def _head(site: Site, part: Component, name: str, day: datetime.date) -> None:
    """What every entry has. Its id is made from the plan's and stays the same when its day moves."""
    part.add("uid", f"{name}@{site.plan.identity.id}")
    part.add("dtstamp", datetime.datetime.combine(site.date, datetime.time(), datetime.UTC))
    part.add("dtstart", day)


def _event(site: Site, of: ActionOf) -> Event:
    """An action with a due time, as an entry on the last day of that time which keeps nobody busy."""
    area, action, words = of.area, of.action, site.plan.identity.words
    due = action.due
    if due is None:
        raise ValueError(f"{of.id} has no due time")
    made = Event()
    _head(site, made, of.id, due.last_day)
    made.add("dtend", due.last_day + datetime.timedelta(days=1))
    deadline = due.deadline[:1].upper() + due.deadline[1:]
    made.add(
        "summary", f"{deadline}: {area.ref} {words.called(action.id)} {action.id}, {area.title}"
    )
    made.add("description", "\n".join(_lines(site, of)))
    made.add("url", f"{site.address}areas/{area.ref}/#action-{action.id}")
    made.add("transp", "TRANSPARENT")
    return made


def _lines(site: Site, of: ActionOf) -> list[str]:
    action, words = of.action, site.plan.identity.words
    lines = [action.text, *(f"- {item}" for item in action.items)]
    if action.after:
        lines.append(action.after)
    if action.leads:
        names = ", ".join(site.plan.bodies[body].label for body in action.leads)
        lines.append(f"{words.lead[:1].upper()}{words.lead[1:]}: {names}")
    for field in ("leads", "due"):
        lines += changed_texts(site.plan, action, field)
    if action.carried("due"):
        lines.append(f"Timescale carried down from {action.shared_from['due']}.")
    return [*lines, fixed_line(site.plan)]
