"""Rules that need more than one record. Rules of shape are in `model`, of YAML in `yamlfiles`."""

from __future__ import annotations

import datetime
import fnmatch
import re

from actionplan.checks import (
    acronyms,
    areas,
    blanks,
    bodies,
    briefings,
    changed,
    checked,
    comments,
    dates,
    identity,
    moved,
    pathways,
    private,
    prose,
    reports,
    shared,
    swallowed,
    synonyms,
    was,
    words,
)
from actionplan.checks import help as help_rules
from actionplan.checks.named import names_of, with_id
from actionplan.checks.rule import Data, Rule
from actionplan.model.loading import Loaded
from actionplan.problems import Problem

RULES: tuple[Rule, ...] = (
    *identity.RULES,
    *areas.RULES,
    *shared.RULES,
    *bodies.RULES,
    *words.RULES,
    *acronyms.RULES,
    *synonyms.RULES,
    *briefings.RULES,
    *pathways.RULES,
    *help_rules.RULES,
    *changed.RULES,
    *was.RULES,
    *moved.RULES,
    *reports.RULES,
    *checked.RULES,
    *dates.RULES,
    *comments.RULES,
    *swallowed.RULES,
    *blanks.RULES,
    *prose.RULES,
    *private.RULES,
)


def check(loaded: Loaded, today: datetime.date | None = None) -> list[Problem]:
    """Everything wrong with a data folder: what loading found, and what the rules find.

    Rules run on the records that could be made, so that all faults are reported at once.

    Args:
        loaded: the data folder, read.
        today: for warnings that depend on it; without it they are left out, so that what is
            published never depends on the day.
    """
    problems = list(loaded.problems)
    plan = loaded.plan()
    if plan is not None:
        data = Data(loaded, plan, today)
        for rule in RULES:
            problems.extend(problem for problem in rule.run(data) if not _follows(problem, loaded))
        names = names_of(plan.agencies)
        deciders = names_of((*plan.agencies, plan.partnership))
        problems = [
            with_id(one, deciders if _DECIDES.search(one.rule) else names) for one in problems
        ]
    return sorted(set(problems), key=lambda problem: problem.order)


_DECIDES = re.compile(r"\.(agreed_by|reports\.by):")
"""The rules on keys under which the partnership itself may stand in place of a body."""

_LOOKED_UP_IN = {
    ":unknown-body": ("agencies.yml",),
    ":unknown-entry": ("acronyms.yml", "terms.yml"),
    ":unknown-action": ("areas/*.yml",),
    ":unknown-reference": ("areas/*.yml",),
}


def _follows(problem: Problem, loaded: Loaded) -> bool:
    """Whether a problem only follows from another that is reported: of a file, or in `plan.yml`."""
    if any(re.match(rf"plan\.{key}[.:]", problem.rule) for key in loaded.stood_in):
        return True
    for ending, patterns in _LOOKED_UP_IN.items():
        if problem.rule.endswith(ending):
            found = [
                isinstance(document.data, dict if "/" in name else list)
                for name, document in loaded.documents.items()
                if any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
            ]
            return not found or not all(found)
    return False


__all__ = ["RULES", "check"]
