"""What no longer stands in the plan: downloads say so, and nothing counts it as if it ran on."""

from __future__ import annotations

import csv
import io
import json
import pathlib
import re
import shutil

import openpyxl
import pytest
from bs4 import BeautifulSoup, Tag

from actionplan.downloads.csvfile import plan_csv
from actionplan.downloads.csvmetadata import csv_metadata
from actionplan.downloads.jsonfile import area_files, plan_json
from actionplan.downloads.workbook import workbook
from actionplan.pages.areas import area_page, areas_page, section_page
from actionplan.pages.bodies import agencies_page, agency_page
from actionplan.pages.data import data_page
from actionplan.pages.overview import edition_page, home_page, timescales_page
from actionplan.pages.progress import progress_page
from actionplan.pages.site import Site
from actionplan.pages.versions import version_page
from tests.conftest import ROOT
from tests.test_since import _plan
from tests.test_site import flat

ENDED = """\
ended:
  reason: {reason}
  since: 2025-11-03
  agreed_by: district-council
  recorded: Minutes of the partnership, 3 November 2025, held by its secretary
"""


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


@pytest.fixture
def second(tmp_path: pathlib.Path) -> pathlib.Path:
    """A plan with ratings."""
    return pathlib.Path(
        shutil.copytree(ROOT / "tests" / "plans" / "second", tmp_path / "plan_data")
    )


@pytest.fixture
def site(second: pathlib.Path) -> Site:
    """A plan in which A1.2b, rated green and then red, ended, and so did the whole of A2."""
    file = second / "areas" / "A1.yml"
    text = file.read_text("utf-8")
    assert text.count("  - id: 2c\n") == 1
    own = _indented(ENDED.format(reason="The street was closed for good."))
    file.write_text(text.replace("  - id: 2c\n", f"{own}  - id: 2c\n"), "utf-8")
    with (second / "areas" / "A2.yml").open("a", encoding="utf-8") as file_of_area:
        file_of_area.write(ENDED.format(reason="Every swimmer has the forecast on a phone."))
    return Site(_plan(second), "plan_data")


def test_the_table_says_what_ended_and_gives_it_no_state(site: Site) -> None:
    rows = {row["action"]: row for row in csv.DictReader(io.StringIO(plan_csv(site), newline=""))}
    by = "Ended 3 November 2025, agreed by Harrow Vale District Council (District Council)."
    assert rows["A1.2b"]["ended"] == f"The street was closed for good. {by}"
    assert rows["A2.1"]["ended"] == f"Every swimmer has the forecast on a phone. {by}"
    for action in ("A1.2b", "A2.1"):
        assert (rows[action]["state"], rows[action]["rating"]) == ("ended", "")
        assert "Reported by" in rows[action]["reported"], "what was reported stays"
    assert (rows["A1.2a"]["ended"], rows["A1.2a"]["state"]) == ("", "under way")
    described = {
        one["name"]: one for one in json.loads(csv_metadata(site))["tableSchema"]["columns"]
    }
    assert "no longer stands in the plan" in described["ended"]["dc:description"]
    assert "no longer stands in the plan" in data_page(site)


def test_the_records_give_it_no_state(site: Site) -> None:
    plan = json.loads(plan_json(site))
    states = {one["id"]: one["state"] for area in plan["areas"] for one in area["actions"]}
    assert (states["A1.2a"], states["A1.2b"], states["A2.1"]) == ("under way", "ended", "ended")
    area = json.loads(area_files(site)["data/areas/A2.json"])
    assert area["ended"]["since"] == "2025-11-03"
    assert area["actions"][0]["state"] == "ended"


def test_the_workbook_has_a_column_for_it(site: Site) -> None:
    [_, sheet, *_] = openpyxl.load_workbook(io.BytesIO(workbook(site))).worksheets
    heads, *rows = [[cell.value or "" for cell in row] for row in sheet.rows]
    found = {row[0]: row[heads.index("No longer in the plan")] for row in rows}
    assert found["A1.2a"] == ""
    assert str(found["A1.2b"]).startswith("The street was closed for good. Ended 3 November 2025")
    assert str(found["A2.1"]).startswith("Every swimmer has the forecast on a phone. Ended")


def text_of(page: str) -> str:
    return re.sub(r" ([,.:)])", r"\1", flat(BeautifulSoup(page, "html.parser").get_text(" ")))


def test_pages_count_what_stands(site: Site) -> None:
    gone = "2 commitments that no longer stand in the plan are not counted."
    areas = text_of(areas_page(site))
    assert f"2 objectives and 7 commitments, by priority. {gone}" in areas
    assert "from the sewers 4 commitments, and 1 that ended" in areas
    assert "before they go 1 commitment that ended" in areas
    assert f"the 7 commitments of the plan, alone or jointly. {gone}" in text_of(
        agencies_page(site)
    )
    assert "3 commitments, 1 of them jointly, and 1 that ended" in text_of(agencies_page(site))
    assert "What it leads 3 commitments, and 1 that ended" in text_of(
        agency_page(site, "water-company")
    )
    assert "1 objective of the plan, and 1 that ended." in text_of(section_page(site, "A"))
    home = text_of(home_page(site))
    assert "Objectives 2 of them" in home
    assert "Water that is safe to swim in 1 objective, and 1 that ended" in home
    edition = text_of(edition_page(site))
    assert "2 objectives, with 2 findings" in edition
    assert "7 commitments, led by 3 bodies" in edition
    assert gone in edition


def test_the_head_of_an_area_and_the_bars_say_what_is_due_today(site: Site) -> None:
    timescales = text_of(timescales_page(site))
    assert "that its 7 commitments would be done. 2 commitments that no longer stand" in timescales
    assert "July to September 2026: 1 commitment that ended" in timescales
    picture = BeautifulSoup(timescales_page(site), "html.parser").find("svg")
    assert isinstance(picture, Tag)
    assert "January to March 2026: 1 commitment" in picture.get_text()
    assert "July to September 2026" not in picture.get_text()
    assert "4 commitments, and 1 that ended" in text_of(area_page(site, "A1"))
    head = BeautifulSoup(area_page(site, "A2"), "html.parser").find(class_="facts")
    assert isinstance(head, Tag)
    assert flat(head.get_text(" ")) == "1 commitment that ended"


def test_a_version_is_said_to_describe_only_what_it_states(reported_plan: pathlib.Path) -> None:
    area = reported_plan / "areas" / "A2.yml"
    text = area.read_text("utf-8")
    report = text[text.index("      - date: 2021-11-20") : text.index("  - id: 2\n")]
    area.write_text(text.replace(report, ""), "utf-8")
    other = reported_plan / "areas" / "C1.yml"
    text = other.read_text("utf-8")
    report = text[text.index("    reports:") : text.index("  - id: 2\n")]
    other.write_text(text.replace(report, ""), "utf-8")
    facts = (reported_plan / "agreed" / "3.yml").read_text("utf-8")
    said = "Version 3 (May 2021) describes work on 1 of its 5 actions as already done or started."
    assert said in text_of(progress_page(Site(_plan(reported_plan), "plan_data")))
    # The next version repeats the facts, and states nothing of progress itself.
    facts = facts.replace('"3"\nas_at: 2021-05', '"4"\nas_at: 2022-01')
    (reported_plan / "agreed" / "4.yml").write_text(facts, "utf-8")
    shown = text_of(progress_page(Site(_plan(reported_plan), "plan_data")))
    assert said in shown
    assert "Version 4" not in shown


def test_the_period_of_a_rating_stands_beside_it(second: pathlib.Path) -> None:
    file = second / "areas" / "B1.yml"
    text = file.read_text("utf-8")
    old = "date: 2025-10-13, by: rivers-trust,"
    assert old in text
    file.write_text(text.replace(old, 'date: 2025-04, stated_in: "2025",'), "utf-8")
    site = Site(_plan(second), "plan_data")
    by = "Reported by the plan itself, version 2025, April 2025, on July to September 2025."
    assert by in text_of(area_page(site, "B1"))
    assert by in text_of(agency_page(site, "rivers-trust"))
    said = "B1, commitment 1: amber: at risk of delay (July to September 2025): One of two permits"
    assert said in text_of(progress_page(site))


def test_a_shared_cell_may_be_blank_or_merged(small_plan: pathlib.Path) -> None:
    site = Site(_plan(small_plan), "plan_data")
    edition = text_of(edition_page(site))
    assert "4 blank or merged cells read from the row above" in edition
    assert "Action 2: carried down: lead from A1 action 1" in edition
    assert "leaves a cell blank, or merges it with one above" in edition
    assert '"shared" is blank in the document, or part of a merged cell' in text_of(
        version_page(site, "3")
    )
