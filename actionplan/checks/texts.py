"""The prose of a data file, and where a word of it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from actionplan.yamlfiles import Document, Mark, Path

PROSE = frozenset(
    {
        *("title", "intro", "description", "findings", "text", "items", "after", "impact"),
        *("scrutiny", "how_often", "notes", "says", "reason", "questions", "gaps", "end"),
        *("within", "what", "silent", "timescale"),
    }
)
"""The keys under which sentences stand: all others hold names, ids, days and addresses."""


def texts(
    data: Any, keys: frozenset[str] | None = None, path: Path = (), wanted: bool = False
) -> Iterator[tuple[Path, str]]:
    """Every text of what was read from a file, with its place.

    Args:
        data: what was read.
        keys: the keys under which it must stand; any without them.
        path: where the data stands.
        wanted: whether the key above it is one of them.
    """
    if isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, keys, (*path, key), keys is None or key in keys)
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from texts(value, keys, (*path, place), wanted)
    elif isinstance(data, str) and (wanted or keys is None):
        yield path, data


def place(document: Document, path: Path, words: str) -> Mark:
    """Where words of a text stand; the text itself if its lines do not hold them together."""
    start = document.mark(path)
    whole = re.compile(rf"(?<![\w&]){re.escape(words)}(?![\w&])")
    for number, line in enumerate(document.lines[start.line - 1 :], start.line):
        found = whole.search(line, start.column - 1 if number == start.line else 0)
        if found:
            return Mark(number, found.start() + 1)
    return start
