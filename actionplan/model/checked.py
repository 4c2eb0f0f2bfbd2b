"""`checked.yml`: who has checked which area against the agreed text. Digests and roles, no words."""

from __future__ import annotations

from actionplan.model.values import Day, Digest, Identifier, Record, Text


class CheckedArea(Record):
    """That somebody checked one area; it lapses when its official cells or our text change."""

    by: Text
    """The role that checked it."""
    on: Day
    """When."""
    cells: Digest
    """Digest of the area's official cells, as the sheet to sign prints it."""
    text: Digest
    """Digest of our text of the area, as the sheet to sign prints it."""


class Checked(Record):
    """The whole of `checked.yml`."""

    cells: dict[Identifier, Digest] = {}
    """Digest of each area's official cells in the agreed document, as `import` prints them."""
    areas: dict[Identifier, CheckedArea] = {}
    """The areas that have been checked, by reference."""
