"""`/data/site.zip`: the whole site, to be opened from a folder without a server or a network.

Every internal link names a file, since a browser that opens a folder looks for no `index.html`.
"""

from __future__ import annotations

import datetime
import pathlib
import re
import zipfile
from collections.abc import Collection, Mapping
from urllib.parse import quote

from actionplan.pages.links import relative
from actionplan.publish.links import file_of, outside
from actionplan.publish.tags import Tag, tags, with_attribute

LEFT_OUT = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt"})
"""What only a web server or a search engine uses."""
READ_ME = "READ ME.txt"
_LINKS = frozenset({"href", "src", "action", "poster"})
_REFRESH = re.compile(r"(?i)(.*\burl\s*=\s*)(.+)", re.DOTALL)


def pack(
    folder: pathlib.Path,
    archive: pathlib.Path,
    name: str,
    read_me: str,
    address: str,
    moment: datetime.datetime,
    instead: Mapping[str, str] | None = None,
) -> None:
    """Write the archive: the same bytes for the same site, on whatever day.

    Args:
        folder: the finished site.
        archive: the file to write; it is not packed into itself.
        name: the folder that unpacking makes.
        read_me: the text that stands beside `index.html`.
        address: the site's own address, with a slash at its end.
        moment: the time that every entry bears.
        instead: the text of pages that the copy has in another form, by path.
    """
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    files = {
        within: path
        for within, path in sorted(found.items())
        if path.is_file() and within not in LEFT_OUT and path != archive
    }

    def content(within: str) -> bytes:
        if within == READ_ME:
            return read_me.replace("\n", "\r\n").encode("utf-8")
        if not within.endswith(".html"):
            return files[within].read_bytes()
        text = (instead or {}).get(within) or files[within].read_text("utf-8")
        return for_a_folder(text, within, files, address).encode()

    with zipfile.ZipFile(archive, "w") as packed:
        for within in sorted([READ_ME, *files]):
            info = zipfile.ZipInfo(f"{name}/{within}", moment.timetuple()[:6])
            info.create_system = 3  # Unix, whichever machine writes it
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, content(within), compresslevel=6)


def for_a_folder(text: str, page: str, files: Collection[str], address: str) -> str:
    """A page with each internal link as it must be written where no server finds `index.html`.

    Args:
        text: the page.
        page: its path within the site.
        files: every file of the copy; a link to what the copy lacks leads to the published site.
        address: the site's own address, with a slash at its end.
    """
    pieces, place = [], 0
    for tag in tags(text):
        if not tag.attributes:
            continue
        changes = _changes(tag, page, files, address)
        if changes:
            end = tag.end if not tag.content else text.index(">", tag.start) + 1
            written = text[tag.start : end]
            for name, value in changes.items():
                written = with_attribute(written, name, value)
            pieces += [text[place : tag.start], written]
            place = end
    return "".join((*pieces, text[place:]))


def _changes(tag: Tag, page: str, files: Collection[str], address: str) -> dict[str, str]:
    """The attributes of a tag that change, with their new values."""
    if tag.name == "link" and {"canonical", "alternate"} & set(
        tag.attributes.get("rel", "").split()
    ):
        return {}
    found = {
        name: new
        for name, old in tag.attributes.items()
        if name in _LINKS and (new := _in_folder(old, page, files, address)) != old
    }
    if tag.attributes.get("http-equiv", "").lower() == "refresh":
        refresh = _REFRESH.fullmatch(tag.attributes.get("content", ""))
        if refresh:
            found["content"] = refresh[1] + _in_folder(refresh[2], page, files, address)
    return found


def _in_folder(target: str, page: str, files: Collection[str], address: str) -> str:
    if not target or target.startswith("#") or outside(target, address):
        return target
    path = file_of(page, target, address)
    written, hash_, fragment = target.partition("#")
    tail = f"{hash_}{fragment}"
    if path is None:
        return target
    if path in files and written.endswith("/") and not written.startswith(("/", address)):
        return f"{written}index.html{tail}"
    if path not in files:
        return f"{address}{quote(path.removesuffix('index.html'))}{tail}"
    return quote(relative(path, page)) + tail
