"""Rules for areas and actions that moved: what stays at the old place, and who still refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actionplan.checks.changed import FILL_IN, change_lines, where
from actionplan.checks.rule import Data, Problem, rule, unknown
from actionplan.indexes.versions import REFERENCES, id_before, ref_before
from actionplan.model import Action, ActionOf, Area
from actionplan.yamlfiles import Document, Path, Unquoted

_AREA_KEYS = {"ref", "section", "title", "moved_to"}
_ACTION_KEYS = {"id", "moved_to"}


@rule(
    "area.moved_to:unknown-area",
    "area.moved_to:moved-again",
    "area.moved_to:one-sided",
    "area.moved_to:with-content",
    "area.actions.moved_to:unknown-action",
    "area.actions.moved_to:moved-again",
    "area.actions.moved_to:one-sided",
    "area.actions.moved_to:with-content",
    "area.actions.text:missing",
)
def _moved(data: Data) -> Iterator[Problem]:
    for area, document, _ in data.each("area", Area):
        if area.moved_to:
            yield from _target(data, document, (), area.ref, area.moved_to)
            yield from _content(document, (), area, _AREA_KEYS)
        for number, action in enumerate(area.actions):
            path: Path = ("actions", number)
            if action.moved_to:
                yield from _target(data, document, path, area.full_id(action), action.moved_to)
                yield from _content(document, path, action, _ACTION_KEYS)
            elif not action.text:
                stands = (*path, "text") in document.keys
                message = f'"text" {"has no value" if stands else "is missing"}'
                described = (
                    "(What would be done; where there is a list of items, what stands before it)"
                )
                hint = (
                    f"Type {'it behind the colon' if stands else 'a line'}: text: ... {described}"
                )
                place = (*path, "text") if stands else path
                yield document.problem(
                    place, "area.actions.text:missing", message, hint, key=stands
                )


def _content(
    document: Document, path: Path, record: Area | Action, allowed: set[str]
) -> Iterator[Problem]:
    more = [
        name for name in type(record).model_fields if getattr(record, name) and name not in allowed
    ]
    if more:
        name = f"area.{'actions.' if path else ''}moved_to:with-content"
        message = f'"{more[0]}" stands here and the record has moved'
        keys = ", ".join(name for name in type(record).model_fields if name in allowed)
        hint = f"Move it to the new place: only {keys} stay here."
        yield document.problem((*path, more[0]), name, message, hint, key=True)


def _target(data: Data, document: Document, path: Path, old: str, new: str) -> Iterator[Problem]:
    name = f"area.{'actions.' if path else ''}moved_to"
    known = (data.action_ids if path else data.refs) - {old}
    place = (*path, "moved_to")
    if new not in known:
        what = "action" if path else "area"
        yield unknown(document, place, f"{name}:unknown-{what}", new, known)
    elif new in data.moved:
        message = f'"{new}" has itself moved to "{data.plan.moved[new]}"'
        hint = f'Type moved_to: "{data.plan.moved[new]}"'
        yield document.problem(place, f"{name}:moved-again", message, hint)
    elif data.plan.agreed and not _says_so(data, old, new):
        there, at, indent = _place_of(data, new)
        if there is not None:
            begun = (*at, "changed") in there.keys
            line = where(there, at, "id" if at else "ref", begun=begun)
            message = f'"{new}" does not say that it was "{old}"'
            hint = f"Paste these lines into {there.name} {line} and fill them in: {FILL_IN}"
            paste = change_lines([("ref", f'"{old}"')], indent, begun=begun)
            yield document.problem(place, f"{name}:one-sided", message, hint, paste=paste)


def _says_so(data: Data, old: str, new: str) -> bool:
    plan = data.plan
    latest = plan.latest
    if latest and old not in latest.areas and latest.action(old) is None:
        return True
    if new in plan.by_ref:
        return ref_before(plan, plan.by_ref[new]) == old
    return new not in plan.actions or id_before(plan, plan.actions[new]) == old


def _place_of(data: Data, ref: str) -> tuple[Document | None, Path, int]:
    """The file of an area or action, the record's place in it, and the column of its keys."""
    for area, document, _ in data.each("area", Area):
        if area.ref == ref:
            return document, (), 0
        for number, action in enumerate(area.actions):
            if ActionOf(area, action).id == ref:
                path: Path = ("actions", number)
                return document, path, document.mark((*path, "id"), key=True).column - 1
    return None, (), 0


@rule("reference:moved")
def _named(data: Data) -> Iterator[Problem]:
    """A reference to what moved: the record says where it stands now."""
    if not data.moved:
        return
    for name, document in data.loaded.documents.items():
        if name.startswith("agreed/"):
            continue
        for path, ref in _references(document.data, ()):
            if ref in data.moved:
                new = data.plan.moved[ref]
                message = f'"{ref}" moved to "{new}"'
                yield document.problem(path, "reference:moved", message, f'Type "{new}".')


def _references(value: Any, path: Path, *, named: bool = False) -> Iterator[tuple[Path, str]]:
    """Every value that stands under a key which holds references."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _references(inner, (*path, key), named=named or key in REFERENCES)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _references(inner, (*path, place), named=named)
    elif named and isinstance(value, str | Unquoted):
        yield path, str(value)


RULES = (_moved, _named)
