"""`scripts/run.py`: usage, and when `.venv` is made; nothing is really installed here."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from scripts import run
from tests.run_project import SCRIPT, make_project

SMALL, LARGE = run.LOCKS


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project never set up, to be driven in this process."""
    made = make_project(tmp_path / "project")
    monkeypatch.setattr(run, "ROOT", made)
    return made


@pytest.fixture
def set_ups(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The locks installed, in order; nothing is really made or installed."""
    done: list[str] = []

    def create(folder: str, **_: object) -> None:
        for inside in ("bin/python", "Scripts/python.exe"):
            path = Path(folder, inside)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()

    monkeypatch.setattr("venv.create", create)
    monkeypatch.setattr(run, "install", lambda _, lock: done.append(lock.name))
    return done


def test_an_old_python_can_read_it() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names


def test_an_old_python_is_told_what_to_install(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "OLDEST", (99,))
    assert run.main(["build"]) == 3
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "Python 3.11 or newer" in told
    assert not (bare / ".venv").exists()


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["--help"], 0, ""),
        (["-h"], 0, ""),
        ([], 2, ""),
        (["biuld"], 2, "There is no command 'biuld'. Did you mean build?"),
        (["--wrong"], 2, "There is no command '--wrong'."),
    ],
)
def test_usage_without_set_up(
    bare: Path, typed: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(typed) == code
    printed = capsys.readouterr()
    usage, silent = (printed.out, printed.err) if code == 0 else (printed.err, printed.out)
    assert all(f"\n  {command} " in usage for command in run.COMMANDS)
    assert usage.strip().endswith(said)
    assert silent == ""
    assert not (bare / ".venv").exists()


@pytest.mark.parametrize(
    ("typed", "lock"),
    [
        (["build"], SMALL),
        (["build", "--engine", "mkdocs"], SMALL),
        (["build", "--engine", "zensical"], LARGE),
        (["build", "--engine=zensical"], LARGE),
        (["check"], SMALL),
        (["test", "--full"], LARGE),
        (["bench"], LARGE),
    ],
)
def test_lock_for_a_command(typed: list[str], lock: str) -> None:
    assert run.lock_for(typed) == lock


def test_made_once_and_again_when_its_lock_changes(bare: Path, set_ups: list[str]) -> None:
    for _ in range(2):
        run.prepare(bare, SMALL)
    assert set_ups == [SMALL]
    (bare / SMALL).write_text("# something else\n", encoding="utf-8")
    run.prepare(bare, SMALL)
    assert set_ups == [SMALL, SMALL]


def test_the_larger_lock_serves_both(bare: Path, set_ups: list[str]) -> None:
    for lock in (SMALL, LARGE, SMALL, LARGE):
        run.prepare(bare, lock)
    assert set_ups == [SMALL, LARGE]
    (bare / SMALL).write_text("# something else\n", encoding="utf-8")
    run.prepare(bare, LARGE)
    assert set_ups == [SMALL, LARGE, LARGE]


def test_another_python_makes_it_again(
    bare: Path, set_ups: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run.prepare(bare, SMALL)
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    run.prepare(bare, SMALL)
    assert set_ups == [SMALL, SMALL]


def test_an_interrupted_set_up_is_done_again(
    bare: Path, set_ups: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    run.prepare(bare, SMALL)
    (bare / SMALL).write_text("# something else\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(run, "install", interrupted)
        assert run.main(["check"]) == 130
    # Even a lock put back as it was does not vouch for what the interrupted set-up left.
    (bare / SMALL).write_text("# nothing\n", encoding="utf-8")
    run.prepare(bare, SMALL)
    assert set_ups == [SMALL, SMALL]


def test_without_ensurepip_the_package_is_named(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert run.main(["check"]) == 3
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert f"sudo apt install {package}" in capsys.readouterr().err
    assert not (bare / ".venv").exists()


def test_a_folder_that_cannot_be_made_is_said(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bare / ".venv").write_text("in the way", encoding="utf-8")
    assert run.main(["check"]) == 3
    assert "The folder .venv could not be made: " in capsys.readouterr().err
