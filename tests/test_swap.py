"""A site takes the place of the one before as a whole, or not at all."""

from __future__ import annotations

import os
import pathlib
import random
import signal
import subprocess
import sys
import time

import pytest

from actionplan.publish import NotReplaced, replacing
from tests.conftest import ROOT, SMALL, run_command
from tests.test_build import contents


def test_a_folder_that_is_not_a_site_is_not_replaced(tmp_path: pathlib.Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("dear", "utf-8")
    done = run_command("build", "--data", str(SMALL), "--out", str(tmp_path / "mine"))
    assert done.returncode == 1
    assert "is not a site made by this program" in done.stderr
    assert (tmp_path / "mine/letter.txt").read_text("utf-8") == "dear"


def _fill(folder: pathlib.Path, text: str) -> None:
    (folder / "data").mkdir(parents=True)
    (folder / "data/plan.json").write_text(text, "utf-8")


def _fail(out: pathlib.Path) -> None:
    """A build that fails, while the site of before is there whole."""
    with replacing(out):
        assert (out / "data/plan.json").read_text("utf-8") == "first"
        raise RuntimeError


def test_an_interrupted_swap_is_put_right(tmp_path: pathlib.Path) -> None:
    out = tmp_path / "site"
    with replacing(out) as new:
        _fill(new, "first")
    # As a run leaves it that was killed between moving the old site aside and naming the new one.
    out.rename(tmp_path / ".site.before")
    (tmp_path / ".site.being-built").mkdir()
    with pytest.raises(RuntimeError):
        _fail(out)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    with replacing(out) as new:
        _fill(new, "second")
    assert (out / "data/plan.json").read_text("utf-8") == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_that_finds_faults_puts_an_interrupted_swap_right(
    small_plan: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    _fill(tmp_path / ".site.before", "first")
    (small_plan / "agencies.yml").write_text("- id: no\n", "utf-8")
    done = run_command("build", "--data", str(small_plan), "--out", str(tmp_path / "site"))
    assert done.returncode == 1
    assert (tmp_path / "site/data/plan.json").read_text("utf-8") == "first"


def test_folders_of_one_s_own_beside_the_site_stay(tmp_path: pathlib.Path) -> None:
    for name in ("site.old", "site.new"):
        _fill(tmp_path / name, "mine")
    with replacing(tmp_path / "site") as new:
        _fill(new, "first")
    assert (tmp_path / "site.old/data/plan.json").read_text("utf-8") == "mine"
    assert (tmp_path / "site.new/data/plan.json").read_text("utf-8") == "mine"
    assert (tmp_path / "site/data/plan.json").read_text("utf-8") == "first"


def test_nothing_is_replaced_by_a_folder_that_is_a_file(tmp_path: pathlib.Path) -> None:
    (tmp_path / "site").write_text("a file", "utf-8")
    with pytest.raises(NotReplaced), replacing(tmp_path / "site"):
        pytest.fail("it was replaced")


def test_of_two_builds_at_once_the_second_is_refused(tmp_path: pathlib.Path) -> None:
    """With a sentence, and the first is not disturbed."""
    out = tmp_path / "site"
    with replacing(out) as new:
        _fill(new, "first")
        done = run_command("build", "--data", str(SMALL), "--out", str(out))
        assert done.returncode == 1
        assert f"Another run is writing {out} at this moment." in done.stderr
        assert "Traceback" not in done.stderr
    assert contents(tmp_path) == {"site/data/plan.json": b"first"}
    assert run_command("build", "--data", str(SMALL), "--out", str(out)).returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: pathlib.Path) -> None:
    out = tmp_path / "site"
    assert run_command("build", "--data", str(SMALL), "--out", str(out)).returncode == 0
    before = contents(out)
    moments = random.Random(7)  # noqa: S311  (which moments does not matter, only that they repeat)
    for _ in range(8):
        command = [
            sys.executable,
            "-m",
            "actionplan",
            "build",
            "--data",
            str(SMALL),
            "--out",
            str(out),
        ]
        child = subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moments.uniform(0.05, 1.6))
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        whole = out if out.exists() else tmp_path / ".site.before"
        assert contents(whole) == before
    assert run_command("build", "--data", str(SMALL), "--out", str(out)).returncode == 0
    assert contents(out) == before
