"""Each download, whichever plan is published, read back by a library that did not write it."""

from __future__ import annotations

import datetime
import io
import json
import pathlib
import re
import warnings
import zipfile
from typing import Any

import csvw
import jsonschema
import openpyxl
import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from actionplan.downloads.csvfile import COLUMNS


@pytest.fixture(scope="module")
def actions(any_plan: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every action by its reference."""
    return {action["id"]: action for area in any_plan["areas"] for action in area["actions"]}


def site_date(site: pathlib.Path) -> datetime.date:
    """The newest day that the site map gives for a page."""
    day = max(re.findall(r"<lastmod>(.+?)</lastmod>", (site / "sitemap.xml").read_text("utf-8")))
    return datetime.date.fromisoformat(day)


def start(event: Event) -> datetime.date:
    """The day of an entry."""
    assert isinstance(event.dtstart, datetime.date)
    return event.dtstart


def read_calendar(path: pathlib.Path) -> Calendar:
    """A calendar, and whether its lines are as RFC 5545 asks."""
    raw = path.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    return IcsCalendarStream.calendar_from_ics(raw.decode("utf-8"))


def test_the_calendar_of_the_plan_has_every_timescale(
    any_site: pathlib.Path, any_plan: dict[str, Any], actions: dict[str, dict[str, Any]]
) -> None:
    dated = {name: action for name, action in actions.items() if action["due"]}
    calendar = read_calendar(any_site / "data/plan.ics")
    events = {event.uid.partition("@")[0]: event for event in calendar.events}
    assert len(calendar.events) == len(events)
    assert set(events) == set(dated)
    for name, action in dated.items():
        event = events[name]
        assert type(event.dtstart) is datetime.date
        assert event.end - event.dtstart == datetime.timedelta(days=1)
        assert event.summary is not None
        assert event.summary.startswith("By "), event.summary
        if re.fullmatch(r"\d{4}-\d\d", action["due"]):
            assert f"{event.dtstart:%Y-%m}" == action["due"]
            assert event.end.day == 1
            assert event.summary.startswith(f"By the end of {event.dtstart:%B %Y}: ")
        assert event.description is not None
        assert action["text"] in event.description
        assert any_plan["plan"]["edition"] in event.description
        assert str(event.url).endswith(f"/#action-{name.rpartition('.')[2]}")


def test_every_entry_is_stamped_with_the_site_s_date(any_site: pathlib.Path) -> None:
    midnight = datetime.datetime.combine(site_date(any_site), datetime.time(tzinfo=datetime.UTC))
    for path in (any_site / "data").rglob("*.ics"):
        calendar = read_calendar(path)
        assert {event.dtstamp for event in calendar.events} <= {midnight}
        assert {entry.dtstamp for entry in calendar.journal} <= {midnight}


def test_each_agency_has_a_calendar_of_what_lies_ahead(
    any_site: pathlib.Path, any_plan: dict[str, Any]
) -> None:
    today = site_date(any_site)
    whole = {event.uid: event for event in read_calendar(any_site / "data/plan.ics").events}
    later = {uid.partition("@")[0] for uid, event in whole.items() if start(event) > today}
    led = {body["id"]: set(body["leads"]) for body in any_plan["agencies"]}
    pages = {path.parent.name for path in any_site.glob("agencies/*/index.html")}
    assert {path.stem for path in (any_site / "data/agencies").iterdir()} == pages
    listed = (any_site / "data/index.html").read_text("utf-8")
    for body in pages:
        calendar = read_calendar(any_site / f"data/agencies/{body}.ics")
        for event in calendar.events:
            assert start(event) > today
            assert event == whole[event.uid]
        names = {event.uid.partition("@")[0] for event in calendar.events}
        assert names >= led[body] & later
        shown = (any_site / f"agencies/{body}/index.html").read_text("utf-8")
        assert (f"data/agencies/{body}.ics" in shown) == bool(names)
        assert (f'"agencies/{body}.ics"' in listed) == bool(names)
        assert bool(calendar.journal) != bool(names)


def test_csv_is_as_its_metadata_says(
    any_site: pathlib.Path, actions: dict[str, dict[str, Any]], any_plan: dict[str, Any]
) -> None:
    read = csvw.CSVW(str(any_site / "data/plan.csv-metadata.json"), validate=True)
    assert read.is_valid
    (table,) = read.tables
    assert tuple(column.name for column in table.tableSchema.columns) == COLUMNS
    assert any_plan["plan"]["licence"] in str(read.common_props["dc:rights"])
    rows = {row["action"]: row for row in table}
    assert list(rows) == list(actions)
    for name, row in rows.items():
        action = actions[name]
        for field in ("leads", "oversight"):
            assert [*row[field], *row[f"{field}_carried_down"]] == action[field]
        assert (row["due"] or row["due_carried_down"]) == action["due"]


def test_metadata_refuses_another_csv(
    any_site: pathlib.Path, tmp_path: pathlib.Path, actions: dict[str, dict[str, Any]]
) -> None:
    for name in ("plan.csv", "plan.csv-metadata.json"):
        (tmp_path / name).write_bytes((any_site / "data" / name).read_bytes())
    file = tmp_path / "plan.csv"
    before, first, after = file.read_text("utf-8").partition(f"\n{next(iter(actions))},")
    assert first
    file.write_text(f"{before}\nnot an id,{after}", "utf-8")
    with warnings.catch_warnings():
        # The reader collects its own warnings, of which it makes its verdict.
        warnings.simplefilter("always")
        assert not csvw.CSVW(str(tmp_path / "plan.csv-metadata.json"), validate=True).is_valid


def test_each_area_has_a_file_of_its_own(any_site: pathlib.Path, any_plan: dict[str, Any]) -> None:
    schema = json.loads((any_site / "data/area.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for area in any_plan["areas"]:
        held = json.loads((any_site / f"data/areas/{area['ref']}.json").read_text("utf-8"))
        jsonschema.validate(held, schema)
        assert held == {"schema": 1, "plan": any_plan["plan"], **area}
    assert len(list((any_site / "data/areas").iterdir())) == len(any_plan["areas"])


def test_the_spreadsheet_has_a_sheet_for_each_section(
    any_site: pathlib.Path, any_plan: dict[str, Any]
) -> None:
    raw = (any_site / "data/plan.xlsx").read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(raw))
    about, *sheets = book.worksheets
    assert any_plan["plan"]["licence"] in [cell.value for cell in about["B"]]
    assert len(sheets) == len(any_plan["sections"])
    bodies = {body["id"]: body["name"] for body in any_plan["agencies"]}
    for sheet, section in zip(sheets, any_plan["sections"], strict=True):
        assert sheet.freeze_panes == "A2"
        assert all(sheet.column_dimensions[letter].width >= 10 for letter in "ABCDE")
        headings, *rows = sheet.iter_rows(values_only=True)
        held = {row[0]: dict(zip(headings, row, strict=True)) for row in rows}
        wanted = [
            action
            for area in any_plan["areas"]
            if area["ref"] in section["areas"]
            for action in area["actions"]
        ]
        assert [row[0] for row in rows] == [action["id"] for action in wanted]
        for action in wanted:
            row = held[action["id"]]
            says = str(row["What the plan said would be done"])
            assert says.startswith(action["text"])
            assert all(item in says for item in action["items"])
            assert row["Due, to sort by"] == action["due"]
            assert all(bodies[body] in str(row["Lead"]) for body in action["leads"])
            assert len(str(row["Carried down"] or "").split()) == 3 * len(action["shared"])
        for cells in sheet.iter_rows():
            for cell in cells:
                assert cell.data_type in {"s", "n"}
                assert cell.value is None or cell.alignment.wrap_text


def test_the_spreadsheet_holds_no_moment_but_the_site_s_date(any_site: pathlib.Path) -> None:
    raw = (any_site / "data/plan.xlsx").read_bytes()
    properties = openpyxl.load_workbook(io.BytesIO(raw)).properties
    for moment in (properties.created, properties.modified):
        assert moment is not None
        assert moment.date() == site_date(any_site)
    times = {info.date_time for info in zipfile.ZipFile(io.BytesIO(raw)).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}
