"""The day by which an approved briefing is to be looked at again, wherever a reader meets it."""

from __future__ import annotations

import datetime
import pathlib
import re

import pytest
from bs4 import BeautifulSoup
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from actionplan.changes import compare
from actionplan.checks import check
from actionplan.downloads import downloads
from actionplan.model.loading import load
from actionplan.pages.bodies import agency_page
from actionplan.pages.briefings import briefing_page, presentations
from actionplan.pages.data import data_page
from actionplan.pages.site import Site
from tests.conftest import approve, run_command

UID = "review/wardens@westmere-2021"
DAY = datetime.date(2023, 3, 1)


@pytest.fixture
def wardens(briefed_plan: pathlib.Path) -> pathlib.Path:
    """The file of a briefing that is approved, to be looked at again by 1 March 2023."""
    file = briefed_plan / "briefings/wardens.yml"
    approve(file, DAY.isoformat())
    return file


def site_of(file: pathlib.Path) -> Site:
    plan = load(file.parents[1]).plan()
    assert plan is not None
    return Site(plan, "plan_data")


def shown(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def edit(file: pathlib.Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def lapse(file: pathlib.Path) -> None:
    edit(file, "The plan asks wardens to be trained.", "The plan asks all wardens to be trained.")


def events(site: Site, name: str) -> dict[str, Event]:
    """The entries of a calendar by their ids."""
    content = downloads(site)[f"data/{name}.ics"]
    assert isinstance(content, bytes)
    found = IcsCalendarStream.calendar_from_ics(content.decode("utf-8")).events
    return {str(event.uid): event for event in found}


def test_the_page_the_sheet_and_the_meeting_room_say_by_when(wardens: pathlib.Path) -> None:
    said = "Approved by Safeguarding lead on 4 March 2022. To be looked at again by 1 March 2023."
    site = site_of(wardens)
    page = briefing_page(site, "wardens")
    stamp = BeautifulSoup(str(page), "html.parser").find(class_="stamp")
    room = presentations(site)["briefings/wardens/present/index.html"]
    for part in (page, stamp, room):
        assert said in shown(str(part))


def test_an_entry_stands_on_the_day(wardens: pathlib.Path) -> None:
    event = events(site_of(wardens), "plan")[UID]
    assert type(event.dtstart) is datetime.date
    assert (event.dtstart, event.end) == (DAY, DAY + datetime.timedelta(days=1))
    assert event.summary == "By 1 March 2023: look again at the briefing Wardens and their training"
    assert str(event.url) == "https://westmere.example.org/briefings/wardens/"
    assert event.description is not None
    assert event.description.startswith("The plan asks wardens to be trained.\n")
    assert event.transparency == "TRANSPARENT"


def test_a_moved_day_moves_the_entry_and_keeps_its_id(wardens: pathlib.Path) -> None:
    edit(wardens, "review: 2023-03-01", "review: 2024-02-29")
    assert events(site_of(wardens), "plan")[UID].dtstart == datetime.date(2024, 2, 29)


def test_it_stands_in_the_calendars_of_agencies_whose_work_it_is_about(
    wardens: pathlib.Path,
) -> None:
    site = site_of(wardens)
    holding = {
        body for body in site.indexes.agency_pages if UID in events(site, f"agencies/{body}")
    }
    offering = {
        body
        for body in site.indexes.agency_pages
        if "Wardens and their training" in agency_page(site, body)
    }
    assert holding == offering == {"council"}
    assert events(site, "agencies/council")[UID] == events(site, "plan")[UID]


def test_an_agency_s_calendar_holds_it_until_the_site_s_date(
    wardens: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(wardens)
    for day, held in ((DAY - datetime.timedelta(days=1), True), (DAY, False)):
        midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(midnight.timestamp())))
        assert set(events(site, "agencies/council")) == ({UID} if held else set())
        assert UID in events(site, "plan")
        for page in (agency_page(site, "council"), data_page(site)):
            assert ("1 review of a briefing" in page) is held
            assert ("agencies/council.ics" in page) is held


def test_the_pages_that_offer_a_calendar_say_that_it_holds_reviews(wardens: pathlib.Path) -> None:
    site = site_of(wardens)
    assert "4 timescales and 1 review of a briefing after 31 May 2021" in agency_page(
        site, "council"
    )
    said = shown(data_page(site))
    assert re.search(
        r"Westmere Council \(Council\) \(\d kB\): 4 timescales and 1 review of a br", said
    )
    assert "A briefing stands on the day by which it is to be looked at again." in said
    assert "and every day by which a briefing is to be looked at again" in said


def test_an_agency_that_leads_nothing_offers_its_calendar_too(wardens: pathlib.Path) -> None:
    """The findings of B1 name it; in an earlier version it led an action, so it keeps its page."""
    area = wardens.parents[1] / "areas/B1.yml"
    edit(area, "had no training.\n", "had no training.\nabout: [scrutiny-panel]\n")
    edit(
        wardens.parents[1] / "agreed/3.yml",
        "1: {leads: [council], due: 2021-08}",
        "1: {leads: [scrutiny-panel], due: 2021-08}",
    )
    text = wardens.read_text("utf-8").partition("approved:")[0]
    wardens.write_text(text, "utf-8")
    approve(wardens, DAY.isoformat())
    site = site_of(wardens)
    assert set(events(site, "agencies/scrutiny-panel")) == {UID}
    page = agency_page(site, "scrutiny-panel")
    assert 'id="leads"' not in page
    assert re.search(r"agencies/scrutiny-panel\.ics.>1 review of a briefing after", page)


def test_a_plan_without_timescales_has_a_calendar_of_its_reviews(wardens: pathlib.Path) -> None:
    data = wardens.parents[1]
    for path in data.glob("areas/*.yml"):
        path.write_text(re.sub(r"(?m)^ +due:.*\n", "", path.read_text("utf-8")), "utf-8")
    wardens.write_text(wardens.read_text("utf-8").partition("approved:")[0], "utf-8")
    approve(wardens, DAY.isoformat())
    site = site_of(wardens)
    assert set(events(site, "plan")) == set(events(site, "agencies/council")) == {UID}
    assert 'href="plan.ics"' in data_page(site)


def test_nothing_is_said_of_it_once_the_approval_has_lapsed(wardens: pathlib.Path) -> None:
    lapse(wardens)
    site = site_of(wardens)
    assert UID not in events(site, "plan")
    for page in (briefing_page(site, "wardens"), agency_page(site, "council"), data_page(site)):
        assert "looked at again" not in page
        assert "review of" not in page


def rules(file: pathlib.Path, today: datetime.date | None) -> list[str]:
    return [one.rule for one in check(load(file.parents[1]), today) if one.file.endswith(file.name)]


def test_check_warns_once_the_day_has_passed(wardens: pathlib.Path) -> None:
    after = DAY + datetime.timedelta(days=1)
    assert rules(wardens, None) == []
    assert rules(wardens, DAY) == []
    assert rules(wardens, after) == ["briefing.approved.review:passed"]
    lapse(wardens)
    assert rules(wardens, after) == ["briefing.approved:lapsed"]


def test_the_warning_fails_nothing(wardens: pathlib.Path) -> None:
    data = str(wardens.parents[1])
    done = run_command("check", "--data", data, "--today", "2023-03-02")
    assert done.returncode == 0
    assert "this briefing was to be looked at again by 2023-03-01" in done.stdout
    assert "type on: 2023-03-02 and a later review: YYYY-MM-DD" in done.stdout


def test_a_day_that_lies_ahead_is_no_mistake(wardens: pathlib.Path) -> None:
    """Of other days `check` says that they cannot have been yet."""
    assert rules(wardens, datetime.date(2022, 3, 4)) == []
    assert rules(wardens, datetime.date(2022, 3, 3)) == ["date:future"]


def test_the_day_is_no_part_of_what_was_approved(wardens: pathlib.Path) -> None:
    edit(wardens, "  review: 2023-03-01\n", "")
    assert rules(wardens, None) == []
    assert "Approved by Safeguarding lead on 4 March 2022. Check" in shown(
        briefing_page(site_of(wardens), "wardens")
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", "added: 1 March 2023"),
        ("2023-03-01", "2024-02-29", "changed from 1 March 2023 to 29 February 2024"),
        ("  review: 2023-03-01\n", "", "removed: 1 March 2023"),
    ],
)
def test_changes_tell_of_the_day(old: str, new: str, said: str, wardens: pathlib.Path) -> None:
    with_day = wardens.read_text("utf-8")
    if not old:
        edit(wardens, "  review: 2023-03-01\n", "")
    before = load(wardens.parents[1])
    wardens.write_text(with_day.replace(old, new) if old else with_day, "utf-8")
    (one,) = compare(before, load(wardens.parents[1]))
    assert one.sentence == (
        f"Briefing “Wardens and their training”: approval: day of the next review {said}"
    )
