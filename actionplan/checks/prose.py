"""Prose that practitioners would have to decode: one warning a file, so that no list drowns a team.

What the partnership itself agreed is not ours to reword: where the words are the agreed ones, areas
are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from actionplan.checks.rule import Data, Problem, Severity, rule
from actionplan.checks.texts import PROSE, place, texts
from actionplan.yamlfiles import Document, Path
from actionplan.yamlfiles.document import shortened

LONG = 25
"""So many words a sentence may have."""

_AVOID = re.compile(
    r"\b(?:agendas?|advanc(?:e|es|ed|ing)|collaborat(?:e|es|ed|ing)|combat(?:s|ed|ing)?"
    r"|commit(?:s|ted|ting)?|deliver(?:s|ed|ing)?|deploy(?:s|ed|ing)?|dialogues?"
    r"|empower(?:s|ed|ing)?|facilitat(?:e|es|ed|ing)|focus(?:es|ed|ing)?|foster(?:s|ed|ing)?"
    # As nouns these two name parts of a plan: expected impact, reports of progress.
    r"|impact(?:ed|ing)|progress(?:es|ed|ing)"
    r"|initiat(?:e|es|ed|ing)|key|leverag(?:e|es|ed|ing)|liais(?:e|es|ed|ing)|overarching"
    r"|promot(?:e|es|ed|ing)|robust|streamlin(?:e|es|ed|ing)|strengthen(?:s|ed|ing)?"
    r"|tackl(?:e|es|ed|ing)|transform(?:s|ed|ing)?|utilis(?:e|es|ed|ing)|driv(?:e|es|en|ing))\b",
    re.IGNORECASE,
)
"""The words that GOV.UK's guidance on clear language says to avoid."""


_OTHERS = frozenset({"allowed.yml", "synonyms.yml"})
"""Files that no reader reads as prose."""


@rule("prose:long-sentence")
def _sentences(data: Data) -> Iterator[Problem]:
    for document in _authored(data):
        found = [
            (path, sentence, len(sentence.split()))
            for path, text in texts(document, PROSE)
            if len(text.split()) > LONG
            for sentence in re.split(r"(?<=[.!?])\s+", text)
            if len(sentence.split()) > LONG
        ]
        if found:
            path, sentence, words = found[0]
            many = f"{len(found)} sentences have" if len(found) > 1 else "a sentence has"
            message = f'{many} more than {LONG} words; {words} in: "{shortened(sentence, 40)}"'
            if len(found) > 1:
                message = message.replace("; ", "; the first ")
            start = " ".join(sentence.split()[:3])
            yield _warning(document, path, start, "prose:long-sentence", message, "Make two of it.")


@rule("prose:word-to-avoid")
def _words(data: Data) -> Iterator[Problem]:
    for document in _authored(data):
        first: tuple[Path, str] | None = None
        count: Counter[str] = Counter()
        for path, text in texts(document, PROSE):
            for word in _AVOID.findall(text):
                first = first or (path, word)
                count[word.lower()] += 1
        if first:
            said = ", ".join(
                f'"{word}"' if times == 1 else f'"{word}" ({times} times)'
                for word, times in count.items()
            )
            message = f"readers have to decode: {said}"
            hint = "Say what happens, in an everyday word; leave it if the plan means just that."
            yield _warning(document, *first, "prose:word-to-avoid", message, hint)


def _authored(data: Data) -> Iterator[Document]:
    """The files whose prose is the team's own."""
    agreed = data.plan.identity.edition.wording == "agreed"
    for name, document in data.loaded.documents.items():
        if not (agreed and name.startswith("areas/")) and name not in _OTHERS:
            yield document


def _warning(
    document: Document, path: Path, words: str, name: str, message: str, hint: str
) -> Problem:
    mark = place(document, path, words)
    return document.problem_at(mark, name, message, hint, severity=Severity.WARNING)


RULES = (_sentences, _words)
