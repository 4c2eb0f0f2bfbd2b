"""The finished site: links verified, then put in the place of the one published before."""

from actionplan.publish.links import broken_links
from actionplan.publish.swap import NotASite, replacing

__all__ = ["NotASite", "broken_links", "replacing"]
