"""What stands in for a fault in `plan.yml`, so that all that rests on it is checked in the same run.

Nothing is ever published from it: the fault itself has been reported, and stops that.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from actionplan.model.identity import Identity
from actionplan.model.shape import to_record
from actionplan.problems import Problem
from actionplan.yamlfiles import Document

_INSTEAD: dict[str, Any] = {
    "id": "plan",
    "title": "-",
    "partnership": "-",
    "submitted": None,
    "inspection": None,
    "document": {"title": "-", "publisher": "-", "ask": "-"},
    "licence": "-",
    "site": {"name": "-", "description": "-", "address": "https://plan.example.org/"},
}
"""The keys on which no rule about other files rests, each with a value that is right in shape."""


def standing_in(
    document: Document, problems: Iterable[Problem]
) -> tuple[Identity | None, frozenset[str]]:
    """What `plan.yml` says, with other values where it has a fault.

    Args:
        document: the file as it was read.
        problems: what is wrong with its shape.

    Returns:
        The record and the keys that were replaced; no record where a fault is in what other files
        name: sections, ratings, the month of the version.
    """
    # Of "plan.site.name:missing" the key is site; "plan:unknown-key" is of no key.
    wrong = {
        place[1] for one in problems if len(place := one.rule.partition(":")[0].split(".")) > 1
    }
    if not isinstance(document.data, dict) or not wrong <= _INSTEAD.keys():
        return None, frozenset()
    values = {key: _INSTEAD[key] for key in wrong}
    values |= {
        key: value
        for key, value in document.data.items()
        if key in Identity.model_fields and key not in wrong
    }
    return to_record(Identity, "plan", document, values)[0], frozenset(wrong)
