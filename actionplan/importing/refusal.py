"""A source that is not read, with the sentence that says what to do instead."""

from __future__ import annotations


class Refused(Exception):
    """The message says why the file is not read, and how to come to one that is."""
