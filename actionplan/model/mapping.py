"""A mapping file for `import`: what a person says of a document that differs from what is usual."""

from __future__ import annotations

from typing import Literal

from actionplan.model.values import DueTime, Identifier, Record, Text, Texts

ColumnName = Literal[
    "ref", "finding", "action", "leads", "due", "oversight", "impact", "scrutiny", "rating"
]


class MappingFile(Record):
    """The keys of a mapping file; each may be left out."""

    columns: dict[ColumnName, Texts] = {}
    """For each column of the data the headings that this document gives it."""
    bodies: dict[Text, Identifier] = {}
    """For each name as the document prints it the id of the body: "Front Door": mash."""
    reference: Text | None = None
    """The shape of a reference as a regular expression, where it is not like 4.12 or A1."""
    section: Text | None = None
    """The shape of a section's line, with the groups number and title."""
    quarters: Literal["calendar", "financial"] = "calendar"
    """What Q1 means: calendar (January to March), or financial (April to June)."""
    period: DueTime | None = None
    """The time on which the column of ratings reports: 2026-Q2."""
    slashes: Literal["roles", "bodies"] | None = None
    """What stands behind a slash: roles (a role within the body), or bodies (a second body)."""
    blanks: Literal["carry", "leave"] = "carry"
    """What a blank cell that is not merged means: carry (the row above), or leave (nothing stated)."""
