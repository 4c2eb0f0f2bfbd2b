"""A key or a value that stands in the wrong record of a file: where it belongs."""

from __future__ import annotations

from typing import get_args

from pydantic import BaseModel

from actionplan.model.fields import Home, keys_of, place_of, records_of


def belongs(model: type[BaseModel], key: str, where: tuple[str, ...]) -> str:
    """Where a key belongs that the record in which it stands does not have.

    Args:
        model: the type of the whole record of the file.
        key: the key.
        where: the fields on the way to the record in which it stands.

    Returns:
        A sentence for the editor; nothing if no record of the file has such a key, or the one that
        has it is neither around this one nor inside it.
    """
    homes = [
        home
        for home in records_of(model)
        if key in keys_of(home.record) and _in_line(home.fields, where)
    ]
    if not homes:
        return ""
    # The nearest: of those around it the innermost, of those inside the outermost.
    home = min(homes, key=lambda home: abs(len(home.fields) - len(where)))
    return f"{_place(home, key)}: move it there, with what belongs to it."


def choice_of(model: type[BaseModel], fields: tuple[str, ...], given: str) -> str:
    """Where a value belongs that may stand under the same keys of another record of the file.

    Args:
        model: the type of the whole record of the file.
        fields: the fields on the way to the value: `("changed", "field")`.
        given: the value.

    Returns:
        A sentence for the editor; nothing if it may stand nowhere.
    """
    *way, key = fields
    homes = {home.fields: home.record for home in records_of(model)}
    for there, record in homes.items():
        like = there != tuple(way) and there[-1:] == fields[-2:-1]
        if like and given in get_args(place_of(record, (key,)).type):
            what = _place(Home(there[:-1], homes[there[:-1]]), there[-1])
            return f"An entry about {given} is for another record. {what}: move it there."
    return ""


def _in_line(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one way leads through the end of the other."""
    return one == other[: len(one)] or other == one[: len(other)]


def _place(home: Home, key: str) -> str:
    first = keys_of(home.record)[0]
    if not home.fields:
        return f'"{key}" belongs at the start of a line, exactly below "{first}"'
    return f'"{key}" belongs to one of the "{home.fields[-1]}", exactly below its "{first}"'
