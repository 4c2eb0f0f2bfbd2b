"""The pages of agencies and of bodies that oversee or receive reports."""

from __future__ import annotations

from collections.abc import Iterable

from actionplan.downloads.calendars import agency_calendar, held, timed
from actionplan.indexes import BodyWork, CheckOf
from actionplan.indexes.briefings import covering_any
from actionplan.model import ActionOf, Body
from actionplan.model.due import day_label, month_label
from actionplan.model.identity import Words
from actionplan.pages.history import Told
from actionplan.pages.render import Html, render, standing, tally
from actionplan.pages.site import Site


def agencies_page(site: Site) -> Html:
    """The list of agencies that lead."""
    return render(
        "agencies.html.j2",
        plan=site.plan,
        words=site.plan.identity.words,
        links=site.links("agencies/index.md"),
        leaders=site.indexes.leaders,
        leading=site.indexes.leading,
        led={
            body.id: _led(site.indexes.work[body.id], site.plan.identity.words)
            for body in site.indexes.leaders
        },
        successors=[
            body
            for body in site.indexes.agency_pages.values()
            if not site.indexes.work[body.id].leads
        ],
        indexes=site.indexes,
    )


def _led(work: BodyWork, words: Words) -> str:
    """How much a body leads: "3 actions, 1 of them jointly, and 1 that ended"."""
    jointly = len(standing(work.leads_jointly))
    note = f", {jointly} of them jointly" if jointly else ""
    return tally(work.leads, words.action, words.actions, note)


def agency_page(site: Site, body_id: str) -> Html:
    """The page of one agency; for a successor, with the work of all that it took the place of."""
    body = site.plan.bodies[body_id]
    bodies = (body, *site.indexes.predecessors[body_id])
    work = together(site.indexes.work[one.id] for one in bodies)
    ids = {one.id for one in bodies}
    return render(
        "agency.html.j2",
        body=body,
        predecessors=site.indexes.predecessors[body_id],
        ids=ids,
        work=work,
        alone=[of for of in work.leads_alone if not of.action.carried("leads")],
        jointly=[of for of in work.leads_jointly if not of.action.carried("leads")],
        carried=[of for of in work.leads if of.action.carried("leads")],
        overseen=[of for of in work.oversees if not of.action.carried("oversight")],
        overseen_carried=[of for of in work.oversees if of.action.carried("oversight")],
        groups=asked_of_groups(site, bodies, [*work.leads, *work.asked]),
        members=[one for one in site.plan.agencies if body_id in one.part_of],
        month=month_label(site.plan.identity.as_at),
        timed=timed(site),
        held=held(site, body_id),
        calendar=agency_calendar(body_id),
        day=day_label(site.date),
        briefings=covering_any(site.plan, work.refs),
        told=Told(site.plan),
        plan=site.plan,
        words=site.plan.identity.words,
        links=site.links(f"agencies/{body_id}.md"),
        indexes=site.indexes,
    )


def groups_of(site: Site, bodies: Iterable[Body]) -> list[str]:
    """The groups to which any of the bodies belongs, each once."""
    return list(dict.fromkeys(group for body in bodies for group in body.part_of))


def asked_of_groups(
    site: Site, bodies: Iterable[Body], shown: Iterable[ActionOf]
) -> list[tuple[Body, list[ActionOf], list[ActionOf]]]:
    """What is asked of the groups to which any of the bodies belongs, each action once on the page.

    Args:
        site: the site.
        bodies: the bodies.
        shown: what the page has shown already.

    Returns:
        Each group of which something is asked: what is to be shown, and what stands above.
    """
    above = {of.id for of in shown}
    found = []
    for group in groups_of(site, bodies):
        work = site.indexes.work[group]
        asked = [*work.leads, *work.asked]
        new = [of for of in asked if of.id not in above]
        if asked:
            found.append((site.plan.bodies[group], new, [of for of in asked if of not in new]))
        above |= {of.id for of in new}
    return found


def refs_of(site: Site, bodies: Iterable[Body]) -> set[str]:
    """References of the areas in which any of the bodies has work, or had it before a change."""
    found: set[str] = set()
    for body in bodies:
        work = site.indexes.work[body.id]
        led = (*work.leads, *work.asked, *work.oversees, *work.led_before, *work.oversaw_before)
        found |= {of.area.ref for of in led} | {one.of.area.ref for one in work.receives}
        found |= {area.ref for area in work.found}
    return found


def together(works: Iterable[BodyWork]) -> BodyWork:
    """The work of several bodies as that of one, each action and check once, dates kept in order."""
    works = list(works)
    if len(works) == 1:
        return works[0]
    jointly = _once(of for work in works for of in work.leads_jointly)
    asked = _once(of for work in works for of in work.asked)
    led = {of.id for work in works for of in work.leads}
    return BodyWork(
        leads_alone=_by_date(_once(of for work in works for of in work.leads_alone)),
        leads_jointly=_by_date(jointly),
        oversees=_once(of for work in works for of in work.oversees),
        asked=_by_date([of for of in asked if of.id not in led]),
        found=list({area.ref: area for work in works for area in work.found}.values()),
        gives=_checks_once(check for work in works for check in work.gives),
        of_what_it_leads=_checks_once(check for work in works for check in work.of_what_it_leads),
        receives=_checks_once(check for work in works for check in work.receives),
        led_before=_once(of for work in works for of in work.led_before),
        oversaw_before=_once(of for work in works for of in work.oversaw_before),
    )


def _once(actions: Iterable[ActionOf]) -> list[ActionOf]:
    return list({of.id: of for of in actions}.values())


def _checks_once(checks: Iterable[CheckOf]) -> list[CheckOf]:
    return list({(one.of.id, id(one.check)): one for one in checks}.values())


def _by_date(actions: list[ActionOf]) -> list[ActionOf]:
    return sorted(actions, key=ActionOf.by_date)


def oversight_index_page(site: Site) -> Html:
    """The list of bodies that oversee, and of those that only receive reports."""
    pages = site.indexes.oversight_pages.values()
    return render(
        "oversight_index.html.j2",
        plan=site.plan,
        words=site.plan.identity.words,
        links=site.links("oversight/index.md"),
        overseers=site.indexes.overseers,
        receivers=[body for body in pages if not site.indexes.work[body.id].oversees],
        indexes=site.indexes,
    )


def oversight_page(site: Site, body_id: str) -> Html:
    """What one body oversees, and each check promised to it, by kind."""
    work = site.indexes.work[body_id]
    kinds = site.plan.identity.check_kinds
    by_kind = {kind: [one for one in work.receives if one.check.kind == kind] for kind in kinds}
    return render(
        "oversight.html.j2",
        body=site.plan.bodies[body_id],
        printed=[of for of in work.oversees if not of.action.carried("oversight")],
        carried=[of for of in work.oversees if of.action.carried("oversight")],
        received={heading: by_kind[kind] for kind, heading in kinds.items() if by_kind[kind]},
        leads=work.leads,
        before=work.oversaw_before,
        told=Told(site.plan),
        is_group=any(body_id in one.part_of for one in site.plan.agencies),
        month=month_label(site.plan.identity.as_at),
        plan=site.plan,
        words=site.plan.identity.words,
        links=site.links(f"oversight/{body_id}.md"),
    )
