"""What can be found: one entry for each page, and for each entry of the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplan.indexes import anchor
from actionplan.indexes.briefings import MINUTES
from actionplan.model import Acronym, Body
from actionplan.model.due import month_label
from actionplan.model.words import Entry as GlossaryEntry
from actionplan.pages.page import Page
from actionplan.pages.render import sentence
from actionplan.pages.site import Site
from actionplan.search import texts
from actionplan.search.texts import Said

UNSEARCHED = ("guide/",)
"""Folders of pages that are no part of the plan: guides for editors."""
NOT_DEFINED = "not defined in the plan"


@dataclass(frozen=True, kw_only=True)
class Found:
    """A page or an entry of the glossary, as the list of results shows it."""

    kind: str
    """What a reader calls it: Briefing."""
    address: str
    """Where it is, within the site: `glossary/#marac`."""
    title: str
    """Its name as shown."""
    label: str = ""
    """Its reference, or the acronym that it explains."""
    note: str = ""
    """What must be said beside it."""
    said: Said
    """What it is found by."""
    also: str = ""
    """Words that call for this kind of page: 7 minute briefing."""
    group: str = ""
    """What it is shown together with: the body that the plan names first."""
    explains: bool = False
    """Whether it is the plan's own explanation of an acronym."""
    used_in: tuple[str, ...] = ()
    """References of the areas that use the word which it explains."""
    actions: tuple[int | str, ...] = ()
    """The numbers of its actions, each an anchor on its page."""


def entries(site: Site, pages: Iterable[Page]) -> Iterator[Found]:
    """Everything that can be found, in the order in which equals are shown.

    Presenter views and guides for editors are left out.

    Args:
        site: the plan and its look-ups.
        pages: every page made from data.
    """
    yield from _areas(site)
    yield from _pathways(site)
    yield from _briefings(site)
    yield from _bodies(site)
    yield from (_glossary(site, entry) for entry in site.plan.entries)
    taken = {"area_page", "pathway_page", "briefing_page", "agency_page", "oversight_page"}
    for page in pages:
        if page.macro not in taken and not page.uri.startswith(UNSEARCHED):
            yield _page(site, page)


def _areas(site: Site) -> Iterator[Found]:
    for area in site.plan.areas:
        yield Found(
            kind=sentence(site.plan.identity.words.area),
            address=f"areas/{area.ref}/",
            title=area.title,
            label=area.ref,
            said=texts.of_area(site.plan, area),
            actions=tuple(action.id for action in area.actions),
        )


def not_the_procedure(site: Site) -> str:
    """What is said beside everything that could be taken for guidance."""
    return f"plan of {month_label(site.plan.identity.as_at)}, not the procedure"


def _pathways(site: Site) -> Iterator[Found]:
    for pathway in site.plan.pathways:
        yield Found(
            kind="Pathway",
            address=f"pathways/{pathway.id}/",
            title=sentence(pathway.title),
            note=not_the_procedure(site),
            said=texts.of_pathway(pathway),
            also="pathway procedure process",
        )


def _briefings(site: Site) -> Iterator[Found]:
    roles = site.plan.identity.roles
    for briefing in site.plan.briefings:
        audience = [roles[role].name for role in briefing.audience if role in roles]
        yield Found(
            kind="Briefing",
            address=f"briefings/{briefing.id}/",
            title=briefing.title,
            note=not_the_procedure(site),
            said=texts.of_briefing(briefing),
            also=" ".join((f"{MINUTES} minute briefing for", *audience)),
        )


def _bodies(site: Site) -> Iterator[Found]:
    for body in site.plan.agencies:
        said = texts.of_body(body)
        group = _first_named(site, body)
        if body.id in site.indexes.agency_pages:
            yield Found(
                kind="Agency",
                address=f"agencies/{body.id}/",
                title=body.name,
                label=_label(body),
                said=said,
                also="agency",
                group=group,
            )
        if body.id in site.indexes.oversight_pages:
            yield Found(
                kind="Oversight",
                address=f"oversight/{body.id}/",
                title=body.name,
                label=_label(body),
                said=said,
                also="oversight",
                group=group,
            )


def _first_named(site: Site, body: Body) -> str:
    """The body of the plan with which a body is shown: the first of those whose place it took."""
    before = site.indexes.predecessors[body.id]
    return before[0].id if before else body.id


def _label(body: Body) -> str:
    return body.short if body.short and body.short != body.name else ""


def _glossary(site: Site, entry: GlossaryEntry) -> Found:
    acronym = entry if isinstance(entry, Acronym) else None
    uses = site.indexes.acronyms if acronym else site.indexes.terms
    expansions = acronym.expansions if acronym else ()
    return Found(
        kind="Glossary",
        address=f"glossary/#{anchor(entry.name)}",
        title=("; ".join(expansions) or NOT_DEFINED) if acronym else entry.name,
        label=acronym.acronym if acronym else "",
        said=texts.of_entry(entry),
        explains=bool(expansions),
        used_in=uses[entry.name],
    )


def address_of(uri: str) -> str:
    """The address of a page by its source file: `areas/index.md` is at `areas/`."""
    return re.sub(r"(^|/)index\.md$", r"\1", uri).replace(".md", "/")


def _page(site: Site, page: Page) -> Found:
    section = page.macro == "section_page"
    return Found(
        kind=sentence(site.plan.identity.words.section) if section else "Page",
        address=address_of(page.uri),
        title=page.title,
        said=Said((page.title,), (page.description, *_of_help(site, page))),
    )


def _of_help(site: Site, page: Page) -> list[str]:
    """What the page with help is found by, besides its name: the cases and the helplines on it."""
    given = site.plan.help
    if given is None or page.macro != "help_page":
        return []
    lines = [f"{line.name} for {line.audience}" for line in given.shown]
    return [one.when for one in given.emergency] + lines
