"""Damaged sources: a clear report, never a traceback, nothing half written."""

from __future__ import annotations

import pathlib

import pytest

from actionplan.checks import check
from actionplan.model.loading import load
from actionplan.problems import faults
from tests.conftest import SMALL, run_command
from tests.importing.conftest import Import
from tests.importing.damaged import VARIANTS, Variant
from tests.importing.invented import document


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_a_damaged_source(
    imported: Import, tmp_path: pathlib.Path, variant: Variant, request: pytest.FixtureRequest
) -> None:
    done = imported(variant.made(), variant.file)
    assert "Traceback" not in done.said
    assert done.code == variant.code, done.said
    if variant.code:
        assert variant.says in done.said
        assert done.said.rstrip().endswith("Nothing was written.")
        assert sorted(path.name for path in tmp_path.iterdir()) == [variant.file]
        return
    report = (done.out / "import-report.txt").read_text("utf-8")
    assert variant.says in report + (done.out / "import-report.json").read_text("utf-8")
    assert done.report["words"]["lost"] == done.report["words"]["doubled"] == 0
    assert faults(check(load(done.out))) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([variant.file, "out"])
    if variant.same:
        assert done.plan == imported(document(), "whole.txt", out=tmp_path / "whole").plan


def test_there_are_at_least_thirty() -> None:
    assert len({variant.name for variant in VARIANTS}) >= 30


def test_no_such_file(imported: Import, tmp_path: pathlib.Path) -> None:
    for path in (tmp_path / "none.docx", tmp_path):
        done = imported(path)
        assert done.code == 1
        assert "There is no file" in done.said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_somebody_else_s_is_left_alone(
    imported: Import, tmp_path: pathlib.Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("mine", "utf-8")
    done = imported(document(), out=mine)
    assert done.code == 1
    assert "so it stays" in done.said
    assert [path.name for path in mine.iterdir()] == ["letter.txt"]


def test_a_disk_that_refuses(
    imported: Import, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stops in the middle leaves what was there."""
    assert imported(document()).code == 0
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.*")}

    def refuse(path: pathlib.Path, *_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pathlib.Path, "write_bytes", refuse)
    changed_text = tmp_path / "changed.txt"
    with changed_text.open("w", encoding="utf-8") as file:
        file.write(document().replace("Jul.21", "Aug.21"))
    done = imported(changed_text, apply=True)
    assert done.code == 1
    assert "no space left" in done.said
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.*")} == before
    assert not list(tmp_path.glob("out.*"))


def test_the_command_itself(tmp_path: pathlib.Path) -> None:
    source = tmp_path / "plan.txt"
    source.write_text(document(), "utf-8")
    out = tmp_path / "out"
    done = run_command("import", str(source), "--out", str(out), "--data", str(SMALL))
    assert (done.returncode, done.stderr) == (0, "")
    assert (out / "plan.json").is_file()
    assert run_command("import", str(source)).returncode == 2
    assert run_command("import", str(tmp_path / "none"), "--compare").returncode == 1


def test_a_mapping_file(imported: Import, tmp_path: pathlib.Path) -> None:
    mapping = tmp_path / "mapping.yml"
    mapping.write_text("columns:\n  action: [Zzz]\nbodies:\n  LW: council\n", "utf-8")
    done = imported(document().replace("Action (intent)", "Zzz"), mapping=mapping)
    assert done.code == 0, done.said
    assert done.actions()["A3.2"]["leads"] == ["council"]
    mapping.write_text("columns:\n  acton: [Zzz]\n", "utf-8")
    wrong = imported(document(), mapping=mapping, out=tmp_path / "wrong")
    assert wrong.code == 1
    assert "mapping.yml:2:3" in wrong.said
    assert not wrong.out.exists()
    mapping.write_text('reference: "("\n', "utf-8")
    assert "no regular expression" in imported(document(), mapping=mapping, out=tmp_path / "w").said
