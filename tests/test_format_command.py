"""The `format` command: what it writes, when, and the first lines of each file."""

from __future__ import annotations

import os
import pathlib
import re

import pytest

from actionplan.canonical import Changed
from actionplan.commands import format as formatting
from actionplan.commands.heads import head_lines, keys_lines, with_head
from actionplan.model.loading import ROOMS, Room
from actionplan.model.schema import schema_name

ROOM = {schema_name(room): room for room in ROOMS}


def everything(folder: pathlib.Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_check_writes_nothing_and_says_what_to_run(
    small_plan: pathlib.Path, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(tmp_path)
    assert formatting.run(small_plan, True, tmp_path) == 1
    assert everything(tmp_path) == before
    said = capsys.readouterr().out
    assert "plan_data/areas/A1.yml\n" in said
    assert "actionplan/model/schemas/area.schema.json\n" in said
    assert said.rstrip().endswith("Run: python3 scripts/run.py format")


def test_after_format_there_is_nothing_to_do(
    small_plan: pathlib.Path, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert formatting.run(small_plan, False, tmp_path) == 0
    before = everything(tmp_path)
    capsys.readouterr()
    assert formatting.run(small_plan, True, tmp_path) == 0
    assert capsys.readouterr().out == ""
    assert formatting.run(small_plan, False, tmp_path) == 0
    assert everything(tmp_path) == before, "an unchanged file was written again"
    head = (small_plan / "areas" / "A1.yml").read_text(encoding="utf-8").splitlines()[:2]
    schema = "../../actionplan/model/schemas/area.schema.json"
    assert head[0] == f"# yaml-language-server: $schema={schema}"
    assert (small_plan / "areas" / schema).is_file()
    assert head[1].endswith("Ids of bodies stand in ../agencies.yml.")


def test_a_file_with_faults_is_left_alone(
    small_plan: pathlib.Path, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoiled = small_plan / "areas" / "A1.yml"
    spoiled.write_bytes(b"ref: [\r\n")
    assert formatting.run(small_plan, False, tmp_path) == 0
    assert spoiled.read_bytes() == b"ref: [\r\n"
    assert "A1.yml: left alone" in capsys.readouterr().err


def test_a_fault_of_format_is_reported(
    small_plan: pathlib.Path,
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(text: str, model: object, many: bool) -> str:
        raise Changed("its data would change")

    before = (small_plan / "plan.yml").read_bytes()
    monkeypatch.setattr(formatting, "canonical", broken)
    assert formatting.run(small_plan, False, tmp_path) == 1
    assert (small_plan / "plan.yml").read_bytes() == before
    assert "plan.yml: left alone, through a fault of format itself" in capsys.readouterr().err


def test_an_interrupted_write_leaves_the_old_file(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "plan.yml"
    file.write_text("old\n", encoding="utf-8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        formatting.write(file, "new\n")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yml"]
    assert file.read_text(encoding="utf-8") == "old\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_permissions_and_links_stay(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "real.yml"
    file.write_text("old\n", encoding="utf-8")
    file.chmod(0o640)
    link = tmp_path / "link.yml"
    link.symlink_to(file)
    formatting.write(link, "new\n")
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "new\n"
    assert file.stat().st_mode & 0o777 == 0o640


# The first lines.


def test_head_lines_are_renewed_and_other_comments_kept(tmp_path: pathlib.Path) -> None:
    room = ROOM["area"]
    file = tmp_path / "plan_data" / "areas" / "1.1.yml"
    lines = head_lines(room, file, tmp_path)
    old = (
        "# My own note.\n# yaml-language-server: $schema=old.json\n"
        "# Keys of an action: id, gone. Ids of bodies stand in ../agencies.yml.\n"
        "# Keys of mine: not a head line.\n\nref: A1\n"
    )
    new = with_head(old, lines)
    assert new == "\n".join(
        [*lines, "# My own note.", "# Keys of mine: not a head line.", "", "ref: A1", ""]
    )
    assert with_head(new, lines) == new


def test_outside_the_project_there_is_no_schema_line(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "plan" / "areas" / "1.1.yml"
    lines = head_lines(ROOM["area"], file, tmp_path / "project")
    assert lines == keys_lines(ROOM["area"])
    assert [line.split(":")[0] for line in lines] == [
        *("# Keys of an area", "# Keys of an action", "# Keys of a report"),
    ]
    assert lines[0].endswith(" Ids of bodies stand in ../agencies.yml.")
    head = "\n".join(lines)
    ours = "# yaml-language-server: $schema=../../actionplan/model/schemas/area.schema.json\n"
    theirs = "# yaml-language-server: $schema=https://example.org/mine.json\n"
    assert with_head(ours + "ref: A1\n", lines) == f"{head}\nref: A1\n"
    assert with_head(theirs + "ref: A1\n", lines) == f"{head}\n{theirs}ref: A1\n"


@pytest.mark.parametrize("room", ROOMS, ids=schema_name)
def test_keys_lines_name_every_key_once(room: Room) -> None:
    lines = keys_lines(room)
    for line in lines:
        keys = re.search(r": ([a-z0-9_, ]+)\.", line)
        assert keys is not None
        named = keys.group(1).split(", ")
        assert len(named) == len(set(named)) > 1
    head = "\n".join(lines)
    assert with_head(f"{head}\nref: A1\n", []) == "ref: A1\n", "they would not be renewed"
