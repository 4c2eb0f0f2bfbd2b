"""Where acronyms and terms are used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.model.area import Area
from actionplan.model.plan import Plan
from actionplan.model.words import Acronym, Term


def forms(acronym: Acronym) -> tuple[str, ...]:
    """Every way in which an acronym may stand in a text: its spellings, and their plurals."""
    return tuple(dict.fromkeys(form for name in acronym.variants for form in (name, f"{name}s")))


def prose(area: Area) -> Iterator[str]:
    """Everything that an area's page says in words of the plan: not our notes."""
    yield from area.findings
    for action in area.actions:
        yield action.text
        yield from action.items
        for text in (action.after, action.impact, action.scrutiny):
            if text:
                yield text
        for check in action.checks:
            yield check.text


def word_pattern(names: tuple[str, ...], flags: int = 0) -> re.Pattern[str]:
    """Any of the names as a whole word."""
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w&])(?:{words})(?![\w&])", flags)


_CAPITALS = re.compile(r"(?<![\w&])[A-Z][A-Z0-9&]*[A-Z0-9]s?(?![\w&])")


def words_in_capitals(text: str) -> Iterator[str]:
    """The words of a text that look like acronyms: with a second capital behind any last &."""
    for word in _CAPITALS.findall(text):
        if re.search("[A-Z]", word[1:].rpartition("&")[2]):
            yield word


def acronym_uses(plan: Plan) -> dict[str, tuple[str, ...]]:
    """For each acronym the references of the areas that use it, in the plan's order.

    An area uses an acronym that stands in its text, or that names a body which leads or oversees one
    of its actions in a printed cell.
    """
    texts = {area.ref: " ".join(prose(area)) for area in plan.areas}
    cells = {area.ref: _printed_bodies(area) for area in plan.areas}
    found = {}
    for acronym in plan.acronyms:
        pattern = word_pattern(forms(acronym))
        found[acronym.acronym] = tuple(
            area.ref
            for area in plan.areas
            if pattern.search(texts[area.ref])
            or (acronym.body is not None and acronym.body in cells[area.ref])
        )
    return found


def _printed_bodies(area: Area) -> set[str]:
    found: set[str] = set()
    for action in area.actions:
        for field in ("leads", "oversight"):
            if not action.carried(field):
                found.update(getattr(action, field))
    return found


def term_uses(plan: Plan) -> dict[str, tuple[str, ...]]:
    """For each term the references of the areas in whose text it stands, or on which its entry rests."""
    texts = {area.ref: " ".join(prose(area)) for area in plan.areas}
    found = {}
    for term in plan.terms:
        pattern = word_pattern(_term_forms(term), re.IGNORECASE)
        rests_on = {ref if ref in texts else ref.rpartition(".")[0] for ref in term.refs}
        found[term.term] = tuple(
            area.ref
            for area in plan.areas
            if area.ref in rests_on or pattern.search(texts[area.ref])
        )
    return found


def _term_forms(term: Term) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for name in term.variants for form in (name, f"{name}s")))
