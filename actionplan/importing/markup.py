"""The text of one cell: signs that no page can hold taken out, paragraphs and list items told apart."""

from __future__ import annotations

import html
import re
import unicodedata

from actionplan.importing.table import Para

_BLOCK = re.compile(r"<\s*/?\s*(?:p|div|ul|ol|br|tr|table|h[1-6])\b[^<>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<\s*li\b[^<>]*>", re.IGNORECASE)
_INLINE = re.compile(
    r"<\s*/?\s*(?:li|b|i|u|em|strong|span|font|sup|sub|a|small|mark|td|th)\b[^<>]*>", re.IGNORECASE
)
_BULLET = re.compile(r"^[•●▪◦‣·∙\uf0b7]\s*|^[-\u2013*]\s+")
_LOWER = re.compile(r"[^\W\d_]")


def clean(text: str) -> str:
    """Text on one line, without control characters and invisible signs."""
    kept = "".join(
        " " if unicodedata.category(sign) in {"Cc", "Zs", "Zl", "Zp"} else sign
        for sign in text
        if unicodedata.category(sign) not in {"Cf", "Cs", "Co", "Cn"} or sign == "\uf0b7"
    )
    return re.sub(r"\s+", " ", kept).strip()


def paras(raw: str, *, marked: bool = True) -> tuple[Para, ...]:
    """The paragraphs of a cell.

    Args:
        raw: the cell, with line breaks between paragraphs; tags of HTML that were left in it by
            whatever flattened the document count as what they stand for.
        marked: whether a sign such as a bullet at the start of a paragraph makes it a list item.
    """
    if "<" in raw:
        raw = _INLINE.sub("", _ITEM.sub("\n• ", _BLOCK.sub("\n", raw)))
    if re.search(r"&(?:[a-z]{2,8}|#\d{1,6});", raw):
        raw = html.unescape(raw)
    found: list[Para] = []
    for line in re.split(r"[\r\n\v\f\x85\u2028\u2029]+", raw):
        text = clean(line)
        bullet = _BULLET.match(text) if marked else None
        text = text[bullet.end() :] if bullet else text
        if not text:
            continue
        if found and not bullet and wraps(found[-1].text, text):
            found[-1] = Para(f"{found[-1].text} {text}", found[-1].item)
        else:
            found.append(Para(text, bullet is not None))
    return tuple(found)


def wraps(before: str, text: str) -> bool:
    """Whether a line only goes on with the one before: it begins small, and that has no end."""
    first = _LOWER.search(text)
    small = first is not None and first.start() <= 1 and first.group().islower()
    return small and not ended(before)


def ended(text: str) -> bool:
    """Whether a text ends as a sentence or a list does."""
    return text.rstrip("'\"\u2019\u201d) ").endswith((".", "!", "?", ":", ";", ":-"))
