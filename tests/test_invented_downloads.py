"""Downloads of invented plans: hostile text, every form of due time, and what a plan does not have."""

from __future__ import annotations

import csv
import datetime
import io
import json
import pathlib
import re
from typing import Any

import csvw
import openpyxl
import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from actionplan.downloads import downloads
from actionplan.downloads.calendars import ahead
from actionplan.downloads.catalogue import size_label
from actionplan.downloads.csvfile import safe_cell
from actionplan.downloads.workbook import CUT, MAX_CELL, sheet_names
from actionplan.model import Section
from actionplan.model.loading import load
from actionplan.pages.bodies import agency_page
from actionplan.pages.data import data_page
from actionplan.pages.overview import timescales_page
from actionplan.pages.site import Site
from tests.conftest import SMALL
from tests.test_text_is_text import HOSTILE, make_spoiled

Files = dict[str, str | bytes]


def site_of(folder: pathlib.Path) -> Site:
    plan = load(folder).plan()
    assert plan is not None
    return Site(plan, "plan_data")


def calendar(files: Files, name: str) -> Calendar:
    content = files[name]
    assert isinstance(content, bytes)
    return IcsCalendarStream.calendar_from_ics(content.decode("utf-8"))


def cells(files: Files) -> list[list[Any]]:
    """Every row of every sheet."""
    content = files["data/plan.xlsx"]
    assert isinstance(content, bytes)
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [list(row) for sheet in book for row in sheet.iter_rows()]


@pytest.mark.parametrize("name", HOSTILE)
def test_every_download_holds_hostile_text_as_it_is(name: str, tmp_path: pathlib.Path) -> None:
    text = re.sub(r"[ \t\n]+", " ", HOSTILE[name])
    site = site_of(make_spoiled(tmp_path, HOSTILE[name]))
    files = downloads(site)
    area = site.plan.areas[0]
    action = area.actions[0]
    says = (action.text, *action.items, action.after or "", action.impact or "", area.title)
    assert all(part.startswith(text) for part in says)

    event = next(
        one for one in calendar(files, "data/plan.ics").events if one.uid.startswith("A1.1@")
    )
    assert event.summary is not None
    assert event.summary.endswith(area.title)
    assert event.description is not None
    lines = event.description.split("\n")
    assert lines[0] == action.text
    assert lines[1:4] == [*(f"- {item}" for item in action.items), action.after]
    agency = calendar(files, "data/agencies/council.ics")
    # The reader leaves the values of names that it does not know as they are written: TEXT of RFC 5545.
    known_as = {extra.name: re.sub(r"\\(.)", r"\1", str(extra.value)) for extra in agency.extras}
    assert str(site.plan.bodies["council"].brief) in known_as["x-wr-calname"]
    assert text in known_as["x-wr-caldesc"]

    held = [cell for row in cells(files) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in held} == {"s"}
    values = {cell.value for cell in held}
    assert {area.title, action.impact, "\n".join(area.findings)} <= values

    for kept in ("plan.csv", "plan.csv-metadata.json"):
        (tmp_path / kept).write_bytes(str(files[f"data/{kept}"]).encode("utf-8"))
    read = csvw.CSVW(str(tmp_path / "plan.csv-metadata.json"), validate=True)
    assert read.is_valid
    first = next(iter(read.tables[0]))
    assert first["impact"] == safe_cell(action.impact or "")
    assert first["findings"] == [safe_cell(area.findings[0]), *area.findings[1:]]
    assert str(read.common_props["dc:title"]) == site.plan.identity.title

    assert json.loads(str(files["data/areas/A1.json"]))["title"] == area.title


def test_an_entry_says_how_exact_its_timescale_is() -> None:
    events = {
        event.uid: event for event in calendar(downloads(site_of(SMALL)), "data/plan.ics").events
    }
    assert {
        uid: (event.dtstart, str(event.summary).partition(":")[0]) for uid, event in events.items()
    } == {
        "A1.1@westmere-2021": (datetime.date(2021, 6, 30), "By the end of June 2021"),
        "A1.2@westmere-2021": (datetime.date(2021, 6, 30), "By the end of June 2021"),
        "A2.1@westmere-2021": (datetime.date(2021, 9, 30), "By 30 September 2021"),
        "A2.2@westmere-2021": (datetime.date(2021, 12, 31), "By the end of December 2021"),
        "B1.1@westmere-2021": (datetime.date(2021, 8, 31), "By the end of August 2021"),
    }


def names(files: Files, body: str) -> list[str]:
    events = calendar(files, f"data/agencies/{body}.ics").events
    return [event.uid.partition("@")[0] for event in events]


def test_what_lies_ahead_counts_from_the_site_s_date(monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(SMALL)
    assert names(downloads(site), "council") == ["A1.1", "A1.2", "B1.1", "A2.2"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1625011200")  # 30 June 2021
    assert names(downloads(site), "council") == ["B1.1", "A2.2"]
    assert "2 timescales after" in agency_page(site, "council")


def test_a_successor_s_calendar_holds_the_work_of_those_before_it() -> None:
    assert names(downloads(site_of(SMALL)), "highways-service") == ["A2.1", "A2.2"]


def test_with_nothing_ahead_no_calendar_is_offered_and_none_is_broken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who follows a calendar's address finds it there, valid and without an entry among the days."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    site = site_of(SMALL)
    assert ahead(site, "council") == []
    empty = calendar(downloads(site), "data/agencies/council.ics")
    assert empty.events == []
    (entry,) = empty.journal
    assert (
        entry.summary == "No timescale of Westmere Council (Council) lies after 14 November 2023."
    )
    for page in (agency_page(site, "council"), data_page(site)):
        assert "agencies/council.ics" not in page
    assert "none, because no timescale here lies after 14 November 2023" in agency_page(
        site, "council"
    )
    assert len(calendar(downloads(site), "data/plan.ics").events) == 5


def test_a_moved_month_moves_the_entry_and_keeps_its_id(small_plan: pathlib.Path) -> None:
    area = small_plan / "areas/B1.yml"
    area.write_text(area.read_text("utf-8").replace("2021-08", "2031-02"), "utf-8")
    files = downloads(site_of(small_plan))
    moved = {
        event.uid: event.dtstart for event in calendar(files, "data/agencies/council.ics").events
    }
    assert moved["B1.1@westmere-2021"] == datetime.date(2031, 2, 28)


def test_a_plan_without_timescales_and_oversight_has_no_calendar(small_plan: pathlib.Path) -> None:
    for path in [*small_plan.glob("areas/*.yml"), *small_plan.glob("agreed/*.yml")]:
        text = re.sub(
            r"(?m)^ +(due|oversight|shared|shared_from):.*\n", "", path.read_text("utf-8")
        )
        path.write_text(text, "utf-8")
    for path in small_plan.glob("agreed/*.yml"):
        path.unlink()
    site = site_of(small_plan)
    files = downloads(site)
    assert not [name for name in files if name.endswith(".ics")]
    for page in (agency_page(site, "council"), data_page(site)):
        assert "ics" not in re.findall(r"\.(\w+)\)", page)
        assert "calendar" not in page.lower()
    headings = next(row for row in cells(files) if row[0].value == "Action")
    shown = [cell.value for cell in headings if cell.value]
    assert "Lead" in shown
    assert not {"Due", "Due, to sort by", "Oversight", "Carried down"} & set(shown)
    rows = list(csv.DictReader(io.StringIO(str(files["data/plan.csv"]))))
    assert {row["due"] + row["oversight"] for row in rows} == {""}


def test_the_page_of_timescales_offers_the_calendar() -> None:
    assert 'href="../data/plan.ics"' in timescales_page(site_of(SMALL))


def test_an_area_without_actions_is_not_lost(small_plan: pathlib.Path) -> None:
    text = (small_plan / "areas/B1.yml").read_text("utf-8")
    (small_plan / "areas/B1.yml").write_text(text.partition("actions:")[0], "utf-8")
    held = [[cell.value for cell in row] for row in cells(downloads(site_of(small_plan)))]
    assert [row[1:3] for row in held if "Training for wardens" in row] == [
        ["B1", "Training for wardens"]
    ]


def test_a_text_too_long_for_a_cell_says_that_it_was_cut(small_plan: pathlib.Path) -> None:
    area = small_plan / "areas/B1.yml"
    area.write_text(area.read_text("utf-8").replace("had no training", "x" * 40_000), "utf-8")
    longest = max(
        (str(cell.value) for row in cells(downloads(site_of(small_plan))) for cell in row), key=len
    )
    assert len(longest) == MAX_CELL
    assert longest.endswith(CUT)


def test_names_of_sheets_fit_and_differ() -> None:
    titles = {
        "a": "x" * 40,
        "A": "x" * 40,
        "About": "",
        "b": "One: [two]/three? and so on, at length",
        "c": "' '",
    }
    sections = [
        Section.model_construct(number=number, title=title) for number, title in titles.items()
    ]
    found = list(sheet_names(sections).values())
    assert found[3:] == ["b One two three and so on, at", "c"]
    assert len({name.casefold() for name in found} | {"about"}) == 6
    for name in found:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)


def test_sizes_as_a_reader_sees_them() -> None:
    sizes = (0, 999, 1000, 152_973, 999_499, 999_500, 1_449_000)
    assert [size_label(size) for size in sizes] == [
        "0 bytes", "999 bytes", "1 kB", "153 kB", "999 kB", "1.0 MB", "1.4 MB",
    ]  # fmt: skip
