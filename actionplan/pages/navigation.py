"""What the navigation offers: at most twelve links, whatever the size of the plan."""

from __future__ import annotations

from actionplan.pages import areas
from actionplan.pages.facts import MAX_NAVIGATION, has_progress, has_updates
from actionplan.pages.render import as_text, sentence
from actionplan.pages.site import Site


def has_oversight(site: Site) -> bool:
    """Whether the plan names any body that oversees or receives reports."""
    return bool(site.indexes.oversight_pages)


def has_timescales(site: Site) -> bool:
    """Whether any action has a due time."""
    return areas.has(site, "due")


def has_glossary(site: Site) -> bool:
    """Whether there is any word to explain."""
    return bool(site.plan.acronyms or site.plan.terms)


MIN_KINDS = 5
"""So many kinds of page stay in the navigation; sections that leave no room for them give way."""

Navigation = list[dict[str, str | list[dict[str, str]]]]
"""As MkDocs writes one: each entry a title, safe to print, with a source file or with entries."""


def navigation(site: Site) -> Navigation:
    """At most twelve links whatever the size of the plan.

    Kinds of page come first in their order of use, then sections as far as they fit all together.
    What does not fit is linked from the first page and from the foot of every page.
    """
    words = site.plan.identity.words
    rooms = {
        "Agencies": ("agencies/index.md", bool(site.indexes.agency_pages)),
        "Briefings": ("briefings/index.md", bool(site.plan.briefings)),
        "Pathways": ("pathways/index.md", bool(site.plan.pathways)),
        "Glossary": ("glossary.md", has_glossary(site)),
        "Timescales": ("timescales.md", has_timescales(site)),
        "Oversight": ("oversight/index.md", has_oversight(site)),
        "Progress": ("progress/index.md", has_progress(site.plan)),
        "Updates": ("updates/index.md", has_updates(site.plan)),
        "About this edition": ("edition/index.md", True),
    }
    after: Navigation = [{name: uri} for name, (uri, there) in rooms.items() if there]
    title = as_text(sentence(words.areas))
    sections = [
        {as_text(f"{section.number} {section.title}"): f"sections/{section.number}.md"}
        for section in site.plan.identity.sections
    ]
    room = MAX_NAVIGATION - 2 - len(sections)
    if room < MIN_KINDS:
        return [{"Home": "index.md"}, {title: "areas/index.md"}, *after]
    all_areas: list[dict[str, str]] = [{as_text(f"All {words.areas}"): "areas/index.md"}]
    return [{"Home": "index.md"}, {title: [*all_areas, *sections]}, *after[:room]]
