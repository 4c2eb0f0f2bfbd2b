"""`scripts/run.py` for real: a virtual environment is made, and a child runs in it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import run
from tests.run_project import finish, make_project, start

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that has been set up for real."""
    made = make_project(tmp_path_factory.mktemp("made") / "a project")
    done = finish(made, "check", "0")
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == ["Setting up (once, about a minute) ..."]
    return made


def test_failed_installation_shows_what_pip_said(tmp_path: Path) -> None:
    made = make_project(tmp_path / "project")
    (made / run.LOCKS[0]).write_text(f"nothing==1 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    done = finish(made, "check", "0", PIP_NO_INDEX="1")
    assert done.returncode == 3
    assert done.stdout == ""
    assert "No matching distribution found for nothing==1" in done.stderr
    assert done.stderr.strip().endswith("then type the command again.")
    assert "Traceback" not in done.stderr
    assert not (made / ".venv" / run.STAMP).exists()


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_the_childs_exit_code_and_place(project: Path, code: int) -> None:
    done = finish(project, "check", str(code), "a b", "é", PYTHONPATH="elsewhere")
    assert done.returncode == code
    assert done.stderr == ""
    called = json.loads(done.stdout)
    assert called["arguments"] == ["check", str(code), "a b", "é"]
    assert Path(called["cwd"]) == project
    assert Path(called["typed_in"]) == project / "scripts"
    assert Path(called["prefix"]) == project / ".venv"
    assert called["utf8"] == 1
    assert called["PYTHONPATH"] == str(project)


def send_to_it(child: subprocess.Popen[str], number: int) -> None:
    """As `kill` does: the process alone."""
    child.send_signal(number)


def send_to_all(child: subprocess.Popen[str], number: int) -> None:
    """As a terminal does for Ctrl-C: every process of the group."""
    if sys.platform != "win32":
        os.killpg(child.pid, number)


@POSIX_ONLY
@pytest.mark.parametrize(
    ("send", "number", "code", "left"),
    [
        pytest.param(send_to_it, signal.SIGINT, 130, "interrupted\n", id="interrupt-it"),
        pytest.param(send_to_all, signal.SIGINT, 130, "interrupted\n", id="interrupt-all"),
        pytest.param(send_to_it, signal.SIGTERM, 143, "", id="end-it"),
    ],
)
def test_signals_reach_the_child(
    project: Path,
    send: Callable[[subprocess.Popen[str], int], None],
    number: int,
    code: int,
    left: str,
) -> None:
    with subprocess.Popen(
        start(project, "check", "wait"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        assert child.stdout is not None
        assert "waiting" in child.stdout.readline()
        send(child, number)
        # The output ends only when the child's child, which shares it, has ended too.
        output, errors = child.communicate(timeout=30)
    assert (child.returncode, output, errors) == (code, left, "")
