"""The first lines of a data file: comments that tell an editor, and the person, what goes in it."""

from __future__ import annotations

import os
import pathlib
import re
from collections.abc import Iterator
from itertools import dropwhile

from pydantic import BaseModel

from actionplan.canonical.shapes import field_names
from actionplan.model.agreed import AgreedAction
from actionplan.model.area import Action
from actionplan.model.fields import records_in, records_of
from actionplan.model.loading import ROOMS, Room
from actionplan.model.progress import Report
from actionplan.model.schema import schema_path

_SCHEMA_LINE = "# yaml-language-server: $schema="
_KEYS_LINE = re.compile(
    r"# Keys of (?:an? |the )?[a-z]+: [a-z_0-9]+(?:, [a-z_0-9]+)*\."
    r"(?: Ids of bodies stand in [./a-z]+\.)?"
)
_INNER: dict[type[BaseModel], str] = {Action: "action", AgreedAction: "action", Report: "report"}
"""The records within records that people fill in most, each with what they call it."""
_BODY_IDS = re.compile(r"\bIds? of (?:the )?bod(?:y|ies)\b")


def head_lines(room: Room, file: pathlib.Path, root: pathlib.Path) -> list[str]:
    """The head lines of one file.

    Args:
        room: the room that reads it.
        file: where it is.
        root: the project; a file outside it gets no line that leads to a schema.
    """
    lines = keys_lines(room)
    if file.resolve().is_relative_to(root.resolve()):
        schema = root.resolve() / schema_path(room)
        way = pathlib.PurePath(os.path.relpath(schema, file.resolve().parent)).as_posix()
        lines.insert(0, f"{_SCHEMA_LINE}{way}")
    return lines


def keys_lines(room: Room) -> list[str]:
    """Which keys a record and its actions and reports have, and where the ids stand that they name."""
    models = {room.kind: room.model}
    inner = {home.record for home in records_of(room.model)}
    models |= {name: model for model, name in _INNER.items() if model in inner}
    lines = [
        f"# Keys of {_called(room, name)}: {', '.join(field_names(model))}."
        for name, model in models.items()
    ]
    bodies = next(other.pattern for other in ROOMS if other.kind == "body")
    if room.pattern != bodies and any(_BODY_IDS.search(text) for text in _descriptions(room.model)):
        lines[0] += f" Ids of bodies stand in {'../' * room.pattern.count('/')}{bodies}."
    return lines


def _called(room: Room, name: str) -> str:
    if name == room.kind and not room.many and "*" not in room.pattern:
        return f"the {name}"
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _descriptions(model: type[BaseModel]) -> Iterator[str]:
    for field in model.model_fields.values():
        yield field.description or ""
        for inner in records_in(field.annotation):
            yield from _descriptions(inner)


def with_head(text: str, lines: list[str]) -> str:
    """A file with its head lines: those that stand there already are renewed, other comments stay.

    Args:
        text: the file, in its canonical form.
        lines: the head lines.
    """
    old = text.split("\n")
    content = (place for place, line in enumerate(old) if line and not line.startswith("#"))
    end = next(content, len(old))
    rest = [line for line in old[:end] if not _is_ours(line, lines)] + old[end:]
    return "\n".join([*lines, *dropwhile(lambda line: not line, rest)])


def _is_ours(line: str, lines: list[str]) -> bool:
    """Whether a comment is a head line, of now or of before.

    Where no schema line is written, one that leads elsewhere is the person's own.
    """
    if line.startswith(_SCHEMA_LINE):
        own = any(line.endswith(f"/{schema_path(room)}") for room in ROOMS)
        return own or any(new.startswith(_SCHEMA_LINE) for new in lines)
    return _KEYS_LINE.fullmatch(line) is not None
