"""The measurements: invented plans that are what they claim, and figures in the form that is promised."""

from __future__ import annotations

import json
import pathlib

import pytest

from actionplan.bench.plans import write_plan
from actionplan.checks import check
from actionplan.model.loading import load
from actionplan.problems import faults
from tests.conftest import run_command


@pytest.mark.parametrize("areas", [5, 46, 100])
def test_an_invented_plan_may_be_published(tmp_path: pathlib.Path, areas: int) -> None:
    write_plan(tmp_path / "plan", areas)
    loaded = load(tmp_path / "plan")
    assert not faults(check(loaded))
    plan = loaded.plan()
    assert plan is not None
    assert len(plan.areas) == areas
    assert 1.5 < len(plan.actions) / areas < 3.5
    assert plan.briefings
    assert plan.pathways


def test_the_same_seed_gives_the_same_plan(tmp_path: pathlib.Path) -> None:
    for name, seed in (("one", 1), ("two", 1), ("other", 2)):
        write_plan(tmp_path / name, 20, seed)
    one, two, other = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*.yml")}
        for name in ("one", "two", "other")
    )
    assert one == two
    assert one != other


def test_figures_are_written_as_promised(tmp_path: pathlib.Path) -> None:
    done = run_command("bench", "--size", "5", "--json", str(tmp_path / "figures.json"))
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert found["peers"] == []
    (size,) = found["sizes"]
    assert size["areas"] == 5
    assert size["pages"] > 5
    assert {"seconds", "peak_mb"} <= size.keys()
    assert "5 areas" in done.stdout
