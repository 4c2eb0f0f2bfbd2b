"""A laid-out tree and its comments to the text of a file."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter

from actionplan.canonical.comments import Comment, Comments
from actionplan.canonical.scalars import Plain, tag_of
from actionplan.yamlfiles.document import Document, Path
from actionplan.yamlfiles.reading import read_text

_NO_WIDTH = 1_000_000
"""Lines are broken where the layout says, never by ruamel."""


class _Representer(RoundTripRepresenter):
    """ruamel's, and plain values that stay plain."""


def _represent_plain(representer: Any, value: Plain) -> ScalarNode:
    return ScalarNode(tag_of(value), str(value), style="")


_Representer.add_representer(Plain, _represent_plain)


def emit(tree: Any) -> str:
    """The YAML of a tree, without comments."""
    writer = YAML()
    writer.Representer = _Representer
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.width = _NO_WIDTH
    stream = io.StringIO()
    if not isinstance(tree, list):
        writer.dump(tree, stream)
        return stream.getvalue()
    # Under a key, so that its items are indented like those of every list; then moved back.
    writer.dump({"list": tree}, stream)
    first, *rest = stream.getvalue().splitlines(keepends=True)
    return "".join(line[2:] for line in rest) if rest else first.removeprefix("list: ")


def with_comments(text: str, comments: Comments, spaced: set[Path]) -> str:
    """Put comments and blank lines into text that `emit` made.

    Args:
        text: the text.
        comments: what goes where.
        spaced: the lists with a blank line between their items.
    """
    document, _ = read_text(text, "")
    lines = text.removesuffix("\n").split("\n")
    above, beside = _by_line(document, comments)
    ends = _ends(document, comments, len(lines))
    gaps = {_line_of(document, path) for path in comments.gaps if path}
    breaks = {
        _line_of(document, path)
        for path in document.values
        if path and path[:-1] in spaced and isinstance(path[-1], int) and path[-1] > 0
    }
    out = _Lines()
    out.add(comments.head, 0)
    out.blank(() in comments.gaps)
    for number, line in enumerate([*lines, ""]):
        for column, block in ends.get(number, ()):
            out.add(block, column)
        if number == len(lines):
            break
        indent = len(line) - len(line.lstrip(" "))
        several = beside[number] if len(beside[number]) > 1 else []
        out.blank(number in breaks)
        out.add([*above[number], *map(Comment, several)], indent)
        out.blank(number in gaps)
        out.lines.append(line + "".join(f"  {text}" for text in beside[number] if not several))
    return "\n".join(out.lines) + "\n"


class _Lines:
    """The lines written so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def blank(self, wanted: bool) -> None:
        """A blank line, unless one is there or nothing is."""
        if wanted and self.lines and self.lines[-1]:
            self.lines.append("")

    def add(self, block: Iterable[Comment], indent: int) -> None:
        """Comments on lines of their own."""
        for comment in block:
            self.blank(comment.blank)
            self.lines.append(" " * indent + comment.text)


def _line_of(document: Document, path: Path) -> int:
    """The line on which a key or an item begins, counted from 0."""
    return document.mark(path, key=isinstance(path[-1], str)).line - 1


def _by_line(
    document: Document, comments: Comments
) -> tuple[dict[int, list[Comment]], dict[int, list[str]]]:
    above: dict[int, list[Comment]] = defaultdict(list)
    beside: dict[int, list[str]] = defaultdict(list)
    for path in sorted(comments.before, key=len):
        above[_line_of(document, path)] += comments.before[path]
    for path in sorted(comments.beside, key=len):
        beside[_line_of(document, path)] += comments.beside[path]
    return above, beside


def _ends(
    document: Document, comments: Comments, count: int
) -> dict[int, list[tuple[int, list[Comment]]]]:
    """For each line, the comments at the end of what stops before it, with their columns."""
    ends: dict[int, list[tuple[int, list[Comment]]]] = defaultdict(list)
    if not comments.after:
        return ends
    starts = [(_line_of(document, path), path) for path in document.values if path]
    for container in sorted(comments.after, key=len, reverse=True):
        depth = len(container)
        inside = [line for line, path in starts if len(path) > depth and path[:depth] == container]
        later = [line for line, _ in starts if line > max(inside)]
        first = document.lines[min(inside)]
        column = len(first) - len(first.lstrip(" "))
        keys = [mark.column for path, mark in document.keys.items() if path[:-1] == container]
        if keys:
            column = min(keys) - 1
        ends[min(later, default=count)].append((column, comments.after[container]))
    return ends
