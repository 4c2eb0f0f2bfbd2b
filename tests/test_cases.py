"""Golden cases: for each rule a plan that breaks it, and the whole report that its editor gets.

`pytest --update-cases` rewrites the reports. Read every one that changed, as the person who gets
it: is this the place, does it say what is wrong, and what to type?
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from actionplan.problems import Problem, as_github, as_json
from actionplan.yamlfiles import reading
from tests import golden
from tests.rule_names import UNREACHED, all_names

PLACES = golden.cases()


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_the_report(place: golden.Place, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    problems, said = golden.report(place.case, tmp_path)
    if request.config.getoption("--update-cases"):
        golden.rewrite(place, said)
    else:
        assert said == place.case["report"]
    assert place.case["rule"] in {problem.rule for problem in problems}
    assert "Traceback" not in said
    assert {problem.rule for problem in problems} <= all_names()


def test_every_rule_has_a_case() -> None:
    wanted, given = all_names() - UNREACHED, {place.case["rule"] for place in PLACES}
    assert not wanted - given, "rules without a case in tests/cases"
    assert not given - wanted, "cases of rules that do not exist"


def test_files_of_cases_are_as_they_are_written() -> None:
    """So that `--update-cases` changes nothing but reports."""
    for file in sorted(golden.FOLDER.glob("*.yml")):
        text = "".join(
            line for line in file.read_text("utf-8").splitlines(keepends=True) if line[0] != "#"
        )
        assert text == golden.dump(golden.read(file)), file.name
        assert text.count("\n") <= 400, f"split {file.name}"


def test_an_updated_case_keeps_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "some.yml"
    for name in ("files.yml", "many-faults.yml"):
        before = (golden.FOLDER / name).read_text("utf-8")
        file.write_text("# A remark.\n" + before, "utf-8")
        cases = golden.read(file)
        for number, case in enumerate(cases):
            golden.rewrite(golden.Place(file, number, case), "new\n")
            golden.rewrite(golden.Place(file, number, case), case["report"])
        assert file.read_text("utf-8") == "# A remark.\n" + before


ONLY_LIBYAML = {"yaml:colon-in-brackets"}


@pytest.mark.parametrize(
    "place", [place for place in PLACES if place.file.name.startswith("yaml")], ids=str
)
def test_the_parser_in_python_finds_the_same(
    place: golden.Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "FAST_LOADER", yaml.SafeLoader)
    monkeypatch.setattr(reading, "_read", {})
    problems, said = golden.report(place.case, tmp_path)
    if place.case["rule"] in ONLY_LIBYAML:
        assert problems
    else:
        assert said == place.case["report"]


@pytest.fixture
def three(tmp_path: Path) -> list[Problem]:
    """A fault with a hint, one whose hint and place need escaping, and a warning."""
    case: golden.Case = {
        "rule": "",
        "file": "",
        "report": "",
        "changes": [
            {"file": "areas/A1.yml", "replace": "title: Crossings", "with": "title: 100%: "},
            {"file": "areas/A2.yml", "replace": "title: Lights that fail", "with": "title: 2019"},
            {"file": "agencies.yml", "replace": "- id: council\n", "with": "- id: a,b:c\n"},
            {"file": "plan.yml", "replace": "as_at: 2021-05", "with": 'as_at: "5%"'},
        ],
    }
    return golden.report(case, tmp_path)[0]


def test_github_annotations(three: list[Problem]) -> None:
    assert as_github(three) == golden.text("github.txt")


def test_json(three: list[Problem]) -> None:
    assert as_json(three) == golden.text("report.json")
    assert len(json.loads(as_json(three))) == len(three)


def test_a_file_name_cannot_break_an_annotation() -> None:
    problem = Problem(file="a,b:c%\n.yml", line=1, column=2, rule="x", message="y\nz", hint="100%")
    assert as_github([problem]) == (
        "::error file=a%2Cb%3Ac%25%0A.yml,line=1,col=2::y%0Az. 100%25\n"
    )


def test_rule_names_keep_to_one_form() -> None:
    for name in all_names():
        assert re.fullmatch(r"[a-z]+(\.[a-z0-9_]+)*:[a-z0-9-]+", name), name
