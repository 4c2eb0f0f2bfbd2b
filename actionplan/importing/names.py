"""Who is meant by a cell: bodies by the names of `agencies.yml`, or proposed, never invented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from actionplan.checks.private import NAME
from actionplan.importing.headings import normal
from actionplan.model.bodies import Body

_BETWEEN = re.compile(r"\s*(?:[,;/&\n+]|\band\b)\s*", re.IGNORECASE)
_APOSTROPHES = str.maketrans("", "", "'\u2019")
_SMALL = {"and", "of", "the", "for", "in", "on", "to", "with", "at", "all"}
_ASIDE = re.compile(r"(?P<name>[^()]*\w[^()]*?)\s*\((?P<aside>[^()]+)\)")
_SHORT = re.compile(r"[A-Z][A-Za-z&]{0,9}[A-Z]")
_INITIALS = re.compile(r"(?:[A-Z](?:\. ?| )){1,3}[A-Z][a-z'\u2019-]{2,}")
_NAME_BEFORE_ROLE = re.compile(
    r"(?P<name>[A-Z][a-z'\u2019-]+ [A-Z][A-Za-z'\u2019-]+)(?:, | \(| [-\u2013] )"
    r"(?=(?i:.*\b(?:head|manager|officer|director|lead|chief|nurse|coordinator|commissioner)\b))",
)
MOST_WORDS = 8
"""A cell with more words is a sentence, not the name of a body."""


@dataclass
class Proposed:
    """A body that the document names and no record has."""

    id: str
    name: str
    short: str | None = None
    also: list[str] = field(default_factory=list)


def key(text: str) -> str:
    """A name as it is compared: "Multi- Agency Group" is "the multi-agency group"."""
    said = normal(text.translate(_APOSTROPHES))
    return said.removeprefix("the ")


@dataclass
class Read:
    """What one cell says of bodies."""

    ids: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    """Those of the ids that were proposed."""
    split: bool = False
    people: list[str] = field(default_factory=list)
    """What looks like the name of a person, and was left out."""


def is_person(text: str) -> bool:
    """Whether a text looks like the name of a person: "S. Ahmed", "DI Patel"."""
    return bool(_INITIALS.fullmatch(text.strip()) or NAME.fullmatch(text.strip()))


def may_be_person(text: str) -> str:
    """What in a text may be the name of a person, before a role: "Jo Bloggs, Head of Service"."""
    found = _NAME_BEFORE_ROLE.match(text)
    return found["name"] if found else ""


class Names:
    """Every name of a body: of the records, of the mapping file, of the document's acronyms."""

    def __init__(
        self,
        bodies: Iterable[Body],
        acronyms: Mapping[str, Iterable[str]] | None = None,
        own: Mapping[str, str] | None = None,
    ) -> None:
        """Take names from records, acronyms with what they stand for, and a person's own list."""
        self.bodies = {body.id: body for body in bodies}
        self.proposed: dict[str, Proposed] = {}
        self.used: set[str] = set()
        """The ids of those that lead or oversee, once the rows have been read."""
        self.known: dict[str, str] = {}
        for body in self.bodies.values():
            for name in (body.name, body.short, *body.also):
                if name:
                    self.known.setdefault(key(name), body.id)
        for name, body_id in (own or {}).items():
            self.known[key(name)] = body_id
        self.acronyms: dict[str, tuple[str, list[str]]] = {}
        for acronym, expansions in (acronyms or {}).items():
            told = (acronym, [text for text in expansions if text])
            bare = [re.sub(r"\s*\([^()]*\)", "", name) for name in told[1]]
            every = [key(name) for name in (acronym, *told[1], *bare)]
            owner = next((self.known[name] for name in every if name in self.known), None)
            for name in every:
                self.acronyms.setdefault(name, told)
                if owner:
                    self.known.setdefault(name, owner)
        for body_id in (own or {}).values():
            if body_id not in self.bodies:
                self._named(body_id)

    def _named(self, body_id: str) -> None:
        """Propose a body that only the mapping file names: by its acronym, else by its id."""
        said = body_id.replace("-", " ")
        short, names = self.acronyms.get(key(said), (None, []))
        name = names[0] if names else f"{said[:1].upper()}{said[1:]}"
        self.proposed[body_id] = Proposed(body_id, name, short, names[1:])
        for one in (name, short, *names):
            if one:
                self.known.setdefault(key(one), body_id)

    def find(self, text: str) -> str | None:
        """The body that a text names, if a record or an earlier proposal has the name.

        "Youth Service (YS)" is known if either name is, and the first is not several known ones.
        """
        if key(text) in self.known:
            return self.known[key(text)]
        name, aside = self._parted(text)
        if aside and key(name) in self.known:
            return self.known[key(name)]
        return self.known.get(key(aside)) if aside and not self._several(name) else None

    def _parted(self, text: str) -> tuple[str, str]:
        """A name, and the short one or the person that stands in brackets behind it."""
        found = _ASIDE.fullmatch(text.strip())
        aside = found["aside"].strip() if found else ""
        if found and (_SHORT.fullmatch(aside) or is_person(aside)):
            return found["name"], aside
        return text, ""

    def _several(self, text: str) -> bool:
        parts = [part for part in _BETWEEN.split(text) if part.strip()]
        return len(parts) > 1 and any(self._one(part) for part in parts)

    def is_known(self, text: str) -> bool:
        """Whether a text is nothing but names of known bodies, or of what the acronym list has."""
        parts = [text] if self._one(text) else [part for part in _BETWEEN.split(text) if part]
        return bool(parts) and all(self._one(part) for part in parts)

    def _one(self, text: str) -> bool:
        return self.find(text) is not None or key(text) in self.acronyms

    def plausible(self, text: str) -> bool:
        """Whether a text could be names of bodies: known, or few words with capitals."""
        if self.is_known(text):
            return True
        words = re.findall(r"[^\W_]+", text)
        return 0 < len(words) <= MOST_WORDS and all(
            word[0].isupper() or word.casefold() in _SMALL or len(word) == 1 for word in words
        )

    def read(self, text: str, paras: Sequence[str] = ()) -> Read:
        """The bodies of a cell, in its order. What has no record is proposed.

        The cell is taken whole if a record has its name; else it is split at paragraphs and
        semicolons, and at commas, slashes and "and" if at least one part is known. If none is, it
        is taken for one new name.
        """
        lines = [part.strip() for para in paras for part in para.split(";") if part.strip()]
        if len(lines) > 1 and not self._one(text):
            each = [self.read(line) for line in lines]
            return Read(
                [*dict.fromkeys(body for read in each for body in read.ids)],
                [body for read in each for body in read.new],
                True,
                [person for read in each for person in read.people],
            )
        if self._one(text):
            return self._all([text])
        parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
        if len(parts) > 1 and any(self._one(part) for part in parts):
            return self._all(parts)
        return self._all([text])

    def _all(self, parts: list[str]) -> Read:
        read = Read(split=len(parts) > 1)
        for part in parts:
            found = self.find(part)
            if found is None and is_person(part):
                read.people.append(part)
                continue
            aside = self._parted(part)[1]
            if is_person(aside) and key(part) not in self.known:
                read.people.append(aside)
            if found is None:
                found = self._propose(part)
                read.new.append(found)
            if found not in read.ids:
                read.ids.append(found)
        return read

    def _propose(self, text: str) -> str:
        said, aside = self._parted(text)
        aside = "" if is_person(aside) else aside
        found = self.acronyms.get(key(said)) or self.acronyms.get(key(aside))
        short, names = found or (aside or said, [])
        name = said if aside or not names else names[0]
        body_id = self._free_id(short)
        also = [one for one in dict.fromkeys([*names, said]) if one not in (name, short)]
        made = Proposed(body_id, name, short if names or aside else None, also)
        self.proposed[body_id] = made
        same = [one for one, told in self.acronyms.items() if told == (short, names)]
        for one in (made.name, short, said, *names, *same):
            self.known.setdefault(key(one), body_id)
        return body_id

    def _free_id(self, text: str) -> str:
        base = "-".join(re.findall(r"[a-z0-9]+", text.casefold().translate(_APOSTROPHES))) or "body"
        base = "body" if base == "index" else base[:60].strip("-")
        taken = {one.casefold() for one in (*self.bodies, *self.proposed)}
        found, number = base, 2
        while found in taken:
            found, number = f"{base}-{number}", number + 1
        return found
