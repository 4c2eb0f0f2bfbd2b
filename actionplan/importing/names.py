"""Who is meant by a cell: bodies by the names of `agencies.yml`, or proposed, never invented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from actionplan.importing.headings import key
from actionplan.importing.people import is_person
from actionplan.importing.slashes import Setting, Slashes
from actionplan.model.bodies import Body

BETWEEN = re.compile(r"\s*(?:\band/or\b|[,;/&\n+]|\band\b)\s*", re.IGNORECASE)
_APOSTROPHES = str.maketrans("", "", "'\u2019")
_LINES = re.compile(r"\s*[;\n]\s*")
_SMALL = {"and", "of", "the", "for", "in", "on", "to", "with", "at", "all"}
_ASIDE = re.compile(r"(?P<name>[^()]*\w[^()]*?)\s*\((?P<aside>[^()]+)\)")
_SHORT = re.compile(r"[A-Z][A-Za-z&]{0,9}[A-Z]")
MOST_WORDS = 8
"""What has more words between two signs is a sentence, not the name of a body."""


@dataclass
class Proposed:
    """A body that the document names and no record has."""

    id: str
    name: str
    short: str | None = None
    also: list[str] = field(default_factory=list)


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
        self.slashes = Slashes((), self.is_one)
        self.known: dict[str, str] = {}
        for body in self.bodies.values():
            for name in (body.name, body.short, *body.also):
                if name:
                    self.known.setdefault(key(name), body.id)
        self.own = frozenset(map(key, own or ()))
        """The names that a person has read for us, in their compared form."""
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
        name, aside = self.parted(text)
        if aside and key(name) in self.known:
            return self.known[key(name)]
        return self.known.get(key(aside)) if aside and not self._several(name) else None

    def parted(self, text: str) -> tuple[str, str]:
        """A name, and the short one or the person that stands in brackets behind it."""
        found = _ASIDE.fullmatch(text.strip())
        aside = found["aside"].strip() if found else ""
        if found and (_SHORT.fullmatch(aside) or is_person(aside)):
            return found["name"], aside
        return text, ""

    def _several(self, text: str) -> bool:
        parts = [part for part in BETWEEN.split(text) if part.strip()]
        return len(parts) > 1 and any(self.is_one(part) for part in parts)

    def is_known(self, text: str) -> bool:
        """Whether a text is nothing but names of known bodies, or of what the acronym list has."""
        parts = [text] if self.is_one(text) else [part for part in BETWEEN.split(text) if part]
        return bool(parts) and all(self.is_one(part) for part in parts)

    def is_one(self, text: str) -> bool:
        """Whether a text is one name, of a known body or of what the acronym list has."""
        return self.find(text) is not None or key(text) in self.acronyms

    def weigh(self, lines: Iterable[str], setting: Setting | None) -> None:
        """Take every text that may name bodies as evidence of what a slash means.

        Args:
            lines: the texts of cells, with a line for each paragraph.
            setting: what a person says that a slash means.
        """
        every = [line for text in lines for line in _LINES.split(text) if line]
        # What is proposed later is no evidence: the order of the rows must not count.
        before = {*self.known, *self.acronyms}

        def known(text: str) -> bool:
            return any(key(name) in before for name in (text, *self.parted(text)) if name)

        self.slashes = Slashes(every, known, setting)

    def plausible(self, text: str) -> bool:
        """Whether a text could be names of bodies: known, or all of it few words with capitals.

        Args:
            text: the text of a cell, with a line for each paragraph.
        """
        if self.is_known(text):
            return True
        parts = [part for part in BETWEEN.split(text) if re.search(r"[^\W_]", part)]
        return bool(parts) and all(map(self._may_be_name, parts))

    @staticmethod
    def _may_be_name(text: str) -> bool:
        words = re.findall(r"[^\W_]+", text)
        return len(words) <= MOST_WORDS and all(
            not word[0].islower() or word in _SMALL or len(word) == 1 for word in words
        )

    def names_bodies(self, text: str) -> bool:
        """Whether a text is names of bodies, with their roles in whatever letters.

        Args:
            text: the text of a cell, with a line for each paragraph.
        """
        lines = [line for line in _LINES.split(text) if line]
        return self.plausible(text) or (
            bool(lines) and all(self.plausible(line) or self.slashes.parts(line) for line in lines)
        )

    def propose(self, text: str) -> str:
        """Propose a body for a name that none has; gives its id."""
        said, aside = self.parted(text)
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
