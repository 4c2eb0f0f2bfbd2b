"""The report of a check as the hosts of repositories show it on a proposal."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable

from actionplan.problems import Problem, Severity, as_text, faults


def as_markdown(problems: Iterable[Problem]) -> str:
    """What a comment on a proposal says: every fault, and how many warnings there are.

    The report stands in a fence longer than any within it: what an editor typed stays text.
    """
    found = list(problems)
    wrong = faults(found)
    warnings = len(found) - len(wrong)
    also = f" {warnings} warnings are in the log of this check." if warnings else ""
    if not wrong:
        return f"Nothing has to be mended.{also}\n"
    report = as_text(wrong)
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", report)), default=0))
    return f"Nothing is published until this is mended.{also}\n\n{fence}text\n{report}{fence}\n"


def as_gitlab(problems: Iterable[Problem]) -> str:
    """The report as GitLab shows it beside the lines of a merge request: a code quality report."""
    records = []
    seen: Counter[str] = Counter()
    for problem in sorted(problems, key=lambda one: one.order):
        said = ". ".join(part for part in (problem.message, problem.hint) if part)
        # It tells GitLab which problem is which between two runs: a line may move.
        known = "\n".join([problem.file, problem.rule, problem.message])
        seen[known] += 1
        records.append(
            {
                "description": "\n".join([said, *problem.paste]),
                "check_name": problem.rule,
                "fingerprint": hashlib.sha256(f"{known}\n{seen[known]}".encode()).hexdigest(),
                "severity": "blocker" if problem.severity is Severity.FAULT else "minor",
                "location": {"path": problem.file, "lines": {"begin": problem.line}},
            }
        )
    return json.dumps(records, indent=2, ensure_ascii=False) + "\n"
