"""The report of an import: what a person has to look at, and what to do about each of it."""

from __future__ import annotations

import pathlib
import re

import pytest

from actionplan.importing.ledger import KINDS, WHAT_TO_DO, shortened
from actionplan.importing.planfile import plan_name
from actionplan.importing.report import ROUTINE
from tests.importing.conftest import Import
from tests.importing.invented import document

NOTHING = pathlib.Path("no-data-here")


def test_each_kind_of_finding_says_what_to_do(imported: Import) -> None:
    assert set(WHAT_TO_DO) == set(KINDS) - set(ROUTINE)
    report = (imported(document()).out / "import-report.txt").read_text("utf-8")
    heads = [
        line
        for line in report.split("\n")
        if re.sub(r" \(\d+\)$", "", line) in {KINDS[kind] for kind in WHAT_TO_DO}
    ]
    assert len(heads) > 8
    for head in heads:
        assert f"{head}\n  What to do: " in report


def test_a_column_known_by_likeness_is_something_to_look_at(
    imported: Import, tmp_path: pathlib.Path
) -> None:
    """It may mean something else: the line that settles it stands there, to be typed as it is."""
    text = document().replace("Scrutiny (evidence of impact)", "Evidence of success (Q2)")
    done = imported(text)
    said = done.said.split("TO LOOK AT")[1]
    (line,) = set(re.findall(r"its line: (columns: .*\])\}", said))
    assert "by likeness" in said.split("Shifted cells")[0]
    mapping = tmp_path / "mapping.yml"
    mapping.write_text(f"{line}}}\n", "utf-8")
    settled = imported(text, out=tmp_path / "2", mapping=mapping)
    assert not settled.judged("likeness")
    assert settled.plan["areas"] == done.plan["areas"]


@pytest.mark.parametrize(
    ("partnership", "title", "name"),
    [
        ("Quay Safer Partnership", "Quay Safer Plan", "quay-safer-plan"),
        ("Quay", "Harbour Plan", "quay-harbour-plan"),
        ("", "Harbour Plan", "harbour-plan"),
    ],
)
def test_a_plan_is_not_named_twice_after_its_place(partnership: str, title: str, name: str) -> None:
    assert plan_name(partnership, title) == name


def test_words_are_cut_between_words() -> None:
    assert shortened("The quay is slippery in winter", 20) == "The quay is slippery..."
    assert shortened("The quay", 20) == "The quay"
    assert shortened("x" * 30, 20) == f"{'x' * 20}..."
