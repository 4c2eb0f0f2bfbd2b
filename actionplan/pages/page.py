"""One page of the site, before any engine has seen it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

import yaml

from actionplan.pages.render import as_text

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

MAX_TITLE = 65
"""Characters of a title that search engines, tabs and lists of windows show."""


def fitting(*titles: str) -> str:
    """The first of these titles that is short enough, else the last, cut between words."""
    found = next((title for title in titles if len(title) <= MAX_TITLE), "")
    return found or shorten(titles[-1], MAX_TITLE, placeholder=" …")


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: front matter and the call of one macro."""

    uri: str
    """Its source file within the docs folder: `areas/4.12.md`."""
    title: str
    """Its title, as text."""
    description: str
    """What it holds, in one sentence, as text."""
    macro: str
    """The macro that writes its body."""
    key: str = ""
    """What the macro is asked for: a reference or an id."""
    source: str = ""
    """The data file to edit to change this page: `plan_data/areas/4.12.yml`."""
    changed: str = ""
    """When its facts last changed, as a reader sees it."""
    jsonld: Callable[[], str] = str
    """Writes what it says to other programs, as JSON-LD that `downloads.jsonld` made safe to print."""
    since: str = ""
    """What on it is newer than the version that the fixed line names, as text."""
    lines: tuple[tuple[str, str], ...] = ()
    """For editors: parts of it, each with the address of its line in the data file."""
    unlisted: bool = False
    """Whether it is no page for readers: neither site map nor search engines list it."""
    moved_to: str = ""
    """Where it moved: an address relative to the site's root, for a refresh."""

    def markdown(self) -> str:
        """The page as an engine takes it: a Markdown file with front matter and one macro.

        Titles and descriptions are written as text, because themes print them raw.
        """
        meta = {
            "title": as_text(fitting(self.title)),
            "description": as_text(self.description),
            "source": self.source,
            "changed": self.changed,
            "jsonld": self.jsonld(),
            "since": as_text(self.since),
            "lines": [
                {"name": as_text(name), "address": as_text(address)} for name, address in self.lines
            ],
            "unlisted": self.unlisted,
            "moved_to": self.moved_to,
        }
        front = yaml.dump(
            {name: value for name, value in meta.items() if value},
            Dumper=_DUMPER,
            sort_keys=False,
            width=10_000_000,
        )
        call = f'{{{{ {self.macro}("{self.key}") }}}}' if self.key else f"{{{{ {self.macro}() }}}}"
        return f"---\n{front}hide: [toc]\n---\n{call}\n"
