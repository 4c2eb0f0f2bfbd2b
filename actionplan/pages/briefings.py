"""The pages of briefings: the index, the briefing and its sheet, and the view for a meeting room."""

from __future__ import annotations

from functools import cache

import segno

from actionplan.indexes import briefings as about
from actionplan.model import Briefing
from actionplan.model.due import day_label, month_label
from actionplan.pages.facts import as_at, last_changed, since_line, whole_line
from actionplan.pages.page import fitting
from actionplan.pages.render import Html, render
from actionplan.pages.site import Site


def briefings_page(site: Site) -> Html:
    """Every briefing, by role, by topic and by agency; a role with the areas and pathways that name it."""
    plan = site.plan
    order = {action_id: place for place, action_id in enumerate(plan.actions)}
    return render(
        "briefings.html.j2",
        plan=plan,
        words=plan.identity.words,
        links=site.links("briefings/index.md"),
        roles=[
            (
                role_id,
                role,
                [one for one in plan.briefings if role_id in one.audience],
                [one for one in plan.pathways if role_id in one.roles],
                about.areas_for(plan, role),
            )
            for role_id, role in plan.identity.roles.items()
        ],
        topics=[
            (heading, [one for one in plan.briefings if one.topic == topic])
            for topic, heading in plan.identity.topics.items()
        ],
        agencies=[
            (body, found)
            for body in site.indexes.leaders
            if (found := about.covering_any(plan, site.indexes.work[body.id].refs))
        ],
        promised=sorted(
            ((promise, one) for one in plan.briefings for promise in one.promised),
            key=lambda pair: order[pair[0].action],
        ),
        minutes={one.id: about.minutes(plan, one) for one in plan.briefings},
    )


def briefing_page(site: Site, briefing_id: str) -> Html:
    """One briefing, with all that its printed sheet needs."""
    plan = site.plan
    briefing = next(one for one in plan.briefings if one.id == briefing_id)
    address = f"{site.address}briefings/{briefing.id}/"
    spoken = about.read_aloud(plan, briefing)
    minutes = about.minutes(plan, briefing)
    return render(
        "briefing.html.j2",
        briefing=briefing,
        parts=about.parts(plan, briefing),
        minutes=minutes,
        left=max(0, about.MINUTES - minutes),
        words=plan.identity.words,
        plan=plan,
        links=site.links(f"briefings/{briefing.id}.md"),
        pathways=list(
            {
                one.id: one for ref in briefing.areas for one in about.pathways_through(plan, ref)
            }.values()
        ),
        acronyms=about.acronyms_in(plan, spoken),
        status=status(site, briefing),
        month=month_label(plan.identity.as_at),
        as_at=as_at(plan),
        changed=last_changed(plan, site.newer(briefing.areas)),
        since=since_line(plan, site.newer(briefing.areas), "sheet", reports=False),
        address=address,
        qr=qr(address),
    )


def status(site: Site, briefing: Briefing) -> str:
    """Whether a briefing is approved or a draft, and when it is looked at again, in sentences."""
    given = about.approval(site.plan, briefing)
    if given:
        again = f" To be looked at again by {day_label(given.review)}." if given.review else ""
        return f"Approved by {given.by} on {day_label(given.on)}.{again}"
    drafted = f"Draft, made from the plan as at {month_label(site.plan.identity.as_at)}."
    lapsed = (
        " An earlier approval has lapsed, because the text or a fact has changed."
        if briefing.approved
        else ""
    )
    return f"{drafted}{lapsed} Check it with your safeguarding lead before you use it."


@cache
def qr(address: str) -> Html:
    """A QR code of an address as an SVG picture on one line."""
    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    size = len(rows) + 8
    path = "".join(
        f"M{column + 4} {line + 4}h1v1h-1z"
        for line, row in enumerate(rows)
        for column, dark in enumerate(row)
        if dark
    )
    return Html(
        f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-labelledby="qr-title" '
        f'xmlns="http://www.w3.org/2000/svg"><title id="qr-title">QR code of this page</title>'
        f'<rect class="qr-paper" width="{size}" height="{size}"/><path class="qr-ink" d="{path}"/></svg>'
    )


def presentations(site: Site) -> dict[str, str]:
    """For each briefing a plain page in large type for a meeting room, by its address within the site.

    It works without script: every part is a screen of its own, joined by links to its anchors.
    """
    plan = site.plan
    return {
        f"briefings/{briefing.id}/present/index.html": str(
            render(
                "present.html.j2",
                briefing=briefing,
                parts=about.parts(plan, briefing),
                plan=plan,
                title=fitting(f"{briefing.title}: meeting room"),
                line=whole_line(
                    plan, since_line(plan, site.newer(briefing.areas), "sheet", reports=False)
                ),
                status=status(site, briefing),
                lang="en",
            )
        )
        for briefing in plan.briefings
    }
