"""Pages for people: help, staying safe online, and the two statements that the law asks for."""

from __future__ import annotations

import datetime

from actionplan.model import Plan
from actionplan.model.due import day_label
from actionplan.pages.help_block import exit_address, site_of, telephone
from actionplan.pages.render import Html, render
from actionplan.pages.site import Site


def help_page(site: Site) -> Html:
    """Whom to call, how to refer, and whom to tell that something is wrong.

    Raises:
        LookupError: the plan has no help.yml; then the page is not listed either.
    """
    given = site.plan.help
    if given is None:
        raise LookupError("the plan has no help.yml")
    return render(
        "help.html.j2",
        given=given,
        danger=next((one for one in given.emergency if one.number), None),
        hidden=len(given.helplines) - len(given.shown),
        call=call,
        ask=site.plan.identity.document.ask,
        links=site.links("help.md"),
    )


def stay_safe_page(site: Site) -> Html:
    """What the exit link does and does not do, and what to know before reading on a shared device."""
    plan = site.plan
    return render(
        "stay-safe.html.j2",
        given=plan.help,
        exit=exit_address(plan),
        exit_name=site_of(exit_address(plan)),
        links=site.links("stay-safe.md"),
    )


def accessibility_page(site: Site) -> Html:
    """The accessibility statement, with the headings and sentences that the law fixes."""
    plan = site.plan
    return render(
        "accessibility.html.j2",
        plan=plan,
        given=plan.identity.site.accessibility,
        contact=plan.help.contact if plan.help else None,
        address=site.address,
        links=site.links("accessibility.md"),
    )


def privacy_page(site: Site) -> Html:
    """What is kept of a reader: nothing by the site, and what the host may keep."""
    plan = site.plan
    return render(
        "privacy.html.j2",
        plan=plan,
        host=plan.identity.site.host,
        contact=plan.help.contact if plan.help else None,
        links=site.links("privacy.md"),
    )


def call(number: str) -> Html:
    """A telephone number as a link that calls it; the text is the number."""
    return Html(f'<a href="{Html.escape(telephone(number))}">{Html.escape(number)}</a>')


def help_changed(plan: Plan) -> str:
    """When the facts of the page of help last changed: the newest day on which one was looked at."""
    given = plan.help
    days: list[datetime.date] = [one.known for one in given.sourced] if given else []
    if given and given.referral.checked:
        days.append(given.referral.checked)
    return day_label(max(days)) if days else ""


def accessibility_changed(plan: Plan) -> str:
    """When the accessibility statement was last reviewed."""
    given = plan.identity.site.accessibility
    return day_label(given.reviewed) if given else ""
