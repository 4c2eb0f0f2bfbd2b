"""The numbers of actions, kept when a document is imported again: a number is never used for another."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from actionplan.changes.words import alike
from actionplan.importing.imported import Imported

Record = dict[str, Any]


def said(action: Record) -> str:
    """All that the text of an action says."""
    parts = [action.get("text"), *(action.get("items") or ()), action.get("after")]
    return " ".join(f"{part}" for part in parts if part)


def keep_numbers(
    made: Imported, old: dict[str, list[Record]], typed: Callable[[Record], bool]
) -> None:
    """Give each action the number that it has in the data: a document numbers by place alone.

    Args:
        made: the import.
        old: for each area of the data its actions, as the document last gave them where that is known.
        typed: whether anything was typed by hand beside an action.
    """
    names: dict[str, str] = {}
    for area in made.areas:
        if area["ref"] in old:
            numbers = _numbers(area["actions"], old[area["ref"]], typed)
            for action, number in zip(area["actions"], numbers, strict=True):
                if number != f"{action['id']}":
                    names[f"{area['ref']}.{action['id']}"] = f"{area['ref']}.{number}"
                    action["id"] = int(number) if number.isdecimal() else number
    if not names:
        return
    for area in made.areas:
        for action in area["actions"]:
            sources = action["shared_from"]
            action["shared_from"] = {name: names.get(ref, ref) for name, ref in sources.items()}
    made.ledger.judgements[:] = [
        dataclasses.replace(one, action=names.get(one.action, one.action))
        for one in made.ledger.judgements
    ]


def _numbers(new: list[Record], old: list[Record], typed: Callable[[Record], bool]) -> list[str]:
    left = {f"{one['id']}": one for one in old}
    found: dict[int, str] = {}
    ways: tuple[Callable[[Record, Record], bool], ...] = (
        lambda one, before: said(one) == said(before),
        lambda one, before: f"{one['id']}" == f"{before['id']}" and alike(said(one), said(before)),
        lambda one, before: alike(said(one), said(before)),
        # Of another text, but nobody has typed anything that would go to the wrong one.
        lambda one, before: f"{one['id']}" == f"{before['id']}" and not typed(before),
    )
    for way in ways:
        for place, one in enumerate(new):
            if place not in found:
                number = next((key for key, before in left.items() if way(one, before)), None)
                if number is not None:
                    found[place] = number
                    del left[number]
    used = [int(one) for one in (f"{one['id']}" for one in old) if one.isdecimal()]
    free = max(used, default=0) + 1
    for place in range(len(new)):
        if place not in found:
            found[place] = f"{free}"
            free += 1
    return [found[place] for place in range(len(new))]
