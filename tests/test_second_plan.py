"""A plan of another shape: ratings each quarter, owners by role, parts of actions, priorities.

It has no oversight, glossary, briefings or inspection, and its words are the partnership's own.
"""

from __future__ import annotations

import csv
import io
import json
import pathlib
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag

from tests.conftest import ROOT
from tests.test_site import flat, main

SECOND = ROOT / "tests" / "plans" / "second"


@pytest.fixture(scope="module")
def second_site(build: Callable[..., pathlib.Path]) -> pathlib.Path:
    return build(SECOND)


def page_of(site: pathlib.Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_text("utf-8"), "html.parser")


def part(page: BeautifulSoup, anchor: str) -> str:
    heading = page.find(id=anchor)
    assert isinstance(heading, Tag)
    assert isinstance(heading.parent, Tag)
    return flat(heading.parent.get_text(" "))


def test_an_action_and_its_parts_say_who_owns_them_by_role(second_site: pathlib.Path) -> None:
    page = page_of(second_site, "areas/A1")
    assert "Owner Vale Water (Head of Networks)" in part(page, "action-1")
    assert "Part 2b Owner Vale Water (Capital Programme Manager)" in part(page, "action-2b")
    headings = [(one.name, one.get("id")) for one in main(page).select("section.action h3, h4")]
    assert headings[1:3] == [("h3", "action-2"), ("h4", "action-2a")]


def test_times_are_days_and_quarters(second_site: pathlib.Path) -> None:
    said = flat(main(page_of(second_site, "timescales")).get_text(" "))
    assert "30 September 2025: 1 commitment" in said
    assert "October to December 2026: 1 commitment" in said


def test_a_timescale_that_is_no_date_stands_in_the_plan_s_words(second_site: pathlib.Path) -> None:
    page = page_of(second_site, "areas/B1")
    assert "Due Every October" in part(page, "action-2")
    assert "Due October to December 2025; Before the permits lapse" in part(page, "action-1a")
    times = flat(main(page_of(second_site, "timescales")).get_text(" "))
    assert "In words, without a date: 1 commitment" in times
    assert "In the plan's words: Every October." in times
    body = flat(main(page_of(second_site, "agencies/rivers-trust")).get_text(" "))
    assert "Due Every October" in body
    rows = {
        row["action"]: row
        for row in csv.DictReader(
            io.StringIO((second_site / "data/plan.csv").read_text("utf-8-sig"))
        )
    }
    assert (rows["B1.2"]["due"], rows["B1.2"]["timescale"]) == ("", "Every October")
    plan = json.loads((second_site / "data/plan.json").read_text("utf-8"))
    said = [one["timescale"] for area in plan["areas"] for one in area["actions"]]
    assert [one for one in said if one] == ["Before the permits lapse", "Every October"]


def test_a_rating_is_said_in_words_with_its_quarter(second_site: pathlib.Path) -> None:
    said = part(page_of(second_site, "areas/A1"), "action-2b")
    assert "Red: off track. The street cannot be closed" in said
    assert "Vale Water, 13 October 2025, on July to September 2025" in said
    assert "Earlier: Green: on track. The survey is done." in said


def test_progress_counts_ratings_by_quarter(second_site: pathlib.Path) -> None:
    table = page_of(second_site, "progress").find("table")
    assert isinstance(table, Tag)
    rows = [[flat(cell.get_text()) for cell in row.select("th, td")] for row in table.select("tr")]
    assert rows == [
        ["Reported on", "Blue", "Green", "Amber", "Red"],
        ["April to June 2025", "1", "2", "1", "0"],
        ["July to September 2025", "1", "1", "1", "1"],
    ]


def test_what_the_plan_lacks_has_no_page_and_no_entry(second_site: pathlib.Path) -> None:
    lacking = ("oversight", "glossary", "briefings", "pathways", "help")
    assert not [room for room in lacking if (second_site / room).exists()]
    said = (second_site / "index.html").read_text("utf-8").lower()
    assert not [room for room in ("oversight", "glossary", "briefing", "pathway") if room in said]


def test_every_page_says_that_the_words_are_the_partnership_s_own(
    second_site: pathlib.Path,
) -> None:
    for path in second_site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "Plain-English edition" not in text, path
        if "site-foot__line" in text:
            assert "as Harrow Vale agreed them" in flat(
                BeautifulSoup(text, "html.parser").get_text(" ")
            ), path


def test_pages_call_things_as_the_plan_does(second_site: pathlib.Path) -> None:
    nav = flat(page_of(second_site, ".").select("nav.site-nav")[0].get_text(" "))
    assert nav.startswith("Home Objectives All objectives A Water that is safe to swim in")
    assert flat(main(page_of(second_site, "sections/A")).get_text(" ")).startswith("Priority A:")
    assert "A1 part 2b" in flat(main(page_of(second_site, "timescales")).get_text(" "))
    found = BeautifulSoup((second_site / "404.html").read_text("utf-8"), "html.parser")
    assert "All objectives of the plan" in flat(found.get_text(" "))


def test_downloads_have_parts_owners_and_ratings(second_site: pathlib.Path) -> None:
    plan = json.loads((second_site / "data/plan.json").read_text("utf-8"))
    actions = {one["id"]: one for area in plan["areas"] for one in area["actions"]}
    assert actions["A1.2b"]["part_of"] == "A1.2"
    assert actions["A1.2"]["part_of"] is None
    assert actions["A1.2b"]["owners"] == {"water-company": "Capital Programme Manager"}
    assert actions["A1.2b"]["reports"][1]["rating"] == "red"
    assert actions["A1.2b"]["reports"][1]["period"] == "2025-Q3"
    assert actions["A1.1"]["state"] == "done"
    assert plan["plan"]["ratings"]["amber"] == "Amber: at risk of delay"
    rows = list(csv.DictReader(io.StringIO((second_site / "data/plan.csv").read_text("utf-8"))))
    row = next(one for one in rows if one["action"] == "A1.2b")
    assert row["owners"] == "water-company: Capital Programme Manager"
    assert row["rating"] == "red"
