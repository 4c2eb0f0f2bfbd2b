"""Rules for fields that a merged cell gives to the rows below it."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import (
    Data,
    Problem,
    Severity,
    keyed,
    repeated,
    rule,
    twice,
    unknown,
)
from actionplan.indexes.versions import as_agreed
from actionplan.model.area import SHAREABLE, Action, Area
from actionplan.yamlfiles import Document, Path


@rule(
    "area.actions.shared:twice",
    "area.actions.shared:without-source",
    "area.actions.shared_from:not-shared",
    "area.actions.shared_from:unknown-action",
    "area.actions.shared_from:differs",
    "area.actions.shared_from:itself-shared",
)
def _shared(data: Data) -> Iterator[Problem]:
    for area, document, _ in data.each("area", Area):
        for number, action in enumerate(area.actions):
            at: Path = ("actions", number)
            for place, name in repeated(action.shared):
                yield twice(
                    document, (*at, "shared", place), "area.actions.shared:twice", f'"{name}"'
                )
            for field in SHAREABLE:
                yield from _one_field(data, document, at, action, field)


def _one_field(
    data: Data, document: Document, at: Path, action: Action, field: str
) -> Iterator[Problem]:
    source = action.source(field)
    shared = field in action.shared
    path = (*at, "shared_from", field)
    if shared and source is None:
        yield document.problem(
            (*at, "shared", [str(name) for name in action.shared].index(field)),
            "area.actions.shared:without-source",
            f'"{field}" is shared, and nothing says with which action',
            f'Name the action whose cell is printed: shared_from: {{{field}: "1.1.1"}}',
        )
    if source is None:
        return
    if not shared:
        message = f'"{field}" has a source and is not among the shared fields'
        yield document.problem(
            path,
            "area.actions.shared_from:not-shared",
            message,
            f"Add {field} to shared, or delete this.",
            key=True,
        )
    if source not in data.action_ids:
        yield unknown(
            document, path, "area.actions.shared_from:unknown-action", source, data.action_ids
        )
        return
    origin = data.plan.actions.get(source)
    if origin is None or [one.id for one in origin.area.actions].count(origin.action.id) > 1:
        return
    if field in origin.action.shared:
        printed = _printed(data, source, field)
        hint = (
            f'Name the action that prints it: "{printed}"'
            if printed
            else "Name the action that prints it."
        )
        message = f"the cell of {source} is blank as well"
        yield document.problem(path, "area.actions.shared_from:itself-shared", message, hint)
    elif (theirs := as_agreed(data.plan, origin.action, field)) != as_agreed(
        data.plan, action, field
    ):
        what = (
            f"Type what {source} says: {keyed(theirs, field)}" if theirs else f"{source} has none."
        )
        message = f'"{field}" is shared with {source}, and the two differ'
        yield document.problem(
            (*at, field),
            "area.actions.shared_from:differs",
            message,
            what,
            key=True,
        )


@rule("area.actions.shared_from:changed-since")
def _changed_there(data: Data) -> Iterator[Problem]:
    """A decision on one action is none on those that share its cell: was it meant for them too?"""
    plan = data.plan
    for area, document, _ in data.each("area", Area):
        for number, action in enumerate(area.actions):
            for field in SHAREABLE:
                source = action.source(field) if action.carried(field) else None
                origin = plan.actions.get(source or "")
                if origin is None or origin.action.fact(field) == action.fact(field):
                    continue
                if as_agreed(plan, origin.action, field) != action.fact(field):
                    continue
                message = (
                    f'"{field}" of {source} has changed, and the document has one cell for both'
                )
                hint = (
                    f"If it changed here too, type {keyed(origin.action.fact(field), field)} and "
                    "what it was, under changed. Else nothing to mend."
                )
                path = ("actions", number, field)
                yield document.problem(
                    path,
                    "area.actions.shared_from:changed-since",
                    message,
                    hint,
                    key=True,
                    severity=Severity.WARNING,
                )


def _printed(data: Data, source: str, field: str) -> str | None:
    """The action whose printed cell a chain of shared cells comes from, if it comes from one."""
    seen: set[str] = set()
    while source not in seen and source in data.plan.actions:
        seen.add(source)
        of = data.plan.actions[source]
        further = of.area.source_of(of.action, field)
        if field not in of.action.shared:
            return source
        source = further or ""
    return None


RULES = (_shared, _changed_there)
