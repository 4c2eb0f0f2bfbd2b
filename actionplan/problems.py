"""What is wrong with the data, said so that the person who typed it can mend it."""

from __future__ import annotations

import json
import pathlib
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a problem matters: a fault stops publication, a warning does not."""

    FAULT = "fault"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing wrong in one place of one file."""

    file: str
    """Path of the file as shown to the editor, with forward slashes."""
    line: int
    """Line, counted from 1."""
    column: int
    """Column, counted from 1."""
    rule: str
    """Stable name of the rule that was broken, such as `area.title:missing`."""
    message: str
    """What is wrong, in one sentence without a full stop."""
    hint: str = ""
    """What to type, or where to look."""
    paste: tuple[str, ...] = ()
    """Whole lines to paste, indented as they must stand in the file."""
    source: str = ""
    """The line itself."""
    severity: Severity = Severity.FAULT
    given: str = ""
    """What was typed where an id must stand: it may be another name of what is meant."""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by file, then by place."""
        return (self.file, self.line, self.column, self.rule, self.message)


def faults(problems: Iterable[Problem]) -> list[Problem]:
    """Only those problems that stop publication."""
    return [problem for problem in problems if problem.severity is Severity.FAULT]


PROSE = "prose:"
"""How the names of rules begin that are about wording alone: their warnings are many."""
SHOWN = 3
"""So many warnings of one such rule are shown, unless all are asked for."""
MANY = 10
"""From so many warnings on, the report ends with how many there are of each kind."""


def as_text(
    problems: Iterable[Problem],
    *,
    files: int | None = None,
    whole: bool = True,
    faults_last: bool = False,
    partly: bool = False,
) -> str:
    """The report that a person reads.

    Args:
        problems: what was found, in any order.
        files: how many files were read, if the closing line is to say so.
        whole: whether every warning about wording is shown, or only the first of them.
        faults_last: whether faults follow all warnings, so that they stand nearest to the prompt.
        partly: whether `plan.yml` could not be used, so that what rests on it was not looked at.

    Returns:
        Every problem, sorted by place, with the line it stands on; how many there are of each kind
        of warning, if they are many; then a line that counts them.
    """
    ordered = sorted(problems, key=lambda problem: problem.order)
    if faults_last:
        ordered.sort(key=lambda problem: problem.severity is Severity.FAULT)
    shown: list[Problem] = []
    left: Counter[str] = Counter()
    for problem in ordered:
        if not whole and problem.rule.startswith(PROSE):
            left[problem.rule] += 1
            if left[problem.rule] > SHOWN:
                continue
        shown.append(problem)
    more = sum(max(0, number - SHOWN) for number in left.values())
    parts = [_one_as_text(problem) for problem in shown]
    if more:
        parts.append(f"{more} more warnings about wording: check --all shows them.\n")
    closing = _closing_line(ordered, files)
    if partly:
        closing += " What rests on plan.yml is checked once that is mended."
    return "\n".join([*parts, *_by_kind(ordered), closing]) + "\n"


def in_short(warnings: Collection[Problem], files: int) -> str:
    """How many warnings there are of each kind, for a report that is about something else."""
    closing = _closing_line(warnings, files)
    return "\n".join([*_by_kind(warnings, 1), f"{closing} check shows each with its line."]) + "\n"


def _by_kind(problems: Collection[Problem], least: int = MANY) -> list[str]:
    """How many warnings there are of each rule, most first, if they are as many as that."""
    found = [problem for problem in problems if problem.severity is Severity.WARNING]
    if len(found) < least:
        return []
    count = Counter(problem.rule for problem in found)
    lines = [f"  {number:>4}  {rule}" for rule, number in count.most_common()]
    return ["\n".join(["Warnings by kind:", *lines]) + "\n"]


def _one_as_text(problem: Problem) -> str:
    word = "warning: " if problem.severity is Severity.WARNING else ""
    lines = [f"{problem.file}:{problem.line}:{problem.column}: {word}{problem.message}"]
    if problem.source.strip():
        shown, column = _window(problem.source, problem.column)
        number = str(problem.line)
        lines.append(f"  {number} | {shown}")
        lines.append(f"  {' ' * len(number)} | {' ' * (column - 1)}^")
    if problem.hint:
        lines.append(f"  {problem.hint}")
    # As they must stand in the file, so that they can be copied whole.
    lines += problem.paste
    return "\n".join(lines) + "\n"


def _window(source: str, column: int, width: int = 100) -> tuple[str, int]:
    """At most `width` characters of a line around a column, and the column within them."""
    visible = "".join(character if character.isprintable() else " " for character in source)
    if len(visible) <= width:
        return visible.rstrip(), column
    start = max(0, min(column - 1 - width // 2, len(visible) - width))
    return visible[start : start + width].rstrip(), column - start


def _closing_line(problems: Collection[Problem], files: int | None) -> str:
    count = len(faults(problems))
    warnings = len(problems) - count
    read = f" in {_several(files, 'file')}" if files is not None else ""
    said = f"{_several(count, 'fault')}, {_several(warnings, 'warning')}{read}."
    return said + (" Nothing was published." if count else "")


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def as_json(problems: Iterable[Problem]) -> str:
    """The same report for a program: a list of objects, sorted by place."""
    records = [
        {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity.value,
            "rule": problem.rule,
            "message": problem.message,
            "hint": problem.hint,
            "paste": "".join(f"{line}\n" for line in problem.paste),
        }
        for problem in sorted(problems, key=lambda problem: problem.order)
    ]
    return json.dumps(records, indent=2, ensure_ascii=False) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """The same report as annotations that GitHub shows beside the lines of a pull request.

    The form is that of GitHub's workflow commands (`::error file=...,line=...::message`).
    """
    out = []
    for problem in sorted(problems, key=lambda problem: problem.order):
        level = "error" if problem.severity is Severity.FAULT else "warning"
        text = ". ".join(part for part in (problem.message, problem.hint) if part)
        text = "\n".join([text, *problem.paste])
        place = f"file={_escape_property(problem.file)},line={problem.line},col={problem.column}"
        out.append(f"::{level} {place}::{_escape(text)}\n")
    return "".join(out)


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def shown_as(folder: pathlib.Path, root: pathlib.Path) -> str:
    """What a data folder is called in reports: relative to the project where it lies inside."""
    try:
        return folder.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return folder.as_posix()


def in_repository(folder: pathlib.Path, root: pathlib.Path) -> str:
    """The data folder's path within the repository, for links to its files.

    Of a folder outside the project only the name is known: no page shows a path of this machine.
    """
    return (
        shown_as(folder, root) if folder.resolve().is_relative_to(root.resolve()) else folder.name
    )
