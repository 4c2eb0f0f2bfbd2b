"""Where acronyms and terms are used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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


_CAPITALS = re.compile(r"(?<![\w&])[A-Z][A-Z0-9&]*[A-Z0-9]s?(?![\w&]|\.\d)")


def words_in_capitals(text: str) -> Iterator[str]:
    """The words of a text that look like acronyms: with a second capital behind any last &.

    What goes on with a dot and a figure is a reference: YJ3.2.
    """
    for word in _CAPITALS.findall(text):
        if re.search("[A-Z]", word[1:].rpartition("&")[2]):
            yield word


_RUN = re.compile(r"[\w&]+")


class Texts:
    """Texts by any key, found by the words that stand in them.

    A name can stand only where its first run of letters does, as a whole word: so not every name is
    looked for in every text.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.places: dict[str, dict[str, None]] = {}
        for ref, text in texts.items():
            for run in set(_RUN.findall(text.casefold())):
                self.places.setdefault(run, {})[ref] = None

    def with_any(self, names: tuple[str, ...], flags: int = 0) -> set[str]:
        """The keys of the texts in which any of the names stands as a whole word."""
        near: dict[str, None] = {}
        for name in names:
            run = _RUN.search(name.casefold())
            near |= self.places.get(run.group(), {}) if run else dict.fromkeys(self.texts)
        if not near:
            return set()
        pattern = word_pattern(names, flags)
        return {ref for ref in near if pattern.search(self.texts[ref])}


def acronym_uses(plan: Plan) -> dict[str, tuple[str, ...]]:
    """For each acronym the references of the areas that use it, in the plan's order.

    An area uses an acronym that stands in its text, or that names a body which leads or oversees one
    of its actions in a printed cell.
    """
    texts, order = _texts(plan), _order(plan)
    cells: dict[str, set[str]] = {}
    for area in plan.areas:
        for body in _printed_bodies(area):
            cells.setdefault(body, set()).add(area.ref)
    return {
        acronym.acronym: tuple(
            sorted(
                texts.with_any(forms(acronym)) | cells.get(acronym.body or "", set()),
                key=order.__getitem__,
            )
        )
        for acronym in plan.acronyms
    }


def _texts(plan: Plan) -> Texts:
    return Texts({area.ref: " ".join(prose(area)) for area in plan.areas})


def _order(plan: Plan) -> dict[str, int]:
    return {area.ref: place for place, area in enumerate(plan.areas)}


def _printed_bodies(area: Area) -> set[str]:
    found: set[str] = set()
    for action in area.actions:
        for field in ("leads", "oversight"):
            if not action.carried(field):
                found.update(getattr(action, field))
    return found


def term_uses(plan: Plan) -> dict[str, tuple[str, ...]]:
    """For each term the references of the areas in whose text it stands, or on which its entry rests."""
    texts, order = _texts(plan), _order(plan)
    found = {}
    for term in plan.terms:
        rests_on = {ref if ref in order else ref.rpartition(".")[0] for ref in term.refs}
        used = texts.with_any(_term_forms(term), re.IGNORECASE) | (rests_on & order.keys())
        found[term.term] = tuple(sorted(used, key=order.__getitem__))
    return found


def _term_forms(term: Term) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for name in term.variants for form in (name, f"{name}s")))
