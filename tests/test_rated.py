"""Reports that give only a rating: no sentence has to be invented, and none is said twice."""

from __future__ import annotations

import csv
import io
import json
import pathlib
import shutil

import openpyxl
import pytest
from bs4 import BeautifulSoup

from actionplan.checks import check
from actionplan.downloads.csvfile import plan_csv
from actionplan.downloads.jsonfile import plan_json
from actionplan.downloads.workbook import workbook
from actionplan.model.loading import load
from actionplan.pages.areas import area_page
from actionplan.pages.guide import guide_page
from actionplan.pages.progress import progress_page
from actionplan.pages.site import Site
from actionplan.pages.versions import updates_page
from actionplan.problems import Severity
from tests.conftest import ROOT, SMALL
from tests.test_ended import text_of
from tests.test_since import _plan

BY = "Reported by Harrow Rivers Trust, 13 October 2025, on July to September 2025."


@pytest.fixture
def rated(tmp_path: pathlib.Path) -> pathlib.Path:
    """A plan in which B1.1 has one report, which is only the rating amber."""
    folder = tmp_path / "plan_data"
    shutil.copytree(ROOT / "tests" / "plans" / "second", folder)
    file = folder / "areas" / "B1.yml"
    text = file.read_text("utf-8")
    assert ", text: One of two permits has been given." in text
    file.write_text(text.replace(", text: One of two permits has been given.", ""), "utf-8")
    return folder


def test_a_rating_needs_no_text(rated: pathlib.Path) -> None:
    assert "area.actions.reports.text:missing" not in [one.rule for one in check(load(rated))]
    site = Site(_plan(rated), "plan_data")
    assert f"Progress Amber: at risk of delay. {BY}" in text_of(area_page(site, "B1"))
    assert f"B1, commitment 1: amber: at risk of delay 13 October 2025 {BY}" in text_of(
        updates_page(site)
    )
    rows = {row["action"]: row for row in csv.DictReader(io.StringIO(plan_csv(site), newline=""))}
    assert rows["B1.1"]["reported"] == f"Amber: at risk of delay. {BY}"
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(site))).worksheets[-1]
    cells = [cell.value for row in sheet.rows for cell in row]
    assert f"Amber: at risk of delay. {BY}" in cells
    [report] = json.loads(plan_json(site))["areas"][-1]["actions"][0]["reports"]
    assert (report["rating"], report["text"]) == ("amber", None)


def test_a_rating_that_the_plan_prints_is_said_once(rated: pathlib.Path) -> None:
    file = rated / "areas" / "B1.yml"
    text = file.read_text("utf-8")
    old = "date: 2025-10-13, by: rivers-trust,"
    file.write_text(text.replace(old, 'date: 2025-04, stated_in: "2025",'), "utf-8")
    shown = text_of(progress_page(Site(_plan(rated), "plan_data")))
    assert shown.endswith("B1, commitment 1: amber: at risk of delay (July to September 2025)")


def _pasted(page: str) -> list[str]:
    soup = BeautifulSoup(page, "html.parser")
    return [block.get_text() for block in soup.find_all("pre")]


def test_the_guide_has_the_lines_that_define_ratings(small_plan: pathlib.Path) -> None:
    site = Site(_plan(SMALL), "plan_data")
    ratings, report, stated = _pasted(guide_page(site, "progress"))[-3:]
    plan, area = small_plan / "plan.yml", small_plan / "areas" / "B1.yml"
    text = plan.read_text("utf-8")
    assert "\nsections:\n" in text
    plan.write_text(text.replace("\nsections:\n", f"\n{ratings}sections:\n"), "utf-8")
    text = area.read_text("utf-8").replace("    due: 2021-08\n", "    due: 2021-08\n" + report)
    area.write_text(text.replace("by: ID", "by: council"), "utf-8")
    stated = stated.replace("    reports:\n", "")
    other = small_plan / "areas" / "A2.yml"
    text = other.read_text("utf-8").replace(
        "    due: 2021-Q4\n", "    due: 2021-Q4\n    reports:\n" + stated
    )
    other.write_text(text, "utf-8")
    assert [one for one in check(load(small_plan)) if one.severity is not Severity.WARNING] == []
    shown = text_of(area_page(Site(_plan(small_plan), "plan_data"), "B1"))
    assert "Amber: at risk of delay. Reported by Council, 5 November 2026" in shown


def test_the_guide_names_the_ratings_of_the_plan(rated: pathlib.Path) -> None:
    shown = text_of(guide_page(Site(_plan(rated), "plan_data"), "progress"))
    assert "The ratings of this plan are: blue, green, amber, red." in shown
    assert "means: on track" not in shown
