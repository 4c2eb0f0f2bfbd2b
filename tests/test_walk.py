"""The walk of the team: the editor only pastes and edits files, every command is the pipeline's own.

A changed lead and date, a report of progress and a body that is new to the plan, one of them wrong.
"""

from __future__ import annotations

import csv
import pathlib
import re

import icalendar
from bs4 import BeautifulSoup

from actionplan.model.blank import blank_item
from actionplan.model.bodies import Body
from actionplan.model.progress import ActionChange, Report
from tests.pipelines import GITHUB, Clone, lines_of


def filled(text: str, /, **values: str) -> str:
    """Lines to paste, as an editor fills them in: values behind the colons, comments deleted."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    for key, value in values.items():
        (place,) = [n for n, line in enumerate(lines) if line.strip(" -") == f"{key}:"]
        lines[place] = f"{lines[place]} {value}"
    return "\n".join(lines) + "\n"


def page(clone: Clone, address: str) -> str:
    """What a reader reads of a page."""
    text = (clone.folder / "site" / address / "index.html").read_text("utf-8")
    article = BeautifulSoup(text, "html.parser").find("main")
    assert article
    return " ".join(article.get_text(" ").split())


def test_the_walk(tmp_path: pathlib.Path) -> None:
    clone = Clone(tmp_path)
    check, build, comment = lines_of(GITHUB / "propose.yml", "check")
    agreed = {
        "since": "2022-04",
        "agreed_by": "safety-board",
        "recorded": "Minutes of 4 April 2022",
    }

    # The editor pastes a new body, then changes what names it.
    body = filled(blank_item(Body), id="bus-company", name="Westmere Buses")
    clone.edit("agencies.yml", "- id: all-partners\n", f"{body}- id: all-partners\n")
    lead = filled(
        blank_item(ActionChange, "changed", 4), field="leads", was="[roads-trust]", **agreed
    )
    date = filled(blank_item(ActionChange, "", 6), field="due", was="2021-09-30", **agreed)
    before = "    leads: [roads-trust]\n    due: 2021-09-30\n"
    after = "    leads: [bus-company]\n    due: 2022-09\n"
    clone.edit("areas/A2.yml", before, after + lead + date)
    report = filled(
        blank_item(Report, "reports", 4),
        date="2022-05-10",
        by="council",
        state="done",
        text="Every warden was trained.",
    )
    clone.edit("areas/B1.yml", "    due: 2021-08\n", "    due: 2021-08\n" + report)

    clone.merged()
    # What is wrong: "done" rests on nothing. The comment names the line and what to type.
    assert clone.run(check).returncode == 1
    assert clone.run(build).returncode == 1
    clone.all([comment])
    said = (clone.folder / "comment.md").read_text("utf-8")
    text = (clone.folder / "plan_data/areas/B1.yml").read_text("utf-8").splitlines()
    (line,) = re.findall(r"plan_data/areas/B1\.yml:(\d+):\d+: ", said)
    assert text[int(line) - 1].strip() == "state: done"
    assert "evidence" in said
    assert "copy.example" not in said

    # Mended: the comment says in plain English what changes.
    evidence = "evidence: [{title: Register, date: 2022-05, holder: the council}]"
    clone.edit("areas/B1.yml", "        evidence:\n", f"        {evidence}\n")
    clone.merged()
    clone.all([check, comment])
    said = (clone.folder / "comment.md").read_text("utf-8")
    assert "Nothing has to be mended." in said
    assert "- **A2, action 1**: lead changed from RT to Westmere Buses; " in said
    assert "due time moved from 30 September 2021 to September 2022" in said
    assert "- **B1, action 1**: report added: 10 May 2022, by Council: done" in said
    assert "- **Westmere Buses**: added" in said
    assert len(re.findall(r"(?m)^- \*\*", said)) == 3

    # Merged: the publishing job's own lines.
    clone.all(lines_of(GITHUB / "publish.yml", "build"))
    site = clone.folder / "site"
    area = page(clone, "areas/A2")
    assert re.search(r"Lead Westmere Buses ?\. In version 3: RT\.", area), area
    assert re.search(r"Due September 2022 ?\. In version 3: 30 September 2021\.", area), area
    assert "agreed by Road Safety Board (RSB)" in area
    assert "Every warden was trained." in page(clone, "areas/B1")
    assert "A2" in page(clone, "agencies/bus-company")
    for address in ("updates", "edition/3"):
        assert "A2" in page(clone, address)
    assert "Westmere Buses" in page(clone, "updates")
    assert "RT" in page(clone, "edition/3")
    feed = (site / "updates/feed.xml").read_text("utf-8")
    assert "Westmere Buses" in feed
    assert "Every warden was trained." in feed
    with (site / "data/plan.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["action"]: row for row in csv.DictReader(file)}
    assert rows["A2.1"]["leads"] == "bus-company"
    assert rows["A2.1"]["leads_as_agreed"] == "roads-trust"
    assert rows["A2.1"]["due_as_agreed"] == "2021-09-30"
    calendar = icalendar.Calendar.from_ical((site / "data/plan.ics").read_bytes())
    (event,) = [one for one in calendar.walk("VEVENT") if str(one["uid"]).startswith("A2.1@")]
    assert event.decoded("dtstart").isoformat() == "2022-09-30"
    assert "In version 3: RT." in str(event["description"])
