"""The tags of a finished page, as far as the steps after the build need them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_PLACE = re.compile(
    r"""<(?:
        !--.*?-->
        | (script|style)\b((?:[^'">]++|"[^"]*"|'[^']*')*+)>(.*?)</\1\s*>
        | ([a-z][^\s/>]*+)[\s/]++([^'">]++(?:[^'">]++|"[^"]*"|'[^']*')*+)>
    )""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")


class Tag(NamedTuple):
    """An opening tag with attributes; a script or style element."""

    name: str
    """In lower case."""
    attributes: dict[str, str]
    """Names in lower case; values as a browser reads them."""
    content: str
    """What a script or style element holds; empty for all others."""
    start: int
    """Where the tag starts in the page's text."""
    end: int
    """Where it ends; for a script or style element, where that ends."""


def tags(text: str) -> Iterator[Tag]:
    """Every opening tag with attributes, and each script and style element, in the page's order.

    What stands in comments and scripts is none.
    """
    for found in _PLACE.finditer(text):
        raw, raw_attributes, content, name, attributes = found.groups()
        if name:
            yield Tag(name.lower(), _attributes(attributes), "", found.start(), found.end())
        elif raw:
            yield Tag(raw.lower(), _attributes(raw_attributes), content, found.start(), found.end())


def _attributes(text: str) -> dict[str, str]:
    if not text or text.isspace():
        return {}
    found = {
        name.lower(): double or single or bare
        for name, double, single, bare in _ATTRIBUTE.findall(text)
    }
    if "&" in text:
        return {name: html.unescape(value) for name, value in found.items()}
    return found


def with_attribute(text: str, name: str, value: str) -> str:
    """The text of a tag with the value of an attribute that it has changed."""
    given = re.compile(rf"""(?<=\s)({name}\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
    return given.sub(lambda found: f'{found[1]}"{html.escape(value)}"', text, count=1)
