"""What no longer stands in the plan: downloads say so, and nothing counts it as if it ran on."""

from __future__ import annotations

import csv
import io
import json
import pathlib
import shutil

import openpyxl
import pytest

from actionplan.downloads.csvfile import plan_csv
from actionplan.downloads.csvmetadata import csv_metadata
from actionplan.downloads.jsonfile import area_files, plan_json
from actionplan.downloads.workbook import workbook
from actionplan.pages.data import data_page
from actionplan.pages.site import Site
from tests.conftest import ROOT
from tests.test_since import _plan

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
def site(tmp_path: pathlib.Path) -> Site:
    """A plan in which A1.2b, rated green and then red, ended, and so did the whole of A2."""
    folder = tmp_path / "plan_data"
    shutil.copytree(ROOT / "tests" / "plans" / "second", folder)
    file = folder / "areas" / "A1.yml"
    text = file.read_text("utf-8")
    assert text.count("  - id: 2c\n") == 1
    own = _indented(ENDED.format(reason="The street was closed for good."))
    file.write_text(text.replace("  - id: 2c\n", f"{own}  - id: 2c\n"), "utf-8")
    with (folder / "areas" / "A2.yml").open("a", encoding="utf-8") as file_of_area:
        file_of_area.write(ENDED.format(reason="Every swimmer has the forecast on a phone."))
    return Site(_plan(folder), "plan_data")


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
