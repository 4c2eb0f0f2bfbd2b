"""The pages of areas and sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from actionplan.indexes import anchor
from actionplan.indexes import briefings as about
from actionplan.indexes.versions import as_agreed
from actionplan.model import STATES, Acronym, Action, Area, Report
from actionplan.model.due import month_label
from actionplan.model.words import Entry
from actionplan.pages.facts import has_progress
from actionplan.pages.history import (
    agreed_text,
    before_text,
    changed_texts,
    entries,
    evidence_text,
    recorded_text,
    reporter,
    state_label,
    value_text,
)
from actionplan.pages.links import Links
from actionplan.pages.render import Html, joined, render
from actionplan.pages.site import Site


@dataclass(frozen=True)
class Blank:
    """What a reader is told where the plan prints nothing beside an action."""

    site: Site
    links: Links
    area: Area

    def shared(self, action: Action, field: str) -> Html | None:
        """Where a carried-down value comes from, or `None` if the plan prints it here."""
        source = self.area.source_of(action, field)
        if source is None:
            return None
        ref, _, number = source.rpartition(".")
        origin, own = self.site.plan.actions[source].action, ref == self.area.ref
        place = f"{self.called(number)} {number}" if own else ref
        there = self.links.action(source, place)
        # What has changed there since is not what the document has, and was not agreed for here.
        if own and not before_text(self.site.plan, origin, field):
            return Html("shared with ") + there
        blank = Html("the document prints nothing here; the cell above, in ")
        return blank + there + Html(", says ") + self.value(origin, field)

    def called(self, number: int | str) -> str:
        """What this plan calls an action of some number."""
        return self.site.plan.identity.words.called(number)

    def value(self, action: Action, field: str) -> Html:
        """A field's value in the document, by the names that readers of the plan know."""
        value = as_agreed(self.site.plan, action, field)
        return Html.escape(value_text(self.site.plan, field, value))

    def elsewhere(self, action: Action, field: str) -> Html:
        """What stands in place of a value that the plan does not print beside this action."""
        fields = (field, "timescale") if field == "due" else (field,)
        given = [
            other
            for other in self.area.actions
            if any(getattr(other, one) not in (None, ()) for one in fields)
        ]
        if not given:
            return Html("Not stated in the plan.")
        places = joined(
            self.links.action(self.area.full_id(other), f"{self.called(other.id)} {other.id}")
            for other in given
        )
        return Html("Given for this area beside ") + places + Html(".")


def has(site: Site, field: str) -> bool:
    """Whether the plan states a field of actions anywhere: one that it never states is not shown."""
    return field in site.stated or (field == "due" and "timescale" in site.stated)


def area_page(site: Site, ref: str) -> Html:
    """The page of one area."""
    area = site.plan.by_ref[ref]
    links = site.links(f"areas/{ref}.md")
    order, place = site.plan.areas, site.places[ref]
    return render(
        "area.html.j2",
        area=area,
        links=links,
        blank=Blank(site, links, area),
        shown={
            field: has(site, field) for field in ("leads", "due", "oversight", "impact", "scrutiny")
        },
        plan=site.plan,
        words=site.plan.identity.words,
        leads=_leads_of(area),
        dues=sorted({action.due for action in area.standing if action.due}),
        undated=list(
            dict.fromkeys(one.timescale for one in area.standing if not one.due and one.timescale)
        ),
        inspected=inspected_month(site),
        changed=partial(changed_texts, site.plan),
        progress=has_progress(site.plan),
        reports=_reports,
        states=STATES,
        said=partial(state_label, site.plan),
        reporter=partial(reporter, site.plan),
        evidence_text=evidence_text,
        decided=partial(agreed_text, site.plan),
        recorded=recorded_text,
        stubs=[
            (old, new)
            for old, new in site.plan.moved.items()
            if old.rpartition(".")[0] == ref and new in site.plan.actions
        ],
        happened=entries(site, site.newer([ref])),
        versions=site.in_versions.get(ref, []),
        anchor=anchor,
        briefings=about.covering(site.plan, ref),
        pathways=about.pathways_through(site.plan, ref),
        referring=site.indexes.referring[ref],
        state=site.indexes.checked[ref],
        official=official(site, ref),
        edition_of_others=site.plan.identity.edition.wording != "agreed",
        document=site.plan.identity.document.title,
        used=glossary_words(site, ref),
        before=order[place - 1].ref if place else None,
        following=order[place + 1].ref if place + 1 < len(order) else None,
    )


def _reports(action: Action, about: str) -> list[Report]:
    """The reports on an action's delivery or impact, newest first."""
    found = [report for report in action.reports if report.about == about]
    return sorted(found, key=lambda report: report.date.first_day)[::-1]


@dataclass(frozen=True)
class Official:
    """The official wording of an area, where the partnership has imported it."""

    findings: tuple[str, ...] = ()
    actions: Mapping[int | str, Action] = field(default_factory=dict)


def official(site: Site, ref: str) -> Official:
    """What stands beside our words; empty without an import, and where our words are the agreed ones."""
    area = site.plan.official.get(ref)
    if area is None or site.plan.identity.edition.wording == "agreed":
        return Official()
    return Official(area.findings, {action.id: action for action in area.actions})


def inspected_month(site: Site) -> str:
    """The month of the inspection, as a reader sees it; empty for a plan without one."""
    inspection = site.plan.identity.inspection
    return month_label(f"{inspection.start:%Y-%m}") if inspection else ""


def glossary_words(site: Site, ref: str) -> list[dict[str, Any]]:
    """The acronyms and terms of an area, each with what it stands for, or with an empty meaning."""
    return [
        {"name": name, "meaning": _meaning(site.plan.entry[name])}
        for name in site.indexes.words_of[ref]
    ]


def _meaning(entry: Entry) -> str:
    if isinstance(entry, Acronym) and entry.expansions:
        return "; also listed as: ".join(entry.expansions)
    if entry.says:
        return entry.says
    return f"Commonly, not in the plan: {entry.common_meaning.text}" if entry.common_meaning else ""


def areas_page(site: Site) -> Html:
    """The list of all areas, by section."""
    return render(
        "areas.html.j2",
        plan=site.plan,
        words=site.plan.identity.words,
        links=site.links("areas/index.md"),
    )


def section_page(site: Site, number: str) -> Html:
    """The page of one section."""
    numbers = [section.number for section in site.plan.identity.sections]
    place = numbers.index(number)
    return render(
        "section.html.j2",
        section=site.plan.sections[number],
        areas=[(area, _leads_of(area)) for area in site.plan.by_section[number]],
        plan=site.plan,
        words=site.plan.identity.words,
        links=site.links(f"sections/{number}.md"),
        before=numbers[place - 1] if place else None,
        following=numbers[place + 1] if place + 1 < len(numbers) else None,
    )


def _leads_of(area: Area) -> list[str]:
    """The bodies that lead any of an area's actions that stand, each once."""
    return list(dict.fromkeys(body for action in area.standing for body in action.leads))
