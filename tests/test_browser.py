"""`scripts/browser.py` and `scripts/run_tests.py`: no browser, no tests, and never in silence."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from scripts import browser, run_tests

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="stand-ins are shell scripts")
RENDERS = "echo '<html></html>'"
ONLY_A_VERSION = "echo 'Chromium 1.0'"


def make_program(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser, and the folder in which its programs lie."""
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr(browser, "candidates", lambda _: iter([tmp_path / "chromium"]))
    return tmp_path


@POSIX_ONLY
def test_only_a_browser_that_renders_counts(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_program(machine / "chromium", ONLY_A_VERSION)
    assert browser.main() == 3
    assert "Install Chromium, Chrome or Edge" in capsys.readouterr().err
    make_program(machine / "chromium", RENDERS)
    assert browser.main() == 0
    assert capsys.readouterr().out == f"{machine / 'chromium'}\n"


@POSIX_ONLY
def test_the_environment_overrides(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_program(machine / "chromium", RENDERS)
    named = make_program(machine / "other", RENDERS)
    monkeypatch.setenv("BROWSER_PATH", str(named))
    assert browser.find() == named
    make_program(named, ONLY_A_VERSION)
    with pytest.raises(browser.NoBrowser, match=r"BROWSER_PATH names .*other"):
        browser.find_or_install()


@POSIX_ONLY
def test_the_usual_places_are_searched(tmp_path: Path) -> None:
    on_path = make_program(tmp_path / "microsoft-edge", RENDERS)
    environment = {"PATH": str(tmp_path), "PROGRAMFILES": "C:/Programs"}
    found = list(browser.candidates(environment))
    assert found[0] == on_path
    assert Path("C:/Programs/Google/Chrome/Application/chrome.exe") in found
    assert Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome") in found


@POSIX_ONLY
def test_a_failed_download_falls_through_to_the_package(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def package() -> bool:
        make_program(machine / "chromium", RENDERS)
        return True

    monkeypatch.setattr(browser, "download", lambda: False)
    monkeypatch.setattr(browser, "install_package", package)
    assert browser.find_or_install() == machine / "chromium"


@POSIX_ONLY
def test_the_package_is_installed_by_root_alone(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_program(machine / "apt-get", f'echo "$@" >> {machine}/calls')
    monkeypatch.setenv("PATH", str(machine))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert not browser.install_package()
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert browser.install_package()
    calls = (machine / "calls").read_text(encoding="utf-8").splitlines()
    assert calls == ["update", "install -y --no-install-recommends chromium"]


def test_without_a_browser_no_test_runs(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser, "download", lambda: False)
    monkeypatch.setattr(browser, "install_package", lambda: False)
    monkeypatch.setattr("pytest.main", pytest.fail)
    assert run_tests.main([]) == 3
    assert "Install Chromium, Chrome or Edge" in capsys.readouterr().err


@POSIX_ONLY
def test_a_command_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    hung = make_program(tmp_path / "hung", "sleep 60 & sleep 60; echo done")
    began = time.monotonic()
    assert browser.bounded([str(hung)], 0.5) == (1, "")
    assert time.monotonic() - began < 10
    assert browser.bounded([str(tmp_path / "nothing")], 1) == (1, "")


@pytest.mark.parametrize(
    ("pytests", "ours"),
    [
        (pytest.ExitCode.OK, 0),
        (pytest.ExitCode.TESTS_FAILED, 1),
        (pytest.ExitCode.INTERRUPTED, 1),
        (pytest.ExitCode.INTERNAL_ERROR, 1),
        (pytest.ExitCode.USAGE_ERROR, 2),
        (pytest.ExitCode.NO_TESTS_COLLECTED, 1),
    ],
)
def test_exit_code(pytests: pytest.ExitCode, ours: int) -> None:
    assert run_tests.exit_code(pytests) == ours


def test_help_is_one_screen_and_needs_no_browser(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_tests.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "Use: python3 scripts/run.py test" in said
    assert len(said.splitlines()) < 25
