"""A decision or a report of all bodies together: the partnership stands in place of one of them."""

from __future__ import annotations

import pathlib

from actionplan.changes.compare import compare
from actionplan.checks import check
from actionplan.model.loading import load
from actionplan.pages.areas import area_page
from actionplan.pages.site import Site
from actionplan.problems import Severity
from tests.conftest import SMALL
from tests.test_ended import text_of
from tests.test_since import _plan

DECIDED = """\
    due: 2021-12
    changed:
      - field: due
        was: 2021-08
        since: 2021-11
        agreed_by: partnership
        recorded: Minutes of the partnership, 4 November 2021, held by the council
    reports:
      - {date: 2021-12-02, by: partnership, state: under way, text: Two wardens were trained.}
"""


def test_the_partnership_itself_can_decide_and_report(small_plan: pathlib.Path) -> None:
    file = small_plan / "areas" / "B1.yml"
    text = file.read_text("utf-8")
    assert "    due: 2021-08\n" in text
    file.write_text(text.replace("    due: 2021-08\n", DECIDED), "utf-8")
    loaded = load(small_plan)
    assert [one for one in check(loaded) if one.severity is not Severity.WARNING] == []
    shown = text_of(area_page(Site(_plan(small_plan), "plan_data"), "B1"))
    assert "Changed November 2021, agreed by Westmere." in shown
    assert "Two wardens were trained. Reported by Westmere, 2 December 2021." in shown
    said = " ".join(one.sentence for one in compare(load(SMALL), loaded))
    assert "before November 2021, agreed by Westmere" in said


def test_a_body_of_that_id_goes_before_it(small_plan: pathlib.Path) -> None:
    for name in ("agencies.yml", "areas/B1.yml"):
        file = small_plan / name
        text = file.read_text("utf-8").replace("    due: 2021-08\n", DECIDED)
        file.write_text(
            text.replace("id: roads-trust", "id: partnership").replace(
                "roads-trust", "partnership"
            ),
            "utf-8",
        )
    plan = load(small_plan).plan()
    assert plan is not None
    assert plan.decider("partnership").name == "Roads Trust"
