"""Tests of one plan alone. They run when `plan.yml` names that plan, and say so otherwise."""

from __future__ import annotations

import pathlib

import pytest
import yaml

from actionplan.model import Plan
from actionplan.model.loading import load

PLAN = "county-durham-jtai-2018"


@pytest.fixture(autouse=True)
def only_for_this_plan(data: pathlib.Path) -> None:
    """Skip, with the reason, where another plan is published."""
    named = yaml.safe_load((data / "plan.yml").read_text("utf-8")).get("id")
    if named != PLAN:
        pytest.skip(f"these tests are about the plan {PLAN}; plan.yml names {named}")


@pytest.fixture
def plan(data: pathlib.Path) -> Plan:
    """The plan as published."""
    found = load(data).plan()
    assert found is not None
    return found
