"""What `changes` says of two states of the data: a sentence for each kind of edit."""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import subprocess
from typing import Any

import pytest
import yaml

from actionplan.changes import Difference, as_json, as_markdown, as_text, compare
from actionplan.changes.values import Values
from actionplan.commands import format as formatting
from actionplan.model.loading import Loaded, load
from tests import golden
from tests.conftest import ROOT, SMALL, make_briefed, make_reported, run_command

EDITS: list[dict[str, Any]] = [
    edit
    for file in sorted((pathlib.Path(__file__).parent / "changes").glob("*.yml"))
    for edit in yaml.safe_load(file.read_text("utf-8"))
]


def _edited(edit: dict[str, Any], folder: pathlib.Path) -> tuple[Loaded, Loaded]:
    """The invented plan before and after an edit."""
    for name in ("before", "after"):
        if edit.get("plan") == "briefed":
            make_briefed(folder / name)
        else:
            shutil.copytree(SMALL, folder / name)
    for change in edit["changes"]:
        golden.apply(change, folder / "after" / change["file"])
    return load(folder / "before"), load(folder / "after")


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit["edit"])
def test_the_sentence(edit: dict[str, Any], tmp_path: pathlib.Path) -> None:
    before, after = _edited(edit, tmp_path)
    assert not before.problems
    assert not after.problems
    assert [one.sentence for one in compare(before, after)] == edit["said"]


def test_the_edits_are_of_many_kinds() -> None:
    assert len({edit["edit"] for edit in EDITS}) == len(EDITS) >= 40


def test_no_kind_of_record_changes_in_silence(tmp_path: pathlib.Path) -> None:
    """Every file of the fullest invented plan, taken away: something is said of each."""
    make_reported(tmp_path / "full")
    more = ROOT / "tests" / "plans" / "briefed"
    for room in ("briefings", "pathways"):
        shutil.copytree(more / room, tmp_path / "full" / room)
    full = load(tmp_path / "full")
    for name in full.documents:
        if name == "plan.yml":
            continue
        shutil.copytree(tmp_path / "full", tmp_path / "less", dirs_exist_ok=True)
        (tmp_path / "less" / name).unlink()
        said = compare(full, load(tmp_path / "less"))
        assert said, name
        assert all(one.file == name for one in said), name


def test_formatting_alone_is_no_change(tmp_path: pathlib.Path) -> None:
    data = make_reported(tmp_path / "plan_data")
    before = load(data)
    for path in data.rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + b"# A remark.\r\n")
    assert formatting.run(data, check_only=False, root=ROOT) == 0
    assert compare(before, load(data)) == []


HOSTILE = Difference(
    kind="area",
    record="2.4",
    file="areas/2.4.yml",
    phrases=("title reworded from “a” to “<b>@someone [x](https://a.example) `c` *d*”",),
)


def test_markdown_calls_nobody_and_runs_nothing() -> None:
    said = as_markdown([HOSTILE])
    assert "@" not in said
    assert "<b>" not in said
    assert "[x](" not in said
    assert "**2.4**" in said


def test_each_form_says_the_same() -> None:
    assert as_text([HOSTILE]).startswith(HOSTILE.sentence)
    assert as_text([HOSTILE]).endswith("\n1 record changed.\n")
    assert json.loads(as_json([HOSTILE]))[0]["sentence"] == HOSTILE.sentence
    for form in (as_text, as_markdown):
        assert form([]) == "No fact of the plan and no text changed.\n"
    assert json.loads(as_json([])) == []


@pytest.fixture
def repository(tmp_path: pathlib.Path) -> pathlib.Path:
    """A repository with three states of a plan: as agreed, changed, and with a fault."""
    data = tmp_path / "repository" / "deep" / "plan_data"
    data.parent.mkdir(parents=True)
    _git(tmp_path, "init", "-q", "-b", "main", "repository")
    shutil.copytree(SMALL, data)
    _commit(data, "agreed")
    area = data / "areas" / "B1.yml"
    text = area.read_text("utf-8")
    area.write_text(text.replace("due: 2021-08", "due: 2021-12"), "utf-8")
    _commit(data, "changed")
    area.write_text(text.replace("due: 2021-08", "due: soon"), "utf-8")
    _commit(data, "faulty")
    area.write_text(text.replace("due: 2021-08", "due: 2022-01"), "utf-8")
    return data


def _git(folder: pathlib.Path, *arguments: str) -> None:
    names = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
    environment = {**os.environ, **dict.fromkeys(names, "a@example.org")}
    command = ["git", "-C", str(folder), *arguments]
    subprocess.run(command, check=True, env=environment)


def _commit(data: pathlib.Path, name: str) -> None:
    _git(data, "add", "-A")
    _git(data, "commit", "-q", "-m", name)
    _git(data, "tag", name)


SAID = "B1, action 1: due month moved from August 2021 to"


def test_two_revisions(repository: pathlib.Path) -> None:
    done = run_command(
        "changes", "--since", "agreed", "--until", "changed", "--data", str(repository)
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{SAID} December 2021\n\n1 record changed.\n"
    as_they_stand = run_command(
        "changes", "--since", "agreed", "--data", str(repository), "--format", "json"
    )
    assert [one["sentence"] for one in json.loads(as_they_stand.stdout)] == [f"{SAID} January 2022"]


def test_a_revision_with_faults_is_reported_in_words(repository: pathlib.Path) -> None:
    for order in (("agreed", "faulty"), ("faulty", "agreed")):
        done = run_command(
            "changes", "--since", order[0], "--until", order[1], "--data", str(repository)
        )
        assert done.returncode == 1
        assert done.stdout == ""
        assert "cannot be compared, because it has faults at faulty" in done.stderr
        assert '"due" must be a month, a day or a quarter that exists: soon' in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("revision", ["nowhere", "-h", "--output=x", "agreed:deep", ""])
def test_no_such_revision(repository: pathlib.Path, revision: str) -> None:
    done = run_command("changes", f"--since={revision}", "--data", str(repository))
    assert done.returncode == 2
    assert "revision" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_such_folder_then(repository: pathlib.Path) -> None:
    done = run_command("changes", "--since", "agreed", "--data", str(repository.parent / "other"))
    assert done.returncode == 2
    assert "no folder deep/other" in done.stderr


def test_no_repository(tmp_path: pathlib.Path) -> None:
    shutil.copytree(SMALL, tmp_path / "plan_data")
    done = run_command(
        "changes",
        "--since",
        "main",
        "--data",
        str(tmp_path / "plan_data"),
        GIT_CEILING_DIRECTORIES="/",
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "repository" in done.stderr


def test_nothing_else_reads_git() -> None:
    rooms = [*(ROOT / "actionplan").rglob("*.py"), ROOT / "hooks.py", ROOT / "macros.py"]
    found = [
        path.relative_to(ROOT).as_posix()
        for path in rooms
        if '"git"' in path.read_text("utf-8") or "'git'" in path.read_text("utf-8")
    ]
    assert found == ["actionplan/changes/revisions.py"]


@pytest.mark.parametrize(("lead", "article"), [("owner", "an"), ("lead", "a")])
def test_a_lead_is_called_as_the_plan_calls_it(lead: str, article: str) -> None:
    said = list(Values({"rt": "Roads Trust"}, lead).field("leads", (), ("rt",)))
    assert said == [f"Roads Trust added as {article} {lead}"]
