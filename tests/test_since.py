"""What changed since a version, and what was reported: on pages, in downloads and in the feed."""

from __future__ import annotations

import csv
import io
import json
import pathlib
import re
from typing import Any

import fastfeedparser
import pytest
from bs4 import BeautifulSoup, Tag

from actionplan.indexes.briefings import digest, read_aloud
from actionplan.model import STATES
from actionplan.model.loading import load
from actionplan.model.plan import Plan
from actionplan.pages.areas import area_page
from actionplan.pages.site import Site
from tests.conftest import SMALL
from tests.test_site import flat, main


def _page(site: pathlib.Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_text("utf-8"), "html.parser")


def _shown(site: pathlib.Path, address: str) -> str:
    """What a page says between header and footer, without space before a stop or comma."""
    return re.sub(r" ([,.:)])", r"\1", flat(main(_page(site, address)).get_text(" ")))


def _plan(folder: pathlib.Path) -> Plan:
    plan = load(folder).plan()
    assert plan is not None
    return plan


def test_both_values_stand_on_the_page(reported_site: pathlib.Path) -> None:
    shown = _shown(reported_site, "areas/A2")
    assert (
        "Highways Service. In version 3: RT. "
        "Changed November 2021, agreed by Road Safety Board (RSB)." in shown
    )
    assert (
        "31 March 2022. In version 3: 30 September 2021. "
        "Since 1 July 2021: 31 December 2021, agreed by Road Safety Board (RSB). "
        "Since 4 November 2021: 31 March 2022, agreed by Road Safety Board (RSB)." in shown
    )
    assert "Recorded in: Minutes of the board, 4 November 2021, held by the council." in shown


def test_the_line_says_that_a_page_is_newer_than_the_version(
    reported_site: pathlib.Path, small_site: pathlib.Path
) -> None:
    changed = "Facts on this page have changed since version 3, last in December 2021"
    newer = "Reports on this page are newer than version 3: the newest is of December 2021"
    for address in ("", "areas/A2", "sections/A", "agencies/council", "timescales", "edition/3"):
        line = flat(_page(reported_site, address).get_text(" "))
        assert "have changed since version 3" in line, address
        assert "do not say what has been done since" not in line, address
    assert changed in flat(_page(reported_site, "areas/B2").get_text(" "))
    assert newer in flat(_page(reported_site, "areas/A2").get_text(" "))
    for untouched in (_page(reported_site, "areas/A1"), _page(small_site, "areas/A2")):
        text = flat(untouched.get_text(" "))
        assert "since version 3, last" not in text
        assert "Last changed: May 2021 (version 3)." in text
    assert "Last changed: 15 December 2021." in flat(_page(reported_site, "areas/C1").get_text(" "))


def test_who_led_before_keeps_a_page_and_says_so(reported_site: pathlib.Path) -> None:
    shown = _shown(reported_site, "agencies/roads-trust")
    assert "What it led before" in shown
    assert "A2 action 1: Lights that fail. Lead: Highways Service. In version 3: RT." in shown
    assert "In version 3: 30 September 2021." in _shown(reported_site, "timescales")


def test_a_page_stays_where_a_body_leads_nothing_any_more(
    reported_plan: pathlib.Path, build: Any
) -> None:
    area = reported_plan / "areas" / "C1.yml"
    text = area.read_text("utf-8").replace("leads: [roads-trust, council]", "leads: [council]")
    more = (
        "      - field: leads\n        was: [roads-trust, council]\n        since: 2021-11\n"
        "        agreed_by: safety-board\n        recorded: Minutes\n    reports:"
    )
    area.write_text(text.replace("    reports:", more, 1), "utf-8")
    shown = _shown(build(reported_plan), "agencies/roads-trust")
    assert "What it led before" in shown
    assert "What it leads" not in shown


def test_what_moved_leads_on_and_what_ended_says_why(reported_site: pathlib.Path) -> None:
    stub = _page(reported_site, "areas/B1")
    refresh = stub.find("meta", attrs={"http-equiv": "refresh"})
    assert isinstance(refresh, Tag)
    assert refresh["content"] == "0; url=../B2/"
    assert "What stood here is now B2 Training for wardens." in _shown(reported_site, "areas/B1")
    assert main(stub).find(id="action-1")
    kept = json.loads((reported_site / "data/areas/B1.json").read_text("utf-8"))
    assert (kept["ref"], kept["moved_to"]) == ("B1", "B2")
    moved = _page(reported_site, "areas/A2").find(id="action-2")
    assert isinstance(moved, Tag)
    assert "It has moved: see C1 action 1." in _shown(reported_site, "areas/A2")
    assert (
        "No longer in the plan. Schools train their own wardens now. "
        "Ended 2 December 2021, agreed by Road Safety Board (RSB)."
        in _shown(reported_site, "areas/B2")
    )


def test_progress_says_of_how_many(reported_site: pathlib.Path) -> None:
    shown = _shown(reported_site, "progress")
    assert "on 2 of 5 actions" in shown
    assert "1 action that no longer stands in the plan is not counted." in shown
    for state, words in STATES.items():
        assert words.sentence in shown, state
    assert "Not reported: 3" in shown
    assert "A Crossings: reported on 2 of 5 (done 1, replaced by 1)" in shown
    assert "Highways Service: reported on 1 of 1 (done 1)" in shown
    assert "31 March 2022: reported on 1 of 1 (done 1)" in shown
    assert "Reported on 1 action: A2 action 1" in shown
    pictures = _page(reported_site, "progress").find_all("svg", class_="bars")
    assert len(pictures) == 4
    described = [flat(picture.desc.get_text()) for picture in pictures if picture.desc]
    assert "Done: 1 of 5" in described[0]


def test_delivery_impact_and_evidence_stand_apart(reported_site: pathlib.Path) -> None:
    shown = _shown(reported_site, "areas/A2")
    assert "Done. The Highways Service repaired every light that had failed." in shown
    assert (
        "Evidence: Repair log, November 2021, held by the Highways Service, not published." in shown
    )
    assert "Earlier: Under way. The plan says that repairs have begun." in shown
    assert "Impact reported The council counted fewer falls at crossings." in shown
    page = main(_page(reported_site, "areas/A2"))
    assert page.find("a", href="https://example.org/lights")
    assert "No report has been given to this site" in _shown(reported_site, "areas/A1")


def test_nothing_is_drawn_of_what_the_plan_says_itself(
    reported_plan: pathlib.Path, build: Any
) -> None:
    for path in reported_plan.glob("areas/*.yml"):
        text = re.sub(
            r"(?s)      - date: 2021-1.*?(?=\n  - id|\nnotes|\nchanged)",
            "",
            path.read_text("utf-8"),
        )
        path.write_text(re.sub(r"    reports:\n(?=\n|  - id)", "", text), "utf-8")
    page = _page(build(reported_plan), "progress")
    shown = flat(main(page).get_text(" "))
    assert "So far there is nothing here but what the plan itself says." in shown
    assert "describes work on 1 of its 5 actions as already done or started" in shown
    assert not page.find_all("svg", class_="bars")


def test_a_plan_without_reports_has_no_page_of_progress(small_site: pathlib.Path) -> None:
    assert not (small_site / "progress").exists()
    assert "Progress" not in _shown(small_site, "areas/A1")
    assert "progress" not in (small_site / "index.html").read_text("utf-8").lower()
    assert "Nothing has been told to this site since version 3" in _shown(small_site, "updates")


def test_updates_stand_newest_first(reported_site: pathlib.Path) -> None:
    page = main(_page(reported_site, "updates"))
    titles = [flat(heading.get_text()) for heading in page.find_all("h3")]
    assert titles[0] == "The site shows progress"
    assert titles[1] == "B2, action 1: ended"
    assert titles[-1] == "A2, action 1: due time changed"
    times = [str(time["datetime"])[:7] for time in page.find_all("time")]
    assert times == sorted(times, reverse=True)


def test_the_feed_is_read_by_another_library(reported_site: pathlib.Path) -> None:
    text = (reported_site / "updates/feed.xml").read_text("utf-8")
    read = fastfeedparser.parse(text)
    titles = [entry.title for entry in read.entries]
    headings = [
        flat(heading.get_text())
        for heading in main(_page(reported_site, "updates")).find_all(["h2", "h3"])
    ]
    assert titles == [title for title in headings if title != "2021"]
    ids = [str(entry.id) for entry in read.entries]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"tag:westmere\.example\.org,2021-\d\d-\d\d:\S+", one) for one in ids)
    assert 'href="https://westmere.example.org/updates/feed.xml" rel="self"' in text
    assert "<updated>2021-12-15T00:00:00+00:00</updated>" in text.split("<entry>")[0]
    anchors = {str(element["id"]) for element in _page(reported_site, "updates").find_all(id=True)}
    for entry in read.entries:
        address, _, anchor = str(entry.link).partition("#")
        assert address == "https://westmere.example.org/updates/"
        assert anchor in anchors
    head = _page(reported_site, "areas/A2").find("link", rel="alternate")
    assert isinstance(head, Tag)
    assert head["href"] == "../../updates/feed.xml"


def test_ids_of_the_feed_stay_where_the_site_is_published_elsewhere(
    reported_plan: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from actionplan.downloads.feed import feed

    site = Site(_plan(reported_plan), "plan_data")
    monkeypatch.delenv("SITE_URL", raising=False)
    here = feed(site)
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example/plan/")
    there = feed(site)
    assert re.findall("<id>.*?</id>", here) == re.findall("<id>.*?</id>", there)
    assert "https://elsewhere.example/plan/updates/feed.xml" in there
    assert "&lt;script" in feed(
        Site(_with_title(reported_plan, "<script>alert(1)</script> & more"), "plan_data")
    )


def _with_title(folder: pathlib.Path, title: str) -> Plan:
    path = folder / "updates" / "site-opened.yml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("title: The site shows progress", f"title: {json.dumps(title)}"), "utf-8"
    )
    return _plan(folder)


def test_json_and_csv_hold_both_values(reported_site: pathlib.Path) -> None:
    plan = json.loads((reported_site / "data/plan.json").read_text("utf-8"))
    action = next(one for area in plan["areas"] for one in area["actions"] if one["id"] == "A2.1")
    assert action["leads"] == ["highways-service"]
    assert action["changed"][0] == {
        "field": "leads",
        "was": ["roads-trust"],
        "since": "2021-11",
        "agreed_by": "safety-board",
        "recorded": "Minutes of the board, 4 November 2021, held by the council",
    }
    assert action["state"] == "done"
    assert [report["about"] for report in action["reports"]] == ["delivery", "delivery", "impact"]
    assert action["reports"][1]["evidence"][0]["holder"] == "the Highways Service"
    assert plan["moved"] == {"A2.2": "C1.1", "B1": "B2"}
    assert plan["plan"]["date"] == "2021-12-15"
    rows = csv.DictReader(
        io.StringIO((reported_site / "data/plan.csv").read_text("utf-8"), newline="")
    )
    row = next(row for row in rows if row["action"] == "A2.1")
    assert (row["leads"], row["leads_as_agreed"]) == ("highways-service", "roads-trust")
    assert (row["due"], row["due_as_agreed"]) == ("2022-03-31", "2021-09-30")
    assert row["state"] == "done"
    assert "have changed since version 3" in row["edition"]
    assert row["oversight_as_agreed"] == ""


def test_a_changed_cell_is_no_longer_carried_down(small_plan: pathlib.Path) -> None:
    path = small_plan / "areas" / "A1.yml"
    text = path.read_text("utf-8")
    before, after = text.split("  - id: 2\n")
    changed = after.replace("leads: [council]", "leads: [roads-trust]").replace(
        "    asks:",
        "    changed:\n      - {field: leads, was: [council], since: 2021-11, agreed_by: safety-board,"
        " recorded: Minutes}\n    asks:",
    )
    path.write_text(f"{before}  - id: 2\n{changed}", "utf-8")
    action = _plan(small_plan).actions["A1.2"].action
    assert not action.carried("leads")
    assert action.carried("due")


def test_a_decision_on_one_action_is_none_on_those_that_share_its_cell(
    small_plan: pathlib.Path,
) -> None:
    """The document has one cell for both; what was decided since is said of the first alone."""
    area = small_plan / "areas" / "A1.yml"
    text = area.read_text("utf-8").replace("    due: 2021-06\n", "    due: 2022-03\n", 1)
    more = (
        "    changed:\n      - field: due\n        was: 2021-06\n        since: 2021-11\n"
        "        agreed_by: safety-board\n        recorded: Minutes\n  - id: 2\n"
    )
    area.write_text(text.replace("  - id: 2\n", more, 1), "utf-8")
    soup = BeautifulSoup(str(area_page(Site(_plan(small_plan), "plan_data"), "A1")), "html.parser")
    shown = re.sub(r" ([,.:)])", r"\1", flat(soup.get_text(" ")))
    second = shown.partition("Action 2 ")[2]
    assert (
        "the document prints nothing here; the cell above, in action 1, says June 2021)" in second
    )
    assert "Due June 2021 (shared with" not in second
    assert "RSB) (shared with action 1)" in second


def test_one_clock(reported_plan: pathlib.Path) -> None:
    assert _plan(SMALL).date.isoformat() == "2021-05-31"
    assert _plan(reported_plan).date.isoformat() == "2021-12-15"
    (reported_plan / "updates" / "site-opened.yml").unlink()
    assert _plan(reported_plan).date.isoformat() == "2021-12-02"


def test_a_report_lets_no_approval_of_a_briefing_lapse(briefed_plan: pathlib.Path) -> None:
    def digests() -> list[str]:
        plan = _plan(briefed_plan)
        return [digest(plan, one) for one in plan.briefings]

    before = digests()
    path = briefed_plan / "areas" / "B1.yml"
    text = path.read_text("utf-8")
    report = (
        "    reports:\n      - {date: 2021-11, by: council, state: under way, text: It began.}\n"
    )
    path.write_text(text.replace("    due: 2021-08\n", f"    due: 2021-08\n{report}"), "utf-8")
    assert digests() == before
    path.write_text(text.replace("due: 2021-08", "due: 2021-09"), "utf-8")
    assert digests() != before


def test_two_builds_are_the_same(reported_plan: pathlib.Path, build: Any) -> None:
    first, second = build(reported_plan), build(reported_plan)
    for address in ("updates/feed.xml", "updates/index.html", "progress/index.html", "sitemap.xml"):
        assert (first / address).read_bytes() == (second / address).read_bytes(), address


def test_a_briefing_says_whom_the_plan_asked_not_who_leads_now(
    briefed_plan: pathlib.Path,
) -> None:
    path = briefed_plan / "areas" / "A1.yml"
    before, after = path.read_text("utf-8").split("    asks: [all-partners]\n")
    changed = (
        "    changed:\n      - {field: leads, was: [council], since: 2021-11,"
        " agreed_by: safety-board, recorded: Minutes}\n"
    )
    before = before.replace("leads: [council]", "leads: [roads-trust]")
    path.write_text(f"{before}    asks: [all-partners]\n{changed}{after}", "utf-8")
    plan = _plan(briefed_plan)
    assert plan.actions["A1.1"].action.leads == ("roads-trust",)
    briefing = next(one for one in plan.briefings if one.promised)
    assert digest(plan, briefing)
    assert any(
        text.startswith("The plan asked Council for a briefing on lit crossings by June 2021.")
        for text in read_aloud(plan, briefing)
    )
