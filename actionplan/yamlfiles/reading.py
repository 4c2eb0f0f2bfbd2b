"""Read one YAML file without ever failing: what cannot be read becomes a problem with a place."""

from __future__ import annotations

import codecs
import pathlib
import re
from collections.abc import Iterator
from typing import Any

import yaml

from actionplan.problems import Problem
from actionplan.yamlfiles.building import build
from actionplan.yamlfiles.document import Document, Mark
from actionplan.yamlfiles.messages import translate

MAX_BYTES = 1_000_000

FAST_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it; the Python one reads the same, but for tabs."""

_CONTROL = re.compile(
    "[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML refuses, and the rarer line breaks: programs disagree on whether they begin a line."""


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
        return build(document, text, FAST_LOADER)
    except yaml.MarkedYAMLError as error:
        refused = error
    # Read again with the parser in Python: its messages are the ones that `messages` translates.
    # What only one of the two refuses is refused.
    try:
        again, problems = build(Document(name, lines), text, yaml.SafeLoader)
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
