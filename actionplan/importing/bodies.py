"""What one cell says of bodies, and of the roles within them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from actionplan.importing.headings import key
from actionplan.importing.names import BETWEEN, Names
from actionplan.importing.people import is_person, may_be_called, may_be_person
from actionplan.importing.slashes import Part, is_role


@dataclass
class Read:
    """What one cell says of bodies."""

    ids: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    """Those of the ids that were proposed."""
    split: bool = False
    people: list[str] = field(default_factory=list)
    """What looks like the name of a person, and was left out."""
    perhaps: list[str] = field(default_factory=list)
    """Roles that may be names of people."""
    roles: dict[str, str] = field(default_factory=dict)
    """For a body the role within it that the cell names."""
    doubts: list[str] = field(default_factory=list)
    """What was made of a slash or of a role, each in a phrase, where no person has settled it."""

    def add(self, other: Read) -> None:
        """Add what a further part of the cell says."""
        self.ids += [one for one in other.ids if one not in self.ids]
        self.new += other.new
        self.people += other.people
        self.perhaps += other.perhaps
        self.doubts += other.doubts
        for body, role in other.roles.items():
            before = self.roles.get(body)
            self.roles[body] = f"{before} and {role}" if before and before != role else role


class Bodies:
    """Reads cells by the names that are known; what has no name is proposed."""

    def __init__(self, names: Names) -> None:
        """Take every name of a body."""
        self.names = names

    def read(self, text: str, paras: Sequence[str] = ()) -> Read:
        """The bodies of a cell, in its order. What has no record is proposed.

        The cell is taken whole if a record has its name; else it is split at paragraphs and
        semicolons. A line of bodies with roles within them is split before each body. Any other is
        split at commas, slashes and "and" if at least one part is known; if none is, it is taken
        for one new name.
        """
        lines = [part.strip() for para in paras for part in para.split(";") if part.strip()]
        if len(lines) > 1 and not self.names.is_one(text):
            found = Read(split=True)
            for line in lines:
                found.add(self._line(line))
            return found
        return self._line(text)

    def _line(self, text: str) -> Read:
        pieces = self.names.slashes.pieces(text)
        # An import before may have taken the whole of it for a name; a person's word goes before.
        settled = len(pieces) > 1 and self.names.slashes.setting and key(text) not in self.names.own
        if self.names.is_one(text) and not settled:
            return self._all([text])
        with_roles = self.names.slashes.parts(text)
        if with_roles:
            return self._with_roles(text, with_roles)
        if len(pieces) > 1 and self.names.slashes.setting == "bodies":
            found = Read(split=True)
            for piece in pieces:
                found.add(self._line(piece))
            return found
        found = self._plain(text)
        if len(pieces) > 1 and any(one in self.names.proposed for one in found.ids):
            what = "as bodies apart" if found.split else "as one body"
            found.doubts.append(f'"{text}" is read {what}')
        return found

    def _with_roles(self, text: str, parts: list[Part]) -> Read:
        found = Read()
        for body, role in parts:
            one = self._all([body])
            if is_person(role):
                one.people.append(role)
            elif role and one.ids:
                one.roles.setdefault(one.ids[0], role)
                one.perhaps += [role] if may_be_called(role) and not is_role(role) else []
            found.add(one)
        found.split = len(found.ids) > 1
        if found.roles and self.names.slashes.setting is None:
            said = ", ".join(f"{role} within {body}" for body, role in found.roles.items())
            found.doubts.append(f'"{text}" is read as a role within a body: {said}')
        return found

    def _role_of(self, text: str, body_id: str) -> str:
        """The role that is lost where a text counts as a name of a body: merging them loses none."""
        body = self.names.bodies.get(body_id) or self.names.proposed.get(body_id)
        if body is None or key(text) in (key(body.name), key(body.short or "")):
            return ""
        *before, last = self.names.slashes.pieces(text) or [""]
        if before and self.names.slashes.setting != "bodies" and not self.names.slashes.known(last):
            return last if is_role(last) or self.names.find(" / ".join(before)) == body_id else ""
        plain = not before and not may_be_person(text) and not is_role(body.name)
        return text.strip() if plain and is_role(text) else ""

    def _other(self, text: str, body_id: str) -> str:
        """Another body that is lost where a text counts as a name of one."""
        body = self.names.bodies.get(body_id) or self.names.proposed.get(body_id)
        pieces = self.names.slashes.pieces(text)
        if body is None or len(pieces) < 2 or key(text) in (key(body.name), key(body.short or "")):
            return ""
        others = (one for one in pieces if self.names.slashes.known(one))
        return next((one for one in others if self.names.find(one) != body_id), "")

    def _plain(self, text: str) -> Read:
        parts = [part.strip() for part in BETWEEN.split(text) if part.strip()]
        if len(parts) > 1 and any(self.names.is_one(part) for part in parts):
            return self._all(parts)
        return self._all([text])

    def _all(self, parts: list[str]) -> Read:
        read = Read(split=len(parts) > 1)
        for part in parts:
            found = self.names.find(part)
            if found is None and is_person(part):
                read.people.append(part)
                continue
            aside = self.names.parted(part)[1]
            if is_person(aside) and key(part) not in self.names.known:
                read.people.append(aside)
            if found is None:
                found = self.names.propose(part)
                read.new.append(found)
            elif role := self._role_of(part, found):
                read.roles[found] = role
                read.doubts.append(
                    f'"{part}" counts as {found}: {role} is kept as a role within it'
                )
            elif other := self._other(part, found):
                read.doubts.append(
                    f'"{part}" counts as {found} alone, and nothing is kept of {other}'
                )
            if found not in read.ids:
                read.ids.append(found)
        return read
