"""The build: the same twice, and never half a site."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

from actionplan.model.loading import load
from actionplan.pages.site import DataFaults, Site, open_site
from actionplan.publish import finish
from tests.conftest import ROOT, SMALL, run_command


def contents(folder: pathlib.Path) -> dict[str, bytes]:
    """Every file of a folder with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def mkdocs(
    root: pathlib.Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Plain MkDocs, as anyone who knows it would run it."""
    made = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    made.pop("SOURCE_DATE_EPOCH", None)
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=root, env=made, capture_output=True, text=True, check=False)


def test_plain_mkdocs_builds_the_same_site_from_another_folder(
    project: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    """From a copy elsewhere, with file times of another day, byte for byte, and with no warning.

    What `build` does to a site that an engine has built is done to it here.
    """
    out = tmp_path / "out" / "site"
    done = run_command("build", "--data", str(project / "plan_data"), "--out", str(out))
    assert done.returncode == 0, done.stderr
    for path in project.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    again = mkdocs(project, "build", "--strict")
    assert again.returncode == 0, again.stderr
    assert "WARNING" not in again.stderr
    plan = load(project / "plan_data").plan()
    assert plan
    finish(Site(plan, "plan_data"), project / "site")
    assert contents(out) == contents(project / "site")


def test_two_builds_are_the_same(tmp_path: pathlib.Path) -> None:
    for name in ("one", "two"):
        done = run_command("build", "--data", str(SMALL), "--out", str(tmp_path / name))
        assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_no_page_holds_the_day_on_which_it_was_built(small_site: pathlib.Path) -> None:
    assert "<lastmod>2021-05-31</lastmod>" in (small_site / "sitemap.xml").read_text("utf-8")


def test_the_address_of_the_environment_goes_before_that_of_the_plan(
    tmp_path: pathlib.Path,
) -> None:
    """Published under a path, every link still resolves: the build itself checks them."""
    done = run_command(
        "build",
        "--data",
        str(SMALL),
        "--out",
        str(tmp_path / "s"),
        SITE_URL="https://host.example/sub/path",
    )
    assert done.returncode == 0, done.stderr
    assert "<loc>https://host.example/sub/path/areas/A1/</loc>" in (
        tmp_path / "s/sitemap.xml"
    ).read_text("utf-8")
    assert 'href="/sub/path/areas/"' in (tmp_path / "s/404.html").read_text("utf-8")


def test_a_fault_in_the_data_leaves_the_site_as_it_was(
    small_plan: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    out = tmp_path / "site"
    assert run_command("build", "--data", str(small_plan), "--out", str(out)).returncode == 0
    before = contents(out)
    (small_plan / "areas/A1.yml").write_text("ref: A1\ntitel: x\n", "utf-8")
    done = run_command("build", "--data", str(small_plan), "--out", str(out))
    assert done.returncode == 1
    assert 'A1.yml:2:1: unknown key "titel"' in done.stderr
    assert "Nothing was published" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert contents(out) == before
    assert [path.name for path in out.parent.iterdir() if path.name.startswith("site")] == ["site"]


def test_under_plain_mkdocs_a_fault_leaves_the_site_as_it_was(project: pathlib.Path) -> None:
    assert mkdocs(project, "build").returncode == 0
    before = contents(project / "site")
    (project / "plan_data/agencies.yml").write_text("- id: no\n", "utf-8")
    done = mkdocs(project, "build")
    assert done.returncode == 1
    assert "plan_data/agencies.yml:1:7" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(project / "site") == before


def test_a_report_that_stops_a_build_holds_no_warnings(
    briefed_plan: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drafts and missing addresses are many: the fault would stand lost among them."""
    area = briefed_plan / "areas/A1.yml"
    area.write_text(area.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    monkeypatch.setenv("PLAN_DATA", str(briefed_plan))
    with pytest.raises(DataFaults) as stopped:
        open_site(ROOT)
    assert 'unknown key "titel"' in str(stopped.value)
    assert "warning:" not in str(stopped.value)


def test_check_shows_faults_last(briefed_plan: pathlib.Path) -> None:
    """Nearest to the prompt, whatever the names of the files."""
    area = briefed_plan / "areas/A1.yml"
    area.write_text(area.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    done = run_command("check", "--data", str(briefed_plan))
    assert done.returncode == 1
    assert "warning: nobody has approved this briefing" in done.stdout
    assert done.stdout.rindex("warning:") < done.stdout.index('unknown key "titel"')


def test_a_day_that_is_none_is_told_what_to_type() -> None:
    done = run_command("check", "--data", str(SMALL), "--today", "30.11.2026")
    assert done.returncode == 2
    assert "type a day as 2026-11-30, not '30.11.2026'" in done.stderr


def test_a_page_in_docs_goes_before_the_one_made_from_data(project: pathlib.Path) -> None:
    (project / "docs/areas").mkdir()
    (project / "docs/areas/A1.md").write_text(
        "# Written by hand\n\n## Action {#action-1}\n\n## Two {#action-2}\n", "utf-8"
    )
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert "Written by hand" in (project / "site/areas/A1/index.html").read_text("utf-8")


def test_a_page_written_by_hand_leads_to_places_on_pages_made_from_data(
    project: pathlib.Path,
) -> None:
    page = project / "docs/mine.md"
    page.write_text("# Mine\n\n[Lights](areas/A2.md#action-1)\n", "utf-8")
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    shown = (project / "site/mine/index.html").read_text("utf-8")
    assert '<a href="../areas/A2/#action-1">Lights</a>' in shown
    page.write_text("# Mine\n\n[Lights](areas/A2.md#action-77)\n", "utf-8")
    done = mkdocs(project, "build", "--strict")
    assert done.returncode != 0
    assert "does not contain an anchor '#action-77'" in done.stderr
    for text, said in (
        ("[Lights](areas/A2.md#action-77)", "does not contain an anchor '#action-77'"),
        ("{{ no_such_macro() }}", "'no_such_macro' is undefined"),
    ):
        page.write_text(f"# Mine\n\n{text}\n", "utf-8")
        command = [sys.executable, "-m", "actionplan", "build"]
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert said in done.stderr
        assert "INFO" not in done.stderr
        assert "Nothing was published." in done.stderr
