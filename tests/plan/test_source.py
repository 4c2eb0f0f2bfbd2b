"""The agreed document itself, imported: runs where `PLAN_SOURCE` names its text."""

from __future__ import annotations

import json
import os
import pathlib
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from actionplan.commands.importing import Request, run
from actionplan.importing.opening import open_source
from actionplan.indexes.checked import cells_digest
from actionplan.model import Agreed, Area, Plan
from actionplan.model.loading import load
from tests.importing.test_document import in_the_data, in_the_document, words
from tests.importing.writers import FORMS

SHIFTED = {"2.3.1": 2, "3.6.1": 2, "3.6.6": 3, "3.11.6": 1, "3.14.1": 1, "3.14.2": 2}
JOINED = {"3.8", "3.14", "5.2"}
LISTS = {"1.1.3": 3, "2.11.1": 2, "3.1.1": 4, "3.9.1": 4, "4.2.1": 6, "4.5.5": 6}


@pytest.fixture(scope="module")
def source() -> pathlib.Path:
    named = os.environ.get("PLAN_SOURCE")
    if not named:
        pytest.skip("PLAN_SOURCE does not name the agreed document, so it is not imported here")
    return pathlib.Path(named)


@pytest.fixture(scope="module")
def out(
    source: pathlib.Path, data: pathlib.Path, tmp_path_factory: pytest.TempPathFactory
) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("imported") / "plan_data"
    assert run(Request(source=source, data=data, out=folder)) == 0
    return folder


@pytest.fixture
def made(out: pathlib.Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "plan.json").read_text("utf-8"))
    return found


@pytest.fixture
def report(out: pathlib.Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "import-report.json").read_text("utf-8"))
    return found


@pytest.fixture
def agreed(plan: Plan) -> Agreed:
    return next(one for one in plan.agreed if one.version == "2")


def actions(made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {action["id"]: action for area in made["areas"] for action in area["actions"]}


def test_counts(made: dict[str, Any], report: dict[str, Any]) -> None:
    counts = report["counts"]
    assert (counts["areas"], counts["actions"], counts["findings"]) == (46, 106, 54)
    assert (counts["sections"], counts["acronyms_listed"], counts["lists"]) == (5, 31, 6)
    assert not [one for one in report["judgements"] if one["kind"] in report["look_at"]]


def test_leads_months_and_oversight_of_every_row(made: dict[str, Any], agreed: Agreed) -> None:
    """Those of the agreed facts, which were read off the document by hand; blanks as marked there."""
    for action_id, action in actions(made).items():
        ref, _, number = action_id.rpartition(".")
        known = agreed.areas[ref].actions[int(number)]
        assert tuple(action["leads"]) == known.leads, action_id
        assert action["due"] == str(known.due), action_id
        assert tuple(action["oversight"]) == known.oversight, action_id
        assert action["shared_from"] == dict(known.shared), action_id


def test_no_word_is_lost_and_none_is_doubled(
    source: pathlib.Path, made: dict[str, Any], report: dict[str, Any]
) -> None:
    reported = words(*(one["words"] for one in report["judgements"]))
    assert in_the_data(made) + reported == in_the_document(source.read_text("utf-8"))


def test_every_word_of_a_text_column_stands_in_the_data(
    source: pathlib.Path, made: dict[str, Any]
) -> None:
    """Findings, actions, impacts and scrutiny are held whole, not only reported."""
    rows = [
        line.split("\t") for line in source.read_text("utf-8").split("\n") if line.count("\t") > 6
    ]
    cells = [cell for row in rows if not row[0].startswith(("Ref", "--")) for cell in row]
    long = words(*(re.sub("<[^>]*>", " ", cell) for cell in cells if len(cell.split()) > 6))
    held = Counter[str]()
    for area in made["areas"]:
        held += words(*area["findings"])
        for action in area["actions"]:
            held += words(action["text"], *action["items"], action["after"])
            held += words(action["impact"], action["scrutiny"])
    assert not long - held


def test_shifted_rows_are_put_back_and_reported(report: dict[str, Any]) -> None:
    moved = Counter(one["action"] for one in report["judgements"] if one["kind"] == "shifted")
    assert moved == SHIFTED


def test_splits_are_joined_and_reported(made: dict[str, Any], report: dict[str, Any]) -> None:
    assert {one["area"] for one in report["judgements"] if one["kind"] == "joined"} == JOINED
    areas = {area["ref"]: area for area in made["areas"]}
    assert all(len(areas[ref]["findings"]) == 1 for ref in JOINED)


def test_lists_are_lists(made: dict[str, Any], report: dict[str, Any]) -> None:
    found = {
        name: len(action["items"]) for name, action in actions(made).items() if action["items"]
    }
    assert found == LISTS
    assert {one["action"] for one in report["judgements"] if one["kind"] == "list"} == set(LISTS)
    assert [name for name, action in actions(made).items() if action["after"]] == ["2.11.1"]


def test_references(made: dict[str, Any]) -> None:
    found = {
        name: action["see_also"] for name, action in actions(made).items() if action["see_also"]
    }
    assert found == {
        "2.9.1": ["2.5"],
        "2.16.1": ["3.12"],
        "3.6.1": ["3.2"],
        "3.13.1": ["2.16"],
        "4.8.2": ["4.1", "3.2"],
    }


def test_what_the_document_says_of_itself(made: dict[str, Any], plan: Plan) -> None:
    said = made["plan"]
    assert (said["version"], said["as_at"], said["submitted"]) == ("2", "2019-02", "2018-12-03")
    assert said["inspection"] == {"from": "2018-07-09", "to": "2018-07-13"}
    assert said["partnership"] == plan.identity.partnership


@pytest.mark.parametrize("suffix", FORMS)
def test_every_form_gives_the_same_plan(
    source: pathlib.Path,
    data: pathlib.Path,
    made: dict[str, Any],
    tmp_path: pathlib.Path,
    suffix: str,
) -> None:
    written = FORMS[suffix](open_source(source).blocks, tmp_path / f"plan{suffix}")
    folder = tmp_path / "out"
    assert run(Request(source=written, data=data, out=folder)) == 0
    assert json.loads((folder / "plan.json").read_text("utf-8")) == made


def test_our_edition_lacks_nothing_that_no_note_explains(
    source: pathlib.Path, data: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(Request(source=source, data=data, compare=True)) == 0
    said = capsys.readouterr().out
    assert "is the document that plan.yml names" in said
    assert "\n0 differences that no note explains." in said


def test_the_recorded_digests_are_those_of_the_document(out: pathlib.Path, plan: Plan) -> None:
    assert plan.checked is not None
    imported = load(out).of("area", Area)
    assert plan.checked.cells == {area.ref: cells_digest(area) for area in imported}


def test_a_site_is_built_from_it(
    out: pathlib.Path, made: dict[str, Any], build: Callable[..., pathlib.Path]
) -> None:
    """All pages, strict, without a warning."""
    site = build(out)
    published = json.loads((site / "data" / "plan.json").read_text("utf-8"))
    assert published == made
    for area in made["areas"]:
        assert (site / "areas" / area["ref"] / "index.html").is_file()
