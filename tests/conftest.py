"""What several tests share: the invented plan, copies of it to spoil, and sites built from it."""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from actionplan.indexes.briefings import digest
from actionplan.model.loading import load
from actionplan.pages.site import Site

ROOT = pathlib.Path(__file__).resolve().parents[1]
SMALL = ROOT / "tests" / "plans" / "small"
PROJECT = ("actionplan", "docs", "theme", "hooks.py", "macros.py", "mkdocs.yml")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of our own."""
    parser.addoption("--full", action="store_true", help="every page in every setting")
    parser.addoption(
        "--update-cases", action="store_true", help="rewrite the reports of tests/cases"
    )


@pytest.fixture(scope="session")
def root() -> pathlib.Path:
    """The project's folder."""
    return ROOT


@pytest.fixture
def small_plan(tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of the invented plan, to be spoiled."""
    return pathlib.Path(shutil.copytree(SMALL, tmp_path / "plan_data"))


def make_briefed(folder: pathlib.Path) -> pathlib.Path:
    """The invented plan with briefings and pathways, written to a folder."""
    more = ROOT / "tests" / "plans" / "briefed"
    shutil.copytree(SMALL, folder)
    shutil.copytree(more / "briefings", folder / "briefings")
    shutil.copytree(more / "pathways", folder / "pathways")
    plan = folder / "plan.yml"
    plan.write_text(plan.read_text("utf-8") + (more / "plan-more.yml").read_text("utf-8"), "utf-8")
    return folder


def approve(file: pathlib.Path, review: str = "") -> None:
    """Approve a briefing of a copied plan as it stands, to be looked at again by a day if one is given."""
    plan = load(file.parents[1]).plan()
    assert plan is not None
    stands = digest(plan, next(one for one in plan.briefings if one.id == file.stem))
    lines = ["approved:", "by: Safeguarding lead", "on: 2022-03-04", f"digest: {stands}"]
    lines += [f"review: {review}"] if review else []
    file.write_text(file.read_text("utf-8") + "\n  ".join(lines) + "\n", "utf-8")


def json_ld(page: pathlib.Path) -> list[dict[str, Any]]:
    """What a page says to other programs, as JSON-LD, read as a browser reads it."""
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    return [
        json.loads(script.get_text())
        for script in soup.find_all("script", type="application/ld+json")
    ]


def make_helped(folder: pathlib.Path) -> pathlib.Path:
    """The invented plan with every room that a plan may leave out, help among them."""
    make_briefed(folder)
    shutil.copy(ROOT / "tests" / "plans" / "helped" / "help.yml", folder / "help.yml")
    return folder


def make_reported(folder: pathlib.Path) -> pathlib.Path:
    """The invented plan two years on: facts changed, records moved, progress reported, news told."""
    shutil.copytree(SMALL, folder)
    shutil.copytree(ROOT / "tests" / "plans" / "reported", folder, dirs_exist_ok=True)
    for name in ("areas/A1.yml", "terms.yml"):
        path = folder / name
        path.write_text(path.read_text("utf-8").replace('"B1"', '"B2"'), "utf-8")
    return folder


@pytest.fixture
def reported_plan(tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of the invented plan with changes and reports, to be spoiled."""
    return make_reported(tmp_path / "plan_data")


@pytest.fixture
def briefed_plan(tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of the invented plan with briefings and pathways, to be spoiled."""
    return make_briefed(tmp_path / "plan_data")


def run_command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m actionplan` as `scripts/run.py` calls it, with what it printed."""
    command = [sys.executable, "-X", "utf8", "-m", "actionplan", *arguments]
    made = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(command, cwd=ROOT, env=made, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., pathlib.Path]:
    """Builds a data folder with the `build` command, and gives the site's folder."""

    def made(data: pathlib.Path, **environment: str) -> pathlib.Path:
        out = tmp_path_factory.mktemp("built") / "site"
        done = run_command("build", "--data", str(data), "--out", str(out), **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return out

    return made


@pytest.fixture(scope="session")
def small_site(build: Callable[..., pathlib.Path]) -> pathlib.Path:
    """The site of the invented plan."""
    return build(SMALL)


@pytest.fixture(scope="session")
def briefed_site(
    build: Callable[..., pathlib.Path], tmp_path_factory: pytest.TempPathFactory
) -> pathlib.Path:
    """The site of the invented plan with briefings, pathways and help."""
    return build(make_helped(tmp_path_factory.mktemp("briefed") / "plan_data"))


@pytest.fixture(scope="session")
def reported_site(
    build: Callable[..., pathlib.Path], tmp_path_factory: pytest.TempPathFactory
) -> pathlib.Path:
    """The site of the invented plan with changes and reports."""
    return build(make_reported(tmp_path_factory.mktemp("reported") / "plan_data"))


@pytest.fixture(scope="session")
def data() -> pathlib.Path:
    """The data folder that is published: `PLAN_DATA`, else `plan_data/`."""
    return ROOT / os.environ.get("PLAN_DATA", "plan_data")


@pytest.fixture(scope="session")
def built_site(build: Callable[..., pathlib.Path], data: pathlib.Path) -> pathlib.Path:
    """The site of the plan that is published."""
    return build(data)


@pytest.fixture(scope="session", params=["small_site", "briefed_site", "built_site"])
def any_site(request: pytest.FixtureRequest) -> pathlib.Path:
    """The invented plan's site, without and with briefings, then the published plan's."""
    return pathlib.Path(request.getfixturevalue(request.param))


@pytest.fixture(scope="session")
def any_plan(any_site: pathlib.Path) -> dict[str, Any]:
    """The plan.json of that site."""
    found: dict[str, Any] = json.loads((any_site / "data/plan.json").read_text("utf-8"))
    return found


@pytest.fixture
def helped(tmp_path: pathlib.Path) -> Callable[..., Site]:
    """The invented plan with help, after some replacements in a file."""

    def made(changes: dict[str, str] | None = None, file: str = "help.yml") -> Site:
        folder = make_helped(tmp_path / "plan_data")
        text = (folder / file).read_text("utf-8")
        for old, new in (changes or {}).items():
            assert old in text
            text = text.replace(old, new)
        (folder / file).write_text(text, "utf-8")
        plan = load(folder).plan()
        assert plan is not None
        return Site(plan, "plan_data")

    return made


@pytest.fixture(params=["briefed_site", "built_site"])
def site(request: pytest.FixtureRequest) -> pathlib.Path:
    """The invented plan's site with help, then the published plan's."""
    return pathlib.Path(request.getfixturevalue(request.param))


@pytest.fixture
def project(tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of the project in another folder, with the invented plan as its data."""
    folder = tmp_path / "elsewhere" / "project"
    folder.mkdir(parents=True)
    for name in PROJECT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    shutil.copytree(SMALL, folder / "plan_data")
    return folder


@pytest.fixture
def free_port() -> Callable[[], int]:
    """Gives a port on which nothing listens."""

    def found() -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return int(probe.getsockname()[1])

    return found
