"""The pages on what was agreed and on what happened since: versions, updates, and what moved."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from actionplan.indexes.anchors import anchor
from actionplan.indexes.versions import now
from actionplan.model import AgreedAction
from actionplan.model.area import SHAREABLE
from actionplan.model.due import month_label
from actionplan.pages.history import Entry, entries, field_name, value_text
from actionplan.pages.render import Html, render
from actionplan.pages.site import Site


@dataclass(frozen=True)
class Row:
    """One action of an agreed version, as its table says it."""

    area: str
    """The area's reference in that version."""
    number: int | str
    """The action's id; empty for an area without actions."""
    first: bool
    """Whether it is the first action of its area: the row holds the area's anchor."""
    cells: dict[str, str]
    """Lead, due time and oversight."""
    shared: dict[str, str]
    """For each cell that the document leaves blank, the action whose cell it repeats."""
    since: str
    """What became of it since: nothing, moved, ended, or the fields that changed."""
    today: str
    """Its reference today."""


def version_page(site: Site, version: str) -> Html:
    """The facts of one agreed version, a table for each section; what it never states has no column."""
    agreed = next(one for one in site.plan.agreed if one.version == version)
    sections: dict[str, list[Row]] = {}
    for ref, area in agreed.areas.items():
        for place, (number, action) in enumerate(area.actions.items()):
            row = _row(site, ref, number, action, first=place == 0)
            sections.setdefault(area.section, []).append(row)
        if not area.actions:
            sections.setdefault(area.section, []).append(_without_actions(site, ref))
    stated = [
        field
        for field in SHAREABLE
        if any(one.fact(field) for area in agreed.areas.values() for one in area.actions.values())
    ]
    named = {"leads": site.plan.identity.words.lead, "due": "due time", "oversight": "oversight"}
    return render(
        "version.html.j2",
        agreed=agreed,
        month=month_label(agreed.as_at),
        sections=sections,
        columns={field: field_name(site.plan, field) for field in stated},
        given=["References", *(named[field] for field in stated)],
        shares=any(row.shared for rows in sections.values() for row in rows),
        anchor=anchor,
        plan=site.plan,
        words=site.plan.identity.words,
        links=site.links(f"edition/{version}.md"),
    )


def _row(site: Site, ref: str, number: int | str, action: AgreedAction, *, first: bool) -> Row:
    today = now(site.plan, f"{ref}.{number}")
    return Row(
        area=ref,
        number=number,
        first=first,
        cells={field: value_text(site.plan, field, action.fact(field)) for field in SHAREABLE},
        shared={str(field): source for field, source in action.shared.items()},
        since=_since(site, f"{ref}.{number}", today, action),
        today=today,
    )


def _without_actions(site: Site, ref: str) -> Row:
    today = now(site.plan, ref)
    since = f"moved to {today}" if today != ref else "as it was"
    cells = dict.fromkeys(SHAREABLE, "none")
    return Row(ref, "", first=True, cells=cells, shared={}, since=since, today=today)


def _since(site: Site, before: str, today: str, action: AgreedAction) -> str:
    of = site.plan.actions.get(today)
    if of is None:
        return "not kept"
    found = [f"moved to {today}"] if today != before else []
    found += [
        f"{field_name(site.plan, field).lower()} changed"
        for field in SHAREABLE
        if sorted(of.action.fact(field)) != sorted(action.fact(field))
    ]
    found += ["ended"] if of.ended else []
    return ", ".join(found) or "as it was"


def updates_page(site: Site) -> Html:
    """Everything that happened, newest first, and the versions of the plan among it."""
    told = [event for event in site.indexes.history if not event.stated]
    years = [
        (year, list(found))
        for year, found in groupby(
            entries(site, told), key=lambda entry: entry.event.when.first_day.year
        )
    ]
    return render(
        "updates.html.j2",
        years=years,
        stated=stated(site),
        versions=list(reversed(site.plan.agreed)),
        month_label=month_label,
        plan=site.plan,
        words=site.plan.identity.words,
        links=site.links("updates/index.md"),
    )


def stated(site: Site) -> list[Entry]:
    """What the plan itself says of its progress, in the plan's order."""
    oldest_first = [event for event in reversed(site.indexes.history) if event.stated]
    return entries(site, sorted(oldest_first, key=lambda event: site.action_places[event.ref]))


def moved_page(site: Site, ref: str) -> Html:
    """What stays at the address of an area that moved."""
    area = next(area for area in site.plan.moved_areas if area.ref == ref)
    known = next((one.areas[ref] for one in reversed(site.plan.agreed) if ref in one.areas), None)
    there = site.plan.by_ref[area.moved_to or ""]
    return render(
        "moved.html.j2",
        area=area,
        to=there,
        numbers=[
            number
            for number in (known.actions if known else ())
            if number in {action.id for action in there.actions}
        ],
        words=site.plan.identity.words,
        links=site.links(f"areas/{ref}.md"),
    )
