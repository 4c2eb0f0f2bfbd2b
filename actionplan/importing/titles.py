"""A title for an area of a document that gives none: the first words of its finding."""

from __future__ import annotations

TITLE = 60


def first_words(text: str) -> str:
    """The first words of a text, in no more letters than a title has; nothing of an empty text."""
    words = text.split()
    if not words:
        return ""
    title = words[0][:TITLE]
    for word in words[1:]:
        if len(title) + 1 + len(word) > TITLE:
            break
        title += f" {word}"
    return title.rstrip(".,;:") or title
