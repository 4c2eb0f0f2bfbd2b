"""The agreed versions: their pages, and how a new one is published by one new file."""

from __future__ import annotations

import json
import pathlib
from typing import Any

from bs4 import Tag

from actionplan.model.blank_version import version_file
from actionplan.model.plan import Plan
from actionplan.pages.site import Site
from tests.conftest import run_command
from tests.test_since import _page, _plan, _shown
from tests.test_site import flat, main


def test_a_plan_without_any_record_of_versions(small_plan: pathlib.Path, build: Any) -> None:
    (small_plan / "agreed" / "3.yml").unlink()
    site = build(small_plan)
    assert not (site / "updates").exists()
    assert [path.name for path in (site / "edition").iterdir()] == ["index.html"]
    home = (site / "index.html").read_text("utf-8")
    assert "updates" not in home.lower()


def test_the_facts_of_a_version_are_those_of_its_file(reported_site: pathlib.Path) -> None:
    page = main(_page(reported_site, "edition/3"))
    rows = {
        flat(row.find_all("th")[0].get_text(" ")): [
            flat(cell.get_text(" ")) for cell in row.find_all("td")
        ]
        for row in page.find_all("tr")
        if row.find_all("td")
    }
    assert rows == {
        "A1.1": ["Council", "June 2021", "RSB", "as it was"],
        "A1.2": [
            "Council (shared; A1.1)",
            "June 2021 (shared; A1.1)",
            "RSB (shared; A1.1)",
            "as it was",
        ],
        "A2.1": ["RT", "30 September 2021", "RSB (shared; A1.1)", "lead changed, due changed"],
        "A2.2": ["RT and Council", "October to December 2021", "not stated", "moved to C1.1"],
        "B1.1": ["Council", "August 2021", "not stated", "moved to B2.1, ended"],
    }
    links = [str(link["href"]) for link in page.select("tbody a")]
    assert "../../areas/C1/#action-1" in links
    assert page.find(id="area-b1")
    back = main(_page(reported_site, "areas/B2")).find("a", href="../../edition/3/#area-b1")
    assert isinstance(back, Tag)


def test_the_edition_lists_what_changed(
    reported_site: pathlib.Path, small_site: pathlib.Path
) -> None:
    shown = _shown(reported_site, "edition")
    assert "Since version 3 these facts have changed" in shown
    assert "A2, action 1: lead changed. Lead: Highways Service. In version 3: RT." in shown
    assert "C1: added to the plan. Reference: C1. Not in version 3. Added November 2021" in shown
    assert "No fact has changed since version 3." in _shown(small_site, "edition")


def test_the_newest_version_replaces_what_changed_before_it(
    reported_plan: pathlib.Path,
) -> None:
    """With version 4 agreed, its facts hold: older changes stay as history."""
    facts = (reported_plan / "agreed" / "3.yml").read_text("utf-8")
    facts = facts.replace('version: "3"\nas_at: 2021-05', 'version: "4"\nas_at: 2022-01')
    facts = facts.replace(
        "leads: [roads-trust], due: 2021-09-30", "leads: [highways-service], due: 2022-03-31"
    )
    facts = facts.replace('  "B1":', '  "B2":')
    a22 = "      2: {leads: [roads-trust, council], due: 2021-Q4}\n"
    assert a22 in facts
    moved = a22.replace("      2:", "      1:") + "      2: {leads: [council]}\n"
    facts = facts.replace(a22, '  "C1":\n    section: "A"\n    actions:\n' + moved)
    (reported_plan / "agreed" / "4.yml").write_text(facts, "utf-8")
    plan = reported_plan / "plan.yml"
    text = plan.read_text("utf-8").replace(
        'version: "3"\nas_at: 2021-05', 'version: "4"\nas_at: 2022-01'
    )
    plan.write_text(text, "utf-8")
    done = run_command("check", "--data", str(reported_plan))
    assert done.returncode == 0, done.stdout
    site = Site(_plan(reported_plan), "plan_data")
    assert site.newer() == []


def _publish(folder: pathlib.Path, as_at: str = "2022-01") -> pathlib.Path:
    """The file of a new version, made as the guide says: pasted, and three lines filled in."""
    done = run_command("new", "version", "--data", str(folder))
    assert done.returncode == 0, done.stderr
    assert done.stdout == version_file(_plan(folder))
    assert 'version: "4"\nas_at:\ndocument:\n  title:\nareas:\n' in done.stdout
    text = done.stdout.replace("as_at:\n", f"as_at: {as_at}\n")
    text = text.replace("  title:\n", "  title: Westmere plan, as agreed again\n")
    file = folder / "agreed" / "4.yml"
    file.write_text(text, "utf-8")
    return file


def _stated(folder: pathlib.Path, said: str) -> None:
    """Change what `plan.yml` states of the version."""
    plan = folder / "plan.yml"
    text = plan.read_text("utf-8")
    assert 'version: "3"\nas_at: 2021-05\n' in text
    plan.write_text(text.replace('version: "3"\nas_at: 2021-05\n', said), "utf-8")


def test_one_new_file_publishes_a_version(reported_plan: pathlib.Path, build: Any) -> None:
    _stated(reported_plan, "")
    file = _publish(reported_plan)
    done = run_command("check", "--data", str(reported_plan))
    assert done.returncode == 0, done.stdout
    assert "plan.yml" not in done.stdout
    assert "agreed" not in done.stdout
    site = build(reported_plan)
    assert "version 4 (January 2022)" in flat(main(_page(site, ".")).get_text(" "))
    assert "Westmere plan, as agreed again" in _shown(site, "edition")
    area = _shown(site, "areas/A2")
    assert "Nothing has changed here since version 4" in area
    assert "Highways Service. In version 3: RT." in area, "what changed between them is history"
    assert "Westmere plan, as agreed again" in _shown(site, "edition/4")
    assert "third version" not in _shown(site, "edition/3")
    assert json.loads((site / "data" / "plan.json").read_text("utf-8"))["plan"]["version"] == "4"
    assert "Version 4 of the plan" in (site / "updates" / "feed.xml").read_text("utf-8")
    ended = [row.get_text(" ") for row in main(_page(site, "edition/4")).find_all("tr")]
    assert not [row for row in ended if "B2" in row]
    before = file.read_text("utf-8").partition("\nversion:")[2]
    run_command("format", "--data", str(reported_plan))
    assert file.read_text("utf-8").partition("\nversion:")[2] == before


def test_what_changed_in_the_month_of_a_version_is_part_of_it(reported_plan: pathlib.Path) -> None:
    _stated(reported_plan, "")
    _publish(reported_plan, as_at="2021-12")
    done = run_command("check", "--data", str(reported_plan))
    assert done.returncode == 0, done.stdout
    assert Site(_plan(reported_plan), "plan_data").newer() == []


def test_a_fact_may_change_later_in_the_month_of_a_version(reported_plan: pathlib.Path) -> None:
    _stated(reported_plan, "")
    file = _publish(reported_plan, as_at="2021-12")
    text = file.read_text("utf-8").replace("2021-12\n", "2021-12\nagreed_on: 2021-12-02\n", 1)
    file.write_text(text.replace("due: 2022-03-31", "due: 2021-12-31"), "utf-8")
    area = reported_plan / "areas" / "A2.yml"
    text = area.read_text("utf-8")
    assert "since: 2021-11-04" in text
    refused = run_command("check", "--data", str(reported_plan))
    assert "not as in version 4" in refused.stdout
    area.write_text(text.replace("since: 2021-11-04", "since: 2021-12-09"), "utf-8")
    done = run_command("check", "--data", str(reported_plan))
    assert done.returncode == 0, done.stdout


def test_what_plan_yml_states_of_a_newer_version_holds(reported_plan: pathlib.Path) -> None:
    _stated(reported_plan, 'version: "10"\nas_at: 2022-06\n')
    plan = _plan(reported_plan)
    assert (plan.identity.version, plan.identity.as_at) == ("10", "2022-06")


def test_an_edition_adopted_before_the_version_is_not_adopted(reported_plan: pathlib.Path) -> None:
    path = reported_plan / "plan.yml"
    text = path.read_text("utf-8")
    adopted = "  wording: plain-english\n  adopted_by: the board\n  adopted_on: 2021-06-01\n"
    path.write_text(text.replace("  wording: plain-english\n", adopted), "utf-8")
    assert _plan(reported_plan).adopted
    _publish(reported_plan)
    plan: Plan = _plan(reported_plan)
    assert plan.identity.version == "4"
    assert not plan.adopted


def test_a_new_version_needs_data_without_faults(reported_plan: pathlib.Path) -> None:
    (reported_plan / "plan.yml").write_text("id: [\n", "utf-8")
    done = run_command("new", "version", "--data", str(reported_plan))
    assert done.returncode == 1
    assert done.stdout == ""
    assert "run check first" in done.stderr


def test_the_first_file_keeps_the_version_that_plan_yml_states(small_plan: pathlib.Path) -> None:
    file = small_plan / "agreed" / "3.yml"
    file.unlink()
    done = run_command("new", "version", "--data", str(small_plan), "--out", str(file))
    assert done.returncode == 0, done.stderr
    assert 'version: "3"\nas_at: 2021-05\nareas:\n' in file.read_text("utf-8")
    done = run_command("check", "--data", str(small_plan))
    assert done.returncode == 0, done.stdout
    assert "agreed" not in done.stdout
    assert _plan(small_plan).identity.document.title.endswith("third version")
