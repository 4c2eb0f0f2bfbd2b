"""When an action was to be done, said in the plan's own words: a fact like a due month."""

from __future__ import annotations

import csv
import io
import json
import pathlib

import pytest
from bs4 import BeautifulSoup

from actionplan.changes.values import Values
from actionplan.checks import check
from actionplan.downloads.csvfile import plan_csv
from actionplan.downloads.csvmetadata import csv_metadata
from actionplan.downloads.jsonfile import plan_json
from actionplan.model.blank_version import version_file
from actionplan.model.loading import load
from actionplan.pages.areas import area_page
from actionplan.pages.site import Site
from actionplan.pages.versions import updates_page, version_page
from actionplan.problems import Severity
from tests.conftest import run_command
from tests.test_since import _plan
from tests.test_site import flat

DECIDED = """\
    changed:
      - field: due
        was: {was}
        since: 2021-11
        agreed_by: safety-board
        recorded: Minutes of the board, 4 November 2021, held by the council
"""


def _write(file: pathlib.Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _faults(folder: pathlib.Path) -> list[str]:
    return [one.rule for one in check(load(folder)) if one.severity is not Severity.WARNING]


def _text(page: str) -> str:
    return flat(BeautifulSoup(page, "html.parser").get_text(" ")).replace(" .", ".")


@pytest.fixture
def words(small_plan: pathlib.Path) -> pathlib.Path:
    """A plan whose version 3 says in words when B1.1 is to be done, and for A2.2 with a quarter."""
    agreed = small_plan / "agreed" / "3.yml"
    _write(agreed, "due: 2021-08", 'timescale: "Each term: in week 1"')
    _write(agreed, "due: 2021-Q4", "due: 2021-Q4, timescale: then each winter")
    area = small_plan / "areas" / "B1.yml"
    _write(area, "due: 2021-08", 'timescale: "Each term: in week 1"')
    _write(
        small_plan / "areas" / "A2.yml",
        "due: 2021-Q4",
        "due: 2021-Q4\n    timescale: then each winter",
    )
    return small_plan


def _changed(folder: pathlib.Path, now: str, was: str) -> Site:
    file = folder / "areas" / "B1.yml"
    _write(file, '    timescale: "Each term: in week 1"\n', now + DECIDED.format(was=was))
    assert not _faults(folder)
    return Site(_plan(folder), "plan_data")


def test_the_page_of_a_version_says_when_in_words(words: pathlib.Path) -> None:
    assert not _faults(words)
    page = BeautifulSoup(version_page(Site(_plan(words), "plan_data"), "3"), "html.parser")
    due = {
        flat(row.find_all("th")[0].get_text(" ")): flat(row.find_all("td")[1].get_text(" "))
        for row in page.find_all("tr")
        if row.find_all("td")
    }
    assert due["B1.1"] == "Each term: in week 1"
    assert due["A2.2"] == "October to December 2021; then each winter"


def test_the_file_of_a_version_keeps_the_words(words: pathlib.Path) -> None:
    text = version_file(_plan(words))
    assert '{leads: [council], timescale: "Each term: in week 1"}' in text
    assert "due: 2021-Q4, timescale: then each winter}" in text
    file = words / "agreed" / "4.yml"
    text = text.replace("as_at:\n", "as_at: 2022-01\n").replace("title:\n", "title: Plan\n")
    file.write_text(text, "utf-8")
    assert not _faults(words)
    run_command("format", "--data", str(words))
    assert file.read_text("utf-8").endswith(text.partition("areas:")[2])


def test_other_words_are_a_change_like_another_month(words: pathlib.Path) -> None:
    _write(words / "areas" / "B1.yml", "Each term: in week 1", "No longer planned")
    assert _faults(words) == ["area.actions.changed:missing"]


def test_a_file_without_words_is_valid_where_the_plan_has_none(small_plan: pathlib.Path) -> None:
    assert "timescale" not in (small_plan / "agreed" / "3.yml").read_text("utf-8")
    assert not _faults(small_plan)


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("    timescale: Once a year\n", "Once a year"),
        ("    due: 2022-03\n", "March 2022"),
        ("    due: 2022-03\n    timescale: then never again\n", "March 2022; then never again"),
    ],
)
def test_both_values_stand_in_words(words: pathlib.Path, now: str, shown: str) -> None:
    site = _changed(words, now, '"Each term: in week 1"')
    text = _text(area_page(site, "B1"))
    assert f"{shown}. In version 3: Each term: in week 1. Changed November 2021" in text
    assert f"Due: {shown}. In version 3: Each term: in week 1." in _text(updates_page(site))
    assert "due changed" in _text(version_page(site, "3"))
    row = list(csv.DictReader(io.StringIO(plan_csv(site), newline="")))[-1]
    assert (row["action"], row["due_as_agreed"]) == ("B1.1", "")
    assert row["timescale_as_agreed"] == "Each term: in week 1"
    action = json.loads(plan_json(site))["areas"][-1]["actions"][0]
    assert action["changed"][0]["was"] == ["Each term: in week 1"]


def test_a_time_with_words_beside_it_is_one_fact(words: pathlib.Path) -> None:
    file = words / "areas" / "A2.yml"
    was = "[2021-Q4, then each winter]"
    old = "    due: 2021-Q4\n    timescale: then each winter\n"
    _write(file, old, "    due: 2022-Q1\n" + DECIDED.format(was=was))
    assert not _faults(words)
    site = Site(_plan(words), "plan_data")
    said = "January to March 2022. In version 3: October to December 2021; then each winter."
    assert said in _text(area_page(site, "A2"))
    row = list(csv.DictReader(io.StringIO(plan_csv(site), newline="")))[3]
    assert (row["due_as_agreed"], row["timescale_as_agreed"]) == ("2021-Q4", "then each winter")
    names = [one["name"] for one in json.loads(csv_metadata(site))["tableSchema"]["columns"]]
    assert "timescale_as_agreed" in names
    run_command("format", "--data", str(words))
    assert f"was: {was}" in file.read_text("utf-8")
    [change] = _plan(words).actions["A2.2"].action.changed
    event = Values({}, "lead").event(change)
    assert event.startswith("due was October to December 2021; then each winter before")
