"""The report of a check as the hosts of repositories show it on a proposal."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping

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
    report = _fenced("text", as_text(wrong))
    return f"Nothing is published until this is mended.{also}\n\n{report}"


def _fenced(kind: str, text: str) -> str:
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{kind}\n{text}{fence}\n"


_OFFER = (
    "### If you like: the same, tidied\n\n"
    "Nothing has to be done. This is what these files say, in the form in which the others are "
    "kept. To take it, paste it over the whole file.\n"
)
MOST = 40_000
"""So many characters of files an offer shows: a comment holds about 65,000."""


def as_offer(files: Mapping[str, str]) -> str:
    """The canonical form of files, each to be pasted over the whole of one; nothing without files.

    Args:
        files: the text of each, by its path.
    """
    if not files:
        return ""
    parts = [_OFFER]
    left = MOST
    for name, text in files.items():
        if len(text) > left:
            parts.append(f"`{name}`: too long to be shown here.\n")
            continue
        left -= len(text)
        parts.append(
            f"<details><summary><code>{html.escape(name)}</code></summary>\n\n"
            f"{_fenced('yaml', text)}\n</details>\n"
        )
    return "\n".join(parts)


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
