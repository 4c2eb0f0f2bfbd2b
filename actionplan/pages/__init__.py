"""Records to pages: front matter and HTML, the same for every engine."""

from actionplan.pages.page import Page
from actionplan.pages.site import Site, open_site

__all__ = ["Page", "Site", "open_site"]
