"""Rules for `synonyms.yml`: each everyday word leads to something, and hides nothing of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import Data, Problem, rule, twice
from actionplan.model.synonym import Synonym
from actionplan.search.texts import said
from actionplan.search.words import telling, words

_RECORDS = ("area", "body", "acronym", "term", "briefing", "pathway")


@rule("synonym.means:leads-nowhere", "synonym.words:real-term")
def _leads(data: Data) -> Iterator[Problem]:
    """Silent while a record is missing: what it says cannot be known."""
    if not (data.plan.synonyms and data.whole(*_RECORDS)):
        return
    records = list(said(data.plan))
    names = {_key(name): name for record in records for name in record.names}
    texts = [frozenset(telling(" ".join((*one.names, *one.pieces)))) for one in records]
    for synonym, document, at in data.each("synonym", Synonym):
        for place, means in enumerate(synonym.means):
            wanted = frozenset(telling(means))
            if not wanted or not any(wanted <= text for text in texts):
                message = f'nothing in the plan says "{means}"'
                hint = "Type words that stand together on a page, letter by letter."
                path = (*at, "means", place)
                yield document.problem(path, "synonym.means:leads-nowhere", message, hint)
        for place, word in enumerate(synonym.words):
            if _key(word) in names:
                message = f'"{word}" is a name in the plan: it is found without a synonym'
                hint = "Take it out; what it should also find belongs to its own entry."
                path = (*at, "words", place)
                yield document.problem(path, "synonym.words:real-term", message, hint)


@rule("synonym.words:twice", "synonym.words:no-word")
def _words(data: Data) -> Iterator[Problem]:
    seen: dict[str, Problem] = {}
    for synonym, document, at in data.each("synonym", Synonym):
        for place, word in enumerate(synonym.words):
            path, key = (*at, "words", place), " ".join(words(word))
            if not telling(word):
                message = f'"{word}" has no word that search looks for'
                yield document.problem(path, "synonym.words:no-word", message, "Take it out.")
                continue
            if key in seen:
                hint = "Keep it in one place, with all that it means."
                yield twice(
                    document, path, "synonym.words:twice", f'"{word}"', seen[key], hint=hint
                )
            seen.setdefault(key, document.problem(path, "", ""))


def _key(text: str) -> str:
    return " ".join(telling(text))


RULES = (_leads, _words)
