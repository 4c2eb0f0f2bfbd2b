"""A column of ratings, named by a mapping file, read as what the version of the plan reports."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest

from actionplan.checks import check
from actionplan.model.loading import load
from actionplan.problems import faults
from tests.importing.conftest import Done, Import

MAPPING = "columns: {rating: [RAG (Q2)]}\nperiod: 2026-Q2\n"
DEFINED = """ratings:
  green: {name: Green, means: on track, state: under way}
  amber: {name: Amber, means: at risk of delay, state: under way}
sections:
"""
ROWS = """Quay Partnership

Quay Plan

Version 1, March 2026

Ref\tFinding\tAction\tLead\tRAG (Q2)
A1\tThe quay is slippery.\tSweep the quay each week.\tHarbour Board\tAmber
\t\tMend the broken steps.\tHarbour Board\tG
\t\tPaint the edge white.\tHarbour Board\t
A2\tLamps are dark.\tLight every lamp at dusk.\tHarbour Board\tPurple
"""


@pytest.fixture
def take(imported: Import, tmp_path: pathlib.Path) -> Any:
    """Imports the document, or another, with the mapping file."""
    (tmp_path / "mapping.yml").write_text(MAPPING, "utf-8")
    asked = {"data": pathlib.Path("none"), "mapping": tmp_path / "mapping.yml"}

    def made(text: str = ROWS, code: int = 0, **more: Any) -> Done:
        done = imported(text, **{**asked, **more})
        assert done.code == code, done.said
        return done

    return made


@pytest.fixture
def first(take: Any) -> Done:
    """The first import, and then what the ratings mean, as a person types it."""
    done: Done = take()
    path = done.out / "plan.yml"
    path.write_text(path.read_text("utf-8").replace("sections:\n", DEFINED), "utf-8")
    return done


def reports(done: Done) -> dict[str, list[tuple[str, str, str, str]]]:
    plan = load(done.out).plan()
    assert plan is not None
    return {
        name: [
            (str(r.date), r.stated_in or "", str(r.period), r.rating or "")
            for r in of.action.reports
        ]
        for name, of in plan.actions.items()
    }


def test_no_import_says_what_a_rating_means(first: Done) -> None:
    assert not any(reports(first).values())
    said = first.said.split("TO LOOK AT")[1].split("Read as it stands")[0]
    assert '"Amber" is none of the ratings in plan.yml' in said
    assert "say under ratings: what each means" in said


def test_ratings_are_reports_of_the_version(first: Done, take: Any) -> None:
    assert "report added" in take().said
    done = take(apply=True)
    amber, green = (("2026-03", "1", "2026-Q2", name) for name in ("amber", "green"))
    assert reports(done) == {"A1.1": [amber], "A1.2": [green], "A1.3": [], "A2.1": []}
    assert not faults(check(load(done.out)))
    assert [one["action"] for one in done.judged("rating-unknown")] == ["A2.1"]
    # A second time they are there already.
    assert "No fact of the plan and no text changed." in take().said


def test_ratings_of_another_time_stand_behind_what_was_reported(first: Done, take: Any) -> None:
    done = take(apply=True)
    path = done.out / "areas" / "A1.yml"
    text = path.read_text("utf-8")
    typed = "        rating: amber\n        text: Two of nine ladders are mended.\n"
    path.write_text(text.replace("        rating: amber\n", typed), "utf-8")
    mapping = done.out.parent / "mapping.yml"
    mapping.write_text(MAPPING.replace("2026-Q2", "2026-Q3"), "utf-8")
    assert [one[2] for one in reports(take(apply=True))["A1.1"]] == ["2026-Q2", "2026-Q3"]
    assert "Two of nine ladders are mended." in path.read_text("utf-8")


def test_a_rating_that_differs_is_told(first: Done, take: Any) -> None:
    done = take(apply=True)
    other = take(ROWS.replace("Amber", "Green"), data=done.out, out=None, compare=True, code=1)
    assert "A1.1: rating on April to June 2026: green in the document, amber in our" in other.said


def test_a_rating_that_a_later_document_repeats_is_no_difference(first: Done, take: Any) -> None:
    done = take(apply=True)
    path = done.out / "areas" / "A1.yml"
    told = path.read_text("utf-8").replace('stated_in: "1"', "by: harbour-board")
    assert "by: harbour-board" in told
    path.write_text(told, "utf-8")
    same = take(data=done.out, out=None, compare=True)
    assert "rating on" not in same.said
