"""The style sheets that pages load, each put together from the files in `docs/assets/styles/`.

A reader's first page costs a request for each file, so there is one for all pages and one for the
view for a meeting room.
"""

from __future__ import annotations

import pathlib

SHEETS = {
    "assets/site.css": ("colour", "type", "frame", "parts", "search", "help", "print"),
    "assets/present.css": ("colour", "present"),
}
"""Each style sheet with its parts: what stands later goes before what stands earlier."""


def style_sheets(docs: pathlib.Path) -> dict[str, str]:
    """The text of each style sheet, by its place in the site.

    Args:
        docs: the folder of hand-written pages.
    """
    folder = docs / "assets" / "styles"
    return {
        place: "\n".join((folder / f"{part}.css").read_text("utf-8") for part in parts)
        for place, parts in SHEETS.items()
    }
