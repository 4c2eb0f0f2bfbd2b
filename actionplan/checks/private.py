"""What must never be published: names and birthdays of people, their numbers and addresses.

Comments in the files are read as well: whoever sees the repository sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from actionplan.checks.rule import Data, Problem, Severity, repeated, rule, twice
from actionplan.checks.texts import place
from actionplan.model.allowed import Allowed
from actionplan.model.loading import Loaded
from actionplan.yamlfiles import Document, Mark
from actionplan.yamlfiles.document import shortened

PUBLIC = frozenset({"help.yml"})
"""Files whose purpose is numbers and addresses to be published: other rules look after them."""
LIST = "allowed.yml"


class _Kind(NamedTuple):
    name: str
    what: str
    pattern: re.Pattern[str]
    hint: str
    signs: tuple[str, ...] = ("",)
    """One of these, in small letters, stands in all that the pattern finds: looked for first."""

    def within(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """What a text holds of this kind, from a place on."""
        folded = text.casefold()
        if any(sign in folded for sign in self.signs):
            yield from self.pattern.finditer(text, start)


_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Cllr|Sgt)\.?|Miss|Professor|Reverend|Sir|Dame|Councillor"
    r"|PC|PCSO|DC|DS|DI|DCI|Sergeant|Constable|Inspector|Superintendent|Judge)"
)
"""Only what is an abbreviation may have a full stop: "the Inspector. It" is no name."""
_LABEL = r"(?:Signed|Signed by|Author|Prepared by|Written by|Contact name|Lead officer)\s*:"
# A word that is all small or all capitals is no surname: "Inspector of", "Dr IT".
_SURNAME = r"(?:[A-Z]['\u2019])?[A-Z][a-z]+(?:-[A-Z][a-z]+)*"
_DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4})"
)

KINDS = (
    _Kind(
        "private:name",
        "the name of a person",
        re.compile(rf"\b{_TITLE} (?:[A-Z]\.? ?)*{_SURNAME}\b|\b{_LABEL} ?[A-Z][a-z]+ {_SURNAME}\b"),
        "Name the role instead: the business manager.",
    ),
    _Kind(
        "private:birth-date",
        "a date of birth",
        re.compile(rf"\b(?i:d\.?o\.?b\b\.?|date of birth|born(?: on)?)[\s:,]*(?i:is |was )?{_DAY}"),
        "Delete it.",
        ("born", "birth", "dob", "d.o", "do.b"),
    ),
    _Kind(
        "private:telephone",
        "a telephone number",
        re.compile(
            # Of +44 (0)191 the nought stands for both ways to dial.
            r"(?<![\w.,/-])(?<!\d )(?:(?:\+|00)44[ ()-]*(?:0\)[ -]?)?|\(?0)"
            r"[1-9](?:[ ().-]{0,2}\d){7,9}(?![\w/-])"
        ),
        "Numbers for readers stand in help.yml, with their source.",
        ("0", "+44"),
    ),
    _Kind(
        "private:email",
        "an address for electronic mail",
        re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),
        "The address for readers stands in help.yml, under contact.",
        ("@",),
    ),
)

NAME = KINDS[0].pattern
"""What looks like the name of a person: a title before a surname."""


@rule(*(kind.name for kind in KINDS))
def _found(data: Data) -> Iterator[Problem]:
    allowed = {one.text.casefold() for one, _, _ in data.each("allowed", Allowed)}
    for name, document in _documents(data.loaded):
        if name in {LIST, *PUBLIC}:
            continue
        for kind, words, mark in _in(document):
            if words.casefold() not in allowed:
                message = f"this looks like {kind.what}: {shortened(words)}"
                hint = f"{kind.hint} If it may be published, say why in {LIST}: "
                hint += f'- {{text: "{words}", reason: "..."}}'
                yield document.problem_at(mark, kind.name, message, hint)


def _documents(loaded: Loaded) -> Iterator[tuple[str, Document]]:
    yield from loaded.documents.items()
    if loaded.official:
        yield from loaded.official.documents.items()


def _in(document: Document) -> Iterator[tuple[_Kind, str, Mark]]:
    """What a file holds of each kind, in its texts and in its comments."""
    for path, text in document.texts:
        for kind in KINDS:
            for found in kind.within(text):
                yield kind, found.group(), place(document, path, found.group())
    for number, line in enumerate(document.lines, 1):
        comment = re.search(r"(?:^|\s)#", line) if "#" in line else None
        for kind in KINDS if comment else ():
            for found in kind.within(line, comment.start() if comment else 0):
                yield kind, found.group(), Mark(number, found.start() + 1)


_ROLES = frozenset({"holder", "by", "owners", "ask", "adopted_by", "tested_by", "audited_by"})
"""The keys under which a role or a body stands, in words."""
_TWO = re.compile(rf"[A-Z][a-z]+ (?:[A-Z]\.? )?{_SURNAME}")
_OF_ROLES = frozenset(
    re.findall(
        r"\w+",
        "administrator advisor analyst assistant board chair chief clerk commissioner "
        "committee coordinator council deputy designated director doctor executive group "
        "head lead leader manager midwife named nurse office officer owner panel "
        "partnership police practitioner principal registrar secretary service services "
        "social specialist team trust unit worker",
    )
)
"""Words of which names of roles and bodies are made."""


@rule("private:perhaps-name")
def _perhaps(data: Data) -> Iterator[Problem]:
    """Two words with capitals where a role must stand: a name has no title to be known by."""
    bodies = " ".join(
        f"{body.label} {' '.join(body.also)}".casefold() for body in data.plan.agencies
    )
    known = _OF_ROLES | set(re.findall(r"\w+", bodies))
    for name, document in _documents(data.loaded):
        for path, text in document.texts if name not in PUBLIC else ():
            if not _ROLES.intersection(path):
                continue
            words = set(re.findall(r"\w+", text.casefold()))
            if _TWO.fullmatch(text) and not words & known:
                message = f"is this the name of a person? {text}"
                hint = "Name the role instead: the business manager. If it is a role or a body, "
                hint += "there is nothing to mend."
                yield document.problem(
                    path, "private:perhaps-name", message, hint, severity=Severity.WARNING
                )


@rule("allowed.text:twice", "allowed.text:unused")
def _allowed(data: Data) -> Iterator[Problem]:
    entries = list(data.each("allowed", Allowed))
    for number, text in repeated(one.text.casefold() for one, _, _ in entries):
        document, at = entries[number][1:]
        yield twice(document, (*at, "text"), "allowed.text:twice", f'"{shortened(text)}"')
    used = {
        words.casefold()
        for name, document in _documents(data.loaded)
        if entries and name not in {LIST, *PUBLIC}
        for _, words, _ in _in(document)
    }
    for one, document, at in entries:
        if one.text.casefold() not in used:
            message = f'no file holds "{shortened(one.text)}" any more'
            yield document.problem(
                (*at, "text"),
                "allowed.text:unused",
                message,
                "Delete this entry.",
                severity=Severity.WARNING,
            )


RULES = (_found, _perhaps, _allowed)
