"""Which pages the site has, which macro writes each, and what its navigation offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from actionplan.pages import areas, bodies, overview
from actionplan.pages.facts import MAX_NAVIGATION, last_changed
from actionplan.pages.page import Page
from actionplan.pages.render import Markdown, as_text, sentence
from actionplan.pages.site import Site

Macro = Callable[..., Markdown]

MACROS: dict[str, Macro] = {
    "home_page": overview.home_page,
    "areas_page": areas.areas_page,
    "area_page": areas.area_page,
    "section_page": areas.section_page,
    "agencies_page": bodies.agencies_page,
    "agency_page": bodies.agency_page,
    "oversight_index_page": bodies.oversight_index_page,
    "oversight_page": bodies.oversight_page,
    "timescales_page": overview.timescales_page,
    "glossary_page": overview.glossary_page,
    "edition_page": overview.edition_page,
    "data_page": overview.data_page,
}
"""The macros that pages call, by name. Each takes the site and, for a page of many, its key."""


def has_oversight(site: Site) -> bool:
    """Whether the plan names any body that oversees or receives reports."""
    return bool(site.indexes.oversight_pages)


def has_timescales(site: Site) -> bool:
    """Whether any action has a due time."""
    return areas.has(site, "due")


def has_glossary(site: Site) -> bool:
    """Whether there is any word to explain."""
    return bool(site.plan.acronyms or site.plan.terms)


def pages(site: Site) -> Iterator[Page]:
    """Every page made from data. A room that the plan does not have gives none."""
    plan, words = site.plan, site.plan.identity.words
    changed = last_changed(plan)
    data = site.data

    def page(uri: str, title: str, description: str, macro: str, key: str = "", source: str = "plan.yml") -> Page:
        return Page(
            uri=uri, title=title, description=description, macro=macro, key=key,
            source=f"{data}/{source}", changed=changed,
        )

    yield page("index.md", plan.identity.site.name, plan.identity.site.description, "home_page")
    several = sentence(words.areas)
    yield page("areas/index.md", f"All {words.areas}", f"{several} of the plan, by {words.section}.", "areas_page")
    for area in plan.areas:
        description = f"{sentence(words.area)} {area.ref}: {area.title}."
        yield page(f"areas/{area.ref}.md", f"{area.ref} {area.title}", description, "area_page", area.ref, area.file)
    for section in plan.identity.sections:
        title = f"{sentence(words.section)} {section.number}: {section.title}"
        yield page(f"sections/{section.number}.md", title, f"{several} in {title}.", "section_page", section.number)
    yield from _body_pages(site, page)
    if has_timescales(site):
        yield page("timescales.md", "Timescales", f"Every {words.action} of the plan by timescale.", "timescales_page")
    if has_glossary(site):
        description = "Acronyms and terms of the plan: what they stand for, what the plan says, where they are used."
        yield page("glossary.md", "Glossary", description, "glossary_page", source="acronyms.yml")
    yield page("edition/index.md", "About this edition", "Is this the plan that partners agreed?", "edition_page")
    yield page("data/index.md", "Data to download", "The plan as JSON and CSV.", "data_page")


def _body_pages(site: Site, page: Callable[..., Page]) -> Iterator[Page]:
    words = site.plan.identity.words
    file = "agencies.yml"
    if site.indexes.agency_pages:
        description = f"Who leads the {words.actions} of the plan."
        yield page("agencies/index.md", "Agencies", description, "agencies_page", source=file)
    for body in site.indexes.agency_pages.values():
        description = f"What the plan asks of {body.label}."
        yield page(f"agencies/{body.id}.md", body.label, description, "agency_page", body.id, file)
    if has_oversight(site):
        description = f"Who oversees the {words.actions} of the plan, and who receives reports."
        yield page("oversight/index.md", "Oversight", description, "oversight_index_page", source=file)
    for body in site.indexes.oversight_pages.values():
        title = f"{body.label}: oversight"
        description = f"What {body.label} oversees or receives."
        yield page(f"oversight/{body.id}.md", title, description, "oversight_page", body.id, file)


Navigation = list[dict[str, str | list[dict[str, str]]]]
"""As MkDocs writes a navigation: each entry one title, safe to print, with a source file or a list of entries."""


def navigation(site: Site) -> Navigation:
    """At most twelve links whatever the size of the plan: kinds of page, and sections while they fit."""
    words = site.plan.identity.words
    before: Navigation = [{"Home": "index.md"}]
    after: Navigation = [
        *([{"Agencies": "agencies/index.md"}] if site.indexes.agency_pages else []),
        *([{"Oversight": "oversight/index.md"}] if has_oversight(site) else []),
        *([{"Timescales": "timescales.md"}] if has_timescales(site) else []),
        *([{"Glossary": "glossary.md"}] if has_glossary(site) else []),
        {"About this edition": "edition/index.md"},
    ]
    title = as_text(sentence(words.areas))
    sections = [
        {as_text(f"{section.number} {section.title}"): f"sections/{section.number}.md"}
        for section in site.plan.identity.sections
    ]
    if len(before) + len(after) + 1 + len(sections) > MAX_NAVIGATION:
        return [*before, {title: "areas/index.md"}, *after]
    return [*before, {title: [{as_text(f"All {words.areas}"): "areas/index.md"}, *sections]}, *after]
