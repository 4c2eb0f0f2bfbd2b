"""The index that the search box fetches: scripts, so that it also works without a server.

The first file holds what is shown and the names by which things are found. The words of the text
stand beside it in the same file, or, for a large plan, in parts by their first letters, of which a
query fetches those that it needs.
"""

from __future__ import annotations

import itertools
import json
import pathlib
from collections import defaultdict
from collections.abc import Iterable

from actionplan.pages.page import Page
from actionplan.pages.site import Site
from actionplan.search.entries import Found, entries
from actionplan.search.words import FILLING, LIGHT, SILENT, telling
from actionplan.search.written import written

FOLDER = "assets/search"
MOST = 250_000
"""So many characters of words stand in one file; gzip makes them about a third."""
DEEPEST = 5
"""With so many letters the name of a part ends."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def search_index(
    site: Site, pages: Iterable[Page], docs: pathlib.Path, most: int = MOST
) -> dict[str, str]:
    """The files of the index, by address within the site.

    Args:
        site: the plan and its look-ups.
        pages: every page made from data.
        docs: the folder of pages written by hand.
        most: about how many characters of words may stand in one file.
    """
    found = [*entries(site, pages), *written(docs)]
    lines = postings(found)
    parts = in_parts(lines, most=most)
    whole = list(parts) == [""]
    head = {
        "kinds": list(dict.fromkeys(one.kind for one in found)),
        "notes": list(dict.fromkeys(one.note for one in found)),
        "entries": _entries(found),
        "silent": sorted(SILENT),
        "filling": sorted(FILLING),
        "light": sorted(LIGHT),
        "synonyms": [[list(one.words), list(one.means)] for one in site.plan.synonyms],
        "refwords": _reference_words(site),
        "parts": [] if whole else [_file(name) for name in parts],
        "words": parts[""] if whole else "",
    }
    files = {f"{FOLDER}/index.js": _script("index", head)}
    if not whole:
        for name, text in parts.items():
            files[f"{FOLDER}/{_file(name)}"] = _script("words", name, text)
    return files


def _file(part: str) -> str:
    return f"words-{part}.js"


def _reference_words(site: Site) -> list[str]:
    words = site.plan.identity.words
    named = (words.area, words.areas, words.action, words.actions, "reference", "ref", "area")
    return sorted({word for name in named for word in telling(name)})


def _entries(found: list[Found]) -> list[list[object]]:
    kinds = list(dict.fromkeys(one.kind for one in found))
    notes = list(dict.fromkeys(one.note for one in found))
    places = {one.label: place for place, one in enumerate(found) if one.actions}
    rows: list[list[object]] = []
    for one in found:
        names = [name for name in one.said.names if name not in (one.title, one.label)]
        rows.append(
            [
                kinds.index(one.kind),
                # The page of an area is known by the area's reference.
                "" if one.address == f"areas/{one.label}/" else one.address,
                one.title,
                one.label,
                names,
                one.also,
                notes.index(one.note),
                one.group,
                int(one.explains),
                list(one.actions),
                _steps(sorted(places[ref] for ref in one.used_in)),
                len(one.said.pieces),
            ]
        )
    return rows


def _steps(numbers: list[int]) -> list[int]:
    """Numbers in order, each as the difference from the one before: they pack well."""
    return [number - before for before, number in itertools.pairwise([0, *numbers])]


def postings(found: list[Found]) -> dict[str, str]:
    """For each word the pieces in which it stands, counted over all entries, as differences."""
    places: dict[str, list[int]] = defaultdict(list)
    number = 0
    for one in found:
        for piece in one.said.pieces:
            for word in dict.fromkeys(telling(piece)):
                places[word].append(number)
            number += 1
    return {word: _differences(places[word]) for word in sorted(places)}


def _differences(numbers: list[int]) -> str:
    before = -1
    written = []
    for number in numbers:
        written.append(_base36(number - before))
        before = number
    return ",".join(written)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, last = divmod(number, 36)
        digits = _DIGITS[last] + digits
    return digits


def in_parts(lines: dict[str, str], prefix: str = "", most: int = MOST) -> dict[str, str]:
    """Words with their places as text, in parts of at most about so many characters.

    A part is named after the letters with which its words begin; a longer name goes before a
    shorter one.
    """
    text = "\n".join(f"{word} {places}" for word, places in lines.items())
    longer = [word for word in lines if len(word) > len(prefix)]
    if len(text) <= most or not longer or len(prefix) == DEEPEST:
        return {prefix: text}
    short = {word: places for word, places in lines.items() if len(word) == len(prefix)}
    parts = in_parts(short, prefix, most) if short else {}
    for start in sorted({word[: len(prefix) + 1] for word in longer}):
        inner = {word: lines[word] for word in longer if word.startswith(start)}
        parts |= in_parts(inner, start, most)
    return parts


def _script(call: str, *arguments: object) -> str:
    written = ",".join(
        json.dumps(one, ensure_ascii=True, separators=(",", ":")) for one in arguments
    )
    return f"actionplanSearch.{call}({written});\n"
