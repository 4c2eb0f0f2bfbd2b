"""Everyday words for the plan's own: `synonyms.yml`, for the search box."""

from __future__ import annotations

from pydantic import Field

from actionplan.model.values import Record, Texts


class Synonym(Record):
    """Words that readers type, and the words of the plan that they stand for."""

    words: Texts = Field(min_length=1)
    """What readers type, each in the singular: family doctor, surgery."""
    means: Texts = Field(min_length=1)
    """Words, names or acronyms of the plan that say the same: GP, surgery."""
