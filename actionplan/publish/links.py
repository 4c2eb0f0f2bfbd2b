"""Every internal link and anchor of a finished site, whichever engine made it."""

from __future__ import annotations

import pathlib
import posixpath
import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from actionplan.publish.reading import PageRead, read_site

# Of an address no more is needed than this, and there are many: it is taken apart by hand.
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def broken_links(
    folder: pathlib.Path, address: str, pages: Mapping[str, PageRead] | None = None
) -> list[str]:
    """Links that lead nowhere.

    Args:
        folder: the finished site.
        address: the site's own address, with a slash at its end; links to it are internal.
        pages: its pages, if they have been read.

    Returns:
        One line for each broken link: the page it stands on, and where it leads.
    """
    pages = read_site(folder) if pages is None else pages
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return [
        f"{name}: {target}"
        for name, page in pages.items()
        for target in sorted(page.targets)
        if not _resolves(name, target, files, pages, address)
    ]


def _resolves(
    page: str, target: str, files: set[str], pages: Mapping[str, PageRead], address: str
) -> bool:
    if outside(target, address):
        return True
    path = file_of(page, target, address)
    if path is None or path not in files:
        return False
    fragment = unquote(target.partition("#")[2])
    return not fragment or path not in pages or fragment in pages[path].ids


def outside(target: str, address: str) -> bool:
    """Whether a link leads to another site, or is no address of a page at all (`mailto:`, `data:`)."""
    return bool(_ELSEWHERE.match(target)) and not target.startswith(address)


def file_of(page: str, target: str, address: str) -> str | None:
    """The file of the site to which an internal link on a page leads.

    Args:
        page: the page's own file: `areas/4.12/index.html`.
        target: where the link leads, as written on the page.
        address: the site's own address, with a slash at its end.

    Returns:
        Its path within the site, whether or not there is such a file; `None` for what lies outside.
    """
    base = urlsplit(address).path
    if target.startswith(address):
        target = base + target[len(address) :]
    path = unquote(target.partition("#")[0].partition("?")[0])
    if not path:
        return page
    if path.startswith("/"):
        return _file("", path[len(base) :]) if path.startswith(base) else None
    folder = page.rpartition("/")[0]
    while folder and path.startswith("../"):
        folder, path = folder.rpartition("/")[0], path[3:]
    return _file(folder, path)


@lru_cache(maxsize=4096)
def _file(folder: str, path: str) -> str | None:
    """The same from a folder: pages beside one another share most of where they lead."""
    joined = posixpath.join(folder, path)
    normal = posixpath.normpath(joined) if joined else "."
    if normal.startswith("../") or normal == "..":
        return None
    if normal == "." or joined.endswith("/") or posixpath.basename(path) in {".", ".."}:
        return "index.html" if normal == "." else f"{normal}/index.html"
    return normal
