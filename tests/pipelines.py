"""A clone of this project with an invented plan, in which the pipelines' own lines are run."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
from typing import Any

import yaml

from tests.conftest import ROOT, SMALL

GITHUB = ROOT / ".github/workflows"
GITLAB = ROOT / "pipelines/gitlab-ci.yml"


def read(path: pathlib.Path) -> dict[str, Any]:
    """A pipeline."""
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def git(folder: pathlib.Path, *arguments: str) -> str:
    """A command of git, without what a person has set for it."""
    settings = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(folder), *settings, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


STUBS = {
    "gh": """
echo "gh $*" >> "$TOLD"
case "$*" in *--jq*) cat "$COMMENTS";; *) cat comment.md >> "$TOLD";; esac""",
    "curl": 'echo "curl $*" >> "$TOLD"; case "$*" in *per_page*) cat "$COMMENTS";; esac',
}


class Clone:
    """A clone of a project with an invented plan, a change proposed, and a runner's environment."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder / "project"
        self.told = folder / "told"
        self.told.touch()
        self.comments = folder / "comments"
        self.comments.touch()
        for name in (
            *("actionplan", "docs", "theme", "scripts", ".ci", "hooks.py", "macros.py"),
            *("mkdocs.yml", "pyproject.toml", "requirements.txt", "requirements-dev.txt"),
        ):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, self._within(name))
        shutil.copytree(SMALL, self.folder / "plan_data")
        # The whole suite of this project is one test.
        (self.folder / "tests").mkdir()
        (self.folder / "tests/test_one.py").write_text("def test_one() -> None:\n    pass\n")
        (self.folder / "tests/conftest.py").write_text(
            "def pytest_addoption(parser):\n    parser.addoption('--full', action='store_true')\n"
        )
        (self.folder / ".gitignore").write_text(".venv\nsite\n")
        (self.folder / ".venv").symlink_to(ROOT / ".venv")
        git(self.folder, "init", "-q", "-b", "main")
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-qm", "first")
        self.base = git(self.folder, "rev-parse", "HEAD")
        git(self.folder, "checkout", "-q", "-b", "proposal")
        stubs = folder / "bin"
        stubs.mkdir()
        for name, text in STUBS.items():
            (stubs / name).write_text(f"#!/bin/sh\n{text}\n")
            (stubs / name).chmod(0o755)
        self.environment = {
            **os.environ,
            "PATH": f"{stubs}:{os.environ['PATH']}",
            "TOLD": str(self.told),
            "COMMENTS": str(self.comments),
            "GH_REPO": "westmere/plan",
            "GITHUB_OUTPUT": str(folder / "output"),
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": self.base,
            "CI_API_V4_URL": "https://gitlab.example/api/v4",
            "CI_PROJECT_ID": "7",
            "CI_MERGE_REQUEST_IID": "3",
            "COMMENT_TOKEN": "token",
            "PREVIEW": "https://preview.example/index.html",
            "COPY": "https://copy.example/1",
            "BEFORE": self.base,
            "NUMBER": "3",
            "SITE_URL": "",
        }

    def _within(self, name: str) -> pathlib.Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a file of the data, and commit it."""
        git(self.folder, "checkout", "-q", "proposal")
        path = self.folder / "plan_data" / name
        text = path.read_text("utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new) if old else new, "utf-8")
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-qm", "an edit")

    def merged(self) -> None:
        """Check out the proposal merged with what is published, as a runner of GitHub's does."""
        git(self.folder, "checkout", "-q", "-B", "merged", "main")
        git(self.folder, "merge", "-q", "--no-ff", "-m", "merged", "proposal")

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        """One line, as a runner runs it."""
        command = ["bash", "-e", "-o", "pipefail", "-c", line]
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def all(self, lines: list[str]) -> None:
        """Lines that must all succeed."""
        for line in lines:
            done = self.run(line)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"


def lines_of(path: pathlib.Path, job: str) -> list[str]:
    """The shell of one job, in order."""
    found = read(path)
    if path == GITLAB:
        return list(found[job]["script"])
    return [step["run"] for step in found["jobs"][job].get("steps", []) if "run" in step]
