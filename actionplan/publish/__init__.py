"""The finished site: verified, completed, then put in the place of the one published before."""

from actionplan.publish.finish import NotFit, finish
from actionplan.publish.links import broken_links
from actionplan.publish.swap import NotReplaced, replacing

__all__ = ["NotFit", "NotReplaced", "broken_links", "finish", "replacing"]
