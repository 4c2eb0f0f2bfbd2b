"""Everything that is made from data, whichever engine takes it."""

from __future__ import annotations

import pathlib

from actionplan.downloads import downloads
from actionplan.pages.briefings import presentations
from actionplan.pages.listing import pages
from actionplan.pages.site import Site
from actionplan.publish.styles import style_sheets
from actionplan.search.index import search_index


def made(site: Site, docs: pathlib.Path) -> dict[str, str | bytes]:
    """Every page, plain page, download, style sheet and part of the search index.

    Each stands by its place in the docs folder.

    Args:
        site: what to publish.
        docs: the folder of hand-written pages, whose styles are put together.
    """
    listed = list(pages(site))
    return {
        **{page.uri: page.markdown() for page in listed},
        **presentations(site),
        **downloads(site),
        **style_sheets(docs),
        **search_index(site, listed, docs),
    }
