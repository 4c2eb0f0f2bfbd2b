"""Every internal link and anchor of a finished site, whichever engine made it."""

from __future__ import annotations

import html
import pathlib
import posixpath
import re
from urllib.parse import unquote, urlsplit

_TAG = re.compile(r"""<[a-z][^\s/>]*((?:"[^"]*"|'[^']*'|[^'">])*)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")
_ANCHORS, _TARGETS = frozenset({"id", "name"}), frozenset({"href", "src"})


def broken_links(folder: pathlib.Path, address: str) -> list[str]:
    """Links that lead nowhere.

    Args:
        folder: the finished site.
        address: the site's own address, with a slash at its end; links to it are internal.

    Returns:
        One line for each broken link: the page it stands on, and where it leads.
    """
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    read = {page: _read((folder / page).read_text("utf-8")) for page in pages}
    anchors = {page: ids for page, (ids, _) in read.items()}
    base = urlsplit(address).path
    found = []
    for page, (_, targets) in read.items():
        for target in sorted(targets):
            if not _resolves(page, target, files, anchors, address, base):
                found.append(f"{page}: {target}")
    return found


def _read(text: str) -> tuple[set[str], set[str]]:
    """The anchors of a page, and the targets of its links."""
    ids: set[str] = set()
    targets: set[str] = set()
    for attributes in _TAG.findall(text):
        for name, double, single, bare in _ATTRIBUTE.findall(attributes):
            if name.lower() in _ANCHORS:
                ids.add(html.unescape(double or single or bare))
            elif name.lower() in _TARGETS:
                targets.add(html.unescape(double or single or bare))
    return ids, targets


def _resolves(
    page: str, target: str, files: set[str], anchors: dict[str, set[str]], address: str, base: str
) -> bool:
    if target.startswith(address):
        target = base + target[len(address) :]
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return True
    path = _file(page, unquote(parts.path), base)
    if path is None or path not in files:
        return False
    fragment = unquote(parts.fragment)
    return not fragment or path not in anchors or fragment in anchors[path]


def _file(page: str, path: str, base: str) -> str | None:
    """The file to which a path on a page leads; `None` if that is outside the site."""
    if not path:
        return page
    if path.startswith("/"):
        if not path.startswith(base):
            return None
        joined = path[len(base) :]
    else:
        joined = posixpath.join(posixpath.dirname(page), path)
    normal = posixpath.normpath(joined) if joined else "."
    if normal.startswith("../") or normal == "..":
        return None
    if normal == "." or path.endswith("/") or posixpath.basename(path) in {".", ".."}:
        return "index.html" if normal == "." else f"{normal}/index.html"
    return normal
