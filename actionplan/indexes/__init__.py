"""Look-ups, computed once from the plan: who leads what, where a word is used, what refers to what."""

from actionplan.indexes.anchors import anchor
from actionplan.indexes.history import Event
from actionplan.indexes.indexes import BodyWork, CheckOf, Indexes, make_indexes

__all__ = ["BodyWork", "CheckOf", "Event", "Indexes", "anchor", "make_indexes"]
