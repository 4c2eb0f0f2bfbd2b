"""The data of one YAML file, with the place of everything, from its parser's events.

As events come one by one, depth is bounded before anything is built, and the place of every key and
value costs no second pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from actionplan.problems import Problem
from actionplan.yamlfiles.document import Document, Mark, Path, Unquoted

MAX_DEPTH = 50

_READS_AS = {
    "tag:yaml.org,2002:null": "nothing",
    "tag:yaml.org,2002:bool": "true or false",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a date",
    "tag:yaml.org,2002:value": "a default value",
}
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Stop(Exception):
    """Reading cannot go on; the problem has been recorded."""


def build(document: Document, text: str, loader: Any) -> tuple[Document, list[Problem]]:
    """Fill a document from its text.

    Args:
        document: the file; what it holds is put into it.
        text: its text.
        loader: PyYAML's loader to parse it with.

    Raises:
        yaml.MarkedYAMLError: the parser refuses it.
    """
    builder = _Builder(document, _events(text, loader))
    try:
        document.data = builder.document()
    except _Stop:
        document.data = None
    return document, builder.problems


def _events(text: str, loader: Any) -> Iterator[Any]:
    """The parser's events; escapes that stand for no character are faults to both parsers."""
    parser = loader(text)
    try:
        while parser.check_event():
            event = parser.get_event()
            if isinstance(event, yaml.ScalarEvent) and _SURROGATE.search(event.value):
                place: Any = event.start_mark
                raise yaml.MarkedYAMLError(None, None, "half an escape code", place)
            yield event
    except (ValueError, OverflowError) as error:  # the Python parser: of chr() and int()
        raise yaml.MarkedYAMLError(None, None, f"escape code: {error}", parser.get_mark()) from None
    finally:
        parser.dispose()


class _Builder:
    """Turns parser events into plain data, noting the place of everything."""

    def __init__(self, document: Document, events: Iterator[Any]) -> None:
        self.file = document
        self.events = events
        self.problems: list[Problem] = []
        resolvers = yaml.SafeLoader.yaml_implicit_resolvers
        self.resolvers: dict[str, list[tuple[str, Any]]] = resolvers

    def document(self) -> Any:
        """The data of the file's one document."""
        data: Any = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._fault(
                        event,
                        "yaml:second-document",
                        "a second document begins here (after --- or ...)",
                        "Delete that line: a file has only one document.",
                    )
                    raise _Stop
            elif isinstance(event, yaml.NodeEvent):
                data = self._node(event, (), 1)
        if data is None or (isinstance(data, Unquoted) and not data.raw):
            hint = "Type what belongs in it; if nothing does, delete the file."
            self.problems.append(
                self.file.problem_at(Mark(1, 1), "file:empty", "the file is empty", hint)
            )
            return None
        return data

    def _node(self, event: Any, path: Path, depth: int) -> Any:
        mark = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
        self.file.values[path] = mark
        if depth > MAX_DEPTH:
            message = f"lists and mappings are nested more than {MAX_DEPTH} deep"
            hint = "Put text that begins with a bracket or a brace in quotes."
            self._fault(event, "yaml:too-deep", message, hint)
            raise _Stop
        self._plainly(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            return None
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _plainly(self, event: Any) -> None:
        """Report what YAML hangs on a key or a value: names for it, and types."""
        if isinstance(event, yaml.AliasEvent):
            self._fault(
                event,
                "yaml:alias",
                f"YAML aliases are not used here (*{event.anchor})",
                f'For text that begins with a star, type quotes: "*{event.anchor}". '
                "Else write the value out.",
            )
            return
        if event.anchor is not None:
            self._fault(
                event,
                "yaml:anchor",
                f"YAML anchors are not used here (&{event.anchor})",
                f'For text that begins with an ampersand, type quotes: "&{event.anchor} ...".',
            )
        if event.tag is not None:
            self._fault(
                event,
                "yaml:tag",
                f"YAML tags are not used here ({event.tag})",
                "For text that begins with an exclamation mark, type quotes around it.",
            )

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            here = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
            inner = (*path, key)
            first = self.file.keys.get(inner)
            if first is not None:
                inner = (*path, f"{key} (again on line {here.line})")
                value = self._node(next(self.events), inner, depth + 1)
                message = f'the key "{key}" stands twice (first on line {first.line})'
                hint = "Keep one of the two."
                if isinstance(value, list) and isinstance(data[key], list):
                    hint = f"Move the items below it to the end of those of line {first.line}, "
                    hint += "and delete this line."
                self._fault(event, "yaml:duplicate-key", message, hint)
                continue
            self.file.keys[inner] = here
            data[key] = self._node(next(self.events), inner, depth + 1)
        return data

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            message = "a key must be a word, not a list, a mapping or an alias"
            hint = "Put text that begins with a bracket, a brace or a star in quotes."
            self._fault(event, "yaml:complex-key", message, hint)
            raise _Stop
        self._plainly(event)
        if event.value == "<<" and event.implicit[0]:
            message = "YAML merge keys (<<) are not used here"
            self._fault(event, "yaml:merge-key", message, "Write the values out.")
        return str(event.value)

    def _scalar(self, event: Any) -> str | Unquoted:
        value = str(event.value)
        if event.implicit[0]:
            first = value[:1]
            for tag, pattern in [*self.resolvers.get(first, []), *self.resolvers.get("*", [])]:
                if pattern.match(value) and tag in _READS_AS:
                    return Unquoted(value, _READS_AS[tag])
        return value

    def _fault(self, event: Any, rule: str, message: str, hint: str = "") -> None:
        mark = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
        self.problems.append(self.file.problem_at(mark, rule, message, hint))
