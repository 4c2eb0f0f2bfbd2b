"""Facts that a reader would look for and finds blank, and words that only hold a place."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import Data, Problem, Severity, rule
from actionplan.model.area import Area
from actionplan.model.blank_plan import TO_TYPE
from actionplan.yamlfiles.document import shortened

_FACTS = {"leads": "who leads it", "due": "by when"}


@rule("area:blank")
def _blanks(data: Data) -> Iterator[Problem]:
    for area, document, _ in data.each("area", Area):
        if area.moved_to:
            continue
        missing = [
            words
            for field, words in _FACTS.items()
            if not any(action.fact(field) for action in area.actions)
        ]
        hint = "Nothing to mend if the plan leaves it blank: the page then says so."
        if not area.actions:
            message = f"{area.ref} has no {data.plan.identity.words.action}"
            yield document.problem(("ref",), "area:blank", message, hint, severity=Severity.WARNING)
        elif missing:
            message = (
                f"no {data.plan.identity.words.action} of {area.ref} says {' or '.join(missing)}"
            )
            yield document.problem(
                ("actions",), "area:blank", message, hint, key=True, severity=Severity.WARNING
            )


@rule("file:to-be-typed")
def _placeholders(data: Data) -> Iterator[Problem]:
    for document in data.loaded.documents.values():
        for path, text in document.texts:
            if text.startswith(f"{TO_TYPE} "):
                message = f'"{path[-1]}" only holds the place of what is to stand there'
                hint = (
                    f"Type instead of these words: {shortened(text.removeprefix(TO_TYPE).strip())}"
                )
                yield document.problem(
                    path, "file:to-be-typed", message, hint, severity=Severity.WARNING
                )


RULES = (_blanks, _placeholders)
