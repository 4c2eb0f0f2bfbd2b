"""No code, template, script, style, hand-written page or test of the software knows the plan that ships.

What is true of that plan alone stands in its data, in `tests/plan/` and in `tests/search/`.
"""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterable, Iterator

import pytest

from actionplan.indexes import make_indexes
from actionplan.model import Plan
from actionplan.model.loading import load
from tests.conftest import ROOT

ROOMS = (
    *("actionplan", "docs", "theme", "scripts", "tests", "hooks.py", "macros.py"),
    *("mkdocs.yml", "pyproject.toml"),
)
OF_THE_PLAN = ("tests/plan/", "tests/search/")
READABLE = {".py", ".j2", ".html", ".css", ".js", ".json", ".yml", ".toml", ".md", ".svg", ".txt"}
SHORT = 3
"""Names of so few letters (ED, GP, RT) are those of any plan."""


def names(plan: Plan) -> set[str]:
    """What the plan calls its partnership and the bodies that lead or oversee, and its acronyms."""
    found = {plan.identity.partnership, plan.identity.title, plan.identity.site.name}
    found |= {word for word in plan.identity.partnership.split() if word != "County"}
    indexes = make_indexes(plan)
    for body in {**indexes.agency_pages, **indexes.oversight_pages}.values():
        found |= {body.name, *([body.short] if body.short else [])}
    found |= {variant for acronym in plan.acronyms for variant in acronym.variants}
    return {name for name in found if len(name) > SHORT and name[0].isupper()}


def references(plan: Plan) -> set[str]:
    """References that are told from other numbers by their second part: 4.12, and not 1.1."""
    other = set(re.findall(r"\d\.\d\d", (ROOT / "pyproject.toml").read_text("utf-8")))
    return {area.ref for area in plan.areas if re.fullmatch(r"\d\.\d\d", area.ref)} - other


def named(texts: Iterable[tuple[str, str]], plan: Plan) -> Iterator[str]:
    """Where a text names the plan."""
    words = "|".join(map(re.escape, sorted(names(plan), key=len, reverse=True)))
    refs = "|".join(map(re.escape, sorted(references(plan)))) or "(?!)"
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])|(?<![\d.])(?:{refs})(?!\d)")
    for name, text in texts:
        yield from (f"{name}: {found}" for found in sorted(set(pattern.findall(text))))


def files() -> Iterator[tuple[str, str]]:
    """Every file of the software, by its path, with its text."""
    for room in ROOMS:
        path = ROOT / room
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            within = file.relative_to(ROOT).as_posix()
            if file.suffix in READABLE and not within.startswith(OF_THE_PLAN):
                yield within, file.read_text("utf-8")


@pytest.fixture(scope="module")
def shipped(data: pathlib.Path) -> Plan:
    plan = load(data).plan()
    assert plan is not None
    return plan


def test_no_part_of_the_software_names_the_plan(shipped: Plan) -> None:
    assert list(named(files(), shipped)) == []


def test_a_name_or_a_reference_of_the_plan_would_be_found(shipped: Plan) -> None:
    told = [
        shipped.identity.partnership,
        shipped.agencies[0].name,
        *sorted(references(shipped))[:1],
    ]
    assert len(list(named([(text, f"as in {text}.") for text in told], shipped))) == len(told)
