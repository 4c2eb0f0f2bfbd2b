"""How well the search box answers readers of the plan that ships: sets of queries by several hands.

It stands with the tests that need a browser; like those of `tests/plan/` it runs for that plan alone.
"""

from __future__ import annotations

import gzip
import json
import pathlib
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.plan.conftest import PLAN
from tests.search.measuring import figures, ranks, results, sets

FIRST, THREE, RECIPROCAL = 0.90, 0.97, 0.93
MOST = 60_000
"""Bytes of the index, compressed."""


@pytest.fixture(autouse=True)
def only_for_this_plan(data: pathlib.Path) -> None:
    """Skip, with the reason, where another plan is published."""
    named = yaml.safe_load((data / "plan.yml").read_text("utf-8")).get("id")
    if named != PLAN:
        pytest.skip(f"these queries are about the plan {PLAN}; plan.yml names {named}")


@pytest.fixture
def page(browser: Browser, site_url: str) -> Page:
    """The first page, with the search box in it."""
    found = browser.new_page(viewport={"width": 1280, "height": 900})
    found.goto(site_url)
    return found


@pytest.fixture
def data_of_plan(built_site: pathlib.Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((built_site / "data/plan.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("file", sets(), ids=lambda file: file.stem)
def test_readers_are_answered(
    file: pathlib.Path,
    page: Page,
    site_url: str,
    data_of_plan: dict[str, Any],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every class of query, in the shares that the thresholds ask for; nothing where nothing is."""
    found = ranks(page, site_url, file, data_of_plan)
    page.close()
    by_class: dict[str, list[int]] = {}
    for query, rank in found:
        by_class.setdefault(query["class"], []).append(rank)
    none = by_class.pop("none")
    whole = figures([rank for each in by_class.values() for rank in each])
    with capsys.disabled():
        print(f"\n{file.stem:20} queries  first  three    mrr")
        for name, each in [*sorted(by_class.items()), ("all", [])]:
            one = figures(each) if each else whole
            print(
                f"  {name:18} {one.number:7} {one.first:6.3f} {one.three:6.3f} {one.reciprocal:6.3f}"
            )
        print(f"  {'none':18} {len(none):7} passed {none.count(0)}")
        for query, rank in found:
            if rank != (0 if query["class"] == "none" else 1):
                print(f"  {query['id']} {query['class']}: {query['query']!r} at {rank}")
    assert none.count(0) == len(none)
    assert whole.first >= FIRST
    assert whole.three >= THREE
    assert whole.reciprocal >= RECIPROCAL


def test_the_index_is_small(built_site: pathlib.Path) -> None:
    files = sorted((built_site / "assets/search").iterdir())
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= MOST


def test_each_reference_agency_and_acronym_answers_first(
    page: Page, site_url: str, data_of_plan: dict[str, Any]
) -> None:
    """By its very name, whatever else the name stands in."""
    wanted = {}
    for area in data_of_plan["areas"]:
        wanted[area["ref"]] = {f"areas/{area['ref']}/"}
        for action in area["actions"]:
            anchor = action["id"].rpartition(".")[2]
            wanted[f"action {action['id']}"] = {f"areas/{area['ref']}/#action-{anchor}"}
    for one in data_of_plan["acronyms"]:
        if one["in_plan_list"]:
            wanted[one["acronym"]] = {f"glossary/#{one['acronym'].lower().replace('&', '-')}"}
    for body in data_of_plan["agencies"]:
        if body["leads"]:
            wanted[body["name"]] = {f"agencies/{body['id']}/"}
    agencies = {f"agencies/{body['id']}/" for body in data_of_plan["agencies"]}
    for query, expected in wanted.items():
        first = results(page, site_url, query)[:1]
        # An acronym that is an agency's own name leads to the agency.
        also = agencies if query.isupper() else set()
        assert set(first) <= expected | also, query
        assert first, query
    page.close()
