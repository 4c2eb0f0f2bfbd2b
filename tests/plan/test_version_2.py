"""What must be true of County Durham's plan: version 2 as agreed, and the edition beside it.

Counts and facts are those of the agreed version, so that a change agreed since turns nothing red here.
"""

from __future__ import annotations

import pathlib
import re
from collections import Counter

import pytest

from actionplan.indexes import make_indexes
from actionplan.indexes.briefings import words
from actionplan.indexes.versions import as_agreed
from actionplan.model import Agreed, Plan
from actionplan.model.area import SHAREABLE

LEADS = {
    "childrens-services",
    "police",
    "cddft",
    "hdft",
    "tewv",
    "nthft",
    "nps",
    "crc",
    "yos",
    "dasveg",
    "masdg",
    "lscb",
    "lscb-business-unit",
    "primary-care",
    "named-gps",
    "humankind",
    "dcc-education-service",
    "all-health-partners",
}
OVERSEE = {
    "childrens-services",
    "police",
    "cddft",
    "hdft",
    "tewv",
    "nthft",
    "nps",
    "yos",
    "dasveg",
    "masdg",
    "lscb",
    "humankind",
    "dcc-education-service",
    "all-health-partners",
    "mash-board",
}
PRINTED_MONTHS = {
    "2018-07": 1,
    "2018-09": 9,
    "2018-10": 3,
    "2018-12": 39,
    "2019-01": 2,
    "2019-03": 29,
    "2019-04": 2,
    "2019-06": 12,
    "2019-09": 7,
    "2019-12": 2,
}


@pytest.fixture
def agreed(plan: Plan) -> Agreed:
    found = [one for one in plan.agreed if one.version == "2"]
    assert len(found) == 1
    return found[0]


def test_version_2_has_the_areas_and_actions_of_the_document(agreed: Agreed) -> None:
    counts = {"1": (1, 7), "2": (16, 28), "3": (17, 41), "4": (9, 20), "5": (3, 10)}
    for section, (areas, actions) in counts.items():
        held = [area for area in agreed.areas.values() if area.section == section]
        assert (len(held), sum(len(area.actions) for area in held)) == (areas, actions), section
    assert len(agreed.areas) == 46
    assert sum(len(area.actions) for area in agreed.areas.values()) == 106


def test_version_2_has_the_bodies_of_the_document(agreed: Agreed) -> None:
    actions = [action for area in agreed.areas.values() for action in area.actions.values()]
    assert {body for action in actions for body in action.leads} == LEADS
    assert {body for action in actions for body in action.oversight} == OVERSEE


def test_version_2_has_the_months_of_the_document(agreed: Agreed) -> None:
    months = Counter(
        str(action.due) for area in agreed.areas.values() for action in area.actions.values()
    )
    assert months == PRINTED_MONTHS


@pytest.mark.parametrize(
    ("action_id", "leads", "due", "oversight", "shared"),
    [
        # Read off the document by eye: rows that are printed whole, carried down, shifted or split.
        (
            "1.1.2",
            ["masdg"],
            "2019-03",
            ["masdg"],
            {"leads": "1.1.1", "due": "1.1.1", "oversight": "1.1.1"},
        ),
        ("1.1.6", ["childrens-services", "primary-care"], "2019-06", ["masdg"], {}),
        ("2.4.1", ["police"], "2019-09", ["mash-board"], {"oversight": "2.2.1"}),
        (
            "2.6.2",
            ["childrens-services"],
            "2019-06",
            ["mash-board"],
            {"leads": "2.6.1", "oversight": "2.5.1"},
        ),
        ("2.8.3", ["cddft"], "2019-01", ["mash-board"], {"oversight": "2.7.1"}),
        ("2.15.4", ["police"], "2018-07", ["dasveg"], {"oversight": "2.13.1"}),
        ("3.6.6", ["tewv"], "2018-12", ["masdg"], {"oversight": "3.5.1"}),
        ("3.8.1", ["cddft"], "2018-09", ["masdg"], {}),
        (
            "3.11.2",
            ["all-health-partners"],
            "2018-12",
            ["masdg"],
            {"due": "3.11.1", "oversight": "3.11.1"},
        ),
        ("3.11.6", ["dasveg"], "2018-12", ["dasveg"], {}),
        ("3.14.2", ["crc"], "2018-10", ["dasveg"], {"due": "3.14.1", "oversight": "3.13.1"}),
        ("4.2.2", ["all-health-partners"], "2018-12", ["all-health-partners"], {}),
        (
            "4.8.2",
            ["dasveg", "lscb"],
            "2018-12",
            ["dasveg", "lscb"],
            {"leads": "4.8.1", "oversight": "4.8.1"},
        ),
        ("5.2.3", ["cddft"], "2019-06", ["masdg"], {"due": "5.2.1", "oversight": "5.2.1"}),
        ("5.2.4", ["masdg"], "2019-06", ["masdg"], {}),
        (
            "5.3.4",
            ["childrens-services"],
            "2018-12",
            ["masdg"],
            {"due": "5.3.3", "oversight": "5.2.4"},
        ),
    ],
)
def test_facts_of_version_2(
    agreed: Agreed,
    action_id: str,
    leads: list[str],
    due: str,
    oversight: list[str],
    shared: dict[str, str],
) -> None:
    ref, _, number = action_id.rpartition(".")
    action = agreed.areas[ref].actions[int(number)]
    assert (list(action.leads), str(action.due), list(action.oversight)) == (leads, due, oversight)
    assert dict(action.shared) == shared


def test_every_area_and_action_of_version_2_is_published(plan: Plan, agreed: Agreed) -> None:
    for ref, area in agreed.areas.items():
        assert ref in plan.by_ref
        assert set(area.actions) <= {action.id for action in plan.by_ref[ref].actions}, ref


def test_the_edition_shows_the_facts_of_the_version_that_it_names(
    plan: Plan, agreed: Agreed
) -> None:
    """Every fact is that of version 2, or says beside it what it was there."""
    for of in plan.actions.values():
        known = agreed.action(of.id)
        if known is None or plan.latest is not agreed:
            continue
        for field in SHAREABLE:
            assert as_agreed(plan, of.action, field) == known.fact(field), (of.id, field)
        unchanged = {
            field: source for field, source in known.shared.items() if of.action.carried(field)
        }
        assert {
            field: source
            for field, source in of.action.shared_from.items()
            if of.action.carried(field)
        } == unchanged, of.id


DONE = {"3.6.5", "3.7.3", "3.11.4", "3.13.1", "4.7.1"}
STARTED = {"2.5.1", "2.16.1", "4.4.5", "4.6.1"}


def test_reports_that_version_2_makes_of_itself(plan: Plan) -> None:
    """Work that the document itself describes as done or started, and nothing else, says so.

    "Continue with" and "maintain" (4.5 action 1, 4.8 action 1, 5.3 action 3) ask for work; they do
    not describe it.
    """
    stated = [
        (of.id, report)
        for of in plan.actions.values()
        for report in of.action.reports
        if report.stated_in == "2"
    ]
    assert {ref for ref, report in stated if report.state == "done"} == DONE
    assert {ref for ref, report in stated if report.state == "under way"} == STARTED
    assert {ref for ref, report in stated if report.about == "impact"} == {"2.5.1"}
    assert {str(report.date) for _, report in stated} == {"2019-02"}


def test_findings_are_counted_as_the_document_prints_them(plan: Plan) -> None:
    more = {"1.1": 4, "2.1": 2, "2.15": 3, "3.1": 2, "5.1": 2}
    assert {area.ref: len(area.findings) for area in plan.areas} == {
        area.ref: more.get(area.ref, 1) for area in plan.areas
    }
    assert sum(len(area.findings) for area in plan.areas) == 54


def test_flattened_lists_are_lists(plan: Plan) -> None:
    wanted = {"1.1.3": 3, "2.11.1": 2, "3.1.1": 4, "3.9.1": 4, "4.2.1": 6, "4.5.5": 6}
    assert {
        of.id: len(of.action.items) for of in plan.actions.values() if of.action.items
    } == wanted


def test_cross_references_are_those_that_the_document_prints(plan: Plan) -> None:
    wanted = {
        "2.9.1": ["2.5"],
        "2.16.1": ["3.12"],
        "3.6.1": ["3.2"],
        "3.13.1": ["2.16"],
        "4.8.2": ["4.1", "3.2"],
    }
    assert {
        of.id: list(of.action.see_also) for of in plan.actions.values() if of.action.see_also
    } == wanted
    assert not [area.ref for area in plan.areas if area.see_also]


def test_acronyms_of_the_list(plan: Plan) -> None:
    listed = [acronym for acronym in plan.acronyms if acronym.in_plan_list]
    assert len(listed) == 31
    assert sum(len(acronym.expansions) for acronym in listed) == 32
    assert len({acronym.acronym for acronym in listed}) == 31
    unlisted = {acronym.acronym for acronym in plan.acronyms if not acronym.in_plan_list}
    assert {"YOT", "CRU", "SSID", "OMs", "HV", "C&YP", "SOP", "SALT", "DRP", "HEADSSS"} <= unlisted


def test_bodies_of_the_contract(plan: Plan) -> None:
    indexes = make_indexes(plan)
    assert {*LEADS, *OVERSEE, "lscb-executive"} <= set(plan.bodies)
    assert set(indexes.agency_pages) >= LEADS
    assert set(indexes.oversight_pages) >= {*OVERSEE, "lscb-executive"}
    assert indexes.work["lscb-executive"].receives
    assert not indexes.work["lscb-executive"].oversees


def test_sentences_are_short(plan: Plan) -> None:
    long = []
    for area in plan.areas:
        texts = [*area.findings, *area.notes]
        for action in area.actions:
            texts += [
                action.text,
                *action.items,
                action.after or "",
                action.impact or "",
                action.scrutiny or "",
                *action.notes,
            ]
            texts += [check.text for check in action.checks]
            texts += [report.text or "" for report in action.reports]
        for text in texts:
            long += [
                (area.ref, one) for one in re.split(r"(?<=[.!?])\s+", text) if len(one.split()) > 25
            ]
    assert long == []


def test_oddities_of_the_document_are_noted(plan: Plan) -> None:
    """A note stands on each thing that a careful reader would stop at."""

    def notes(ref: str) -> str:
        area = plan.by_ref[ref]
        return " ".join([*area.notes, *(note for action in area.actions for note in action.notes)])

    for ref, sign in {
        "2.5": "2011",
        "2.15": "July 2018",
        "2.16": "3.13",
        "2.4": "3.12",
        "3.12": "2.4",
        "3.17": "2.4",
        "5.1": "2.4",
        "2.9": "2.5",
        "3.9": "health",
        "3.15": "health",
        "3.16": "health",
        "3.14": "column",
        "3.11": "column",
        "5.2": "two ways",
        "3.2": "See above",
        "1.1": "See above",
        "2.8": "HEADSSS",
        "4.8": "Safe Practice",
    }.items():
        assert sign in notes(ref), (ref, sign)


def test_no_data_file_holds_more_than_one_area(data: pathlib.Path) -> None:
    assert sorted(path.stem for path in (data / "areas").glob("*.yml")) == sorted(
        path.stem for path in (data / "areas").iterdir()
    )


PATHWAYS = {
    "strategy-meeting",
    "marac",
    "mash",
    "operation-encompass",
    "pre-birth",
    "escalation",
    "police-protection",
    "think-family",
}
PROMISED = {
    "1.1.2", "2.3.2", "2.8.1", "2.8.3", "2.13.1", "2.15.1", "3.6.2", "3.7.1", "3.11.1", "3.12.2", "5.2.4",
}  # fmt: skip


def test_briefings_and_pathways(plan: Plan) -> None:
    """Every area has a briefing, and every briefing or workshop that the plan promises is named."""
    assert {pathway.id for pathway in plan.pathways} == PATHWAYS
    covered = [ref for briefing in plan.briefings for ref in briefing.areas]
    assert set(covered) == set(plan.by_ref)
    promised = {promise.action for briefing in plan.briefings for promise in briefing.promised}
    assert promised == PROMISED
    assert 15 <= len(plan.briefings) <= 20
    for briefing in plan.briefings:
        assert 300 <= words(plan, briefing) <= 700, (briefing.id, words(plan, briefing))
