"""What the model says of a place in a file: the way to it, and what may stand there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from actionplan.yamlfiles import Path


class Place(NamedTuple):
    """What the model says of one place of a file."""

    fields: tuple[str, ...]
    """The names of fields on the way to it: no numbers of items, and no keys that are data."""
    owner: Any
    """The type of what it is a part of."""
    type: Any
    """The type of what may stand there."""


class Home(NamedTuple):
    """A type of record within another."""

    fields: tuple[str, ...]
    """The names of fields on the way to it; none for the outermost."""
    record: type[BaseModel]


def place_of(model: type[BaseModel], loc: Path) -> Place:
    """Follow a path through a model."""
    fields: list[str] = []
    owner: Any = None
    here: Any = model
    for part in loc:
        owner, record = here, record_of(here)
        if record:
            fields.append(str(part))
            inner = [field for field in fields_of(record) if field[0] == part]
            here = inner[0][1] if inner else None
        else:
            here = [arg for arg in getattr(here, "__args__", (None,)) if arg is not Ellipsis][-1]
        here = _without_none(here)
    return Place(tuple(fields), owner, here)


def fields_of(record: type[BaseModel]) -> list[tuple[str, Any, str]]:
    """Each key of a record, with its type and what it is."""
    return [
        (field.alias or name, field.annotation, field.description or "")
        for name, field in record.model_fields.items()
    ]


def _without_none(annotation: Any) -> Any:
    """The type of a field that may be left out, as if it may not."""
    options = getattr(annotation, "__args__", ())
    given = [option for option in options if option is not type(None)]
    return given[0] if len(given) == 1 and len(options) > 1 else annotation


def is_a(annotation: Any, container: type) -> bool:
    """Whether a type is that of a tuple, or of a mapping: `tuple[Text, ...]`."""
    return getattr(annotation, "__origin__", None) is container


def record_of(annotation: Any) -> type[BaseModel] | None:
    """The type itself if it is a record's."""
    found = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return annotation if found else None


def keys_of(record: type[BaseModel] | None) -> list[str]:
    """The keys of a record, in the model's order."""
    return [name for name, _, _ in fields_of(record)] if record else []


def records_in(annotation: Any) -> list[type[BaseModel]]:
    """The types of record that a field's annotation names."""
    record = record_of(annotation)
    if record:
        return [record]
    return [model for part in getattr(annotation, "__args__", ()) for model in records_in(part)]


def records_of(model: type[BaseModel], fields: tuple[str, ...] = ()) -> Iterator[Home]:
    """A record's type and that of every record within it, each with the fields on the way to it."""
    yield Home(fields, model)
    for name, annotation, _ in fields_of(model):
        for inner in records_in(annotation):
            yield from records_of(inner, (*fields, name))
