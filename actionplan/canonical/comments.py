"""The comments of a YAML file, and what each of them belongs to.

A comment belongs to the key or list item behind it, to the one on its own line, or, where it is
indented further than what follows, to the end of the list or mapping before it. So it stays where
it is meant when keys change places. (ruamel.yaml hangs a comment on the value before it: with keys
moved, comments part from their keys, and those inside `[a, b]` are dropped.)
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from actionplan.canonical.entries import BREAKS, Entry, entries_of, line_start
from actionplan.yamlfiles.document import Path
from actionplan.yamlfiles.reading import FAST_LOADER

_COMMENT = re.compile(f"#[^{BREAKS}]*")
_BLOCK_HEADER = re.compile(f"[|>][-+0-9]*[ \t]+(#[^{BREAKS}]*)")


class Comment(NamedTuple):
    """A comment on a line of its own."""

    text: str
    blank: bool = False
    """Whether a blank line stands above it."""


@dataclass
class Comments:
    """Every comment of a file, by what it belongs to."""

    head: list[Comment] = field(default_factory=list)
    """Above everything else."""
    before: dict[Path, list[Comment]] = field(default_factory=lambda: defaultdict(list))
    """Above a key or an item."""
    beside: dict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))
    """On the line of a key or an item."""
    after: dict[Path, list[Comment]] = field(default_factory=lambda: defaultdict(list))
    """At the end of a list or mapping."""
    gaps: set[Path] = field(default_factory=set)
    """Keys and items with a blank line between them and the comments above; `()` for the head."""

    def texts(self) -> Counter[str]:
        """What the comments say, each counted."""
        blocks = [self.head, *self.before.values(), *self.after.values()]
        own_lines = [comment.text for block in blocks for comment in block]
        return Counter([*own_lines, *(text for texts in self.beside.values() for text in texts)])

    def opened(self) -> set[Path]:
        """The lists and mappings with a comment inside, which therefore need lines of their own."""
        inside = [path[:-1] for path in [*self.before, *self.beside] if path]
        return {path[:end] for path in [*inside, *self.after] for end in range(len(path) + 1)}


class _Token(NamedTuple):
    start: int
    end: int
    kind: type[yaml.Token]


def collect(text: str, loader: Any = FAST_LOADER) -> Comments:
    """Find the comments of a file that YAML can read."""
    scanned = (
        _Token(token.start_mark.index, token.end_mark.index, type(token))
        for token in yaml.scan(text, Loader=loader)
    )
    solid = sorted((token for token in scanned if token.end > token.start), key=lambda t: t[:2])
    dashes = [token.start for token in solid if token.kind is yaml.BlockEntryToken]
    entries = entries_of(text, yaml.parse(text, Loader=loader), dashes)
    return _Finder(text, solid, entries).comments


class _Finder:
    """Reads the comments between tokens and gives each to an entry."""

    def __init__(self, text: str, tokens: list[_Token], entries: list[Entry]) -> None:
        self.text = text
        self.entries = entries
        self.starts = [entry.start for entry in entries]
        self.by_path = {entry.path: entry for entry in entries}
        self.comments = Comments()
        place = 0
        before: _Token | None = None
        for token in tokens:
            self._gap(place, token.start, before)
            header = _BLOCK_HEADER.match(text, token.start, token.end)
            if header and token.kind is yaml.ScalarToken:
                self._beside(token, header.group(1).rstrip())
            place = token.end
            if token.kind is not yaml.FlowEntryToken:  # behind a comma: still about what it ends
                before = token
        self._gap(place, len(text), before)

    def _gap(self, start: int, end: int, token: _Token | None) -> None:
        """The comments of a stretch that holds nothing else."""
        for found in _COMMENT.finditer(self.text, start, end):
            said = found.group().rstrip()
            line = line_start(self.text, found.start())
            if self.text[line : found.start()].strip(" \t"):
                self._beside(token, said)
            else:
                comment = Comment(said, self._blank_above(line))
                self._own_line(
                    found.start(), found.start() - line, comment, self._blank_below(found.end())
                )

    def _blank_above(self, line: int) -> bool:
        above = self.text[:line].rstrip(" \t").removesuffix("\n")
        return line > 0 and not above[above.rfind("\n") + 1 :].strip(" \t")

    def _blank_below(self, end: int) -> bool:
        return re.match(r"[ \t]*\n[ \t]*\n", self.text[end : end + 400]) is not None

    def _beside(self, token: _Token | None, said: str) -> None:
        entry = self._around(token.start, token.end) if token else None
        if entry is None or not entry.path:
            self.comments.head.append(Comment(said))
        else:
            self.comments.beside[entry.path].append(said)

    def _around(self, start: int, end: int) -> Entry | None:
        """The innermost entry around a stretch."""
        for place in range(bisect_right(self.starts, start) - 1, -1, -1):
            if self.entries[place].end >= end:
                return self.entries[place]
        return None

    def _own_line(self, place: int, column: int, comment: Comment, gap: bool) -> None:
        around = self._around(place, place + 1)
        if around is not None and not around.block:
            self._within(around, place, comment)
            return
        index = bisect_left(self.starts, place)
        following = self.entries[index] if index < len(self.entries) else None
        if not any(entry.path for entry in self.entries[:index]):
            self.comments.head.append(comment)
            self._note_gap((), gap)
            return
        container = self._ended(self.entries[index - 1], following, column)
        if container is not None or following is None:
            self.comments.after[container or ()].append(comment)
        else:
            self.comments.before[following.path].append(comment)
            self._note_gap(following.path, gap)

    def _note_gap(self, path: Path, gap: bool) -> None:
        """The last comment above an entry decides."""
        if gap:
            self.comments.gaps.add(path)
        else:
            self.comments.gaps.discard(path)

    def _within(self, around: Entry, place: int, comment: Comment) -> None:
        """A comment between a key and its value, or within brackets."""
        inside = [
            entry
            for entry in self.entries
            if len(entry.path) == len(around.path) + 1 and entry.path[:-1] == around.path
        ]
        if not inside or place < around.value:
            target = self.comments.before[around.path] if around.path else self.comments.head
            target.append(comment)
            return
        later = [entry for entry in inside if entry.start > place]
        if later:
            self.comments.before[later[0].path].append(comment)
        else:
            self.comments.after[around.path].append(comment)

    def _ended(self, last: Entry, following: Entry | None, column: int) -> Path | None:
        """The list or mapping at whose end a comment stands, if it stands at one."""
        floor = following.column if following else -1
        best: tuple[int, Path] | None = None
        for entry in self._upwards(last.path):
            if (
                not entry.in_brackets
                and floor < entry.column <= column
                and (best is None or entry.column >= best[0])
            ):
                best = (entry.column, entry.path[:-1])
        return best[1] if best else None

    def _upwards(self, path: Path) -> Iterator[Entry]:
        for end in range(len(path), 0, -1):
            yield self.by_path[path[:end]]
