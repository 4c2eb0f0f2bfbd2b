"""Changing the data, or putting another plan in its place, turns no test of the software red."""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

from actionplan.checks import check
from actionplan.model.loading import load
from actionplan.problems import faults
from tests.conftest import ROOT, SMALL


def _tests(data: pathlib.Path) -> str:
    """The tests that look at the published plan, run with other data in its place."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/test_site.py",
        "tests/test_downloads.py",
        "tests/test_data_page.py",
        "tests/test_text_is_text.py::test_no_page_shows_signs_of_markdown",
        "tests/plan",
    ]
    # Options that a person sets for their own runs may leave out the line that counts the tests.
    environment = {**os.environ, "PLAN_DATA": str(data), "PYTEST_ADDOPTS": ""}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout


def test_another_partnership_s_plan() -> None:
    said = _tests(SMALL)
    assert re.search(r"\d+ passed", said), said
    assert "failed" not in said
    assert "error" not in said
    assert "these tests are about the plan" in said


def test_a_changed_lead_and_month_and_a_report(tmp_path: pathlib.Path, data: pathlib.Path) -> None:
    """An editor gives actions another lead and month, pastes what `check` offers, and reports."""
    copy = pathlib.Path(shutil.copytree(data, tmp_path / "plan_data"))
    area = max(copy.glob("areas/*.yml"))
    text = area.read_text("utf-8")
    other = re.findall(r"(?m)^- id: (\S+)", (copy / "agencies.yml").read_text("utf-8"))[-1]
    changed = re.sub(
        r"(?m)^    leads: .*\n    due: .*$", f"    leads: [{other}]\n    due: 2031-02", text
    )
    assert changed != text
    area.write_text(changed, "utf-8")
    paste_what_check_offers(copy, {"since": "2026-11", "agreed_by": other, "recorded": "Minutes"})
    report = f"    reports:\n      - {{date: 2026-11-04, by: {other}, state: under way, text: It began.}}"
    area.write_text(
        re.sub(r"(?m)^(  - id: 1)$", rf"\1\n{report}", area.read_text("utf-8"), count=1), "utf-8"
    )
    said = _tests(copy)
    assert re.search(r"\d+ passed", said), said
    assert "failed" not in said, said
    assert "error" not in said, said


def paste_what_check_offers(data: pathlib.Path, filled: dict[str, str]) -> None:
    """Put the lines that faults offer below the line that they name, filled in."""
    offered = [problem for problem in check(load(data)) if problem.paste]
    for problem in sorted(offered, key=lambda problem: problem.line, reverse=True):
        below = re.search(r"below line (\d+)", problem.hint)
        assert below, problem
        path = data / "areas" / pathlib.Path(problem.file).name
        lines = path.read_text("utf-8").split("\n")
        pasted = [
            f"{line} {filled[line.strip(' -:')]}" if line.strip(" -:") in filled else line
            for line in problem.paste
        ]
        lines[int(below[1]) : int(below[1])] = pasted
        path.write_text("\n".join(lines), "utf-8")
    assert not faults(check(load(data)))


@pytest.mark.parametrize(
    "module", sorted((ROOT / "actionplan").rglob("*.py")), ids=lambda path: path.stem
)
def test_the_package_imports_neither_mkdocs_nor_the_adapters(module: pathlib.Path) -> None:
    imported = re.findall(r"(?m)^\s*(?:from|import)\s+([\w.]+)", module.read_text("utf-8"))
    assert not [
        name
        for name in imported
        if name.split(".")[0] in {"mkdocs", "material", "macros", "hooks", "mkdocs_macros"}
    ]
