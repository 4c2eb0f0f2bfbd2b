"""Read one YAML file without ever failing: what cannot be read becomes a problem with a place.

The file is read as a stream of parser events, so that depth is bounded before anything is built
and the place of every key and value costs no second pass.
"""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator
from typing import Any

import yaml

from actionplan.problems import Problem
from actionplan.yamlfiles.document import Document, Mark, Path, Unquoted
from actionplan.yamlfiles.messages import translate

MAX_BYTES = 1_000_000
MAX_DEPTH = 50

FAST_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it; the Python one reads the same."""

_READS_AS = {
    "tag:yaml.org,2002:null": "nothing",
    "tag:yaml.org,2002:bool": "true or false",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a date",
    "tag:yaml.org,2002:value": "a default value",
}
_UNPRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class _Stop(Exception):
    """Reading cannot go on; the problem has been recorded."""


def read_file(path: pathlib.Path, name: str) -> tuple[Document, list[Problem]]:
    """Read a file.

    Args:
        path: where it is.
        name: what to call it in problems.

    Returns:
        The document (its data is `None` when it could not be read) and every problem found.
    """
    document = Document(name, [])
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        return document, [document.problem((), "file:unreadable", f"the file cannot be read: {reason}")]
    if size > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES:,} bytes ({size:,})"
        return document, [document.problem((), "file:too-large", message, "Split it, or remove what is not text.")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        mark = Mark(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        document.lines = raw.decode("utf-8", "replace").splitlines()
        message = "this character is not UTF-8 (the file was saved by a program that uses another alphabet)"
        return document, [
            document.problem_at(mark, "file:not-utf8", message, "Type the character again and save the file as UTF-8.")
        ]
    return read_text(text, name)


def read_text(text: str, name: str) -> tuple[Document, list[Problem]]:
    """Read YAML text: as `read_file`, for text that is already at hand."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    document = Document(name, text.split("\n"))
    bad = _UNPRINTABLE.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        mark = Mark(line, bad.start() - (text.rfind("\n", 0, bad.start()) + 1) + 1)
        message = f"an invisible control character (U+{ord(bad.group()):04X}) stands here"
        return document, [
            document.problem_at(mark, "yaml:control-character", message, "Delete it: move just behind it and press Backspace.")
        ]
    try:
        return _build(document, text, FAST_LOADER)
    except yaml.YAMLError:
        pass
    # Read again with the parser in Python: its messages are the ones that `messages` translates.
    try:
        return _build(Document(name, document.lines), text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        return document, [translate(error, document)]


def _build(document: Document, text: str, loader: Any) -> tuple[Document, list[Problem]]:
    builder = _Builder(document, yaml.parse(text, Loader=loader))
    try:
        document.data = builder.document()
    except _Stop:
        document.data = None
    return document, builder.problems


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
                    self._fault(event, "yaml:second-document", "a second document begins here (---)",
                                "Delete this line: one file holds one record.")
                    raise _Stop
            elif isinstance(event, yaml.NodeEvent):
                data = self._node(event, (), 1)
        if data is None or (isinstance(data, Unquoted) and not data.raw):
            self.problems.append(self.file.problem((), "file:empty", "the file is empty"))
            return None
        return data

    def _node(self, event: Any, path: Path, depth: int) -> Any:
        mark = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
        self.file.values[path] = mark
        if depth > MAX_DEPTH:
            self._fault(event, "yaml:too-deep", f"lists and mappings are nested more than {MAX_DEPTH} deep")
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self._fault(event, "yaml:alias", f"YAML aliases are not used here (*{event.anchor})",
                        f'For text that begins with a star, type quotes: "*{event.anchor}". Else write the value out.')
            return None
        if event.anchor is not None:
            self._fault(event, "yaml:anchor", f"YAML anchors are not used here (&{event.anchor})",
                        f'For text that begins with an ampersand, type quotes: "&{event.anchor} ...".')
        if event.tag is not None:
            self._fault(event, "yaml:tag", f"YAML tags are not used here ({event.tag})",
                        "For text that begins with an exclamation mark, type quotes around it.")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

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
                self._fault(event, "yaml:duplicate-key", f'the key "{key}" stands twice (first on line {first.line})',
                            "Keep one of the two.")
                inner = (*path, f"{key} (again on line {here.line})")
                self._node(next(self.events), inner, depth + 1)
                continue
            self.file.keys[inner] = here
            data[key] = self._node(next(self.events), inner, depth + 1)
        return data

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._fault(event, "yaml:complex-key", "a key must be a word, not a list or a mapping")
            raise _Stop
        if event.value == "<<" and event.implicit[0]:
            self._fault(event, "yaml:merge-key", "YAML merge keys (<<) are not used here", "Write the values out.")
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
