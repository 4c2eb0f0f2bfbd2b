"""Read one YAML file without ever failing: what cannot be read becomes a problem with a place.

The file is read as a stream of parser events, so that depth is bounded before anything is built
and the place of every key and value costs no second pass.
"""

from __future__ import annotations

import codecs
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
"""libyaml's parser where PyYAML was built with it; the Python one reads the same, but for tabs."""

_READS_AS = {
    "tag:yaml.org,2002:null": "nothing",
    "tag:yaml.org,2002:bool": "true or false",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a date",
    "tag:yaml.org,2002:value": "a default value",
}
_CONTROL = re.compile(
    "[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML refuses, and the rarer line breaks: programs disagree on whether they begin a line."""
_SURROGATE = re.compile("[\ud800-\udfff]")


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
        hint = "Look who may read it, and whether another program holds it."
        message = f"the file cannot be read: {reason}"
        return document, [document.problem((), "file:unreadable", message, hint)]
    if size > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES:,} bytes ({size:,})"
        return document, [
            document.problem((), "file:too-large", message, "Split it, or remove what is not text.")
        ]
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        document.lines = _lines(raw.decode("utf-8", "replace"))
        mark = _end_of(raw[: error.start].decode("utf-8"))
        message = "this character is not UTF-8: the file was saved with another encoding"
        hint = "Type the character again and save the file as UTF-8."
        return document, [document.problem_at(mark, "file:not-utf8", message, hint)]
    if name not in _read or _read[name][0] != text:
        document, problems = read_text(text, name)
        _read[name] = text, document, problems or list(_escaped_controls(document))
    return _read[name][1], list(_read[name][2])


_read: dict[str, tuple[str, Document, list[Problem]]] = {}
"""The text of each file as it was read last, and what it gave: a preview reads what was edited."""


def read_text(text: str, name: str) -> tuple[Document, list[Problem]]:
    """Read YAML text: as `read_file`, for text that is already at hand."""
    lines = _lines(text)
    text = "\n".join(lines)
    document = Document(name, lines)
    control = _CONTROL.search(text)
    if control:
        mark = _end_of(text[: control.start()])
        message = f"an invisible control character ({_code(control)}) stands here"
        hint = "Delete it: move just behind it and press Backspace."
        return document, [document.problem_at(mark, "yaml:control-character", message, hint)]
    try:
        return _build(document, text, FAST_LOADER)
    except yaml.MarkedYAMLError as error:
        refused = error
    # Read again with the parser in Python: its messages are the ones that `messages` translates.
    # What only one of the two refuses is refused.
    try:
        again, problems = _build(Document(name, lines), text, yaml.SafeLoader)
        if problems:
            return again, problems
    except yaml.MarkedYAMLError as error:
        refused = error
    return document, [translate(refused, document)]


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _end_of(text: str) -> Mark:
    lines = _lines(text)
    return Mark(len(lines), len(lines[-1]) + 1)


def _code(found: re.Match[str]) -> str:
    return f"U+{ord(found.group()):04X}"


def _escaped_controls(document: Document) -> Iterator[Problem]:
    """Control characters written as escapes in double quotes: no page or download can hold them."""
    for path, text in document.texts:
        control = _CONTROL.search(text)
        if control:
            message = f"an escape here stands for an invisible control character ({_code(control)})"
            yield document.problem(path, "yaml:control-character", message, "Delete the escape.")


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


def _build(document: Document, text: str, loader: Any) -> tuple[Document, list[Problem]]:
    builder = _Builder(document, _events(text, loader))
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
