"""What looks like a detail of a person and may be published. `allowed.yml`."""

from __future__ import annotations

from actionplan.model.values import Record, Text


class Allowed(Record):
    """One thing that the check would refuse, with the reason why it may stand."""

    text: Text
    """The words as they stand, in quotes."""
    reason: Text
    """Why they may be published: the name of a scheme, not of a person."""
