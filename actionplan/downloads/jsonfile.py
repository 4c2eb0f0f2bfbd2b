"""`plan.json`, the file of each area, and their JSON Schemas."""

from __future__ import annotations

import datetime
import json
from typing import Any

from actionplan.downloads import records as out
from actionplan.downloads import since
from actionplan.downloads.out import Out
from actionplan.indexes.briefings import words
from actionplan.model import Acronym, Action, ActionOf, Area, Body, Check, Pathway, Section
from actionplan.pages.facts import adoption, agreed_document, fixed_line
from actionplan.pages.site import Site

AREAS = "data/areas/"
"""Where the files of areas are within the site."""


def plan_json(site: Site) -> str:
    """The text of plan.json."""
    return _as_json(plan_record(site).model_dump())


def plan_schema() -> str:
    """The text of plan.schema.json."""
    return _schema(out.PlanOut)


def area_files(site: Site) -> dict[str, str]:
    """The file of each area by its address within the site, and their schema.

    An area that moved keeps a file at its old address, which says where it stands now.
    """
    plan = _identity(site)
    files: dict[str, out.AreaFileHead] = {
        area.ref: out.AreaFileOut(plan=plan, **dict(_area(area))) for area in site.plan.areas
    }
    for area in site.plan.moved_areas:
        files[area.ref] = out.MovedFileOut(
            plan=plan,
            ref=area.ref,
            title=area.title,
            section=area.section,
            moved_to=area.moved_to or "",
        )
    made = {f"{AREAS}{ref}.json": _as_json(file.model_dump()) for ref, file in files.items()}
    return {"data/area.schema.json": _schema(out.AreaFileOut), **made}


def _schema(record: type[Out]) -> str:
    schema = record.model_json_schema(mode="serialization")
    return _as_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def _as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def plan_record(site: Site) -> out.PlanOut:
    """The plan as the records of plan.json."""
    plan = site.plan
    return out.PlanOut(
        plan=_identity(site),
        sections=tuple(_section(site, section) for section in plan.identity.sections),
        areas=tuple(_area(area) for area in plan.areas),
        agencies=tuple(_body(site, body) for body in plan.agencies),
        acronyms=tuple(_acronym(site, acronym) for acronym in plan.acronyms),
        briefings=tuple(
            out.BriefingOut(id=one.id, title=one.title, areas=one.areas, words=words(plan, one))
            for one in plan.briefings
        ),
        pathways=tuple(_pathway(one) for one in plan.pathways),
        moved=dict(plan.moved),
        updates=tuple(since.update(one) for one in plan.updates),
    )


def _identity(site: Site) -> out.IdentityOut:
    identity = site.plan.identity
    inspection = identity.inspection
    return out.IdentityOut(
        title=identity.title,
        partnership=identity.partnership,
        version=identity.version,
        as_at=identity.as_at,
        submitted=_day(identity.submitted),
        inspection=out.InspectionOut(**{"from": f"{inspection.start}", "to": f"{inspection.last}"})
        if inspection
        else None,
        edition=fixed_line(site.plan),
        changed=site.since,
        date=site.date.isoformat(),
        adoption=adoption(site.plan),
        ratings={str(key): one.label for key, one in identity.ratings.items()},
        agreed_document=agreed_document(site.plan),
        licence=identity.licence,
    )


def _section(site: Site, section: Section) -> out.SectionOut:
    return out.SectionOut(
        number=section.number,
        title=section.title,
        intro=section.intro,
        areas=tuple(area.ref for area in site.plan.by_section[section.number]),
    )


def _area(area: Area) -> out.AreaOut:
    return out.AreaOut(
        ref=area.ref,
        title=area.title,
        section=area.section,
        findings=area.findings,
        about=area.about,
        actions=tuple(_action(area, action) for action in area.actions),
        see_also=area.see_also,
        notes=area.notes,
        changed=tuple(since.change(change) for change in area.changed),
        ended=since.ended(area.ended),
    )


def _action(area: Area, action: Action) -> out.ActionOut:
    return out.ActionOut(
        id=area.full_id(action),
        text=action.text,
        items=action.items,
        after=action.after,
        leads=action.leads,
        owners=dict(action.owners),
        part_of=f"{area.ref}.{action.part_of}" if action.part_of else None,
        due=action.due.text if action.due else None,
        timescale=action.timescale,
        shared=tuple(field for field in action.shared if action.carried(field)),
        shared_from={
            str(field): ref for field, ref in action.shared_from.items() if action.carried(field)
        },
        oversight=action.oversight,
        asks=action.asks,
        impact=action.impact,
        scrutiny=action.scrutiny,
        checks=tuple(_check(check) for check in action.checks),
        see_also=action.see_also,
        notes=action.notes,
        changed=tuple(since.change(change) for change in action.changed),
        ended=since.ended(action.ended),
        state=ActionOf(area, action).state,
        reports=tuple(since.report(report) for report in action.reports),
    )


def _check(check: Check) -> out.CheckOut:
    return out.CheckOut(
        kind=check.kind, text=check.text, by=check.by, to=check.to, how_often=check.how_often
    )


def _body(site: Site, body: Body) -> out.BodyOut:
    work = site.indexes.work[body.id]
    led = {of.id for of in work.leads}
    became = body.became
    return out.BodyOut(
        id=body.id,
        name=body.name,
        short=body.short,
        also=body.also,
        part_of=body.part_of,
        leads=tuple(sorted(led, key=site.action_places.__getitem__)),
        oversees=tuple(of.id for of in work.oversees),
        became=out.BecameOut(
            text=became.text,
            by=became.by,
            source=became.source,
            seen=f"{became.seen}",
            checked=_day(became.checked),
        )
        if became
        else None,
    )


def _acronym(site: Site, acronym: Acronym) -> out.AcronymOut:
    return out.AcronymOut(
        acronym=acronym.acronym,
        expansions=acronym.expansions,
        in_plan_list=acronym.in_plan_list,
        used_in=site.indexes.acronyms[acronym.acronym],
    )


def _pathway(pathway: Pathway) -> out.PathwayOut:
    steps = tuple(out.StepOut(title=step.title, refs=step.refs) for step in pathway.steps)
    return out.PathwayOut(id=pathway.id, title=pathway.title, areas=pathway.areas, steps=steps)


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
