"""Days that cannot have been yet. The only rule that needs to know today, which is passed in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from actionplan.checks.rule import Data, Problem, Severity, rule
from actionplan.model.due import Due
from actionplan.yamlfiles import Path

AHEAD = {"expires", "review"}
"""Days that are meant to lie ahead."""

_PAST = frozenset({"date", "since"})
"""Days and months that something happened; a due time may lie ahead."""


@rule("date:future")
def _future(data: Data) -> Iterator[Problem]:
    if data.today is None:
        return
    for records in data.loaded.records.values():
        for record, document, at in records:
            for path, day in _days(record, at):
                if day > data.today:
                    message = f'"{path[-1]}" lies after today ({data.today.isoformat()}): {day.isoformat()}'
                    hint = "No day in the data lies ahead: mend the year, the month or the day."
                    yield document.problem(
                        path, "date:future", message, hint, severity=Severity.WARNING
                    )


def _days(value: Any, path: Path) -> Iterator[tuple[Path, datetime.date]]:
    """Every day in a record, with its place."""
    if isinstance(value, datetime.date):
        yield path, value
    elif isinstance(value, Due) and path[-1] in _PAST:
        yield path, value.first_day
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name in AHEAD:
                continue
            yield from _days(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _days(item, (*path, place))


RULES = (_future,)
