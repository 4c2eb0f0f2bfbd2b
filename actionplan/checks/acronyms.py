"""Acronyms in both directions: used and not in the glossary, in the glossary and not used."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import Data, Problem, Severity, rule
from actionplan.checks.texts import place, texts
from actionplan.indexes.words import acronym_uses, forms, words_in_capitals
from actionplan.model.area import Area
from actionplan.model.words import Acronym
from actionplan.yamlfiles import Document, Path
from actionplan.yamlfiles.document import shortened

_TEXT_KEYS = frozenset(
    {"title", "findings", "text", "items", "after", "impact", "scrutiny", "how_often", "notes"}
)


@rule("area:undefined-acronym")
def _undefined(data: Data) -> Iterator[Problem]:
    known = {form for acronym in data.plan.acronyms for form in forms(acronym)}
    known |= {
        word for term in data.plan.terms for variant in term.variants for word in variant.split()
    }
    if not known or not data.whole("acronym", "term"):
        return
    for _area, document, _ in data.each("area", Area):
        seen: set[str] = set()
        for path, text in texts(document, _TEXT_KEYS):
            for found in words_in_capitals(text):
                if found not in known and found not in seen:
                    seen.add(found)
                    message = f"{shortened(found)} is in no entry of acronyms.yml"
                    hint = (
                        "Add it there (in_plan_list: false if the plan does not list it), "
                        "or spell it out."
                    )
                    mark = place(document, path, found)
                    yield document.problem_at(
                        mark, "area:undefined-acronym", message, hint, severity=Severity.WARNING
                    )


@rule("acronym.acronym:unused")
def _unused(data: Data) -> Iterator[Problem]:
    if not data.whole("area"):
        return
    uses = acronym_uses(data.plan)
    for acronym, document, at in data.each("acronym", Acronym):
        if not uses[acronym.acronym]:
            message = f"no area uses {acronym.acronym}"
            hint = "Nothing to mend if the plan lists it and never uses it."
            yield _warning(document, (*at, "acronym"), "acronym.acronym:unused", message, hint)


def _warning(document: Document, path: Path, name: str, message: str, hint: str) -> Problem:
    return document.problem(path, name, message, hint, severity=Severity.WARNING)


RULES = (_undefined, _unused)
