"""Canonical YAML: golden pairs in `tests/formats`, and what holds of any file."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest
import yaml

from actionplan.canonical import Changed, canonical, same
from actionplan.canonical import form as canonical_module
from actionplan.canonical.comments import collect
from actionplan.canonical.scalars import WIDTH
from actionplan.canonical.shapes import Kind, shape_of
from actionplan.model.loading import ROOMS, Room
from actionplan.model.schema import schema_name
from actionplan.yamlfiles import Unquoted

FORMATS = pathlib.Path(__file__).parent / "formats"
ROOM = {schema_name(room): room for room in ROOMS}
BEFORE = sorted(FORMATS.glob("*.before.yml"))
COMMENTED = FORMATS / "area.comments.before.yml"


def in_form(text: str, room: Room) -> str:
    return canonical(text, room.model, room.many)


def room_of(path: pathlib.Path) -> Room:
    """The room of a golden file stands at the beginning of its name."""
    return ROOM[path.name.split(".")[0]]


def test_golden_pairs_are_there() -> None:
    assert len(BEFORE) >= 8
    assert len(list(FORMATS.iterdir())) == 2 * len(BEFORE)


@pytest.mark.parametrize("path", BEFORE, ids=lambda path: path.name.removesuffix(".before.yml"))
def test_golden(path: pathlib.Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = path.with_name(path.name.replace(".before.", ".after.")).read_text(encoding="utf-8")
    result = in_form(text, room_of(path))
    assert result == expected
    assert in_form(result, room_of(path)) == result, "twice differs from once"
    assert collect(text.removeprefix("\ufeff")).texts() == collect(result).texts()
    assert "\ufeff" not in result
    assert result.endswith("\n")
    assert not result.endswith("\n\n")


@pytest.mark.parametrize("path", BEFORE, ids=lambda path: path.name.removesuffix(".before.yml"))
def test_both_parsers_find_the_same_comments(path: pathlib.Path) -> None:
    text = path.read_text(encoding="utf-8").removeprefix("\ufeff")
    assert collect(text) == collect(text, yaml.SafeLoader)


def test_line_ends_and_byte_order_mark_go() -> None:
    text = COMMENTED.read_text(encoding="utf-8")
    spoiled = "\ufeff" + text.replace("\n", "\r\n")
    assert in_form(spoiled, ROOM["area"]) == in_form(text, ROOM["area"])


@pytest.mark.parametrize(
    "text", ["a: [", "a: 1\na: 2", "", "# only a comment\n", "a: &x 1", "word"]
)
def test_what_yaml_cannot_read_is_left_alone(text: str) -> None:
    assert in_form(text, ROOM["area"]) == text


def test_a_loss_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def lossy(tree: Any) -> str:
        return "ref: A2\n"

    monkeypatch.setattr(canonical_module, "emit", lossy)
    with pytest.raises(Changed):
        in_form("ref: A1\n", ROOM["area"])


def test_folded_lines_keep_to_the_width() -> None:
    for length in range(1, 30):
        word = "x" * length
        lines = in_form(f"notes:\n  - {' '.join([word] * 200)}", ROOM["area"]).splitlines()[2:]
        assert max(map(len, lines)) <= WIDTH
        assert all(len(line) + 1 + length > WIDTH for line in lines[:-1]), "folded too early"
        assert all(line.startswith("    x") for line in lines)


@pytest.mark.parametrize(
    ("field", "kind"),
    [("id", Kind.BARE), ("due", Kind.BARE), ("text", Kind.TEXT), ("impact", Kind.TEXT)],
)
def test_kinds_are_read_off_the_model(field: str, kind: Kind) -> None:
    assert shape_of(ROOM["area"].model, False).at("actions").at(0).at(field).kind is kind


def test_same_sees_what_is_lost() -> None:
    shape = shape_of(ROOM["area"].model, False)
    assert same({"title": "a  b\n"}, {"title": "a b"}, shape)
    assert same({"title": "a", "notes": Unquoted("", "nothing")}, {"title": "a"}, shape)
    assert not same({"title": "a b"}, {"title": "ab"}, shape)
    assert not same({"title": "a\u00a0b"}, {"title": "a b"}, shape)
    assert not same({"ref": "1.1"}, {"ref": Unquoted("1.1", "a number")}, shape)
    assert not same({"title": "a", "notes": []}, {"title": "a"}, shape)
    assert not same({"notes": ["a", "b"]}, {"notes": ["b", "a"]}, shape)
