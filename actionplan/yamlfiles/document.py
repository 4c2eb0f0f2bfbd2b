"""What reading a YAML file gives: its data, and where each part of it stands."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from actionplan.problems import Problem, Severity

MOST = 300
"""How many characters of a message or a hint are shown: both may quote the file."""

Path = tuple[str | int, ...]
"""The way to a value inside a file: `("actions", 0, "leads", 1)`."""


@dataclass(frozen=True)
class Unquoted:
    """A value without quotes that YAML reads as something other than text."""

    raw: str
    """The characters as they stand in the file."""
    reads_as: str
    """What YAML takes them for: "a number", "true or false", "a date" or "nothing"."""

    def __str__(self) -> str:
        """The characters as they stand in the file."""
        return self.raw


@dataclass(frozen=True)
class Mark:
    """A place in a file, counted from 1."""

    line: int
    column: int


@dataclass
class Document:
    """One YAML file, read."""

    name: str
    """Path of the file as shown to the editor."""
    lines: list[str]
    """The text, line by line."""
    data: Any = None
    """Mappings, lists, text and `Unquoted`; `None` if the file holds nothing or cannot be read."""
    values: dict[Path, Mark] = field(default_factory=dict)
    """Where each value begins."""
    keys: dict[Path, Mark] = field(default_factory=dict)
    """Where each key of a mapping begins, under the path of its value."""

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Every text of the data, with its place."""
        return tuple(_texts(self.data, ()))

    def mark(self, path: Path, *, key: bool = False) -> Mark:
        """The place of a value (or of its key), or of the nearest thing around it that is there."""
        for end in range(len(path), -1, -1):
            part = path[:end]
            if (key or end < len(path)) and part in self.keys:
                return self.keys[part]
            if part in self.values:
                return self.values[part]
        return Mark(1, 1)

    def problem(
        self,
        path: Path,
        rule: str,
        message: str,
        hint: str = "",
        *,
        key: bool = False,
        severity: Severity = Severity.FAULT,
        paste: Iterable[str] = (),
    ) -> Problem:
        """A problem at the place of a value, or of its key."""
        mark = self.mark(path, key=key)
        return self.problem_at(mark, rule, message, hint, severity=severity, paste=paste)

    def problem_at(
        self,
        mark: Mark,
        rule: str,
        message: str,
        hint: str = "",
        *,
        severity: Severity = Severity.FAULT,
        paste: Iterable[str] = (),
    ) -> Problem:
        """A problem at a place, with the line that stands there."""
        source = self.lines[mark.line - 1] if 0 < mark.line <= len(self.lines) else ""
        return Problem(
            file=self.name,
            line=mark.line,
            column=mark.column,
            rule=rule,
            message=shortened(message, MOST),
            hint=shortened(hint, MOST),
            source=source,
            severity=severity,
            paste=tuple(paste),
        )


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*path, key))


def shortened(text: str, width: int = 60) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[:width]}..."


def did_you_mean(wrong: str, choices: Iterable[str]) -> str:
    """The sentence that offers the nearest valid choice, or lists a few in the order given."""
    known = list(dict.fromkeys(choices))
    folded = {choice.casefold(): choice for choice in known}
    near = difflib.get_close_matches(wrong.casefold(), folded, n=1, cutoff=0.7)
    if near:
        return f"Did you mean: {folded[near[0]]}"
    if not known:
        return ""
    if len(known) <= 24:
        return f"Choose one of: {', '.join(known)}"
    return f"There are {len(known)} to choose from, such as {', '.join(known[:6])}"
