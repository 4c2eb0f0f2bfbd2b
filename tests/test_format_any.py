"""Canonical YAML of anything that a file may hold, as hypothesis makes it up."""

from __future__ import annotations

import pathlib
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.canonical import canonical, same
from actionplan.canonical.comments import collect
from actionplan.canonical.shapes import shape_of
from actionplan.model.loading import ROOMS, Room
from actionplan.model.schema import schema_name
from actionplan.yamlfiles import read_text

COMMENTED = pathlib.Path(__file__).parent / "formats" / "area.comments.before.yml"
ROOM = {schema_name(room): room for room in ROOMS}


def in_form(text: str, room: Room) -> str:
    return canonical(text, room.model, room.many)


# What people type: words, and all that has a meaning in YAML.
PIECES = st.sampled_from(
    [
        *("no", "010", "7.10", "1:30", "1e3", "2019-03-31", "null", "~", "<<", "=", "---", "..."),
        *("@x", "-", "?", "a:", "#", "'", '"', "''", ">", "|", "&", "*", "!", "%", ",", "\\"),
        *("[", "]", "{", "}", "\t", "\n", "\n\n", "\x07", "\x85", "\u2028", "\u00a0", "\u3000"),
        *(
            "\u200f",
            "\u200e",
            "\u05d0",
            "\U0001f6a6",
            "x" * 100,
            "Roads Service's Office",
            "council",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)
KEYS = st.one_of(st.sampled_from(["text", "notes", "leads", "items", "impact"]), TEXTS)
DATA = st.recursive(
    TEXTS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=6,
)
AREAS = st.fixed_dictionaries(
    {"title": TEXTS, "ref": TEXTS},
    optional={
        "findings": st.lists(TEXTS, max_size=3),
        "actions": st.lists(
            st.fixed_dictionaries(
                {"text": TEXTS, "id": TEXTS},
                optional={
                    "notes": st.lists(TEXTS, max_size=2),
                    "leads": st.lists(TEXTS, max_size=3),
                    "due": st.sampled_from(["2019-03", "2019-03-31", "2019-Q1", "soon: or not"]),
                    "shared_from": st.dictionaries(st.sampled_from(["leads", "due"]), TEXTS),
                    "extra": DATA,
                },
            ),
            max_size=3,
        ),
        "notes": DATA,
    },
)
BODIES = st.lists(
    st.fixed_dictionaries(
        {"name": TEXTS, "id": TEXTS},
        optional={"also": st.lists(TEXTS, max_size=3), "became": st.dictionaries(KEYS, DATA)},
    ),
    min_size=1,
    max_size=3,
)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(st.one_of(st.tuples(st.just("area"), AREAS), st.tuples(st.just("agencies"), BODIES)))
def test_any_record_keeps_its_data(kind_and_data: tuple[str, Any]) -> None:
    kind, data = kind_and_data
    room = ROOM[kind]
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=60)
    document, problems = read_text(text, "")
    if problems:
        return
    result = in_form(text, room)
    assert in_form(result, room) == result
    after, problems = read_text(result, "")
    assert not problems
    assert same(document.data, after.data, shape_of(room.model, room.many))


COMMENTED_LINES = COMMENTED.read_text(encoding="utf-8").split("\n")
COMMENT_PLACES = st.lists(
    st.tuples(st.integers(0, len(COMMENTED_LINES)), st.integers(0, 8), st.booleans()), max_size=6
)


@settings(deadline=None, max_examples=200, derandomize=True)
@given(COMMENT_PLACES, st.integers(1, len(COMMENTED_LINES)))
def test_comments_anywhere_survive(places: list[tuple[int, int, bool]], length: int) -> None:
    lines = COMMENTED_LINES[:length]
    for number, (line, indent, own) in enumerate(places):
        if own or line >= len(lines):
            lines.insert(line, " " * indent + f"# new {number}")
        else:
            lines[line] += f"  # new {number}"
    text = "\n".join(lines)
    document, problems = read_text(text, "")
    if problems or not isinstance(document.data, dict):
        return
    result = in_form(text, ROOM["area"])
    assert in_form(result, ROOM["area"]) == result
    assert collect(text).texts() == collect(result).texts()
