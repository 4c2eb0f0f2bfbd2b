"""Everything that is made from data, whichever engine takes it."""

from __future__ import annotations

from actionplan.downloads import downloads
from actionplan.pages.briefings import presentations
from actionplan.pages.listing import pages
from actionplan.pages.site import Site


def made(site: Site) -> dict[str, str]:
    """The text of every page, download and plain page, by its source file within the docs folder."""
    return (
        {page.uri: page.markdown() for page in pages(site)} | presentations(site) | downloads(site)
    )
