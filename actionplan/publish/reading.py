"""What the finished pages hold: read once, then used to check links, keep assets and write headers."""

from __future__ import annotations

import pathlib
import posixpath
from dataclasses import dataclass, field

from actionplan.publish.tags import Tag, tags

_ANCHORS, _TARGETS = frozenset({"id", "name"}), frozenset({"href", "src"})


@dataclass
class PageRead:
    """What one page holds."""

    ids: set[str] = field(default_factory=set)
    """Its anchors."""
    targets: set[str] = field(default_factory=set)
    """Where its links and references lead, as written."""
    names: set[str] = field(default_factory=set)
    """The last part of every attribute that could be the address of a file, which has a dot."""
    scripts: set[str] = field(default_factory=set)
    """The text of every script element that a browser runs."""
    data: set[str] = field(default_factory=set)
    """The text of every script element that holds data."""
    styles: set[str] = field(default_factory=set)
    """The text of every style element."""
    refused: set[str] = field(default_factory=set)
    """What no policy without exceptions lets a browser run or show, as a person finds it on the page."""


def read_site(folder: pathlib.Path) -> dict[str, PageRead]:
    """Every page of a finished site, by its path within the folder."""
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return {page: read_page((folder / page).read_text("utf-8")) for page in found}


def read_page(text: str) -> PageRead:
    """What a page holds."""
    page = PageRead()
    for tag in tags(text):
        for name, value in tag.attributes.items():
            if name in _ANCHORS:
                page.ids.add(value)
            elif name in _TARGETS:
                page.targets.add(value)
            if name == "style" or name.startswith("on"):
                page.refused.add(f'{name} attribute on <{tag.name}>: {name}="{value}"')
            if ":" in value and value.lstrip().lower().startswith("javascript:"):
                page.refused.add(f"script as an address on <{tag.name}>: {value}")
            if "." in value:
                page.names.add(posixpath.basename(value.partition("#")[0].partition("?")[0]))
        if tag.name == "style":
            page.styles.add(tag.content)
        elif tag.name == "script" and "src" not in tag.attributes:
            (page.data if _is_data(tag) else page.scripts).add(tag.content)
    return page


def _is_data(script: Tag) -> bool:
    """Whether a browser leaves a script element alone, because its type is none of a script's."""
    return script.attributes.get("type", "").partition(";")[0].strip().lower().endswith("json")
