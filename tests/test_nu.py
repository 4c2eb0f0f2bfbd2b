"""The Nu HTML checker over every page, with --full and where the machine has it."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess

import pytest


@pytest.fixture(scope="session")
def checker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that starts the checker: the jar named by `VNU_JAR`, else that of npm's `vnu-jar`."""
    if not request.config.getoption("--full"):
        pytest.skip("the Nu HTML checker runs with --full")
    java, npm, named = shutil.which("java"), shutil.which("npm"), os.environ.get("VNU_JAR")
    if not java:
        pytest.skip("lacking for the Nu HTML checker: Java")
    if named:
        return [java, "-jar", named]
    if not npm:
        pytest.skip("lacking for the Nu HTML checker: npm, or its jar named by VNU_JAR")
    folder = tmp_path_factory.mktemp("nu")
    command = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "vnu-jar@26.9.27"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    jars = sorted(folder.rglob("vnu.jar"))
    if not jars:
        pytest.skip(f"lacking for the Nu HTML checker: npm did not give its jar: {done.stderr}")
    return [java, "-jar", str(jars[0])]


@pytest.mark.parametrize("site", ["briefed_site", "built_site"])
def test_no_page_has_an_error(
    site: str, checker: list[str], request: pytest.FixtureRequest
) -> None:
    folder: pathlib.Path = request.getfixturevalue(site)
    command = [*checker, "--errors-only", "--skip-non-html", "--format", "gnu", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def test_the_checker_sees_an_error(checker: list[str], tmp_path: pathlib.Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>a</title><p markdown=span>b", "utf-8")
    done = subprocess.run(
        [*checker, "--errors-only", str(page)], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "markdown" in done.stderr
