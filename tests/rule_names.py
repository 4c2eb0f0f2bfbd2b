"""Every name of a rule that a report can carry, collected from where the rules are made."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from actionplan.checks import RULES
from actionplan.model import loading
from actionplan.model.values import IDENTIFIER
from actionplan.yamlfiles import building, messages, reading

UNREACHED = {"yaml:other"}
"""What is said of a message of the parser that no release so far has: see `test_messages`."""


@functools.cache
def all_names() -> set[str]:
    return shape_names() | literal_names() | {name for rule in RULES for name in rule.names}


def literal_names() -> set[str]:
    """The names that stand in the source of what reads files."""
    found = set()
    for module in (loading, building, messages, reading):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(re.findall(r"\A[a-z]+:[a-z0-9-]+\Z", node.value))
    return found


def shape_names() -> set[str]:
    """What can be wrong with the shape of each field of each record, read off the JSON Schemas."""
    found: set[str] = set()
    for room in loading.ROOMS:
        whole = room.model.model_json_schema()
        found |= {f"{path}:{kind}" for path, kind in _faults(room.kind, whole, whole)}
        if room.many:
            found.add(f"{room.kind}:not-a-list")
    return found


def _faults(path: str, schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[tuple[str, str]]:
    options = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
    schema = options[0]
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    kinds = {"array": _list, "object": _mapping}.get(schema.get("type", ""), _value)
    yield from kinds(path, schema, whole)


def _value(path: str, schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if "enum" in schema or "const" in schema:
        yield path, "choice"
    elif "format" in schema:
        yield path, {"date": "day"}.get(schema["format"], schema["format"])
    else:
        yield path, "not-text"
        for keyword, kind in (
            ("minLength", "empty"),
            ("maxLength", "too-long"),
            ("pattern", "pattern"),
        ):
            if keyword in schema:
                yield path, kind


def _list(path: str, schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield path, "not-a-list"
    if "minItems" in schema:
        yield path, "too-few"
    if "maxItems" in schema:
        yield path, "too-many"
    yield from _faults(path, schema["items"], whole)


def _mapping(path: str, schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield path, "not-a-mapping"
    if "properties" in schema:
        yield path, "unknown-key"
        for name, field in schema["properties"].items():
            yield from _faults(f"{path}.{name}", field, whole)
            if name in schema.get("required", ()):
                yield f"{path}.{name}", "missing"
        return
    # The keys are data.
    if "enum" in schema.get("propertyNames", {}):
        yield path, "choice"
    inner = schema.get("additionalProperties")
    for pattern, value in schema.get("patternProperties", {}).items():
        yield path, "pattern" if pattern == IDENTIFIER else "number"
        inner = value
    yield from _faults(path, inner or {}, whole)
