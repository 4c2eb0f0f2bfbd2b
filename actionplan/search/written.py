"""Pages written by hand in the docs folder: their title and their text in paragraphs."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator
from typing import Any

import yaml

from actionplan.search.entries import UNSEARCHED, Found, address_of
from actionplan.search.texts import Said

_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}|\{#.*?\}|<[^>]*>", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def written(docs: pathlib.Path) -> Iterator[Found]:
    """Every page written by hand, guides for editors left out."""
    for path in sorted(docs.rglob("*.md")):
        uri = path.relative_to(docs).as_posix()
        if not uri.startswith(UNSEARCHED):
            yield _found(uri, path.read_text("utf-8"))


def _found(uri: str, source: str) -> Found:
    front = _FRONT.match(source)
    meta: dict[str, Any] = (yaml.safe_load(front.group(1)) if front else None) or {}
    text = _LINK.sub(r"\1", _CALL.sub(" ", source[front.end() :] if front else source))
    heading = re.search(r"(?m)^# (.+)$", text)
    title = str(meta.get("title") or (heading.group(1).strip() if heading else uri))
    pieces = [piece.strip() for piece in re.split(r"\n\s*\n", text) if piece.strip(" #\n")]
    return Found(
        kind="Page",
        address=address_of(uri),
        title=title,
        said=Said((title,), (str(meta.get("description", "")), *pieces)),
    )
