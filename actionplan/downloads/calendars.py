"""Calendars: `plan.ics` with every day, and for each agency what lies ahead of the site's date.

A day is the last of a timescale, or the one by which a briefing is to be looked at again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from icalendar import Calendar, Component, Event, Journal, vText

from actionplan.indexes import BodyWork
from actionplan.indexes.briefings import covering_any
from actionplan.model import ActionOf, Body, Briefing
from actionplan.model.due import day_label
from actionplan.pages.facts import fixed_line
from actionplan.pages.history import changed_texts
from actionplan.pages.render import sentence, several
from actionplan.pages.site import Site

PLAN_CALENDAR = "data/plan.ics"


def agency_calendar(body_id: str) -> str:
    """The address of an agency's calendar within the site."""
    return f"data/agencies/{body_id}.ics"


def calendars(site: Site) -> dict[str, bytes]:
    """Every calendar by its address; none for a plan without any day."""
    # Most entries stand in several calendars, and writing them is what takes the time.
    entries = {of.id: _timescale(site, of) for of in timed(site)}
    entries |= {_review_name(one): _review(site, day, one) for day, one in site.indexes.reviews}
    if not entries:
        return {}
    about = f"{sentence(whole_calendar(site))}."
    whole = _calendar(site, site.plan.identity.site.name, about, entries.values())
    agencies = {
        agency_calendar(body.id): _agency_calendar(site, body, entries)
        for body in site.indexes.agency_pages.values()
    }
    return {PLAN_CALENDAR: whole, **agencies}


def timed(site: Site) -> list[ActionOf]:
    """The actions that have a timescale and still stand in the plan, in its order."""
    return [of for of in site.plan.actions.values() if of.action.due and not of.ended]


def whole_calendar(site: Site) -> str:
    """What the calendar of the whole plan holds, in a phrase."""
    again = ", and every day by which a briefing is to be looked at again"
    return f"every timescale of the plan, past ones too{again if site.indexes.reviews else ''}"


def ahead(site: Site, body_id: str) -> list[ActionOf]:
    """What lies ahead of a body and of those whose place it took: the actions that it leads.

    Returns:
        Actions whose due time ends after the site's date, earliest first, each once.
    """
    led = {of.id: of for work in _works(site, body_id) for of in work.leads}
    date = site.date
    found = [
        of
        for of in led.values()
        if of.action.due and not of.ended and of.action.due.last_day > date
    ]
    return sorted(found, key=lambda of: (of.by_date(), site.action_places[of.id]))


def reviews_ahead(site: Site, body_id: str) -> list[tuple[datetime.date, Briefing]]:
    """The briefings on the work of a body, and of those whose place it took, to be looked at again.

    Returns:
        Those whose day lies after the site's date, each with its day, earliest first.
    """
    date = site.date
    coming = [(day, one) for day, one in site.indexes.reviews if day > date]
    if not coming:
        return []
    refs = {ref for work in _works(site, body_id) for ref in work.refs}
    own = covering_any(site.plan, refs)
    return [(day, one) for day, one in coming if one in own]


def held(site: Site, body_id: str) -> str:
    """What the calendar of an agency holds: "4 timescales and 1 review of a briefing", or nothing."""
    dated, again = len(ahead(site, body_id)), len(reviews_ahead(site, body_id))
    said = [several(dated, "timescale")] if dated else []
    said += [several(again, "review of a briefing", "reviews of briefings")] if again else []
    return " and ".join(said)


def _works(site: Site, body_id: str) -> list[BodyWork]:
    """What the plan says of a body, and of each of those whose place it took."""
    bodies = (site.plan.bodies[body_id], *site.indexes.predecessors[body_id])
    return [site.indexes.work[body.id] for body in bodies]


def _agency_calendar(site: Site, body: Body, entries: Mapping[str, bytes]) -> bytes:
    """An agency's calendar.

    A calendar must hold something (RFC 5545, 3.6). One with nothing ahead holds a journal entry that
    says so, which calendars do not show among the days: who follows the address finds it still there.
    """
    day = day_label(site.date)
    again = [entries[_review_name(one)] for _, one in reviews_ahead(site, body.id)]
    also = ", and when briefings on its work are to be looked at again" if again else ""
    about = f"What {body.label} leads in the plan{also}, as far as it lies after {day}."
    parts = [*(entries[of.id] for of in ahead(site, body.id)), *again]
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


def _event(
    site: Site, name: str, day: datetime.date, summary: str, lines: Iterable[str], page: str
) -> bytes:
    """An entry on a day, written, which keeps nobody busy; `page` is its address within the site."""
    made = Event()
    _head(site, made, name, day)
    made.add("dtend", day + datetime.timedelta(days=1))
    made.add("summary", summary)
    made.add("description", "\n".join([*lines, fixed_line(site.plan)]))
    made.add("url", f"{site.address}{page}")
    made.add("transp", "TRANSPARENT")
    written: bytes = made.to_ical()
    return written


def _timescale(site: Site, of: ActionOf) -> bytes:
    """An action with a due time, as an entry on the last day of that time."""
    area, action, words = of.area, of.action, site.plan.identity.words
    due = action.due
    if due is None:
        raise ValueError(f"{of.id} has no due time")
    what = f"{area.ref} {words.called(action.id)} {action.id}, {area.title}"
    page = f"areas/{area.ref}/#action-{action.id}"
    summary = f"{sentence(due.deadline)}: {what}"
    return _event(site, of.id, due.last_day, summary, _lines(site, of), page)


def _review(site: Site, day: datetime.date, briefing: Briefing) -> bytes:
    """A briefing that is to be looked at again by a day, as an entry on it."""
    summary = f"By {day_label(day)}: look again at the briefing {briefing.title}"
    page = f"briefings/{briefing.id}/"
    return _event(site, _review_name(briefing), day, summary, [briefing.in_short.text], page)


def _review_name(briefing: Briefing) -> str:
    """What tells the review of a briefing from every other entry: no action has such a reference."""
    return f"review/{briefing.id}"


def _lines(site: Site, of: ActionOf) -> list[str]:
    action, words = of.action, site.plan.identity.words
    lines = [action.text, *(f"- {item}" for item in action.items)]
    if action.after:
        lines.append(action.after)
    if action.leads:
        names = ", ".join(site.plan.bodies[body].label for body in action.leads)
        lines.append(f"{sentence(words.lead)}: {names}")
    for field in ("leads", "due"):
        lines += changed_texts(site.plan, action, field)
    if action.carried("due"):
        lines.append(f"Timescale carried down from {action.shared_from['due']}.")
    return lines
