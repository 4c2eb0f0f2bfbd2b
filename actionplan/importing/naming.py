"""What a text names: bodies, acronyms and terms of the data, numbers, and names in capitals."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

from actionplan.importing.headings import key
from actionplan.indexes.words import forms, word_pattern
from actionplan.model import Plan

_SHORT_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{2})\b")
_NUMBER = re.compile(r"\d+")
_NAME_WORD = r"[A-Z][A-Za-z\u2019'-]*"
_RUN = re.compile(rf"{_NAME_WORD}(?: (?:(?:of|the|for) )?{_NAME_WORD})+")
_START = re.compile(r"(?:^|[.!?:;]\s+|[-\u2022]\s+|\"|')$")
_SMALL = {"the", "of", "and", "for", "a", "an", "in", "to", "on"}
GAP = "\u25a1"
"""Stands where the name of a known thing stood."""


class Concepts:
    """Everything that the data has a name for, each with all its names."""

    def __init__(self, plan: Plan) -> None:
        """Take the names of bodies, acronyms and terms; those of one thing count as one."""
        self.labels: dict[str, str] = {}
        self.owner: dict[str, str] = {}
        self.shorts = {
            name: acronym.acronym
            for acronym in plan.acronyms
            for name in acronym.expansions
            if " " in name
        }
        spelled: set[str] = set()
        for body in plan.agencies:
            if body.short:
                self.shorts.setdefault(body.name, body.short)
            names = [body.name, body.short or "", *body.also]
            spelled |= self._add(f"body {body.id}", body.brief, names)
        for acronym in plan.acronyms:
            concept = f"body {acronym.body}" if acronym.body else f"acronym {acronym.acronym}"
            names = [*forms(acronym), *acronym.expansions]
            spelled |= self._add(concept, acronym.acronym, names)
        for term in plan.terms:
            spelled |= self._add(f"term {term.term}", term.term, term.variants)
        ordered = sorted(spelled, key=len, reverse=True)
        self.pattern = re.compile(
            rf"(?<![\w&])(?:{'|'.join(map(_loose, ordered))})(?:s|'s)?(?![\w&])"
        )

    def _add(self, concept: str, label: str, names: Iterable[str]) -> set[str]:
        said = [re.sub(r"\s*\([^()]*\)", "", name) for name in names if name]
        concept = next((self.owner[key(name)] for name in said if key(name) in self.owner), concept)
        self.labels.setdefault(concept, label)
        every = {form for name in said for form in _numbers_of(name)}
        for name in every:
            self.owner.setdefault(key(name), concept)
        return every

    def of(self, text: str) -> tuple[set[str], str]:
        """The concepts that a text names, and the text with their names taken out."""
        short = self._shortened(text)
        found: set[str] = set()

        def note(match: re.Match[str]) -> str:
            said = match.group()
            for form in (said, said.removesuffix("'s"), said.removesuffix("s")):
                if key(form) in self.owner:
                    found.add(self.owner[key(form)])
                    break
            return GAP

        return found, self.pattern.sub(note, short)

    def _shortened(self, text: str) -> str:
        """A text in which a name with its acronym behind it counts as the acronym alone."""
        plain = text.replace("\u2019", "'")
        for name, short in self.shorts.items():
            either = "|".join(map(_loose, sorted(_numbers_of(name), key=len, reverse=True)))
            plain = re.sub(rf"(?:{either})(?:'s)? \({re.escape(short)}s?\)", short, plain)
        return re.sub(
            r"\b(?:[Tt]he )?(Executive|Business Unit) of the ([A-Z]{2,})\b", r"\2 \1", plain
        )


def _loose(name: str) -> str:
    """A name as a pattern: "and" for "&", a space for a hyphen; small letters where no acronym."""
    said = "".join(_sign(sign) for sign in name.replace("\u2019", "'"))
    said = re.sub(r"\[-\\s\]\+(?:&|and)\[-\\s\]\+", lambda _: r"[-\s]+(?:&|and)[-\s]+", said)
    capitals = sum(sign.isupper() for sign in name)
    acronym = " " not in name and capitals > 1
    return said if acronym else f"(?i:{said})"


def _numbers_of(name: str) -> set[str]:
    """A name in the singular and in the plural."""
    found = {name, f"{name}s"}
    if " " in name and name.endswith("s"):
        found.add(name[:-1])
    if name.endswith("y"):
        found.add(f"{name[:-1]}ies")
    return found


def _sign(sign: str) -> str:
    return r"[-\s]+" if sign in " -" else re.escape(sign) if sign != "&" else "&"


def numbers(text: str, refs: Iterable[str]) -> set[str]:
    """The numbers of a text, years and days among them; references of areas are left out."""
    known = tuple(refs)
    if known:
        text = word_pattern(known).sub(" ", text)
    text = _SHORT_DATE.sub(
        lambda date: f"{int(date[1])} {calendar.month_name[int(date[2]) % 13]} 20{date[3]}", text
    )
    return {number.lstrip("0") or "0" for number in _NUMBER.findall(text)}


def names(text: str) -> set[str]:
    """Runs of words with capitals in a text: what it calls by a name.

    The first word of a sentence has its capital from that, so it counts only within a longer run.
    """
    found = set()
    for run in _RUN.finditer(text):
        words = run.group().removesuffix("'s").split()
        if _START.search(text[: run.start()]) or words[0].casefold() in _SMALL:
            words = words[1:]
        while words and words[0].casefold() in _SMALL:
            words = words[1:]
        if len(words) > 1:
            found.add(" ".join(words))
    return found


def says(text: str, name: str) -> bool:
    """Whether a text has every word of a name, capitals, endings and order aside."""
    words = {word for word in _stems(name) if word not in _SMALL}
    return words <= set(_stems(text))


def _stems(text: str) -> list[str]:
    folded = text.casefold().replace("\u2019", "'").replace("'s", "s").replace("'", "")
    return [word.removesuffix("s") for word in re.findall(r"[^\W_]+", folded)]
