"""What a slash in a cell of leads means: a role within a body, or two bodies. Told by all cells together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from actionplan.importing.headings import key
from actionplan.importing.people import is_person

Setting = Literal["roles", "bodies"]

_SLASH = re.compile(r"\s*(?<!\band)/\s*(?!or\b)")
_BETWEEN = re.compile(r"(\s*,\s*|\s+(?:and/or|and|&|\+)\s+)")
_BEHIND = re.compile(r"\s+(?:of|for|to|in|at|on)\s+|\s*[,(\u2013]|\s-\s")
"""What stands behind the noun that says what something is: "Head of Transport" is a head."""
_ROLES = frozenset(
    re.findall(
        r"\w+",
        "administrator adviser advisor analyst architect assistant chair chief clerk commissioner "
        "constable consultant coordinator deputy designer director doctor engineer head inspector "
        "investigator lead leader librarian manager midwife nurse officer owner planner "
        "practitioner principal registrar representative secretary sergeant specialist "
        "superintendent supervisor surveyor teacher technician worker",
    )
)
_BODIES = frozenset(
    re.findall(
        r"\w+",
        "agency association authority board college commission committee company council "
        "department directorate executive forum group groups hospital hospitals network nhs panel "
        "partnership police school schools service services team teams trust union unit university",
    )
)
MOST_PARTS = 8
"""A line of more parts is not tried in every way."""


class Part(NamedTuple):
    """A body that a line names, with the role within it, if it names one."""

    body: str
    role: str = ""


def is_role(text: str) -> bool:
    """Whether a text names a role, by the noun that says what it is: "Head of Transport"."""
    words = re.findall(r"[^\W\d_]+", _BEHIND.split(text.strip())[0].casefold())
    return bool(words) and (words[-1] in _ROLES or words[0] == "chief")


def _is_body(text: str) -> bool:
    """Whether a text names a body, by its last word: "Youth Service"."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return bool(words) and words[-1] in _BODIES and not is_role(text)


class Slashes:
    """Reads lines with slashes.

    Args:
        lines: every line of every cell that names bodies: they are the evidence.
        known: whether a text is the name of a known body.
        setting: what a person says that a slash means; nothing if the cells are to tell.
    """

    def __init__(
        self, lines: Iterable[str], known: Callable[[str], bool], setting: Setting | None = None
    ) -> None:
        self.known = known
        self.setting = setting
        self.alone: set[str] = set()
        self.behind: dict[str, set[str]] = {}
        """What stands before a slash, each with all that stands behind it."""
        pairs: dict[str, bool] = {}
        single: list[str] = []
        for line in lines:
            pieces = _SLASH.split(line)
            if len(pieces) == 1 and not is_role(line):
                self.alone.add(key(line))
                single.append(line)
            elif len(pieces) == 2:
                self.behind.setdefault(key(pieces[0]), set()).add(key(pieces[1]))
                pairs[key(line)] = is_role(pieces[0]) or is_role(pieces[1])
        # "Wardens and Council" is no third body where either stands alone as well.
        self.alone -= {
            key(line)
            for line in single
            if any(key(part) in self.alone for part in _BETWEEN.split(line)[::2] if part != line)
        }
        self.mostly = 2 * sum(pairs.values()) > len(pairs)
        """Whether most of what stands beside slashes are roles, by their nouns."""

    def pieces(self, line: str) -> list[str]:
        """What stands between the slashes of a line."""
        return [piece.strip() for piece in _SLASH.split(line) if re.search(r"[^\W\d_]", piece)]

    def parts(self, line: str) -> list[Part]:
        """The bodies of a line with their roles; nothing if no slash in it has a role behind it.

        "A / Manager and B / Officer" are two bodies, each with a role. Of the ways to part a line
        the one with the most evidence counts; if two are as good, none does.
        """
        tokens = _BETWEEN.split(line)
        if self.setting == "bodies" or "/" not in line or len(tokens) > 2 * MOST_PARTS:
            return []
        found = sorted(self._ways(tokens), key=lambda way: way[0])
        if not found or (len(found) > 1 and found[0][0] == found[1][0]):
            return []
        return found[0][1]

    def _ways(self, tokens: list[str]) -> Iterator[tuple[tuple[int, int, int], list[Part]]]:
        """Every way to part a line, each with what speaks against it."""
        if not tokens:
            yield (0, 0, 0), []
        for end in range(1, len(tokens) + 1, 2):
            chunk = "".join(tokens[:end])
            part = self._part(chunk)
            if part is None:
                continue
            against = (
                int(not self._is_sure(part.body)),
                int(bool(part.role) and not is_role(part.role)),
            )
            for (unsure, odd, count), rest in self._ways(tokens[end + 1 :]):
                yield (unsure + against[0], odd + against[1], count + 1), [part, *rest]

    def _part(self, text: str) -> Part | None:
        pieces = self.pieces(text)
        if len(pieces) == 1:
            return Part(text) if self._is_sure(text) else None
        if len(pieces) == 2 and is_role(pieces[0]) and not is_role(pieces[1]):
            pieces.reverse()  # "Team Manager / Council"
        body, *roles = pieces
        if len(roles) > 1 and not (is_role(roles[-1]) and self._is_sure(body)):
            return None
        if not self._is_sure(body) and self._holds_body(body):
            return None
        if any(self._holds_body(role) or not self._is_role(body, role) for role in roles):
            return None
        return Part(body, " / ".join(roles))

    def _is_role(self, body: str, role: str) -> bool:
        if self.setting == "roles":
            return True
        if self.known(role):
            return False
        if is_role(role) or is_person(role):
            return True
        other = key(role) in self.alone or key(role) in self.behind or _is_body(role)
        return not other and (self._is_sure(body) or self.mostly)

    def _is_sure(self, text: str) -> bool:
        """Whether a text is a body: known, or alone in a cell, or with more than one thing behind it."""
        name = key(text)
        return self.known(text) or name in self.alone or len(self.behind.get(name, ())) > 1

    def _holds_body(self, text: str) -> bool:
        """Whether one of several parts of a text is a body."""
        parts = _BETWEEN.split(text)[::2]
        return len(parts) > 1 and any(map(self._is_sure, parts))
