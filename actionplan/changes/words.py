"""What fields are called in plain English, and how a reworded text is shown."""

from __future__ import annotations

import difflib

NAMES = {
    "also": "other names",
    "about": "bodies that the findings speak of",
    "adopted_by": "who adopted the edition",
    "adopted_on": "day of adoption",
    "agreed_by": "who agreed it",
    "approved": "approval",
    "as_at": "month of the version",
    "asks": "bodies of which it asks something",
    "audience": "readers",
    "became": "what became of it",
    "body": "body that it names",
    "by": "by whom",
    "checked": "day of the last check",
    "end": "how it ends",
    "ended": "the end",
    "expansions": "what it stands for",
    "from": "first day",
    "found": "what inspectors found",
    "gaps": "what the plan leaves out",
    "holder": "who holds it",
    "how_often": "how often",
    "in_plan_list": "whether the plan lists it",
    "last": "last day",
    "licence": "licence",
    "more": "where to find out more",
    "near": "words that are confused with it",
    "on": "day",
    "owners": "roles that own it",
    "part_of": "groups to which it belongs",
    "questions": "questions for the team",
    "recorded": "where it is recorded",
    "ref": "reference",
    "refs": "references",
    "review": "day of the next review",
    "says": "what the plan says of it",
    "scrutiny": "how it would be checked",
    "see_also": "cross-references",
    "seen": "day on which its source was read",
    "sha256": "digest",
    "shared": "cells that the document leaves blank",
    "shared_from": "where blank cells come from",
    "short": "short name",
    "start": "first day",
    "stated_in": "version that says so",
    "timescale": "timescale in the plan's words",
    "to": "to whom",
    "was": "what it was before",
    "who": "who does it",
    "who_else": "who does it, in words",
    "within": "within what time",
    "why": "why it matters",
}
"""Fields whose key alone would not tell a reader what they hold."""

ITEMS = {
    "actions": "action",
    "areas": "area",
    "roles": "role",
    "sections": "section",
    "also": "other name",
    "background": "statement of the background",
    "asks": "statement of what is asked",
    "changes": "statement of what was to change",
    "checks": "check",
    "evidence": "piece of evidence",
    "expansions": "meaning",
    "findings": "finding",
    "forms": "form",
    "found": "statement of what was found",
    "gaps": "gap",
    "items": "item of the list",
    "more": "statement of where to find out more",
    "near": "confused word",
    "next": "next step",
    "notes": "note",
    "promised": "promised briefing",
    "questions": "question",
    "spellings": "spelling",
    "text": "paragraph",
    "why": "statement of why it matters",
    "words": "word",
}
"""What one item of a list is called."""

SHORT = 9
"""A text of so many words is shown whole."""
AROUND = 3
"""So many words stand around what differs in a longer one."""


def called(field: str) -> str:
    """What a field is called."""
    return NAMES.get(field, field.replace("_", " "))


def item_called(field: str) -> str:
    """What an item of a list is called."""
    return ITEMS.get(field, f"item of {called(field)}")


def quoted(text: str, most: int = 14) -> str:
    """The beginning of a text in quotation marks."""
    words = text.split()
    shown = " ".join(words[:most])
    return f"“{shown} ...”" if len(words) > most else f"“{shown}”"


def reworded(old: str, new: str) -> str:
    """How a text changed: whole if it is short, else what differs with a few words around it."""
    before, after = old.split(), new.split()
    if len(before) <= SHORT and len(after) <= SHORT:
        return f"from “{old}” to “{new}”"
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    least = min(len(before), len(after)) - start
    while end < least and before[-1 - end] == after[-1 - end]:
        end += 1
    return f"from {_window(before, start, end)} to {_window(after, start, end)}"


def _window(words: list[str], start: int, end: int) -> str:
    first, last = max(0, start - AROUND), len(words) - max(0, end - AROUND)
    shown = words[first:last]
    if len(shown) > 20:
        shown = [*shown[:10], "...", *shown[-9:]]
    left, right = "... " if first else "", " ..." if last < len(words) else ""
    return f"“{left}{' '.join(shown)}{right}”"


def alike(one: str, other: str) -> bool:
    """Whether one text is the other reworded, not another text."""
    return difflib.SequenceMatcher(None, one.split(), other.split()).ratio() >= 0.5
