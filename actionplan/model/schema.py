"""JSON Schemas of the data files, for editors that check a file while it is typed.

They are made from the models alone and committed; `run.py format` renews them. They keep to draft
7, the newest that the common YAML editors all understand.
"""

from __future__ import annotations

import json
import pathlib
from typing import Any

from actionplan.canonical.shapes import SchemaGenerator
from actionplan.model.loading import ROOMS, Room

FOLDER = pathlib.PurePosixPath("actionplan/model/schemas")
"""Where the schemas are, within the project."""

_DRAFT = "http://json-schema.org/draft-07/schema#"


def schema_name(room: Room) -> str:
    """What a room's schema is called: after its file, or the record of which it has many files."""
    return room.kind if "*" in room.pattern else room.pattern.removesuffix(".yml")


def schema_path(room: Room) -> pathlib.PurePosixPath:
    """Where a room's schema is, within the project."""
    return FOLDER / f"{schema_name(room)}.schema.json"


def schema(room: Room) -> dict[str, Any]:
    """The schema of a room's files."""
    record = room.model.model_json_schema(
        by_alias=True, schema_generator=SchemaGenerator, ref_template="#/definitions/{model}"
    )
    definitions = {name: _adapted(part) for name, part in record.pop("$defs", {}).items()}
    record = _adapted(record)
    head = {"$schema": _DRAFT, "$comment": "Made by run.py format. Do not edit."}
    if room.many:
        description = f"Records of {room.pattern}"
        record = {"description": description, "type": "array", "items": record}
    return {**head, **record, **({"definitions": definitions} if definitions else {})}


def schemas() -> dict[pathlib.PurePosixPath, str]:
    """Every schema as text, by its path within the project."""
    return {schema_path(room): _as_json(schema(room)) for room in ROOMS}


def _as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _adapted(part: dict[str, Any]) -> dict[str, Any]:
    """One record's schema as an editor needs it."""
    needed = part.get("required", [])
    adapted = dict(part)
    if "properties" in part:
        adapted["properties"] = {
            name: _field(value, empty=name not in needed)
            for name, value in part["properties"].items()
        }
    return adapted


def _field(value: dict[str, Any], *, empty: bool) -> dict[str, Any]:
    """One field's schema.

    A key without a value counts as left out, so a field that may be left out may be null. Draft 7
    ignores what stands beside `$ref`. A default of nothing, as most fields have, says nothing.
    """
    field = dict(value)
    if field.get("default", 1) in (None, "", [], {}):
        del field["default"]
    if "patternProperties" in field:
        field["additionalProperties"] = False
    inner = field.pop("$ref", None)
    options = field.pop("anyOf", None) or ([{"$ref": inner}] if inner else [])
    null = {"type": "null"}
    if empty and not options:
        said: dict[str, Any] = {}
        for key in ("description", "default", "examples"):
            if key in field:
                said[key] = field.pop(key)
        return {**said, "anyOf": [field, null]}
    if empty and null not in options:
        options = [*options, null]
    return {**field, "anyOf": options} if options else field
