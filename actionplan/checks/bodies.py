"""Rules for `agencies.yml`."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import Data, Problem, Severity, rule, twice, unknown
from actionplan.model.bodies import Body
from actionplan.yamlfiles import Path


@rule("body.id:twice", "body.id:reserved", "body.name:twice")
def _ids(data: Data) -> Iterator[Problem]:
    ids: dict[str, Problem] = {}
    names: dict[str, tuple[str, Problem]] = {}
    for body, document, at in data.each("body", Body):
        here = document.problem((*at, "id"), "body.id:twice", "")
        if body.id.casefold() in ids:
            yield twice(
                document,
                (*at, "id"),
                "body.id:twice",
                f'id "{body.id}"',
                ids[body.id.casefold()],
                hint="Keep one of the two records, or type another id (capitals do not count).",
            )
        ids.setdefault(body.id.casefold(), here)
        if body.id.casefold() == "index":
            yield document.problem(
                (*at, "id"), "body.id:reserved", '"index" cannot be an id', "Choose another."
            )
        for path, name in _names(body):
            place = document.problem((*at, *path), "", "")
            owner, first = names.setdefault(name.casefold(), (body.id, place))
            if owner != body.id:
                yield twice(
                    document,
                    (*at, *path),
                    "body.name:twice",
                    f'the name "{name}"',
                    first,
                    hint="Keep it in one of the two records.",
                )


def _names(body: Body) -> Iterator[tuple[Path, str]]:
    """Every name of a body, with its place in the record."""
    yield ("name",), body.name
    if body.short:
        yield ("short",), body.short
    for place, name in enumerate(body.also):
        yield ("also", place), name


@rule(
    "body.part_of:unknown-body",
    "body.became.by:unknown-body",
    "body.refs:unknown-reference",
    "body.part_of:itself",
)
def _references(data: Data) -> Iterator[Problem]:
    known = data.refs | data.action_ids
    for body, document, at in data.each("body", Body):
        for place, group in enumerate(body.part_of):
            if group not in data.body_ids:
                yield unknown(
                    document,
                    (*at, "part_of", place),
                    "body.part_of:unknown-body",
                    group,
                    data.body_ids,
                )
            elif group == body.id:
                path = (*at, "part_of", place)
                yield document.problem(
                    path, "body.part_of:itself", f'"{group}" is a part of itself', "Delete it."
                )
        if body.became and body.became.by is not None and body.became.by not in data.body_ids:
            path = (*at, "became", "by")
            yield unknown(
                document, path, "body.became.by:unknown-body", body.became.by, data.body_ids
            )
        for place, ref in enumerate(body.refs):
            if ref not in known:
                yield unknown(
                    document, (*at, "refs", place), "body.refs:unknown-reference", ref, known
                )


@rule("body.became.by:circle")
def _successors(data: Data) -> Iterator[Problem]:
    for body, document, at in data.each("body", Body):
        seen, here = {body.id}, body
        while here.became and here.became.by in data.plan.bodies:
            here = data.plan.bodies[here.became.by]
            if here.id in seen:
                path = (*at, "became", "by")
                message = f'"{body.id}" would have become itself in the end'
                yield document.problem(
                    path, "body.became.by:circle", message, "Name the body that stands today."
                )
                break
            seen.add(here.id)


@rule("body.id:unused")
def _unused(data: Data) -> Iterator[Problem]:
    if not data.whole("area", "body", "acronym", "term", "agreed"):
        return
    used: set[str] = set()
    for body in data.plan.agencies:
        used |= set(body.part_of) | ({body.became.by} if body.became and body.became.by else set())
    for area in data.plan.areas:
        used |= set(area.about)
        for action in area.actions:
            used |= {*action.leads, *action.oversight, *action.asks}
            for check in action.checks:
                used |= {*check.by, *check.to}
            used |= {report.by for report in action.reports if report.by}
            used |= {body for change in action.changed for body in change.was}
    used |= {decision.agreed_by for decision in data.plan.decisions}
    used |= {acronym.body for acronym in data.plan.acronyms if acronym.body}
    used |= {entry.became.by for entry in data.plan.entries if entry.became and entry.became.by}
    for agreed in data.plan.agreed:
        for one in (one for stated in agreed.areas.values() for one in stated.actions.values()):
            used |= {*one.leads, *one.oversight}
    for body, document, at in data.each("body", Body):
        if body.id not in used:
            message = f'nothing in the plan refers to the body "{body.id}"'
            hint = "Use its id in an area, or delete the record."
            yield document.problem(
                (*at, "id"), "body.id:unused", message, hint, severity=Severity.WARNING
            )


RULES = (_ids, _references, _successors, _unused)
