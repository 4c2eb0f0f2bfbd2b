"""Everything that is made from data, whichever engine takes it."""

from __future__ import annotations

import pathlib
from collections.abc import Collection, Iterator, Mapping

from actionplan.downloads import downloads
from actionplan.pages.briefings import presentations
from actionplan.pages.listing import pages
from actionplan.pages.page import Page
from actionplan.pages.site import Site
from actionplan.publish.styles import style_sheets
from actionplan.search.index import search_index

Content = str | bytes


def made(site: Site, docs: pathlib.Path) -> dict[str, Content]:
    """Every page, plain page, download, style sheet and part of the search index.

    Each stands by its place in the docs folder.

    Args:
        site: what to publish.
        docs: the folder of hand-written pages, whose styles are put together.
    """
    listed = list(pages(site))
    found: dict[str, Content] = {page.uri: page.markdown() for page in listed}
    for part in _no_pages(site, listed, docs):
        found |= part
    return found


def pages_for(site: Site, asked: Collection[str]) -> dict[str, str]:
    """Every page by its place in the docs folder, empty but for the one of these addresses.

    MkDocs must know of all of them, since they stand in its navigation and are linked.
    """
    return {
        page.uri: page.markdown() if _address(page.uri) in asked else "" for page in pages(site)
    }


def files_for(site: Site, docs: pathlib.Path, asked: Collection[str]) -> dict[str, Content]:
    """Of what is no page, made or written by hand, what stands at one of these addresses."""
    for address in asked:
        if (docs / address).is_file():
            return {address: (docs / address).read_bytes()}
    for part in _no_pages(site, list(pages(site)), docs):
        if found := {address: part[address] for address in asked if address in part}:
            return found
    return {}


def _no_pages(
    site: Site, listed: list[Page], docs: pathlib.Path
) -> Iterator[Mapping[str, Content]]:
    """All else, what costs least to make first."""
    yield style_sheets(docs)
    yield presentations(site)
    yield search_index(site, listed, docs)
    yield downloads(site)


def _address(uri: str) -> str:
    """Where MkDocs puts a page, by its place in the docs folder."""
    stem = uri.removesuffix(".md")
    return f"{stem}.html" if pathlib.PurePosixPath(stem).name == "index" else f"{stem}/index.html"
