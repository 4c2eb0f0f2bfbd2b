"""How one value is written: plain, in quotes or folded."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import yaml
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

from actionplan.canonical.shapes import Kind
from actionplan.yamlfiles.document import Unquoted

WIDTH = 88
LONG = 60
"""Text longer than this stands on lines of its own."""

_TEXT_TAG = "tag:yaml.org,2002:str"
_SIGNS = "-?:,[]{}#&*!|>%@`"
_QUOTED_WITHIN = re.compile(r"\"|(?<!\w)'")
"""A quotation mark; the apostrophes of "the child's" and "parents'" are none."""
_NEEDS_ESCAPES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LIKE_A_NUMBER = re.compile(r"[-+]?\.?[0-9][0-9._:eE+-]*")


class Plain(str):
    """Text that is written as it is, whatever YAML reads it as."""

    __slots__ = ()


Written = Plain | DoubleQuotedScalarString | FoldedScalarString


def one_line(text: str) -> str:
    """Text with every stretch of white space as one space: what a line break in a file means."""
    return re.sub(r"[ \t\n]+", " ", text).strip(" ")


@cache
def reads_as_text(value: str) -> bool:
    """Whether YAML, 1.1 or 1.2, takes a plain value for text."""
    by_first = yaml.SafeLoader.yaml_implicit_resolvers
    for _, pattern in [*by_first.get(value[:1], ()), *by_first.get("*", ())]:
        if pattern.match(value):
            return False
    return tag_of(value) == _TEXT_TAG


def tag_of(value: str) -> str:
    """What YAML 1.2 takes a plain value for."""
    return str(VersionedResolver().resolve(ScalarNode, value, (True, False)))


def _plain_is_safe(value: str, flow: bool) -> bool:
    if not value or value != value.strip(" ") or value[0] in _SIGNS or value[0] in "'\"":
        return False
    if ": " in value or " #" in value or value.endswith(":") or _NEEDS_ESCAPES.search(value):
        return False
    return not (flow and any(sign in value for sign in ",[]{}:"))


def word(value: str, *, flow: bool) -> Written:
    """An id, an address or a name: plain if it can be, else in double quotes."""
    safe = _plain_is_safe(value, flow) and not _LIKE_A_NUMBER.fullmatch(value)
    return Plain(value) if safe and reads_as_text(value) else DoubleQuotedScalarString(value)


def typed(value: str) -> str:
    """A value of one line as it is typed within brackets: in quotes where YAML would misread it."""
    found = word(value, flow=True)
    return found if isinstance(found, Plain) else json.dumps(str(found), ensure_ascii=False)


def written(value: str | Unquoted, kind: Kind, *, flow: bool, indent: int = 0) -> Written:
    """Choose how to write a value.

    Args:
        value: the value.
        kind: what it is.
        flow: whether it stands within brackets.
        indent: the column at which its lines would begin if it were folded.
    """
    if isinstance(value, Unquoted):
        return Plain(value.raw)
    if kind is Kind.BARE and re.fullmatch("[A-Za-z0-9-]+", value) and not value.startswith("-"):
        return Plain(value)
    if kind is not Kind.TEXT:
        return word(value, flow=flow)
    text = one_line(value)
    if flow or not text or _NEEDS_ESCAPES.search(text):
        return word(text, flow=flow)
    if len(text) > LONG or not _plain_is_safe(text, flow) or _QUOTED_WITHIN.search(text):
        return _folded(text, WIDTH - indent)
    return word(text, flow=flow)


def _folded(text: str, width: int) -> FoldedScalarString:
    """Text in lines of at most a width, as far as its words allow."""
    folded: Any = FoldedScalarString(text)
    folds: list[int] = []
    line = 0
    for space in (found.start() for found in re.finditer(" ", text)):
        # ruamel folds only where no other kind of space (U+00A0, U+3000) stands at the fold.
        if text[space - 1].isspace() or text[space + 1].isspace():
            continue
        after = re.compile(r"(?<!\s) (?!\s)").search(text, space + 1)
        if (after.start() if after else len(text)) - line > width:
            folds.append(space)
            line = space + 1
    folded.fold_pos = folds
    made: FoldedScalarString = folded
    return made
