"""Assets that no page of the finished site uses are left out of it.

What is kept follows from references alone: a file of the asset folders stays if a page names it, or
a script or style sheet that stays does. A script may put the ending to a name itself, so there the
name without it counts as well. Source maps are for those who debug, and never stay.
"""

from __future__ import annotations

import pathlib
from collections.abc import Mapping

from actionplan.publish.reading import PageRead

ASSETS = ("assets", "search")
"""The folders into which a theme and an engine put what pages may use."""
_READABLE = frozenset({".css", ".js", ".mjs", ".json", ".svg"})
_MAP = ".map"


def leave_out(folder: pathlib.Path, pages: Mapping[str, PageRead]) -> list[str]:
    """Delete what nothing refers to.

    Args:
        folder: the finished site.
        pages: its pages.

    Returns:
        The files that were deleted, by path within the site.
    """
    candidates = {
        path
        for room in ASSETS
        for path in sorted((folder / room).rglob("*"))
        if path.is_file() and path.suffix != ".html"
    }
    named = {name for page in pages.values() for name in page.names}
    texts = {text for page in pages.values() for text in (*page.scripts, *page.data)}
    kept: set[pathlib.Path] = set()
    left = {path for path in candidates if path.suffix != _MAP}
    while found := {
        path for path in left if path.name in named or any(path.stem in text for text in texts)
    }:
        kept |= found
        left -= found
        named = set()
        texts = {path.read_text("utf-8") for path in found if path.suffix in _READABLE}
    for path in candidates - kept:
        path.unlink()
    for room in sorted(
        (path for name in ASSETS for path in (folder / name).rglob("*") if path.is_dir()),
        reverse=True,
    ):
        _remove_if_empty(room)
    for name in ASSETS:
        _remove_if_empty(folder / name)
    return sorted(path.relative_to(folder).as_posix() for path in candidates - kept)


def _remove_if_empty(room: pathlib.Path) -> None:
    if room.is_dir() and not any(room.iterdir()):
        room.rmdir()
