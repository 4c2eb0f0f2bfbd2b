"""The macros that pages call, by name."""

from __future__ import annotations

from collections.abc import Callable

from actionplan.pages import (
    a_to_z,
    areas,
    bodies,
    briefings,
    data,
    guide,
    overview,
    pathways,
    progress,
    versions,
)
from actionplan.pages import help as help_pages
from actionplan.pages.render import Html

Macro = Callable[..., Html]

MACROS: dict[str, Macro] = {
    "home_page": overview.home_page,
    "areas_page": areas.areas_page,
    "area_page": areas.area_page,
    "section_page": areas.section_page,
    "agencies_page": bodies.agencies_page,
    "agency_page": bodies.agency_page,
    "oversight_index_page": bodies.oversight_index_page,
    "oversight_page": bodies.oversight_page,
    "briefings_page": briefings.briefings_page,
    "briefing_page": briefings.briefing_page,
    "pathways_page": pathways.pathways_page,
    "pathway_page": pathways.pathway_page,
    "timescales_page": overview.timescales_page,
    "glossary_page": overview.glossary_page,
    "a_to_z_page": a_to_z.a_to_z_page,
    "edition_page": overview.edition_page,
    "data_page": data.data_page,
    "help_page": help_pages.help_page,
    "stay_safe_page": help_pages.stay_safe_page,
    "accessibility_page": help_pages.accessibility_page,
    "privacy_page": help_pages.privacy_page,
    "moved_page": versions.moved_page,
    "version_page": versions.version_page,
    "updates_page": versions.updates_page,
    "progress_page": progress.progress_page,
    "guide_index_page": guide.guide_index_page,
    "guide_page": guide.guide_page,
}
"""The macros that pages call, by name. Each takes the site and, for a page of many, its key."""
