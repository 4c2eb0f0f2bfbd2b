"""The A to Z: everything that has a name, for readers without script and for those who browse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from actionplan.indexes import anchor
from actionplan.model import Acronym
from actionplan.pages.render import Html, render, sentence
from actionplan.pages.site import Site


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    name: str
    """What it is filed under."""
    kind: str
    """What it is, or what the acronym stands for."""
    uri: str
    """The source file of its page."""


def rows(site: Site) -> Iterator[Row]:
    """Every acronym and term, body, pathway, briefing and area."""
    plan = site.plan
    for entry in plan.entries:
        kind = "glossary"
        if isinstance(entry, Acronym):
            kind = "; ".join(entry.expansions) or "acronym that the plan does not explain"
        yield Row(entry.name, kind, f"glossary.md#{anchor(entry.name)}")
    for body in plan.agencies:
        if body.id in site.indexes.agency_pages:
            yield Row(body.label, "agency", f"agencies/{body.id}.md")
        if body.id in site.indexes.oversight_pages:
            yield Row(body.label, "oversight", f"oversight/{body.id}.md")
    for pathway in plan.pathways:
        name = sentence(pathway.title.removeprefix("the "))
        yield Row(name, "pathway", f"pathways/{pathway.id}.md")
    for briefing in plan.briefings:
        yield Row(briefing.title, "briefing", f"briefings/{briefing.id}.md")
    for area in plan.areas:
        kind = f"{plan.identity.words.area} {area.ref}"
        yield Row(area.title, kind, f"areas/{area.ref}.md")


def a_to_z_page(site: Site) -> Html:
    """The list by letters."""
    filed = sorted(rows(site), key=lambda row: (_letter(row.name), row.name.casefold(), row.kind))
    return render(
        "a_to_z.html.j2",
        words=site.plan.identity.words,
        links=site.links("a-to-z.md"),
        letters=[
            (letter, list(group)) for letter, group in groupby(filed, lambda row: _letter(row.name))
        ],
        anchor=anchor,
    )


def _letter(name: str) -> str:
    return name[0].upper() if name[0].isalpha() else "0 to 9"
