"""What a model says of the values in its files, as far as their layout depends on it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import cache, cached_property
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

_BARE_FORMATS = {"date", "month", "due", "when", "fact", "number", "yes-no"}

NAME_LISTS = frozenset({"also", "expansions", "near", "spellings", "words"})
"""Lists of names: on one line where they fit, as lists of ids are."""

SPACED_LISTS = frozenset({"actions"})
"""Lists of records with a blank line between them."""


class Kind(Enum):
    """How a value is written."""

    TEXT = "text"
    """Sentences: folded where long."""
    WORD = "word"
    """An id, an address: never folded."""
    BARE = "bare"
    """A number, a day, true or false: never in quotes."""


def field_names(model: type[BaseModel]) -> list[str]:
    """The keys of a record, in the model's order."""
    return [field.alias or name for name, field in model.model_fields.items()]


class SchemaGenerator(GenerateJsonSchema):
    """pydantic's, without titles that only repeat the key."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: the key is shown anyway."""
        return False


class Shape:
    """What may stand at one place of a file, read off the JSON Schema of its model."""

    def __init__(self, schema: dict[str, Any], definitions: dict[str, Any]) -> None:
        self._definitions = definitions
        options = [part for part in schema.get("anyOf", ()) if part.get("type") != "null"]
        # One value or a list of them: what is said of either does not collide.
        schema = {key: value for option in options for key, value in option.items()} or schema
        if "$ref" in schema:
            schema = definitions[schema["$ref"].rsplit("/", 1)[-1]]
        self._schema = schema

    @property
    def form(self) -> str:
        """What the schema calls the form of a value: "date"; nothing for most."""
        return str(self._schema.get("format", ""))

    @cached_property
    def kind(self) -> Kind:
        """How a value here is written."""
        form = self.form
        if form in _BARE_FORMATS:
            return Kind.BARE
        if form or any(key in self._schema for key in ("pattern", "enum", "const")):
            return Kind.WORD
        return Kind.TEXT

    @property
    def keys(self) -> list[str]:
        """The names of the fields, in the model's order."""
        return list(self._schema.get("properties", ()))

    def ordered(self, keys: Iterable[str]) -> list[str]:
        """Keys in the model's order; those that it does not know come last, as they stood."""
        rank = {key: place for place, key in enumerate(self.keys)}
        return sorted(keys, key=lambda key: rank.get(key, len(rank)))

    @cached_property
    def ids_by_field(self) -> bool:
        """Whether it holds ids by names out of a fixed set: `shared_from: {leads: "1.1.1"}`."""
        fixed = "enum" in self._schema.get("propertyNames", {})
        return fixed and self.at("any").kind is Kind.WORD

    @cached_property
    def keyed_by_number(self) -> bool:
        """Whether the keys are numbers: the actions of an agreed version."""
        patterns = [re.compile(pattern) for pattern in self._schema.get("patternProperties", ())]
        return bool(patterns) and all(one.search("1") and not one.search("a") for one in patterns)

    def at(self, key: str | int) -> Shape:
        """What may stand under a key, or at a place of a list."""
        inner: Any
        if isinstance(key, int):
            inner = self._schema.get("items")
        else:
            inner = self._schema.get("properties", {}).get(key)
            patterns = self._schema.get("patternProperties", {})
            for other in [*patterns.values(), self._schema.get("additionalProperties")]:
                inner = inner if isinstance(inner, dict) else other
        return Shape(inner if isinstance(inner, dict) else {}, self._definitions)


@cache
def shape_of(model: type[BaseModel], many: bool) -> Shape:
    """What may stand in a file of a model's record, or of a list of them."""
    schema = model.model_json_schema(schema_generator=SchemaGenerator)
    definitions = schema.get("$defs", {})
    return Shape({"type": "array", "items": schema} if many else schema, definitions)
