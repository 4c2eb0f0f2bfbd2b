"""The JSON Schemas for editors: current, and of one mind with the model."""

from __future__ import annotations

import copy
import datetime
import json
import pathlib
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from actionplan.model import values
from actionplan.model.loading import ROOMS, Room
from actionplan.model.schema import schema, schema_name, schemas

ROOM = {schema_name(room): room for room in ROOMS}
SMALL = pathlib.Path(__file__).parent / "plans" / "small"
FILES = [(room, path) for room in ROOMS for path in sorted(SMALL.glob(room.pattern))]


def as_an_editor_loads(text: str) -> Any:
    """YAML as an editor has it: days are text, and so are keys."""
    return _plain(yaml.safe_load(text))


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data.isoformat() if isinstance(data, datetime.date) else data


def errors(room: Room, data: Any) -> list[str]:
    validator = jsonschema.Draft7Validator(schema(room))
    return [error.json_path for error in validator.iter_errors(data)]


def test_schema_files_are_current(root: pathlib.Path) -> None:
    stale = [
        str(path)
        for path, text in schemas().items()
        if not (root / path).is_file() or (root / path).read_bytes() != text.encode("utf-8")
    ]
    assert not stale, f"{stale} are out of date. Run: python3 scripts/run.py format"


def test_no_schema_is_left_over(root: pathlib.Path) -> None:
    folder = root / next(iter(schemas())).parent
    assert {path.name for path in folder.iterdir()} == {path.name for path in schemas()}


@pytest.mark.parametrize("room", ROOMS, ids=schema_name)
def test_schema_is_valid_and_described(room: Room) -> None:
    made = schema(room)
    jsonschema.Draft7Validator.check_schema(made)
    record = made["items"] if room.many else made
    for part in [record, *made.get("definitions", {}).values()]:
        for name, field in part["properties"].items():
            assert field.get("description"), name
            assert "$ref" not in field, f"{name}: draft 7 ignores what stands beside $ref"


@pytest.mark.parametrize(("room", "path"), FILES, ids=lambda value: getattr(value, "name", None))
def test_the_small_plan_is_accepted(room: Room, path: pathlib.Path) -> None:
    assert errors(room, as_an_editor_loads(path.read_text(encoding="utf-8"))) == []


WRONG = [
    ("area", "areas/A1.yml", ("ref",), 2.1),
    ("area", "areas/A1.yml", ("ref",), "A 1"),
    ("area", "areas/A1.yml", ("title",), True),
    ("area", "areas/A1.yml", ("title",), ""),
    ("area", "areas/A1.yml", ("title",), "x" * 91),
    ("area", "areas/A1.yml", ("colour",), "red"),
    ("area", "areas/A1.yml", ("findings",), "not a list"),
    ("area", "areas/A1.yml", ("findings", 0), False),
    ("area", "areas/A1.yml", ("findings", 0), 2019),
    ("area", "areas/A1.yml", ("actions", 0, "id"), "1"),
    ("area", "areas/A1.yml", ("actions", 0, "id"), 0),
    ("area", "areas/A1.yml", ("actions", 0, "due"), "March 2019"),
    ("area", "areas/A1.yml", ("actions", 0, "due"), "2019-13"),
    ("area", "areas/A1.yml", ("actions", 0, "due"), "2019-Q5"),
    ("area", "areas/A1.yml", ("actions", 0, "due"), 2019),
    ("area", "areas/A1.yml", ("actions", 0, "shared"), ["impact"]),
    ("area", "areas/A1.yml", ("actions", 0, "shared_from"), {"impact": "A1.1"}),
    ("area", "areas/A1.yml", ("actions", 0, "checks", 0, "to"), "council"),
    ("agencies", "agencies.yml", (), {"id": "council"}),
    ("agencies", "agencies.yml", (0, "name"), None),
    ("agencies", "agencies.yml", (1, "became", "source"), "example.org"),
    ("agencies", "agencies.yml", (1, "became", "seen"), "2026-11"),
    ("acronyms", "acronyms.yml", (0, "in_plan_list"), "true"),
    ("terms", "terms.yml", (0, "term"), 19),
    ("plan", "plan.yml", ("as_at",), "2021-5"),
    ("plan", "plan.yml", ("version",), 3),
    ("plan", "plan.yml", ("edition", "wording"), "own"),
    ("plan", "plan.yml", ("document", "forms", 0, "sha256"), "0123"),
    ("agreed", "agreed/3.yml", ("areas", "A 1"), {"section": "A"}),
    ("agreed", "agreed/3.yml", ("areas", "A1", "actions", "01"), {}),
    ("agreed", "agreed/3.yml", ("areas", "A1", "actions", "1", "due"), "soon"),
]


@pytest.mark.parametrize(("kind", "file", "place", "value"), WRONG)
def test_what_is_wrong_is_rejected(
    kind: str, file: str, place: tuple[str | int, ...], value: Any
) -> None:
    good = as_an_editor_loads((SMALL / file).read_text(encoding="utf-8"))
    assert errors(ROOM[kind], good) == []
    assert errors(ROOM[kind], _with(good, place, value))


def _with(data: Any, place: tuple[str | int, ...], value: Any) -> Any:
    if not place:
        return value
    spoiled = copy.deepcopy(data)
    inner = spoiled
    for part in place[:-1]:
        inner = inner[part]
    inner[place[-1]] = value
    return spoiled


def test_an_empty_key_counts_as_left_out() -> None:
    area = {"ref": "A1", "section": "A", "title": "Lights"}
    empty = {"findings": None, "actions": [{"id": 1, "text": "x", "due": None, "checks": None}]}
    assert errors(ROOM["area"], {**area, **empty}) == []
    assert errors(ROOM["area"], {**area, "title": None})


PATTERNED = {
    "Day": values.Day,
    "Month": values.Month,
    "DueTime": values.DueTime,
    "Address": values.Address,
    "Digest": values.Digest,
    "Phone": values.Phone,
    "Email": values.Email,
    "ContactPoint": values.ContactPoint,
    "Criterion": values.Criterion,
}
GIVEN = [
    *("2019-03", "2019-03-31", "2019-Q1", "2019-Q5", "2019-00", "2019-13", "2019-3", "19-03", ""),
    *("2019-03-00", "2019-03-32", "March", "https://a.example/", "http://a:80", "ftp://a/", "a b"),
    *("https://a.example/x y", "https://a/?b=c&d=(e)#f", "https://", "0" * 64, "0" * 63, "G" * 64),
    *("999", "99", "0808 2000 247", "0808  2000", " 999", "+44 191 496 0000", "1" * 15, "1" * 16),
    *("a@b.example", "a@b", "mailto:a@b.example", "a b@c.example", "mailto:a", "1.4.10", "1.4.0"),
    *("5.1.1", "1.1", "1.1.1.1"),
]


@pytest.mark.parametrize("text", GIVEN)
@pytest.mark.parametrize("name", PATTERNED)
def test_patterns_agree_with_the_model(name: str, text: str) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(PATTERNED[name])
    try:
        adapter.validate_python(text)
        accepted = True
    except ValidationError:
        accepted = False
    assert jsonschema.Draft7Validator(adapter.json_schema()).is_valid(text) is accepted


def test_schemas_are_stable() -> None:
    for text in schemas().values():
        assert json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n" == text
