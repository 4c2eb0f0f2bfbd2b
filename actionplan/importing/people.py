"""What in a cell looks like the name of a person, which nothing may publish."""

from __future__ import annotations

import re

from actionplan.checks.private import NAME

_INITIALS = re.compile(r"(?:[A-Z](?:\. ?| )){1,3}[A-Z][a-z'\u2019-]{2,}")
_TWO = re.compile(r"[A-Z][a-z'\u2019-]+ [A-Z][A-Za-z'\u2019-]+")
_NAME_BEFORE_ROLE = re.compile(
    r"(?P<name>[A-Z][a-z'\u2019-]+ [A-Z][A-Za-z'\u2019-]+)(?:, | \(| [-\u2013] )"
    r"(?=(?i:.*\b(?:head|manager|officer|director|lead|chief|nurse|coordinator|commissioner)\b))",
)


def is_person(text: str) -> bool:
    """Whether a text looks like the name of a person: "S. Ahmed", "DI Patel"."""
    return bool(_INITIALS.fullmatch(text.strip()) or NAME.fullmatch(text.strip()))


def may_be_person(text: str) -> str:
    """What in a text may be the name of a person, before a role: "Jo Bloggs, Head of Service"."""
    found = _NAME_BEFORE_ROLE.match(text)
    return found["name"] if found else ""


def may_be_called(text: str) -> bool:
    """Whether a text alone may be the name of a person: two words with capitals."""
    return _TWO.fullmatch(text.strip()) is not None
