"""Lines pasted too far in: YAML takes them for more of the text above them, without a word."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterator
from functools import lru_cache

from pydantic import BaseModel

from actionplan.checks.rule import Data, Problem, rule
from actionplan.model.fields import keys_of, place_of, record_of, records_of
from actionplan.model.loading import ROOMS, Room
from actionplan.yamlfiles import Document, Mark, Path


@rule("text:swallowed")
def _swallowed(data: Data) -> Iterator[Problem]:
    for name, document in data.loaded.documents.items():
        room = next(room for room in ROOMS if fnmatch.fnmatchcase(name, room.pattern))
        for path, text in document.texts:
            found = _record_in(document, path, text, _line_of(room.model))
            if found:
                number, key = found
                line = document.lines[number - 1]
                mark = Mark(number, len(line) - len(line.lstrip(" ")) + 1)
                message = f'the lines from "{key}:" on are read as text of what stands above them'
                hint = _hint(room, document, path, key)
                yield document.problem_at(mark, "text:swallowed", message, hint)


@lru_cache
def _line_of(model: type[BaseModel]) -> re.Pattern[str]:
    """A line that begins with a key of any record of a file."""
    keys = {key for home in records_of(model) for key in keys_of(home.record)}
    return re.compile(rf" *(?:- +)?({'|'.join(sorted(keys))}):(?:\s|$)")


def _record_in(
    document: Document, path: Path, text: str, line_of: re.Pattern[str]
) -> tuple[int, str] | None:
    """The line and the key with which a record begins inside a text: two keys, one below the other."""
    if not re.search(rf"(?:^|\s){line_of.pattern}", text):
        return None
    words = " ".join(text.split())
    first: tuple[int, str] | None = None
    start = document.mark(path).line
    for number, line in enumerate(document.lines[start:], start + 1):
        if line.lstrip().startswith("#"):
            continue
        key = line_of.match(line)
        if not key or " ".join(line.split()) not in words:
            first = None
        elif first:
            return first
        else:
            first = (number, key[1])
    return None


def _hint(room: Room, document: Document, path: Path, key: str) -> str:
    """Where the lines belong: in the nearest record around the text that has such a key."""
    for end in range(len(path), -1, -1):
        within = path[:end][1:] if room.many else path[:end]
        if room.many and not end:
            break
        record = record_of(place_of(room.model, within).type) if within else room.model
        if key in keys_of(record):
            keys = [at for at in document.keys if at[:-1] == path[:end]]
            column = min((document.keys[at].column for at in keys), default=1) - 1
            above = next((f'"{at[-1]}:"' for at in keys), "the other keys")
            return (
                f'Delete spaces until "{key}:" stands exactly below {above}, with {column} spaces '
                "before it, and as many on each line that belongs to it."
            )
    return "Delete spaces until its keys stand exactly below those of the record."


RULES = (_swallowed,)
