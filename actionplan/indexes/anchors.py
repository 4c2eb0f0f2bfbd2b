"""Anchors within a page."""

from __future__ import annotations

import re


def anchor(name: str) -> str:
    """A glossary entry's anchor: lower case, every run of other characters one hyphen.

    >>> anchor("P&QR"), anchor("Signs of Safety")
    ('p-qr', 'signs-of-safety')
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
