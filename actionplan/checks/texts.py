"""The prose of a data file, and where a word of it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.yamlfiles import Document, Mark, Path

PROSE = frozenset(
    {
        *("title", "intro", "description", "findings", "text", "items", "after", "impact"),
        *("scrutiny", "how_often", "notes", "says", "reason", "questions", "gaps", "end"),
        *("within", "what", "silent", "timescale"),
    }
)
"""The keys under which sentences stand: all others hold names, ids, days and addresses."""


def texts(document: Document, keys: frozenset[str]) -> Iterator[tuple[Path, str]]:
    """The texts of a file that stand under some keys, each with its place."""
    for path, text in document.texts:
        if next((part for part in reversed(path) if isinstance(part, str)), None) in keys:
            yield path, text


def place(document: Document, path: Path, words: str) -> Mark:
    """Where words of a text stand; the text itself if its lines do not hold them together."""
    start = document.mark(path)
    whole = re.compile(rf"(?<![\w&]){re.escape(words)}(?![\w&])")
    for number, line in enumerate(document.lines[start.line - 1 :], start.line):
        found = whole.search(line, start.column - 1 if number == start.line else 0)
        if found:
            return Mark(number, found.start() + 1)
    return start
