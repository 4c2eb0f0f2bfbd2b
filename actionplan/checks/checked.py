"""Rules for `checked.yml`: areas that exist, and checks that have lapsed."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import Data, Problem, Severity, rule, unknown
from actionplan.indexes.checked import states
from actionplan.model.checked import Checked


@rule(
    "checked.areas:unknown-area",
    "checked.cells:unknown-area",
    "checked.areas.cells:lapsed",
    "checked.areas.text:lapsed",
)
def _checked(data: Data) -> Iterator[Problem]:
    for checked, document, _ in data.each("checked", Checked):
        for field in ("areas", "cells"):
            for ref in getattr(checked, field):
                if ref not in data.refs:
                    name = f"checked.{field}:unknown-area"
                    yield unknown(document, (field, ref), name, ref, data.refs, key=True)
        for ref, state in states(data.plan).items():
            for field, changed, what in (
                ("cells", state.cells_changed, "the agreed text"),
                ("text", state.text_changed, "our text"),
            ):
                if changed:
                    message = f'the check of "{ref}" has lapsed: {what} has changed since'
                    hint = (
                        "Have it checked again with a new sheet: run.py import SOURCE --proof FILE"
                    )
                    yield document.problem(
                        ("areas", ref, field),
                        f"checked.areas.{field}:lapsed",
                        message,
                        hint,
                        severity=Severity.WARNING,
                    )


RULES = (_checked,)
