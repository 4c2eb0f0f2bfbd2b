"""The account of an import: for a person as text, for a program as JSON."""

from __future__ import annotations

import json
from typing import Any

from actionplan.importing.imported import Imported
from actionplan.importing.ledger import KINDS, LOOK_AT, Judgement
from actionplan.importing.table import count_words

WIDE = 110
"""The words of a cell that the text report shows: all of them stand in the JSON report."""
ROUTINE = ("heading", "section", "reference", "body", "date", "carried", "title")
"""Kinds that stand at the end of the report, and that the screen only counts."""


def counts(made: Imported) -> dict[str, int]:
    """How much the document holds."""
    actions = [action for area in made.areas for action in area["actions"]]
    return {
        "sections": len(made.plan.get("sections", ())),
        "areas": len(made.areas),
        "findings": sum(len(area["findings"]) for area in made.areas),
        "actions": len(actions),
        "lists": sum(1 for action in actions if action["items"]),
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
    look_at = made.ledger.unplaced
    lines.append(f"TO LOOK AT: {len(look_at)}" if look_at else "TO LOOK AT: nothing")
    for kind in KINDS:
        found = [one for one in made.ledger.judgements if one.kind == kind]
        if found and kind not in ROUTINE:
            lines += ["", f"{KINDS[kind]} ({len(found)})", *map(_line, found)]
    lines += _routine(made, whole)
    return "\n".join(lines) + "\n"


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
    if one.words and one.kind in ("unplaced", "fault", "dropped", "extra-column", "gap"):
        words = one.words if len(one.words) <= WIDE else f"{one.words[:WIDE].rstrip()}..."
        said += f"\n      > {words}"
    return said
