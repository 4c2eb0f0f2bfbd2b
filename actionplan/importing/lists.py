"""A list that was flattened into a paragraph, found again: text, items, text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from actionplan.importing.table import Para

_NEXT_ITEM = re.compile(r"(?<=[;.,])\s+[-\u2013]\s+")
_BULLETS = re.compile(r"\s*[•●▪◦‣]\s*")
_LEAD_IN = re.compile(r":-?(?=\s)")
_NEXT = re.compile(r"(?<=[a-z0-9)]) (?=[A-Z][a-z]+ [a-z])")
_WORDS_BEHIND = 8
"""What begins with a capital behind an item, without a stop before it, and has so many words is text."""


class Listed(NamedTuple):
    """A text with a list in it."""

    text: str
    items: tuple[str, ...] = ()
    after: str = ""
    split: bool = False
    """Whether the end of the list had to be judged."""


def listed(paras: Iterable[Para]) -> Listed:
    """Find the list in a cell.

    Items are those that the document marks, or those between signs behind a colon. What stands
    behind the last one, as paragraphs or after a sentence without its full stop, is text again.
    """
    found = tuple(paras)
    places = [place for place, para in enumerate(found) if para.item]
    if not places:
        return _inline(" ".join(para.text for para in found))
    first = places[0]
    last = first
    while last + 1 in places:
        last += 1
    items = [part for para in found[first : last + 1] for part in _parts(para.text)]
    before = " ".join(para.text for para in found[:first])
    after = " ".join(para.text for para in found[last + 1 :])
    if not before or len(items) < 2:
        return Listed(" ".join(para.text for para in found))
    if after:
        return Listed(before, tuple(items), after)
    return _with_end(before, items)


def _parts(text: str) -> list[str]:
    """The items of a paragraph that begins with one: a flattened list holds them all."""
    parts = _BULLETS.split(text)
    if len(parts) == 1:
        parts = _NEXT_ITEM.split(text)
    return [part.strip() for part in parts if part.strip()]


def _inline(text: str) -> Listed:
    bullets = [part for part in _BULLETS.split(text) if part]
    if len(bullets) > 2:
        return _with_end(bullets[0], bullets[1:])
    for colon in _LEAD_IN.finditer(text):
        head, rest = text[: colon.end()], text[colon.end() :]
        if re.match(r"\s+[-]\s+", rest):
            items = [part for part in re.split(r"\s+-\s+", rest) if part]
            if len(items) > 1:
                return _with_end(head, items)
    return Listed(text)


def _with_end(text: str, items: list[str]) -> Listed:
    """Cut what follows the last item: a capital in mid-sentence before a whole sentence."""
    for space in _NEXT.finditer(items[-1]):
        behind = items[-1][space.end() :]
        if behind.endswith(".") and len(behind.split()) >= _WORDS_BEHIND:
            return Listed(text, (*items[:-1], items[-1][: space.start()]), behind, split=True)
    return Listed(text, tuple(items))
