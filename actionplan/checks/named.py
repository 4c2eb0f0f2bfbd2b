"""A body called by its name where its id must stand: the id to type."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Iterable, Mapping

from actionplan.model import Body
from actionplan.model.bodies import PARTNERSHIP
from actionplan.problems import Problem

_BETWEEN = re.compile(r"\s*(?:[,;/&]|\band\b)\s*", re.IGNORECASE)
NEAR = 0.9
"""How like a name a text must be: a missing apostrophe is, another trust is not."""


def names_of(bodies: Iterable[Body]) -> dict[str, str]:
    """Every name of every body, as names are compared, with the id of the body."""
    found: dict[str, str] = {}
    for body in bodies:
        for name in (body.id, body.name, body.short, body.label, *body.also):
            if name:
                found.setdefault(_key(name), body.id)
    return found


def with_id(problem: Problem, names: Mapping[str, str]) -> Problem:
    """A problem of an id, with the id that was meant as what to type, if the name is known.

    Args:
        problem: any problem.
        names: what `names_of` gives.
    """
    if not problem.given:
        return problem
    parts = [problem.given] if _key(problem.given) in names else _BETWEEN.split(problem.given)
    meant = [names[_key(part)] for part in parts if _key(part) in names]
    if not meant or len(meant) < len(parts):
        near = difflib.get_close_matches(_key(problem.given), names, n=1, cutoff=NEAR)
        guess = near and "Did you mean" not in problem.hint
        hint = f"Did you mean: {names[near[0]]}" if guess else problem.hint
        return dataclasses.replace(problem, hint=hint)
    listed = problem.rule.endswith(":not-a-list") or len(meant) > 1
    typed = f"[{', '.join(meant)}]" if listed else meant[0]
    if meant == [PARTNERSHIP]:
        return dataclasses.replace(problem, hint=f"Type the word for all bodies: {PARTNERSHIP}")
    ids = "ids" if len(meant) > 1 else "id"
    return dataclasses.replace(problem, hint=f"Type the {ids} of agencies.yml: {typed}")


def _key(name: str) -> str:
    words = re.sub(r"[\u2018\u2019']", "", name.casefold())
    return " ".join(re.findall(r"\w+", words)).removeprefix("the ")
