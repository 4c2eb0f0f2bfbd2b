"""Which pages the site has: for each its address, its title, what it rests on and its macro."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from actionplan.downloads import jsonld
from actionplan.model import Area
from actionplan.pages import (
    bodies,
    data,
    guide,
)
from actionplan.pages import help as help_pages
from actionplan.pages.facts import has_progress, has_updates, last_changed, since_line
from actionplan.pages.forge import forge
from actionplan.pages.navigation import has_glossary, has_oversight, has_timescales
from actionplan.pages.page import Page, fitting
from actionplan.pages.render import sentence
from actionplan.pages.site import Site

SHOW_REPORTS = frozenset(
    {"area_page", "agency_page", "oversight_page", "progress_page", "updates_page"}
)
"""The macros of pages on which reports of progress stand."""


def pages(site: Site) -> Iterator[Page]:
    """Every page made from data. A room that the plan does not have gives none."""
    plan, words = site.plan, site.plan.identity.words

    def page(
        uri: str,
        title: str,
        description: str,
        macro: str,
        key: str = "",
        source: str = "plan.yml",
        *,
        refs: Iterable[str] | None = None,
        changed: str | None = None,
    ) -> Page:
        """A page; `refs` are the areas whose facts it shows, all of them if none are named.

        `changed` dates a page that does not rest on the plan.
        """
        newer = site.newer(None if refs is None else set(refs))
        return Page(
            uri=uri,
            title=title,
            description=description,
            macro=macro,
            key=key,
            source=f"{site.data}/{source}",
            changed=last_changed(plan, newer) if changed is None else changed,
            since=since_line(plan, newer, reports=macro in SHOW_REPORTS),
        )

    yield page("index.md", plan.identity.site.name, plan.identity.site.description, "home_page")
    several = sentence(words.areas)
    yield page(
        "areas/index.md",
        f"All {words.areas}",
        f"{several} of the plan, by {words.section}.",
        "areas_page",
    )
    for area in plan.areas:
        description = f"{sentence(words.area)} {area.ref}: {area.title}."
        made = page(
            f"areas/{area.ref}.md",
            f"{area.ref} {area.title}",
            description,
            "area_page",
            area.ref,
            area.file,
            refs=[area.ref],
        )
        yield dataclasses.replace(made, lines=_lines(site, area))
    for area in plan.moved_areas:
        to = area.moved_to or ""
        title = f"{area.ref} has moved to {to}"
        made = page(
            f"areas/{area.ref}.md", title, f"{title}.", "moved_page", area.ref, area.file, refs=[to]
        )
        yield dataclasses.replace(made, moved_to=f"areas/{to}/")
    for section in plan.identity.sections:
        title = f"{sentence(words.section)} {section.number}: {section.title}"
        yield page(
            f"sections/{section.number}.md",
            title,
            f"{several} in {title}.",
            "section_page",
            section.number,
            refs=[area.ref for area in plan.by_section[section.number]],
        )
    yield from _body_pages(site, page)
    yield from _briefing_pages(site, page)
    if has_timescales(site):
        yield page(
            "timescales.md",
            "Timescales",
            f"Every {words.action} of the plan by timescale.",
            "timescales_page",
        )
    if has_glossary(site):
        description = "Acronyms and terms of the plan: what they stand for and where they are used."
        glossary = page(
            "glossary.md", "Glossary", description, "glossary_page", source="acronyms.yml", refs=()
        )
        yield dataclasses.replace(glossary, jsonld=partial(jsonld.terms, site))
    yield page(
        "a-to-z.md",
        "A to Z",
        f"Every acronym, body, pathway, briefing and {words.area} of the plan, by name.",
        "a_to_z_page",
    )
    yield page(
        "edition/index.md",
        "About this edition",
        "Is this the plan that partners agreed?",
        "edition_page",
    )
    yield from _record_pages(site, page)
    description = "The plan as files for other programs: spreadsheet, CSV, JSON, calendar."
    downloads = page("data/index.md", "Data to download", description, "data_page")
    yield dataclasses.replace(downloads, jsonld=partial(data.data_facts, site))
    yield from _pages_for_people(site, page)
    if forge(plan):
        yield from _guides(page)


def _lines(site: Site, area: Area) -> tuple[tuple[str, str], ...]:
    """For editors: each action of an area, with the address of its line in the area's file."""
    where, document = forge(site.plan), site.plan.documents.get(area.file)
    if where is None or document is None:
        return ()
    path = f"{site.data}/{area.file}"
    numbers = [str(action["id"]) for action in document.data.get("actions", [])]
    return tuple(
        (
            f"{site.plan.identity.words.action} {action.id}",
            where.line(path, document.mark(("actions", numbers.index(str(action.id)))).line),
        )
        for action in area.actions
    )


def _guides(page: Callable[..., Page]) -> Iterator[Page]:
    """How the data is edited: pages that no navigation, search or site map offers to readers."""
    made = page(
        "guide/index.md",
        "How to edit this site",
        "Guides for those who keep the plan.",
        "guide_index_page",
        changed="",
    )
    yield dataclasses.replace(made, source="", unlisted=True)
    for task in guide.TASKS:
        title = f"For editors: {task.title.lower()}"
        made = page(f"guide/{task.id}.md", title, task.about, "guide_page", task.id, changed="")
        yield dataclasses.replace(made, source="", unlisted=True)


def _record_pages(site: Site, page: Callable[..., Page]) -> Iterator[Page]:
    """The pages on what was agreed and on what happened since, as far as the plan keeps either."""
    plan, words = site.plan, site.plan.identity.words
    for agreed in plan.agreed:
        title = f"Version {agreed.version}: the facts as agreed"
        facts = f"{sentence(words.lead)}, due time and oversight of each {words.action}"
        description = f"{facts} in version {agreed.version}."
        uri, file = f"edition/{agreed.version}.md", f"agreed/{agreed.version}.yml"
        yield page(uri, title, description, "version_page", agreed.version, file)
    if has_progress(plan):
        description = (
            f"How far the {words.actions} of the plan have come, as far as it was reported."
        )
        yield page("progress/index.md", "Progress", description, "progress_page")
    if has_updates(plan):
        description = "What changed in the plan, what was reported, and news of this site."
        yield page("updates/index.md", "Updates", description, "updates_page")


def _body_pages(site: Site, page: Callable[..., Page]) -> Iterator[Page]:
    words = site.plan.identity.words
    file = "agencies.yml"
    if site.indexes.agency_pages:
        description = f"Who leads the {words.actions} of the plan."
        yield page("agencies/index.md", "Agencies", description, "agencies_page", source=file)
    for body in site.indexes.agency_pages.values():
        description = f"What the plan asks of {body.label}."
        title = fitting(body.label, body.name)
        refs = bodies.refs_of(site, (body, *site.indexes.predecessors[body.id]))
        uri = f"agencies/{body.id}.md"
        yield page(uri, title, description, "agency_page", body.id, file, refs=refs)
    if has_oversight(site):
        description = f"Who oversees the {words.actions} of the plan, and who receives reports."
        yield page(
            "oversight/index.md", "Oversight", description, "oversight_index_page", source=file
        )
    for body in site.indexes.oversight_pages.values():
        title = fitting(f"{body.label}: oversight", f"{body.name}: oversight")
        description = f"What {body.label} oversees or receives."
        uri, refs = f"oversight/{body.id}.md", bodies.refs_of(site, (body,))
        yield page(uri, title, description, "oversight_page", body.id, file, refs=refs)


def _pages_for_people(site: Site, page: Callable[..., Page]) -> Iterator[Page]:
    """Help, safety and the statements: dated by what they rest on, not by the plan's version."""
    plan, file = site.plan, "help.yml"
    if plan.help:
        description, changed = "Whom to call, and how to refer.", help_pages.help_changed(plan)
        yield page("help.md", "Get help", description, "help_page", source=file, changed=changed)
    description = "What others can see of what you do online, and what you can do."
    source = file if plan.help else "plan.yml"
    yield page(
        "stay-safe.md", "Stay safe online", description, "stay_safe_page", source=source, changed=""
    )
    description = "How accessible this website is, and whom to tell if it is not."
    changed = help_pages.accessibility_changed(plan)
    yield page(
        "accessibility.md",
        "Accessibility statement",
        description,
        "accessibility_page",
        changed=changed,
    )
    description = "What is kept of a reader, by this site and by its host."
    yield page("privacy.md", "Privacy", description, "privacy_page", changed="")


def _briefing_pages(site: Site, page: Callable[..., Page]) -> Iterator[Page]:
    plan = site.plan
    if plan.briefings:
        yield page(
            "briefings/index.md",
            "Briefings",
            "Briefings to read aloud in a team meeting.",
            "briefings_page",
        )
    for briefing in plan.briefings:
        uri, description = f"briefings/{briefing.id}.md", briefing.in_short.text
        yield page(
            uri,
            briefing.title,
            description,
            "briefing_page",
            briefing.id,
            briefing.file,
            refs=briefing.areas,
        )
    if plan.pathways:
        description = "What the plan says about procedures, which is not the procedures."
        yield page("pathways/index.md", "Pathways", description, "pathways_page")
    for pathway in plan.pathways:
        says = f"What the plan says about {pathway.title}"
        yield page(
            f"pathways/{pathway.id}.md",
            fitting(says, f"In the plan: {pathway.title}"),
            f"{says}. Not the procedure.",
            "pathway_page",
            pathway.id,
            pathway.file,
            refs=pathway.areas,
        )
