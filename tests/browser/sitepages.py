"""Which pages of a built site the browser tests open."""

from __future__ import annotations

import pathlib
import re
from urllib.parse import urlsplit


def every_page(site: pathlib.Path) -> list[str]:
    """The address of every page of the site map, of the guides, and of what is not there."""
    found = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    base = urlsplit(min(found, key=len)).path
    guides = [
        f"{path.parent.relative_to(site).as_posix()}/"
        for path in sorted(site.glob("guide/**/index.html"))
    ]
    return [*(urlsplit(address).path.removeprefix(base) for address in found), *guides, "404.html"]


def one_of_each_kind(site: pathlib.Path) -> list[str]:
    """The longest page of each kind: where something breaks, it breaks there.

    Pages are of one kind if they lie equally deep in the same folder.
    """
    longest: dict[tuple[str, int], tuple[int, str]] = {}
    for page in every_page(site):
        kind = (page.partition("/")[0], page.count("/"))
        longest[kind] = max(longest.get(kind, (0, "")), (file_of(site, page).stat().st_size, page))
    return sorted(page for _, page in longest.values())


def file_of(site: pathlib.Path, page: str) -> pathlib.Path:
    """The file of a page."""
    return site / page if page.endswith(".html") else site / page / "index.html"
