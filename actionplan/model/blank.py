"""Blank records, made from the models: what a person fills in or pastes.

A key without a value counts as left out. So `check` says of each needed one what to type behind it,
and of the others nothing.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from actionplan.canonical.shapes import shape_of
from actionplan.model.fields import is_a, keys_of, place_of, record_of
from actionplan.model.loading import ROOMS, Room

KINDS = ("area", "briefing", "pathway", "update", "help")
"""The records that are a file of their own, as `new` calls them."""

LATER = frozenset(
    {
        *("moved_to", "changed", "ended", "reports", "shared", "shared_from"),
        *("approved", "promised"),
    }
)
"""Keys that say what happened to a record, or that a tool writes: no new record has them."""

HEAD = (
    "# Type behind the colons. Lines that begin with # are for you alone: delete them if you like.",
    "# Ids of bodies stand in agencies.yml. References stand in quotes.",
)
WIDTH = 84
_NEEDED = {("Action", "text"), ("Report", "text")}
"""Keys that only the stub of an action that moved, or a report that gives a rating, may leave out."""
Values = Mapping[str, Any]


def room_of(kind: str) -> Room:
    """The room that reads records of a kind."""
    return next(room for room in ROOMS if room.kind == kind)


def blank_file(kind: str, values: Values | None = None) -> str:
    """A file with one blank record.

    Args:
        kind: the kind of its room: "area".
        values: what is known already, as it is typed: `{"ref": '"2.17"'}`.
    """
    return "\n".join([*HEAD, *_lines(room_of(kind).model, values or {}, top=True)]) + "\n"


def blank_item(
    model: type[BaseModel], under: str = "", indent: int = 0, values: Values | None = None
) -> str:
    """One blank item of a list, indented as it must stand, with the key above it if one is named."""
    lines = _listed(list(_lines(model, values or {}, top=False)))
    if under:
        lines = [f"{under}:", *(f"  {line}" for line in lines)]
    return "".join(f"{' ' * indent}{line}\n" for line in lines)


def _lines(model: type[BaseModel], values: Values, *, top: bool) -> Iterator[str]:
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in LATER:
            continue
        kept = place_of(model, (key,)).type
        item = record_of(get_args(kept)[0]) if is_a(kept, tuple) else None
        inner, given = record_of(kept), values.get(key)
        # What a person opens the file for stands open; what is nested deeper, `check` explains.
        opened = field.is_required() or (top and item is not None) or isinstance(given, dict)
        about = _about(model, key, field.description or "", kept, None if opened else inner or item)
        needed = field.is_required() or opened or (model.__name__, key) in _NEEDED
        said = about if needed else f"May stay empty. {about}"
        yield from textwrap.wrap(f"# {said}", WIDTH, subsequent_indent="# ", break_long_words=False)
        if (inner or item) and opened:
            yield f"{key}:"
            below = list(_lines(inner or item or model, given or {}, top=False))
            yield from (f"  {line}" for line in (_listed(below) if item else below))
        else:
            yield f"{key}: {given}" if given is not None else f"{key}:"


def _listed(lines: list[str]) -> list[str]:
    """The lines of a record as an item of a list: a dash before its first key."""
    first = next(place for place, line in enumerate(lines) if not line.startswith("#"))
    return [
        *lines[:first],
        f"- {lines[first]}",
        *(f"  {line}" for line in lines[first + 1 :]),
    ]


_FORMS = {"date": "2026-11-30", "when": "2026-11-05 or 2026-11", "month": "2026-11"}


def _about(
    model: type[BaseModel], key: str, text: str, kept: Any, closed: type[BaseModel] | None
) -> str:
    """What a key is for, in one line, and what may be typed where that is a matter of form."""
    said = " ".join(text.split()).replace("`", "")
    choices = [one for one in get_args(kept) if isinstance(one, str)]
    form = _FORMS.get(shape_of(model, many=False).at(key).form)
    if closed:
        said += f" Its keys: {', '.join(keys_of(closed))}."
    elif choices and not all(one in said for one in choices):
        said += f" One of: {', '.join(choices)}."
    elif form and "2026" not in said and "2019" not in said:
        said += f" As {form}."
    return said
