"""Plain data to one record: every fault of shape at its place, with what to type."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from actionplan.model.elsewhere import belongs, choice_of
from actionplan.model.fields import Place, fields_of, is_a, keys_of, place_of, record_of
from actionplan.model.printed import unquoted
from actionplan.model.values import IDENTIFIER
from actionplan.problems import Problem
from actionplan.yamlfiles import Document, Path, Unquoted
from actionplan.yamlfiles.document import did_you_mean, shortened

R = TypeVar("R", bound=BaseModel)


def to_record(
    model: type[R], kind: str, document: Document, data: Any, at: Path = ()
) -> tuple[R | None, list[Problem]]:
    """Make a record.

    Args:
        model: the type of record.
        kind: what it is called in the names of rules: `area`.
        document: the file, for places.
        data: what was read at `at`.
        at: the path of the record inside the file.

    Returns:
        The record (`None` if it has a fault) and its faults, all of them.
    """
    try:
        return model.model_validate(_without_empty(data)), []
    except ValidationError as error:
        details = error.errors()
        wrong = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
        # pydantic counts only the items that have no fault.
        said = [one for one in details if one["type"] != "too_short" or one["loc"] not in wrong]
        return None, [_problem(model, kind, document, at, detail) for detail in said]


def _without_empty(data: Any) -> Any:
    """The data without keys that have no value: an empty key counts as left out."""
    if isinstance(data, dict):
        return {key: _without_empty(value) for key, value in data.items() if not _empty(value)}
    if isinstance(data, list):
        return [_without_empty(value) for value in data]
    return data


def _empty(value: Any) -> bool:
    return isinstance(value, Unquoted) and not value.raw


class _Fault(NamedTuple):
    """What to say of one error of pydantic's."""

    kind: str
    message: str
    hint: str


class _Wrong(NamedTuple):
    """One error of pydantic's."""

    name: str
    """What to call the place."""
    key: str
    """The last key on the way to it."""
    place: Place
    given: Any
    context: Mapping[str, Any]
    stands: bool
    """Whether its key stands in the file."""
    model: type[BaseModel]
    """The whole record of which it is a part."""


def _problem(
    model: type[BaseModel], kind: str, document: Document, at: Path, detail: ErrorDetails
) -> Problem:
    loc = detail["loc"]
    of_key = loc[-1:] == ("[key]",)
    loc = loc[:-1] if of_key else loc
    place = place_of(model, loc)
    path = (*at, *loc)
    name = f'a key of "{loc[-2]}"' if of_key and len(loc) > 1 else _name(loc, at)
    key = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    context = detail.get("ctx") or {}
    wrong = _Wrong(name, key, place, detail["input"], context, path in document.keys, model)
    say = _SAY.get(detail["type"])
    hint = str(context.get("hint", ""))
    fault = (
        say(wrong)
        if say
        else _Fault(detail["type"], f"{name} {detail['msg']}{_shown(wrong.given)}", hint)
    )
    fields = place.fields[:-1] if fault.kind == "unknown-key" else place.fields
    rule = f"{'.'.join([kind, *fields])}:{fault.kind}"
    on_key = of_key or fault.kind == "unknown-key" or (fault.kind == "missing" and wrong.stands)
    if fault.kind == "missing" and not wrong.stands:
        path = path[:-1]
    problem = document.problem(path, rule, fault.message, fault.hint, key=on_key)
    named = fault.kind in ("pattern", "not-a-list") and isinstance(wrong.given, str)
    if named and re.search(r"\bbod(?:y|ies)\b", _about(model, loc)):
        return dataclasses.replace(problem, given=wrong.given)
    return problem


def _name(loc: Path, at: Path) -> str:
    if not loc:
        return "the record" if at else "the file"
    last = next((part for part in reversed(loc) if isinstance(part, str)), "")
    return f'an item of "{last}"' if isinstance(loc[-1], int) else f'"{shortened(last)}"'


def _shown(given: Any) -> str:
    if isinstance(given, dict):
        return ", and here is a mapping"
    if isinstance(given, list):
        return ", and here is a list"
    text = shortened(str(given))
    return f": {text}" if text else ", and here is nothing"


def _missing(wrong: _Wrong) -> _Fault:
    below, what = _keys(record_of(wrong.place.type)), _described(wrong)
    listed, keyed = is_a(wrong.place.type, tuple), is_a(wrong.place.type, dict)
    item = record_of(wrong.place.type.__args__[0]) if listed else None
    if below:
        hint = f"Type {wrong.key}: and below it, two spaces further in, its keys: {below}"
    elif item:
        keys = _keys(item)
        hint = f"Type {wrong.key}: and below it each one after a dash and a space; its keys: {keys}"
    elif keyed:
        hint = f"Type {wrong.key}: and below it on each line a key, a colon and a value ({what})"
    else:
        dots = "[...]" if listed else "..."
        behind = "Type it behind the colon" if wrong.stands else "Type a line"
        hint = f"{behind}: {wrong.key}: {dots} ({what})"
    said = f"{wrong.name} has no value" if wrong.stands else f"{wrong.name} is missing"
    return _Fault("missing", said, hint)


def _unknown(wrong: _Wrong) -> _Fault:
    here = did_you_mean(wrong.key, keys_of(record_of(wrong.place.owner)))
    there = belongs(wrong.model, wrong.key, wrong.place.fields[:-1])
    hint = f"{there} Or {here[:1].lower()}{here[1:]}" if there else here
    return _Fault("unknown-key", f"unknown key {wrong.name}", hint)


def _not_text(wrong: _Wrong) -> _Fault:
    name, given = wrong.name, wrong.given
    if isinstance(given, Unquoted) and given.raw:
        delete = ", or delete it if nothing is meant" if given.reads_as == "nothing" else ""
        return _Fault(
            "not-text",
            f"{name} must be text, and YAML reads {given.raw} as {given.reads_as}",
            f'Type quotes around it: "{given.raw}"{delete}',
        )
    if isinstance(given, dict):
        return _Fault(
            "not-text",
            f"{name} must be text, and here is a mapping (a key and a colon)",
            "Put text that holds a colon and a space, or begins with a brace, in quotes.",
        )
    if isinstance(given, list):
        hint = "Type one text; put text that begins with a bracket or a dash in quotes."
        return _Fault("not-text", f"{name} must be text, and here is a list", hint)
    return _Fault("not-text", f"{name} must be text{_shown(given)}", "Type it, or delete the line.")


def _too_long(wrong: _Wrong) -> _Fault:
    size, limit = len(str(wrong.given)), wrong.context.get("max_length")
    said = f"{wrong.name} is {size} characters long, and at most {limit} fit"
    return _Fault("too-long", said, "Shorten it.")


def _too_few(wrong: _Wrong) -> _Fault:
    if isinstance(wrong.given, str):
        return _Fault("empty", f"{wrong.name} is empty", "Type the text, or delete the line.")
    given, least = wrong.context.get("actual_length"), wrong.context.get("min_length")
    said = f"{wrong.name} has {given or 'no'} items, and needs {least} or more"
    return _Fault("too-few", said, f"Add what is missing ({_described(wrong)})")


def _too_many(wrong: _Wrong) -> _Fault:
    most, given = wrong.context.get("max_length"), wrong.context.get("actual_length")
    said = f"{wrong.name} has {given} items, and at most {most} fit"
    return _Fault("too-many", said, "Delete some, or make one of two.")


def _pattern(wrong: _Wrong) -> _Fault:
    rule = "letters and digits, with single dots or hyphens between them"
    given = str(wrong.given)
    hint = "Type it without spaces or other signs, for example: 4.12 or safety-board"
    if re.fullmatch(IDENTIFIER, unquoted(given)) and given.strip() != unquoted(given):
        hint = f'Type straight quotation marks, not those of a word processor: "{unquoted(given)}"'
    return _Fault("pattern", f'{wrong.name} must be {rule}: "{shortened(given)}"', hint)


def _not_list(wrong: _Wrong) -> _Fault:
    item = record_of(wrong.place.type.__args__[0])
    said = f"{wrong.name} must be a list{_shown(wrong.given)}"
    if item:
        hint = f"Begin each record with a dash and a space; its keys are: {_keys(item)}"
    else:
        text = str(wrong.given)
        example = f'"{text}"' if isinstance(wrong.given, Unquoted) else text
        if len(text) >= 40 or not re.fullmatch(r"[\w., -]*\w", text) or text in {"null", "Null"}:
            example = "..."
        hint = (
            "Type one item a line, each after a dash and a space, "
            f"or all in brackets: {wrong.key}: [{example}]"
        )
    return _Fault("not-a-list", said, hint)


def _not_mapping(wrong: _Wrong) -> _Fault:
    record = record_of(wrong.place.type)
    hint = "Type on each line a key, a colon and a value."
    said = f"{wrong.name} must hold keys and values{_shown(wrong.given)}"
    return _Fault("not-a-mapping", said, f"Its keys are: {_keys(record)}" if record else hint)


def _choice(wrong: _Wrong) -> _Fault:
    expected = str(wrong.context.get("expected", ""))
    choices = re.findall(r"'([^']*)'", expected)
    given = wrong.given
    shown = shortened(str(given)) if isinstance(given, str | Unquoted) and str(given) else ""
    said = f"cannot be {shown}" if shown else f"must be a word{_shown(given)}"
    hint = choice_of(wrong.model, wrong.place.fields, shown) or did_you_mean(shown, choices)
    return _Fault("choice", f"{wrong.name} {said}", hint)


_SAY: dict[str, Callable[[_Wrong], _Fault]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _not_text,
    "string_too_long": _too_long,
    "too_short": _too_few,
    "too_long": _too_many,
    "string_pattern_mismatch": _pattern,
    "tuple_type": _not_list,
    "model_type": _not_mapping,
    "dict_type": _not_mapping,
    "literal_error": _choice,
}


def _keys(record: type[BaseModel] | None) -> str:
    return ", ".join(keys_of(record))


def _about(model: type[BaseModel], loc: Path) -> str:
    """What is said of the key that is nearest to a place: of `leads` for an item of it."""
    ends = [end for end, part in enumerate(loc, 1) if isinstance(part, str)]
    place = place_of(model, loc[: ends[-1]] if ends else ())
    return _description(place.owner, loc[ends[-1] - 1]) if ends else ""


def _described(wrong: _Wrong) -> str:
    return _description(wrong.place.owner, wrong.key)


def _description(owner: Any, key: str | int) -> str:
    record = record_of(owner)
    said = [text for name, _, text in fields_of(record) if name == key] if record else []
    return said[0].split("\n")[0].rstrip(".").replace("`", "") if said else ""
