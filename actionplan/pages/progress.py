"""The page on progress: counts over what was reported, as text and as pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actionplan.model import NOT_REPORTED, STATES, ActionOf, Due, Plan
from actionplan.pages.facts import as_at, version_label
from actionplan.pages.overview import undated
from actionplan.pages.picture import Bar, bars
from actionplan.pages.render import Html, render, sentence
from actionplan.pages.site import Site
from actionplan.pages.versions import stated


@dataclass(frozen=True)
class Period:
    """A time on which was reported in ratings: one quarter."""

    due: Due
    counts: dict[str, int]
    """How many actions had each rating, by its name."""


def periods(plan: Plan, standing: Iterable[ActionOf]) -> list[Period]:
    """How many actions had which rating at each time, oldest first; of two reports the newer counts."""
    found: dict[Due, dict[str, str]] = {}
    for of in standing:
        for report in sorted(of.action.reports, key=lambda report: report.date.first_day):
            if report.period and report.rating:
                found.setdefault(report.period, {})[of.id] = report.rating
    return [
        Period(
            due,
            {
                one.name: list(given.values()).count(key)
                for key, one in plan.identity.ratings.items()
            },
        )
        for due, given in sorted(found.items())
    ]


@dataclass(frozen=True)
class Described:
    """What a version of the plan says itself of its progress."""

    version: str
    """The version and its month."""
    number: int
    """Of how many actions it says that work on them was done or had started."""
    of: int
    """How many actions it has."""


def described(plan: Plan) -> list[Described]:
    """What each version says itself, newest first: by the reports that are stated in it alone."""
    versions = {
        one.version: (version_label(one.version, one.as_at), len(one.action_ids))
        for one in plan.agreed
    }
    versions.setdefault(plan.identity.version, (as_at(plan), len(plan.standing)))
    begun = Counter(
        version
        for of in plan.actions.values()
        for version in {
            report.stated_in
            for report in of.action.reports
            if report.about == "delivery" and report.state in ("done", "under way")
        }
    )
    return [
        Described(label, begun[version], number)
        for version, (label, number) in reversed(versions.items())
        if begun[version]
    ]


@dataclass(frozen=True)
class Group:
    """The actions of a section, an agency or a due time."""

    label: str
    """What it is called, as text."""
    short: str
    """The same in few characters, for the picture."""
    actions: tuple[ActionOf, ...]

    @property
    def reported(self) -> int:
        """On how many of them anything was reported."""
        return sum(of.action.delivery is not None for of in self.actions)

    @property
    def states(self) -> str:
        """How many were reported in which state: "done 2, under way 1"."""
        found = Counter(of.action.state for of in self.actions)
        return ", ".join(
            f"{state} {found[state]}" for state in STATES if state != NOT_REPORTED and found[state]
        )


def progress_page(site: Site) -> Html:
    """How far the actions have come; counts only where somebody reported beyond the plan itself."""
    plan, words = site.plan, site.plan.identity.words
    standing = plan.standing
    told = any(report.by for of in plan.actions.values() for report in of.action.reports)
    states = Counter(of.action.state for of in standing)
    groups = _groups(site, standing) if told else {}
    return render(
        "progress.html.j2",
        told=told,
        stated=stated(site),
        said=sum(of.action.delivery is not None for of in standing),
        standing=standing,
        ended=len(plan.actions) - len(standing),
        states=STATES,
        counts=states,
        actions_in={
            state: [of for of in standing if of.action.state == state]
            for state in STATES
            if state != NOT_REPORTED
        },
        effects=[of for of in standing if of.action.effect],
        groups=groups,
        periods=periods(plan, standing),
        picture=_picture(
            "states",
            f"{sentence(words.actions)} by state",
            [Bar(STATES[state].label, states[state], len(standing)) for state in STATES],
        )
        if told
        else "",
        pictures={
            heading: _picture(
                f"group-{place}",
                f"{sentence(words.actions)} reported on, by {heading}",
                [Bar(one.short, one.reported, len(one.actions)) for one in found],
            )
            for place, (heading, found) in enumerate(groups.items(), 1)
        },
        described=described(plan),
        plan=plan,
        words=words,
        links=site.links("progress/index.md"),
    )


def _groups(site: Site, standing: Sequence[ActionOf]) -> dict[str, list[Group]]:
    plan, words = site.plan, site.plan.identity.words
    dues = sorted({of.action.due for of in standing if of.action.due})
    silent = [of for of in standing if of.action.due is None]
    found = {
        words.section: [
            _group(
                f"{section.number} {section.title}",
                f"{sentence(words.section)} {section.number}",
                (of for of in standing if of.area.section == section.number),
            )
            for section in plan.identity.sections
        ],
        f"{words.lead} agency": [
            _group(body.label, body.brief, (of for of in standing if body.id in of.action.leads))
            for body in site.indexes.leaders
        ],
        "due time": [
            _group(due.label, due.label, (of for of in standing if of.action.due == due))
            for due in dues
        ]
        + [_group(label, label, group) for label, group in undated(silent)],
    }
    return {
        heading: [group for group in groups if group.actions] for heading, groups in found.items()
    }


def _group(label: str, short: str, actions: Iterable[ActionOf]) -> Group:
    return Group(label, short, tuple(actions))


def _picture(name: str, title: str, rows: list[Bar]) -> Html:
    said = "; ".join(f"{row.label}: {row.number} of {row.of}" for row in rows)
    return bars(name, title, said, rows)
