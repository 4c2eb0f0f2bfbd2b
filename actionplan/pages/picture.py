"""Pictures drawn when the site is built: plain SVG, no script, no style attribute."""

from __future__ import annotations

from xml.sax.saxutils import escape

from actionplan.model.identity import Words
from actionplan.pages.render import Markdown, several

ROW = 26
LABEL = 132
WIDTH = 340


def bars(rows: list[tuple[str, int]], words: Words) -> Markdown:
    """Horizontal bars, one a row, with the number at the end of each.

    Args:
        rows: a label and a number for each bar.
        words: what the plan calls actions, for the picture's description.

    Returns:
        An SVG element on one line, which Markdown passes on as it stands. Colours come from the
        page's style sheet through classes, so that the picture follows the reader's scheme.
    """
    if not rows:
        return Markdown("")
    most = max(number for _, number in rows)
    room = WIDTH - LABEL - 40
    height = ROW * len(rows) + 8
    said = "; ".join(
        f"{label}: {several(number, words.action, words.actions)}" for label, number in rows
    )
    title = f"Number of {words.actions} by timescale"
    opening = (
        f'<svg class="bars" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-labelledby="bars-title bars-desc" xmlns="http://www.w3.org/2000/svg">'
    )
    words_of = (
        f'<title id="bars-title">{escape(title)}</title><desc id="bars-desc">{escape(said)}</desc>'
    )
    parts = [opening, words_of]
    for place, (label, number) in enumerate(rows):
        y = 4 + place * ROW
        long = max(2, round(room * number / most))
        parts.append(
            f'<text class="bars-label" x="{LABEL - 8}" y="{y + 17}" text-anchor="end">{escape(label)}</text>'
            f'<rect class="bars-bar" x="{LABEL}" y="{y + 3}" width="{long}" height="{ROW - 8}" rx="2"/>'
            f'<text class="bars-number" x="{LABEL + long + 6}" y="{y + 17}">{number}</text>'
        )
    return Markdown("".join(parts) + "</svg>")
