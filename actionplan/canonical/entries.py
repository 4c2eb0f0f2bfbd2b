"""Where each key and list item of a YAML file begins and its value ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from actionplan.yamlfiles.document import Path

BREAKS = "\n\x85\u2028\u2029"
"""What YAML 1.1 takes for the end of a line, once CR LF has become LF."""


@dataclass
class Entry:
    """A key or a list item, with its value; the whole file has the path `()`."""

    path: Path
    start: int
    """Of the key or the dash, counted in characters from the start of the file."""
    column: int
    """Counted from 0."""
    in_brackets: bool
    """Whether it stands within `[]` or `{}`."""
    value: int = 0
    """Where its value begins."""
    end: int = 0
    """Where its value ends."""
    block: bool = False
    """Whether its value is a list or mapping on lines of its own."""


def entries_of(text: str, events: Iterator[Any], dashes: list[int]) -> list[Entry]:
    """The entries of a file that YAML can read, in the order of the file.

    Args:
        text: the file.
        events: what the parser says of it.
        dashes: the place of every dash that begins a list item, in order.
    """
    walk = _Walk(text, events, dashes)
    for event in events:
        mark: Any = event.start_mark
        if isinstance(event, yaml.NodeEvent):
            walk.entry(event, Entry((), mark.index, mark.column, in_brackets=False))
    return walk.found


class _Walk:
    def __init__(self, text: str, events: Iterator[Any], dashes: list[int]) -> None:
        self.text = text
        self.events = events
        self.dashes = dashes
        self.found: list[Entry] = []

    def entry(self, event: Any, entry: Entry) -> int:
        """Note an entry whose value begins with an event.

        Returns:
            Where its value ends.
        """
        self.found.append(entry)
        entry.value = event.start_mark.index
        entry.end = event.end_mark.index
        if type(event) not in (yaml.SequenceStartEvent, yaml.MappingStartEvent):
            return entry.end
        entry.block = not event.flow_style
        inside = self._items if type(event) is yaml.SequenceStartEvent else self._pairs
        closed = inside(entry)
        if not entry.block:
            entry.end = closed
        return entry.end

    def _items(self, around: Entry) -> int:
        for count, event in enumerate(self.events):
            if type(event) is yaml.SequenceEndEvent:
                return _end(event)
            start, column = event.start_mark.index, event.start_mark.column
            if around.block:
                start = self.dashes[bisect_left(self.dashes, start) - 1]
                column = start - line_start(self.text, start)
            item = Entry((*around.path, count), start, column, in_brackets=_in_brackets(around))
            around.end = max(around.end, self.entry(event, item))
        return around.end

    def _pairs(self, around: Entry) -> int:
        for event in self.events:
            if type(event) is yaml.MappingEndEvent:
                return _end(event)
            mark = event.start_mark
            path = (*around.path, str(event.value))
            pair = Entry(path, mark.index, mark.column, in_brackets=_in_brackets(around))
            around.end = max(around.end, self.entry(next(self.events), pair))
        return around.end


def line_start(text: str, place: int) -> int:
    """Where the line around a place begins."""
    return max(text.rfind(sign, 0, place) for sign in BREAKS) + 1


def _end(event: Any) -> int:
    place: int = event.end_mark.index
    return place


def _in_brackets(around: Entry) -> bool:
    return around.in_brackets or not around.block
