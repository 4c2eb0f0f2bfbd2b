"""A pathway as a picture: boxes from top to bottom with arrows, no script, no style."""

from __future__ import annotations

import itertools
import textwrap
from xml.sax.saxutils import escape

from actionplan.model import Pathway, Step
from actionplan.pages.render import Html

WIDTH = 340
BOX = 268
LEFT = 8
LINE = 17
GAP = 40
GROUNDS = {
    "found": "Rests on what inspectors found.",
    "asked": "Rests on what the plan asked for.",
    "done": "Rests on what the plan reports as done.",
}
"""What a step stands on, as readers see it."""
PIECE = 3
"""So many steps lie on one piece of a long picture."""
TITLE, TEXT = 28, 33
"""How many characters of a box's title and of its text fit across it, in the widest letters in use:
a reader's own fonts differ, and DejaVu Sans is a fifth wider than Arial."""


def flow(pathway: Pathway, who: dict[int, str]) -> Html:
    """Draw a pathway.

    Args:
        pathway: what to draw.
        who: for each step who does it, empty where the plan does not say.

    Returns:
        A figure on one line, 340 units wide, so that it fits a phone. A long one comes in pieces
        that lie against each other, so that paper has a place to break it: the first piece holds
        the drawing, the others show more of it.
    """
    tops: dict[int, int] = {}
    texts = {step.id: _lines(step, who[step.id]) for step in pathway.steps}
    here = 4
    for step in pathway.steps:
        tops[step.id] = here
        here += _height(texts[step.id]) + GAP + LINE * max(0, len(_labels(step, pathway)) - 1)
    here -= 0 if _labels(pathway.steps[-1], pathway) else GAP - 8
    boxes = [_box(texts[step.id], tops[step.id]) for step in pathway.steps]
    jumps = [
        (step.id, one.to)
        for step in pathway.steps
        for one in step.next
        if one.to != _following(step, pathway)
    ]
    arrows = [_arrow(step, pathway, tops, texts, jumps) for step in pathway.steps]
    title = f"What the plan says about {pathway.title}"
    described = " ".join(_described(step, who[step.id]) for step in pathway.steps)
    cuts = [0, *(tops[step.id] - 6 for step in pathway.steps[PIECE::PIECE]), here]
    drawing = f"{''.join(arrows)}{''.join(boxes)}"
    rest = "".join(
        f'<svg viewBox="0 {top} {WIDTH} {end - top}" aria-hidden="true"><use href="#flow-all"/></svg>'
        for top, end in itertools.pairwise(cuts[1:])
    )
    return Html(
        '<div class="flow" role="img" aria-labelledby="flow-title flow-desc">'
        f'<svg viewBox="0 0 {WIDTH} {cuts[1]}" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="flow-title">{escape(title)}</title><desc id="flow-desc">{escape(described)}</desc>'
        '<defs><marker id="flow-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto">'
        '<path class="flow-ink" d="M0 0L8 4L0 8z"/></marker></defs>'
        f'<g id="flow-all">{drawing}</g></svg>{rest}</div>'
    )


def _lines(step: Step, who: str) -> list[tuple[str, str]]:
    """The lines of a box, each with its class."""
    found = [("flow-title", line) for line in textwrap.wrap(f"{step.id}. {step.title}", TITLE)]
    found += [
        ("flow-text", line) for line in textwrap.wrap(who or "The plan does not say who", TEXT)
    ]
    found += [("flow-text", line) for line in textwrap.wrap(step.within or "", TEXT)]
    return [*found, *(("flow-ground", line) for line in textwrap.wrap(GROUNDS[step.ground], TEXT))]


def _height(lines: list[tuple[str, str]]) -> int:
    return LINE * len(lines) + 14


def _box(lines: list[tuple[str, str]], top: int) -> str:
    height = _height(lines)
    texts = "".join(
        f'<text class="{kind}" x="{LEFT + 10}" y="{top + 7 + LINE * (place + 1) - 5}">{escape(line)}</text>'
        for place, (kind, line) in enumerate(lines)
    )
    return f'<rect class="flow-box" x="{LEFT}" y="{top}" width="{BOX}" height="{height}" rx="5"/>{texts}'


def _labels(step: Step, pathway: Pathway) -> list[str]:
    """What stands beside the arrow to the next box."""
    following = _following(step, pathway)
    near = [one.when for one in step.next if one.to == following and one.when]
    far = [f"To step {one.to}: {one.when}" for one in step.next if one.to != following and one.when]
    ends = [step.end] if step.end else []
    return [line for text in (*near, *far, *ends) for line in textwrap.wrap(text, TEXT)]


def _following(step: Step, pathway: Pathway) -> int | None:
    ids = [one.id for one in pathway.steps]
    place = ids.index(step.id) + 1
    return ids[place] if place < len(ids) else None


def _arrow(
    step: Step,
    pathway: Pathway,
    tops: dict[int, int],
    texts: dict[int, list[tuple[str, str]]],
    jumps: list[tuple[int, int]],
) -> str:
    """The arrows that leave a box; those to a box further away each have a lane of their own."""
    bottom = tops[step.id] + _height(texts[step.id])
    following = _following(step, pathway)
    parts = []
    if any(one.to == following for one in step.next) and following is not None:
        x = LEFT + 24
        parts.append(
            f'<path class="flow-line" d="M{x} {bottom}V{tops[following] - 1}" marker-end="url(#flow-tip)"/>'
        )
    for place, label in enumerate(_labels(step, pathway)):
        parts.append(
            f'<text class="flow-label" x="{LEFT + 36}" y="{bottom + 18 + LINE * place}">'
            f"{escape(label)}</text>"
        )
    edge = LEFT + BOX
    for lane, (start_step, target) in enumerate(jumps):
        if start_step != step.id:
            continue
        side = edge + 10 + round(lane * (WIDTH - edge - 14) / max(1, len(jumps)))
        start, end = bottom - 6 - 8 * (lane % 2), tops[target] + 8 + 6 * (lane % 3)
        parts.append(
            f'<path class="flow-line" d="M{edge} {start}H{side}V{end}H{edge + 2}" '
            'marker-end="url(#flow-tip)"/>'
        )
    return "".join(parts)


def _described(step: Step, who: str) -> str:
    """A step in words, for those who do not see the picture."""
    said = f"Step {step.id}: {step.title}. {'By ' + who if who else 'The plan does not say who'}."
    if step.within:
        said += f" When: {step.within}."
    for one in step.next:
        said += f" Then step {one.to}{', ' + one.when if one.when else ''}."
    said += f" {GROUNDS[step.ground]}"
    return f"{said} Ends here: {step.end}" if step.end else said
