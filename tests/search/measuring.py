"""Queries typed into the search box of a built site, and where the right answer stood.

A set is a list of `{"query", "class", "expect": [{"kind", "key"}]}`. The rank of a query is the place of
the first result that is expected; a page or glossary entry counts once. A query of class `none`
passes when there is no result.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

FOLDER = Path(__file__).parent
TEN = 10
ROOMS = {"areas": "area", "agencies": "agency", "oversight": "agency", "pathways": "pathway"}

_RESULTS = """async base => {
  const box = document.querySelector('[role=search]');
  while (!box.hasAttribute('data-settled')) await new Promise(requestAnimationFrame);
  return [...document.querySelectorAll('a.md-search-result__link')]
    .filter(link => link.checkVisibility()).map(link => link.href.slice(base.length));
}"""


@dataclass(frozen=True)
class Figures:
    """What a set of answerable queries came to."""

    number: int
    first: float
    """Share of queries whose first result is expected."""
    three: float
    """Share with one among the first three."""
    reciprocal: float
    """Mean of 1 over the rank; 0 where nothing expected is among the first ten."""


def sets() -> list[Path]:
    """The files of queries."""
    return sorted(FOLDER.glob("queries-*.json"))


def results(page: Page, base: str, query: str) -> list[str]:
    """The addresses of the results, within the site, in the order shown."""
    page.locator("input.md-search__input").fill(query)
    found: list[str] = page.evaluate(_RESULTS, base)
    return found


def ranks(
    page: Page, base: str, file: Path, plan: dict[str, Any]
) -> list[tuple[dict[str, Any], int]]:
    """Each query of a set with its rank: 0 for none; of a `none` query, how many results it had."""
    covers = {one["id"]: one["areas"] for one in plan["briefings"]}
    found = []
    for query in json.loads(file.read_text("utf-8")):
        expected = {(one["kind"], one["key"]) for one in query["expect"]}
        keys = [_keys(address, covers) for address in results(page, base, query["query"])]
        once = list(dict.fromkeys(keys))[:TEN]
        hits = [place for place, key in enumerate(once, 1) if expected & set(key)]
        found.append((query, len(once) if query["class"] == "none" else (hits or [0])[0]))
    return found


def _keys(address: str, covers: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
    path, _, anchor = address.partition("#")
    room, key = [*path.split("/"), ""][:2]
    if room == "glossary":
        return (("acronym", anchor.upper()),)
    if room == "briefings":
        return tuple(("briefing", ref) for ref in covers[key])
    return ((ROOMS.get(room, "page"), key or room),)


def figures(found: list[int]) -> Figures:
    """The figures of some ranks."""
    number = len(found)
    return Figures(
        number,
        sum(rank == 1 for rank in found) / number,
        sum(1 <= rank <= 3 for rank in found) / number,
        sum(1 / rank for rank in found if rank) / number,
    )
