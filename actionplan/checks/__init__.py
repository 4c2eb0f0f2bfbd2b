"""Rules that need more than one record. Rules of shape are in `model`, of YAML in `yamlfiles`."""

from __future__ import annotations

from actionplan.checks import acronyms, areas, bodies, identity, shared, words
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
)


def check(loaded: Loaded) -> list[Problem]:
    """Everything wrong with a data folder: what loading found, and what the rules find.

    Rules run on the records that could be made, so that all faults are reported at once.
    """
    problems = list(loaded.problems)
    plan = loaded.plan()
    if plan is not None:
        data = Data(loaded, plan)
        for rule in RULES:
            problems.extend(problem for problem in rule.run(data) if not _follows(problem, loaded))
    return sorted(set(problems), key=lambda problem: problem.order)


_LOOKED_UP_IN = {
    ":unknown-body": ("agencies.yml",),
    ":unknown-entry": ("acronyms.yml", "terms.yml"),
}


def _follows(problem: Problem, loaded: Loaded) -> bool:
    """Whether a problem only follows from a file that could not be read, which is reported itself."""
    for ending, names in _LOOKED_UP_IN.items():
        if problem.rule.endswith(ending):
            unread = [name for name in names if name in loaded.documents and loaded.documents[name].data is None]
            return bool(unread) or all(name not in loaded.documents for name in names)
    return False


__all__ = ["RULES", "check"]
