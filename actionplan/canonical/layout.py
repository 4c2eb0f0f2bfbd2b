"""The tree that is written: keys in the model's order, each part on lines or within brackets."""

from __future__ import annotations

from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from actionplan.canonical.comments import Comment, Comments
from actionplan.canonical.scalars import LONG, WIDTH, Plain, Written, one_line, word, written
from actionplan.canonical.shapes import NAME_LISTS, SPACED_LISTS, Kind, Shape
from actionplan.yamlfiles.document import Path, Unquoted


def empty(value: Any) -> bool:
    """Whether a key has no value at all."""
    return isinstance(value, Unquoted) and not value.raw


class Layout:
    """Lays out the data of one file; comments of keys that go are given to what stays."""

    def __init__(self, comments: Comments) -> None:
        self.comments = comments
        self.opened = comments.opened()
        self.spaced: set[Path] = set()
        """Lists with a blank line between their items."""

    def file(self, data: Any, shape: Shape) -> Any:
        """The tree of a whole file."""
        if isinstance(data, list):
            self.spaced.add(())
        return self._node(data, shape, (), 0, flow=False)

    def _node(self, data: Any, shape: Shape, path: Path, column: int, *, flow: bool) -> Any:
        """One value.

        Args:
            data: what was read.
            shape: what the model says of it.
            path: where it stands.
            column: of its keys or dashes, or of the lines of its text.
            flow: whether it stands within brackets.
        """
        if isinstance(data, dict):
            return self._mapping(data, shape, path, column, flow=flow)
        if isinstance(data, list):
            return self._sequence(data, shape, path, column, flow=flow)
        return written(data, shape.kind, flow=flow, indent=column)

    def _mapping(
        self, data: dict[str, Any], shape: Shape, path: Path, column: int, *, flow: bool
    ) -> CommentedMap:
        made = CommentedMap()
        homeless: list[Comment] = []
        for key in shape.ordered(data):
            inner = (*path, key)
            if empty(data[key]):
                homeless += self._take(inner)
                continue
            if homeless:
                self.comments.before[inner][:0] = homeless
                homeless = []
            here = shape.at(key)
            short = shape.keyed_by_number or here.ids_by_field
            flat = flow or (short and self._closable(inner, data[key]))
            made[_key(key, shape)] = self._node(data[key], here, inner, column + 2, flow=flat)
            if key in SPACED_LISTS and isinstance(data[key], list):
                self.spaced.add(inner)
        if homeless or not made:
            self._house(path, homeless, made)
        if flow or not made:
            made.fa.set_flow_style()
        return made

    def _take(self, path: Path) -> list[Comment]:
        """The comments of a key that goes."""
        beside = [Comment(text) for text in self.comments.beside.pop(path, [])]
        self.comments.gaps.discard(path)
        return [*self.comments.before.pop(path, []), *beside]

    def _house(self, path: Path, homeless: list[Comment], made: CommentedMap) -> None:
        """Give comments a place at the end of a mapping, or above it if nothing is left in it."""
        if made:
            self.comments.after[path][:0] = homeless
        else:
            target = self.comments.before[path] if path else self.comments.head
            target.extend([*homeless, *self.comments.after.pop(path, [])])

    def _closable(self, path: Path, data: Any) -> bool:
        """Whether a value can stand within brackets: no comment and no empty item inside."""
        if path in self.opened:
            return False
        if isinstance(data, dict):
            kept = [(key, value) for key, value in data.items() if not empty(value)]
            return all(self._closable((*path, key), value) for key, value in kept)
        if isinstance(data, list):
            return all(self._closable((*path, place), item) for place, item in enumerate(data))
        return not empty(data)

    def _sequence(
        self, data: list[Any], shape: Shape, path: Path, column: int, *, flow: bool
    ) -> CommentedSeq:
        flow = flow or self._short_list(data, shape.at(0), path, column)
        made = CommentedSeq()
        for index, item in enumerate(data):
            made.append(self._node(item, shape.at(0), (*path, index), column + 2, flow=flow))
        if flow or not made:
            made.fa.set_flow_style()
        return made

    def _short_list(self, data: list[Any], shape: Shape, path: Path, column: int) -> bool:
        """Whether a list goes on the line of its key: ids and names, if they fit."""
        name = path[-1] if path else ""
        if shape.kind is Kind.TEXT and name not in NAME_LISTS:
            return False
        if not path or not self._closable(path, data):
            return False
        items = [item for item in data if isinstance(item, str | Unquoted)]
        if len(items) < len(data) or any(len(one_line(str(item))) > LONG for item in items):
            return False
        width = sum(_length(written(item, shape.kind, flow=True)) + 2 for item in items)
        return column - 2 + len(f"{name}: ") + width <= WIDTH


def _key(key: str, shape: Shape) -> Written:
    """A key: the model's own and numbers are plain (also `on`, which YAML 1.2 has as text)."""
    known = key in shape.keys or (shape.keyed_by_number and key.isdecimal())
    return Plain(key) if known else word(key, flow=False)


def _length(item: Written) -> int:
    return len(item) if isinstance(item, Plain) else len(item) + 2
