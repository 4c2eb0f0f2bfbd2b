"""The account of an import: for a person as text, for a program as JSON."""

from __future__ import annotations

import json
from typing import Any

from actionplan.importing.imported import Imported
from actionplan.importing.ledger import KINDS, LOOK_AT, WHAT_TO_DO, Judgement, shortened
from actionplan.importing.table import count_words

WIDE = 110
"""The words of a cell that the text report shows: all of them stand in the JSON report."""
ROUTINE = ("heading", "section", "reference", "body", "date", "carried", "title", "rating")
"""Kinds that stand at the end of the report, and that the screen only counts."""
ALIKE = ("likeness", "rating-unknown", "role", "beside", "extra-column", "left-blank")
"""Kinds of which one line tells all that say the same."""


def counts(made: Imported) -> dict[str, int]:
    """How much the document holds."""
    actions = [action for area in made.areas for action in area["actions"]]
    return {
        "sections": len(made.plan.get("sections", ())),
        "areas": len(made.areas),
        "findings": sum(len(area["findings"]) for area in made.areas),
        "actions": len(actions),
        "lists": sum(1 for action in actions if action.get("items")),
        "acronyms_listed": sum(1 for one in made.acronyms if one["in_plan_list"]),
        "bodies": len(made.agencies),
    }


def word_counts(made: Imported) -> dict[str, int]:
    """How many words the document has, and where they went."""
    return {
        "in_the_document": made.reading.words().total(),
        "in_the_data": count_words(one.words for one in made.ledger.placed).total(),
        "in_this_report": count_words(one.words for one in made.ledger.judgements).total(),
        "lost": made.lost.total(),
        "doubled": made.doubled.total(),
    }


def as_json(made: Imported) -> str:
    """Every judgement, and the place of every word."""
    record: dict[str, Any] = {
        "source": {
            "name": made.reading.name,
            "form": made.reading.form,
            "sha256": made.reading.sha256,
        },
        "counts": counts(made),
        "words": word_counts(made),
        "look_at": list(LOOK_AT),
        "kinds": KINDS,
        "read": made.read,
        "judgements": [vars(one) for one in made.ledger.judgements],
        "placed": [vars(one) for one in made.ledger.placed],
    }
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"


def as_text(made: Imported, *, whole: bool = True) -> str:
    """What a person reads: first what they have to look at, then every judgement by its kind.

    Args:
        made: the import.
        whole: whether what was read as it stands is listed too, or only counted.
    """
    words = word_counts(made)
    held = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in counts(made).items())
    where = (
        f"{words['in_the_document']:,} in the document; {words['in_the_data']:,} stand in the data, "
        f"{words['in_this_report']:,} only in this report; {words['lost']} lost, "
        f"{words['doubled']} doubled"
    )
    lines = [
        f"Import of {made.reading.name} ({made.reading.form})",
        f"SHA-256 {made.reading.sha256}",
        "",
        f"Found: {held}.",
        f"Words: {where}.",
        "",
    ]
    lines.append(to_look_at(made))
    rest = [kind for kind in KINDS if kind not in (*ROUTINE, *LOOK_AT)]
    lines += _kinds({kind: _told(made, kind) for kind in rest})
    lines += _routine(made, whole)
    return "\n".join(lines) + "\n" + kept_as_text(made)


def to_look_at(made: Imported) -> str:
    """What a person has to look at, with what to do about each kind."""
    told = {kind: _told(made, kind) for kind in LOOK_AT}
    count = sum(map(len, told.values()))
    return "\n".join([f"TO LOOK AT: {count or 'nothing'}", *_kinds(told)])


def kept_as_text(made: Imported) -> str:
    """What a person typed and the document says otherwise, one line for each; nothing if there is none."""
    if not made.kept:
        return ""
    head = f"Typed by hand, and kept ({len(made.kept)})"
    todo = "  What to do: nothing if this is meant. Else type in the file what the document says."
    return "\n".join(["", head, todo, *(f"  {line}" for line in made.kept)]) + "\n"


def _kinds(told: dict[str, list[str]]) -> list[str]:
    lines = []
    for kind, found in told.items():
        if found:
            lines += ["", f"{KINDS[kind]} ({len(found)})"]
            lines += [f"  What to do: {WHAT_TO_DO[kind]}"]
            lines += found
    return lines


def _told(made: Imported, kind: str) -> list[str]:
    """What the report says of each judgement of a kind, or of all that say the same."""
    found = [one for one in made.ledger.judgements if one.kind == kind]
    if kind not in ALIKE:
        return [_line(one) for one in found]
    groups: dict[str, list[Judgement]] = {}
    for one in found:
        groups.setdefault(one.message, []).append(one)
    return [_group(group) for group in groups.values()]


def _group(group: list[Judgement]) -> str:
    first = group[0]
    if len(group) == 1:
        return _line(first)
    owners = ", ".join(dict.fromkeys(one.action for one in group if one.action))
    said = f"  {first.message}: {owners or f'{len(group)} cells, the first in {first.where}'}"
    words = shortened(" | ".join(dict.fromkeys(one.words for one in group if one.words)), WIDE)
    return f"{said}\n      > {words}" if words else said


def _routine(made: Imported, whole: bool) -> list[str]:
    """What was read as it stands: months, bodies, blank cells under merged ones, titles."""
    found = {kind: [one for one in made.ledger.judgements if one.kind == kind] for kind in ROUTINE}
    if not whole:
        said = [f"  {KINDS[kind]}: {len(found[kind])}" for kind in ROUTINE if found[kind]]
        return ["", "Read as it stands (listed in the report)", *said]
    lines = []
    for kind in ROUTINE:
        if found[kind]:
            lines += ["", f"{KINDS[kind]} ({len(found[kind])})", *map(_line, found[kind])]
    return lines


def _line(one: Judgement) -> str:
    owner = one.action or one.area
    where = " · ".join(part for part in (one.where, owner) if part)
    said = f"  {where}: {one.message}" if where else f"  {one.message}"
    if one.words and one.kind in ("unplaced", "fault", "dropped", "beside", "extra-column", "gap"):
        said += f"\n      > {shortened(one.words, WIDE)}"
    return said
