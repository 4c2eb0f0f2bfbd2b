"""The one form in which data files are written: key order, folding, quotes; comments kept."""

from actionplan.canonical.form import Changed, canonical, same

__all__ = ["Changed", "canonical", "same"]
