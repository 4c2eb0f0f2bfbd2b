"""Plain data to one record: every fault of shape at its place, with what to type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from actionplan.problems import Problem
from actionplan.yamlfiles import Document, Path, Unquoted
from actionplan.yamlfiles.document import did_you_mean

R = TypeVar("R", bound=BaseModel)


class Fault(NamedTuple):
    """What to say of one error of pydantic's."""

    kind: str
    message: str
    hint: str


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
        return None, [_problem(model, kind, document, at, detail) for detail in error.errors()]


def _without_empty(data: Any) -> Any:
    """The data without keys that have no value: an empty key counts as left out."""
    if isinstance(data, dict):
        return {key: _without_empty(value) for key, value in data.items() if not _empty(value)}
    if isinstance(data, list):
        return [_without_empty(value) for value in data]
    return data


def _empty(value: Any) -> bool:
    return isinstance(value, Unquoted) and not value.raw


def _problem(
    model: type[BaseModel], kind: str, document: Document, at: Path, detail: ErrorDetails
) -> Problem:
    loc = tuple(part for part in detail["loc"] if part != "[key]")
    is_key = "[key]" in detail["loc"]
    fault = _say(model, detail, loc)
    words = [part for part in loc if isinstance(part, str)]
    if is_key or _in_mapping_of_records(model, loc):
        words = [part for part in words if part in _field_names(model)]
    if fault.kind == "unknown-key":
        words = words[:-1]
    rule = f"{'.'.join([kind, *words])}:{fault.kind}"
    on_key = is_key or fault.kind == "unknown-key" or (fault.kind == "missing" and (*at, *loc) in document.keys)
    path = (*at, *loc) if fault.kind != "missing" or on_key else (*at, *loc[:-1])
    return document.problem(path, rule, fault.message, fault.hint, key=on_key)


def _say(model: type[BaseModel], detail: ErrorDetails, loc: Path) -> Fault:
    name = _name(loc)
    given = detail["input"]
    handler = _HANDLERS.get(detail["type"])
    if handler is not None:
        return handler(model, detail, loc, name, given)
    hint = str((detail.get("ctx") or {}).get("hint", ""))
    return Fault(detail["type"], f"{name} {detail['msg']}{_shown(given)}", hint)


def _name(loc: Path) -> str:
    if not loc:
        return "the record"
    last = next((part for part in reversed(loc) if isinstance(part, str)), "the list")
    return f'an item of "{last}"' if isinstance(loc[-1], int) else f'"{last}"'


def _shown(given: Any) -> str:
    if isinstance(given, dict):
        return ", and here is a mapping"
    if isinstance(given, list):
        return ", and here is a list"
    text = str(given)
    return f": {text[:60]}" if text else ", and here is nothing"


def _missing(model: type[BaseModel], detail: ErrorDetails, loc: Path, name: str, given: Any) -> Fault:
    field = str(loc[-1])
    what = _description(model, loc)
    return Fault("missing", f"{name} is missing", f"Type a line: {field}: ... ({what})")


def _unknown(model: type[BaseModel], detail: ErrorDetails, loc: Path, name: str, given: Any) -> Fault:
    owner = _model_at(model, loc[:-1])
    hint = did_you_mean(str(loc[-1]), _keys_of(owner)) if owner else ""
    return Fault("unknown-key", f"unknown key {name}", hint)


def _not_text(model: type[BaseModel], detail: ErrorDetails, loc: Path, name: str, given: Any) -> Fault:
    if isinstance(given, Unquoted) and given.raw:
        return Fault(
            "not-text",
            f"{name} must be text, and YAML reads {given.raw} as {given.reads_as}",
            f'Type quotes around it: "{given.raw}"',
        )
    if isinstance(given, dict):
        return Fault(
            "not-text",
            f"{name} must be text, and here is a mapping (a key and a colon)",
            "Put text that holds a colon and a space in quotes",
        )
    return Fault("not-text", f"{name} must be text{_shown(given)}", 'Type text, in quotes if in doubt: "..."')


def _empty_text(model: type[BaseModel], detail: ErrorDetails, loc: Path, name: str, given: Any) -> Fault:
    return Fault("empty", f"{name} is empty", "Type the text, or delete the line")


def _too_long(model: type[BaseModel], detail: ErrorDetails, loc: Path, name: str, given: Any) -> Fault:
    limit = (detail.get("ctx") or {}).get("max_length")
    return Fault("too-long", f"{name} is {len(str(given))} characters long, and at most {limit} fit", "Shorten it")


def _pattern(model: type[BaseModel], detail: ErrorDetails, loc: Path, name: str, given: Any) -> Fault:
    return Fault(
        "pattern",
        f'{name} must be letters and digits, with single dots or hyphens between them: "{str(given)[:60]}"',
        "Type it without spaces or other signs, for example: 2.15 or lscb-executive",
    )


def _not_list(model: type[BaseModel], detail: ErrorDetails, loc: Path, name: str, given: Any) -> Fault:
    example = str(given) if isinstance(given, str | Unquoted) and len(str(given)) < 40 else "..."
    hint = f"Type one item a line, each after a dash and a space, or in brackets: {loc[-1]}: [{example}]"
    return Fault("not-a-list", f"{name} must be a list{_shown(given)}", hint)


def _not_mapping(model: type[BaseModel], detail: ErrorDetails, loc: Path, name: str, given: Any) -> Fault:
    inner = _model_at(model, loc)
    keys = ", ".join(_keys_of(inner)) if inner else "a key, a colon and a value on each line"
    return Fault("not-a-mapping", f"{name} must hold keys and values{_shown(given)}", f"Its keys are: {keys}")


def _choice(model: type[BaseModel], detail: ErrorDetails, loc: Path, name: str, given: Any) -> Fault:
    choices = [part.strip("'") for part in str((detail.get("ctx") or {}).get("expected", "")).replace(" or ", ", ").split(", ")]
    return Fault("choice", f"{name} cannot be {str(given)[:60]}", did_you_mean(str(given), choices))


Handler = Callable[[type[BaseModel], ErrorDetails, Path, str, Any], Fault]
_HANDLERS: dict[str, Handler] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _not_text,
    "string_too_short": _empty_text,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "tuple_type": _not_list,
    "model_type": _not_mapping,
    "dict_type": _not_mapping,
    "literal_error": _choice,
}


def _keys_of(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _field_names(model: type[BaseModel]) -> set[str]:
    """Every key of a record and of the records inside it."""
    names = set(_keys_of(model))
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            names |= _field_names(inner)
    return names


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)]


def _in_mapping_of_records(model: type[BaseModel], loc: Path) -> bool:
    """Whether a path goes through keys that are data (references, kinds), not names of fields."""
    return any(isinstance(part, str) and part not in _field_names(model) for part in loc[:-1]) or (
        len(loc) > 1 and isinstance(loc[-1], str) and _model_at(model, loc[:-1]) is None
    )


def _model_at(model: type[BaseModel], loc: Path) -> type[BaseModel] | None:
    """The type of record that stands at a path."""
    here: Any = model
    for part in loc:
        if isinstance(here, type) and issubclass(here, BaseModel):
            fields = {field.alias or name: field for name, field in here.model_fields.items()}
            here = fields[str(part)].annotation if str(part) in fields else None
        elif isinstance(part, int | str) and here is not None:
            args = [arg for arg in getattr(here, "__args__", ()) if arg is not Ellipsis]
            here = args[-1] if args else None
        if here is not None and not isinstance(here, type):
            options = [arg for arg in getattr(here, "__args__", ()) if arg is not type(None)]
            if len(options) == 1 and type(None) in here.__args__:
                here = options[0]
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _description(model: type[BaseModel], loc: Path) -> str:
    owner = _model_at(model, loc[:-1])
    if owner is None:
        return ""
    for name, field in owner.model_fields.items():
        if (field.alias or name) == loc[-1]:
            return (field.description or "").split("\n")[0].rstrip(".").replace("`", "")
    return ""
