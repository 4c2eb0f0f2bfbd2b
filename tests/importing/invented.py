"""An invented plan's document, flattened to text as such documents are: shifts, splits and slips."""

from __future__ import annotations

import pathlib

FILE = pathlib.Path(__file__).parent / "invented.txt"


def document() -> str:
    """The whole document as flattened text."""
    return FILE.read_text("utf-8")
