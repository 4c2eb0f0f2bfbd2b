"""What a rule is, and what it may look at."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from pydantic import BaseModel

from actionplan.model.bodies import PARTNERSHIP
from actionplan.model.due import known_due
from actionplan.model.loading import Loaded
from actionplan.model.plan import Plan, natural
from actionplan.model.values import IDENTIFIER
from actionplan.problems import Problem, Severity
from actionplan.yamlfiles import Document, Path, Unquoted
from actionplan.yamlfiles.document import did_you_mean, shortened

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class Data:
    """The data as far as it could be read, and every id that stands in it.

    Ids are taken from the files as read, not from the records: a file with a fault still holds the
    records to which others refer.
    """

    loaded: Loaded
    plan: Plan
    today: datetime.date | None = None
    """Today, for the rules that need it; they are silent without it."""

    def each(self, kind: str, model: type[R]) -> Iterator[tuple[R, Document, Path]]:
        """Every record of a kind, with its file and its place in the file."""
        for record, document, at in self.loaded.records.get(kind, []):
            if isinstance(record, model):
                yield record, document, at

    def whole(self, *kinds: str) -> bool:
        """Whether every record of some kinds could be made: else a reference may be missed."""
        return not self.loaded.unmade.intersection(kinds)

    @cached_property
    def refs(self) -> frozenset[str]:
        """References of all areas."""
        return frozenset(name[6:-4] for name in self.loaded.documents if name.startswith("areas/"))

    @cached_property
    def action_ids(self) -> frozenset[str]:
        """References of all actions."""
        found: set[str] = set()
        for ref in self.refs:
            actions = _get(self.loaded.documents[f"areas/{ref}.yml"].data, "actions")
            numbers = _each(actions, "id")
            found |= {f"{ref}.{number}" for number in numbers}
            # An id with a fault is reported. Others refer to what it was: most likely its place.
            if isinstance(actions, list) and not _all_numbered(numbers, len(actions)):
                found |= {f"{ref}.{place}" for place in range(1, len(actions) + 1)}
        return frozenset(found)

    @cached_property
    def body_ids(self) -> frozenset[str]:
        """Ids of all bodies."""
        return frozenset(_each(self._data("agencies.yml"), "id"))

    @property
    def deciders(self) -> frozenset[str]:
        """Ids of all that can decide or report: bodies, and the partnership itself."""
        return self.body_ids | {PARTNERSHIP}

    @cached_property
    def moved(self) -> frozenset[str]:
        """References of the areas and actions that moved."""
        return frozenset(self.plan.moved)

    @cached_property
    def section_numbers(self) -> tuple[str, ...]:
        """Numbers of all sections, in order."""
        return tuple(section.number for section in self.plan.identity.sections)

    @cached_property
    def glossary_names(self) -> frozenset[str]:
        """Every acronym and term."""
        acronyms = _each(self._data("acronyms.yml"), "acronym")
        return frozenset([*acronyms, *_each(self._data("terms.yml"), "term")])

    def _data(self, name: str) -> Any:
        document = self.loaded.documents.get(name)
        return document.data if document else None


def _get(data: Any, key: str) -> Any:
    return data.get(key) if isinstance(data, dict) else None


def _each(data: Any, key: str) -> list[str]:
    """What stands under a key in each record of a list, as far as it does."""
    found = [_get(record, key) for record in data] if isinstance(data, list) else []
    return [str(value) for value in found if isinstance(value, str | Unquoted) and str(value)]


def _all_numbered(numbers: list[str], many: int) -> bool:
    """Whether each of so many records has a number, and each its own."""
    return len(set(numbers)) == many and all(re.fullmatch("[1-9][0-9]*", one) for one in numbers)


@dataclass(frozen=True)
class Rule:
    """One function that looks for faults, and the names of the rules that it keeps."""

    run: Callable[[Data], Iterable[Problem]]
    names: tuple[str, ...]


def rule(*names: str) -> Callable[[Callable[[Data], Iterable[Problem]]], Rule]:
    """Declare a function as a rule, with the name of each kind of problem that it yields."""

    def declare(function: Callable[[Data], Iterable[Problem]]) -> Rule:
        return Rule(function, names)

    return declare


def unknown(
    document: Document,
    path: Path,
    name: str,
    wrong: str,
    choices: Iterable[str],
    *,
    key: bool = False,
) -> Problem:
    """The problem of a reference to something that does not exist, with the nearest that does."""
    what = name.rsplit(":unknown-", 1)[-1]
    known = sorted(choices, key=lambda choice: (natural(choice), choice))
    message = f'there is no {what} "{shortened(wrong)}"'
    hint = _hint(what, wrong, known)
    if what == "body" and PARTNERSHIP in known:
        hint += f" If all of them together did, type {PARTNERSHIP}."
    problem = document.problem(path, name, message, hint, key=key)
    return dataclasses.replace(problem, given=wrong) if what == "body" else problem


def _hint(what: str, wrong: str, known: list[str]) -> str:
    places = {
        "body": "A body that is new to the plan needs a record in agencies.yml first.",
        "section": "The sections stand in plan.yml.",
        "rating": "The ratings stand under ratings in plan.yml.",
        "role": "Roles stand in plan.yml: roles: {school-staff: {name: School staff}}",
        "topic": "Topics stand in plan.yml: topics: {front-door: The front door}",
        "kind": "The kinds of check stand under check_kinds in plan.yml.",
        "entry": "Acronyms stand in acronyms.yml, other terms in terms.yml.",
    }
    return ". ".join(part for part in (did_you_mean(wrong, known), places.get(what, "")) if part)


def twice(
    document: Document,
    path: Path,
    name: str,
    said: str,
    first: Problem | None = None,
    *,
    hint: str = "Keep one of the two.",
) -> Problem:
    """The problem of something that stands twice, with the place where it stands first."""
    where = f" (first in {first.file}, line {first.line})" if first else ""
    return document.problem(path, name, f"{said} stands twice{where}", hint)


def listed(fact: tuple[str, ...], field: str = "") -> str:
    """A fact as an editor types it: when, if it is one value, or values in brackets."""
    said = [_typed(one) for one in fact]
    return said[0] if len(said) == 1 and field == "due" else f"[{', '.join(said)}]"


def keyed(fact: tuple[str, ...], field: str) -> str:
    """A fact with the keys under which an action states it: a time is due, words are timescale."""
    if field != "due":
        return f"{field}: {listed(fact)}"
    said = (("due" if known_due(one) else "timescale", _typed(one)) for one in fact)
    return " and ".join(f"{key}: {value}" for key, value in said)


def _typed(value: str) -> str:
    """An id or a time as it is; words in quotes."""
    return value if re.fullmatch(IDENTIFIER, value) else json.dumps(value, ensure_ascii=False)


def own_name(document: Document, kind: str, name: str) -> Iterator[Problem]:
    """The problems of an id that is not the name of its file, or cannot be part of an address."""
    stem = document.name.rsplit("/", 1)[-1].removesuffix(".yml")
    if name != stem:
        message = f'the id is "{name}", and the file is called {stem}.yml'
        hint = f"Type id: {stem}, or rename the file."
        yield document.problem(("id",), f"{kind}.id:file-name", message, hint)
    if name.casefold() == "index":
        message = '"index" cannot be an id'
        yield document.problem(("id",), f"{kind}.id:reserved", message, "Choose another.")


def incomplete(
    document: Document, path: Path, name: str, record: BaseModel, needed: dict[str, str]
) -> Iterator[Problem]:
    """The problem of an address without what a reader must know to trust it.

    Args:
        document: the file.
        path: where the record stands.
        name: the rule.
        record: what may have an address.
        needed: the keys that belong to an address, each with what to type for it.
    """
    given = getattr(record, "address", None)
    missing = [key for key in needed if getattr(record, key) is None]
    if given and missing:
        keys = " and ".join(f'"{key}"' for key in missing)
        hint = f"Type as well: {', '.join(f'{key}: {needed[key]}' for key in missing)}"
        message = f"an address stands here without {keys}"
        yield document.problem((*path, "address"), name, message, hint)


def repeated(items: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The items of a list that stand in it a second time, with their places."""
    seen: set[str] = set()
    for place, item in enumerate(items):
        if item in seen:
            yield place, item
        seen.add(item)


__all__ = [
    "Data",
    "Problem",
    "Rule",
    "Severity",
    "incomplete",
    "keyed",
    "listed",
    "own_name",
    "repeated",
    "rule",
    "twice",
    "unknown",
]
