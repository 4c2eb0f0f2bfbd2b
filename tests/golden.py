"""Golden cases: what is changed in an invented plan, and the report that its editor then gets."""

from __future__ import annotations

import contextlib
import datetime
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, NotRequired, TypedDict
from unittest import mock

import yaml

from actionplan.checks import check
from actionplan.model.loading import load
from actionplan.problems import Problem, as_text
from actionplan.yamlfiles.reading import FAST_LOADER
from tests.conftest import ROOT, SMALL, approve, make_briefed

FOLDER = Path(__file__).parent / "cases"

MADE = {
    "more than a megabyte": b"# " + b"x" * 1_000_000,
    "2000 words": b" ".join([b"word"] * 2000),
    "60 levels": b"notes: " + b"[" * 60 + b"]" * 60 + b"\n",
}
"""Contents too long to be written down."""

Change = TypedDict(
    "Change",
    {
        "file": str,
        "replace": NotRequired[str],
        "with": NotRequired[str],
        "with_hex": NotRequired[str],
        "generate": NotRequired[str],
        "review": NotRequired[str],
        "remove": NotRequired[bool],
        "forbid": NotRequired[bool],
    },
)


class Case(Change):
    """One case: a change (or several), and the report."""

    rule: str
    today: NotRequired[str]
    plan: NotRequired[str]
    without: NotRequired[list[str]]
    changes: NotRequired[list[Change]]
    report: str


class Place(NamedTuple):
    """Where a case stands."""

    file: Path
    number: int
    case: Case

    def __str__(self) -> str:
        """The rule, and its number among the cases of its file."""
        return f"{self.case['rule']}-{self.number + 1}"


def cases() -> list[Place]:
    """Every case of every file."""
    return [
        Place(file, number, case)
        for file in sorted(FOLDER.glob("*.yml"))
        for number, case in enumerate(read(file))
    ]


def read(file: Path) -> list[Case]:
    found: list[Case] = yaml.load(file.read_text("utf-8"), Loader=FAST_LOADER)  # noqa: S506
    return found


def text(name: str) -> str:
    """Another file beside the cases."""
    return (FOLDER / name).read_text("utf-8")


def report(case: Case, folder: Path) -> tuple[list[Problem], str]:
    """Change a copy of the plan as a case says, and check it."""
    data = folder / "plan_data"
    if case.get("plan") == "briefed":
        make_briefed(data)
    else:
        shutil.copytree(SMALL, data)
    if case.get("plan") == "helped":
        shutil.copy(ROOT / "tests" / "plans" / "helped" / "help.yml", data / "help.yml")
    for name in case.get("without", []):
        (data / name).unlink()
    changes = case.get("changes") or [case]
    for change in changes:
        apply(change, data / change["file"])
    forbidden = {data / change["file"] for change in changes if change.get("forbid")}
    with _unreadable(forbidden):
        loaded = load(data, "plan_data")
    today = case.get("today")
    problems = check(loaded, datetime.date.fromisoformat(today) if today else None)
    said = as_text(problems, files=len(loaded.documents))
    # The digest of a briefing changes with every field that the model is given.
    return problems, re.sub(r"(type: approved: .* digest: )[0-9a-f]{64}", r"\1...", said)


def apply(change: Change, path: Path) -> None:
    """Make one change of a case."""
    if change.get("forbid"):
        return
    if change.get("remove"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
        return
    if "review" in change:
        approve(path, change["review"])
        return
    if "generate" in change:
        content = MADE[change["generate"]]
    elif "with_hex" in change:
        content = bytes.fromhex(change["with_hex"])
    else:
        content = change["with"].encode()
    if "replace" in change:
        old = path.read_bytes()
        assert old.count(change["replace"].encode()) == 1, f"once in {path}: {change['replace']}"
        content = old.replace(change["replace"].encode(), content)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


@contextlib.contextmanager
def _unreadable(paths: set[Path]) -> Iterator[None]:
    """Files that this user may not read: an administrator may read everything."""
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path in paths:
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    with mock.patch.object(Path, "read_bytes", refuse):
        yield


def rewrite(place: Place, said: str) -> None:
    """Put another report into a file of cases."""
    found = read(place.file)
    found[place.number]["report"] = said
    lines = place.file.read_text("utf-8").splitlines(keepends=True)
    head = [line for line in lines if line.startswith("#")]
    place.file.write_text("".join(head) + dump(found), "utf-8", newline="\n")


def dump(found: list[Case]) -> str:
    """Cases as they stand in their files."""
    return "\n".join("".join(_dumped(case, "- ", "  ")) for case in found)


def _dumped(record: Any, first: str, other: str) -> Iterator[str]:
    start = first
    for key, value in record.items():
        if key == "changes":
            yield f"{start}{key}:\n"
            for change in value:
                yield from _dumped(change, f"{other}  - ", f"{other}    ")
        else:
            yield f"{start}{key}: {_value(value, other + '  ')}\n"
        start = other


def _value(value: Any, indent: str) -> str:
    plain = isinstance(value, str) and all(sign == "\n" or sign.isprintable() for sign in value)
    if plain and "\n" in value[:-1] and value.endswith("\n") and not value.endswith("\n\n"):
        sign = "|2" if value.startswith((" ", "\n")) else "|"
        lines = [f"{indent}{line}" if line else "" for line in value.splitlines()]
        return "\n".join([sign, *lines])
    return value if plain and _is_plain(value) else json.dumps(value, ensure_ascii=not plain)


def _is_plain(value: str) -> bool:
    """Whether YAML reads a value without quotes as the same text."""
    try:
        return bool(yaml.safe_load(f"a: {value}\n") == {"a": value})
    except yaml.YAMLError:
        return False
