"""The page of downloads: every file with its size, what each field means, the licence."""

from __future__ import annotations

from pydantic import BaseModel

from actionplan.downloads import catalogue, downloads, jsonld
from actionplan.downloads.calendars import PLAN_CALENDAR, agency_calendar, held
from actionplan.downloads.catalogue import Download
from actionplan.downloads.csvmetadata import columns
from actionplan.downloads.jsonfile import AREAS
from actionplan.downloads.records import PlanOut
from actionplan.model.due import day_label
from actionplan.model.fields import fields_of, records_in
from actionplan.pages.facts import fixed_line
from actionplan.pages.render import Html, render
from actionplan.pages.site import Site


def data_page(site: Site) -> Html:
    """The downloads."""
    made = downloads(site)
    areas = [f"{AREAS}{area.ref}.json" for area in site.plan.areas]
    sizes = [catalogue.size(made[uri]) for uri in areas]
    return render(
        "data.html.j2",
        plan=site.plan,
        words=site.plan.identity.words,
        links=site.links("data/index.md"),
        line=fixed_line(site.plan),
        files=whole_plan(site),
        dated=PLAN_CALENDAR in made,
        reviews=site.indexes.reviews,
        day=day_label(site.date),
        calendars=[
            (body, Download(uri, "", catalogue.size(made[uri])), found)
            for body in site.indexes.agency_pages.values()
            if (uri := agency_calendar(body.id)) in made and (found := held(site, body.id))
        ],
        area_sizes=[catalogue.size_label(size) for size in sorted({min(sizes), max(sizes)})]
        if sizes
        else [],
        area_uri=AREAS,
        columns=columns(),
        records=records(),
    )


def whole_plan(site: Site) -> list[Download]:
    """The files about the whole plan, with their sizes."""
    return catalogue.of_the_whole_plan(site, downloads(site))


def data_facts(site: Site) -> str:
    """What the page says to other programs, as JSON-LD."""
    return jsonld.dataset(site, whole_plan(site))


def records() -> list[tuple[str, list[tuple[str, str]]]]:
    """Each record of plan.json: what it is, and its fields with what they mean."""
    found: dict[type[BaseModel], None] = {}
    waiting: list[type[BaseModel]] = [PlanOut]
    while waiting:
        record = waiting.pop(0)
        if record not in found:
            found[record] = None
            waiting += [
                inner for _, annotation, _ in fields_of(record) for inner in records_in(annotation)
            ]
    return [
        (
            str(record.__doc__).strip().rstrip("."),
            [(name, about) for name, _, about in fields_of(record)],
        )
        for record in found
    ]
