"""The pages about the plan as a whole: home, timescales, glossary, edition."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from itertools import groupby

from actionplan.indexes import anchor
from actionplan.indexes.briefings import read_aloud
from actionplan.indexes.words import Texts
from actionplan.model import ActionOf, Term
from actionplan.model.due import day_label, month_label
from actionplan.model.identity import Words
from actionplan.model.words import Entry
from actionplan.pages.facts import (
    adoption,
    as_at,
    fixed_line,
    has_progress,
    has_updates,
    since_line,
    whom_to_ask,
)
from actionplan.pages.history import before_text, entries
from actionplan.pages.picture import Bar, bars
from actionplan.pages.render import Html, render, several, standing
from actionplan.pages.site import Site


def home_page(site: Site) -> Html:
    """What this is, as at when, and the ways in."""
    return render(
        "home.html.j2",
        plan=site.plan,
        words=site.plan.identity.words,
        links=site.links("index.md"),
        indexes=site.indexes,
        leading=site.indexes.leading,
        as_at=as_at(site.plan),
        timed=bool([due for due, _ in site.indexes.by_due if due]),
        inspected=inspected(site),
        since=since_line(site.plan, site.newer(), "site"),
        has_progress=has_progress(site.plan),
        has_updates=has_updates(site.plan),
    )


def inspected(site: Site) -> str:
    """When inspectors came: "9 to 13 July 2018"; empty for a plan without an inspection."""
    inspection = site.plan.identity.inspection
    if inspection is None:
        return ""
    start, end = inspection.start, inspection.last
    if (start.year, start.month) == (end.year, end.month) and start != end:
        return f"{start.day} to {day_label(end)}"
    return day_label(start) if start == end else f"{day_label(start)} to {day_label(end)}"


def timescales_page(site: Site) -> Html:
    """Every action by due time, with a picture that says the same."""
    rows = [(due.label, actions) for due, actions in site.indexes.by_due if due]
    rows += undated(of for due, actions in site.indexes.by_due if not due for of in actions)
    return render(
        "timescales.html.j2",
        plan=site.plan,
        words=site.plan.identity.words,
        links=site.links("timescales.md"),
        rows=rows,
        anchors={label: anchor(label) for label, _ in rows},
        picture=_timescales_picture(site.plan.identity.words, rows),
        as_at=as_at(site.plan),
        since=since_line(site.plan, site.newer(), reports=False),
        was=partial(before_text, site.plan),
    )


def undated(actions: Iterable[ActionOf]) -> list[tuple[str, tuple[ActionOf, ...]]]:
    """Actions without a date, by whether the plan says in words when: each group with its name."""
    groups: dict[str, list[ActionOf]] = {}
    for of in sorted(actions, key=lambda of: of.action.timescale is None):
        label = "In words, without a date" if of.action.timescale else "No timescale stated"
        groups.setdefault(label, []).append(of)
    return [(label, tuple(group)) for label, group in groups.items()]


def _timescales_picture(words: Words, rows: list[tuple[str, tuple[ActionOf, ...]]]) -> Html:
    found = [Bar(label, len(now)) for label, actions in rows if (now := standing(actions))]
    said = "; ".join(
        f"{label}: {several(number, words.action, words.actions)}" for label, number, _ in found
    )
    return bars("bars", f"Number of {words.actions} by timescale", said, found)


def glossary_page(site: Site) -> Html:
    """Every acronym and term."""
    titles, texts = _texts(site)
    entries = sorted(site.plan.entries, key=lambda entry: (entry.name.casefold(), entry.name))
    letters = [
        (letter, list(group))
        for letter, group in groupby(entries, key=lambda entry: _letter(entry.name))
    ]
    return render(
        "glossary.html.j2",
        plan=site.plan,
        words=site.plan.identity.words,
        links=site.links("glossary.md"),
        letters=letters,
        uses={**site.indexes.acronyms, **site.indexes.terms},
        anchor=anchor,
        explained={entry.name: _explained(entry, titles, texts) for entry in entries},
        month=month_label(site.plan.identity.as_at),
    )


def _explained(entry: Entry, titles: dict[str, str], texts: Texts) -> list[tuple[str, str]]:
    """The briefings and pathways in whose text a word stands: source file and title."""
    found = texts.with_any(entry.variants, re.IGNORECASE if isinstance(entry, Term) else 0)
    return [(uri, title) for uri, title in titles.items() if uri in found]


def _texts(site: Site) -> tuple[dict[str, str], Texts]:
    """The title and the text of every briefing and pathway, by its source file."""
    plan = site.plan
    titles, found = {}, {}
    for briefing in plan.briefings:
        uri = f"briefings/{briefing.id}.md"
        titles[uri] = f"Briefing: {briefing.title}"
        found[uri] = " ".join((briefing.title, *read_aloud(plan, briefing)))
    for pathway in plan.pathways:
        uri = f"pathways/{pathway.id}.md"
        titles[uri] = f"Pathway: {pathway.title}"
        steps = [text for step in pathway.steps for text in (step.title, step.text)]
        found[uri] = " ".join((pathway.title, pathway.intro, *steps))
    return titles, Texts(found)


def _letter(name: str) -> str:
    return name[0].upper() if name[0].isalpha() else "0 to 9"


def edition_page(site: Site) -> Html:
    """Is this the plan that partners agreed? Its identity, what was counted, every judgement."""
    plan = site.plan
    areas, actions = standing(plan.areas), plan.standing
    return render(
        "edition.html.j2",
        plan=plan,
        words=plan.identity.words,
        links=site.links("edition/index.md"),
        line=fixed_line(plan),
        adoption=adoption(plan),
        ask=whom_to_ask(plan),
        as_at=as_at(plan),
        submitted=day_label(plan.identity.submitted) if plan.identity.submitted else "",
        inspected=inspected(site),
        counts={
            "findings": sum(len(area.findings) for area in areas),
            "notes": sum(
                len(area.notes) + sum(len(a.notes) for a in area.actions) for area in plan.areas
            ),
            "shared": sum(len(of.action.shared) for of in actions),
            "changes": len([event for event in site.newer() if event.decided]),
            "checks": sum(len(of.action.checks) for of in actions),
            "listed": sum(acronym.in_plan_list for acronym in plan.acronyms),
            "unlisted": sum(not acronym.in_plan_list for acronym in plan.acronyms),
        },
        standing=actions,
        leading=site.indexes.leading,
        checked=[
            (area, site.indexes.checked[area.ref])
            for area in plan.areas
            if site.indexes.checked[area.ref].record
        ],
        noted=[
            area
            for area in plan.areas
            if area.notes or any(a.notes or a.shared for a in area.actions)
        ],
        changes=entries(site, (event for event in site.newer() if event.decided)),
    )
