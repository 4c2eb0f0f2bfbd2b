"""Pictures drawn when the site is built: plain SVG, no script, no style attribute."""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import escape

from actionplan.pages.render import Html

ROW = 26
WIDTH = 340
LABEL = 132
"""Room for the labels, at the least."""
LETTER = 7.5
"""How wide a letter of a label is, on average and at the most."""


class Bar(NamedTuple):
    """One row of a picture."""

    label: str
    number: int
    of: int | None = None
    """Of how many; a pale bar behind shows them."""


def bars(name: str, title: str, said: str, rows: list[Bar]) -> Html:
    """Horizontal bars, one a row, with the number at the end of each.

    Args:
        name: what the picture is called in the ids of its parts, which differ on one page.
        title: its title.
        said: what it shows, in words.
        rows: the bars.

    Returns:
        An SVG element on one line. Colours come from the
        page's style sheet through classes, so that the picture follows the reader's scheme.
    """
    if not rows:
        return Html("")
    most = max(1, *(row.of or row.number for row in rows))
    height = ROW * len(rows) + 8
    left = max(LABEL, round(LETTER * max(len(row.label) for row in rows)) + 12)
    opening = (
        f'<svg class="bars" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" xmlns="http://www.w3.org/2000/svg">'
    )
    words_of = (
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(said)}</desc>'
    )
    parts = [_bar(row, left, 4 + place * ROW, most) for place, row in enumerate(rows)]
    return Html("".join([opening, words_of, *parts]) + "</svg>")


def _bar(row: Bar, left: int, y: int, most: int) -> str:
    room = WIDTH - left - (40 if row.of is None else 70)
    long = max(2, round(room * row.number / most)) if row.number else 0
    behind, end, said = "", long, f"{row.number}"
    if row.of is not None:
        end = max(2, round(room * row.of / most))
        said = f"{row.number} of {row.of}"
        behind = _rect("bars-of", left, y, end)
    bar = _rect("bars-bar", left, y, long) if long else ""
    return (
        f'<text class="bars-label" x="{left - 8}" y="{y + 17}" text-anchor="end">'
        f"{escape(row.label)}</text>{behind}{bar}"
        f'<text class="bars-number" x="{left + end + 6}" y="{y + 17}">{said}</text>'
    )


def _rect(kind: str, left: int, y: int, long: int) -> str:
    return f'<rect class="{kind}" x="{left}" y="{y + 3}" width="{long}" height="{ROW - 8}" rx="2"/>'
