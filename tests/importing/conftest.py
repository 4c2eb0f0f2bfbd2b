"""What tests of the import share."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from actionplan.commands.importing import Request, run
from actionplan.importing.opening import open_source
from actionplan.importing.table import Block
from tests.conftest import SMALL
from tests.importing.invented import document


@dataclass(frozen=True)
class Done:
    """What came of an import."""

    code: int
    said: str
    """What was printed, errors too."""
    out: pathlib.Path

    @property
    def plan(self) -> dict[str, Any]:
        """`plan.json` as written."""
        found: dict[str, Any] = json.loads((self.out / "plan.json").read_text("utf-8"))
        return found

    @property
    def report(self) -> dict[str, Any]:
        """The report as written."""
        found: dict[str, Any] = json.loads((self.out / "import-report.json").read_text("utf-8"))
        return found

    def kinds(self) -> set[str]:
        """The kinds of judgement in the report."""
        return {one["kind"] for one in self.report["judgements"]}

    def judged(self, kind: str) -> list[dict[str, str]]:
        """The judgements of one kind."""
        return [one for one in self.report["judgements"] if one["kind"] == kind]

    def actions(self) -> dict[str, dict[str, Any]]:
        """Every action of the plan, by its reference."""
        return {one["id"]: one for area in self.plan["areas"] for one in area["actions"]}


Import = Callable[..., Done]


@pytest.fixture
def imported(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> Import:
    """Imports a file, or text and bytes written to one, into a fresh folder."""

    def made(source: pathlib.Path | str | bytes, name: str = "plan.txt", **asked: Any) -> Done:
        if not isinstance(source, pathlib.Path):
            path = tmp_path / name
            path.write_bytes(source.encode("utf-8") if isinstance(source, str) else source)
            source = path
        out = asked.pop("out", tmp_path / "out")
        capsys.readouterr()
        code = run(Request(source=source, data=asked.pop("data", SMALL), out=out, **asked))
        said = capsys.readouterr()
        return Done(code, said.out + said.err, out)

    return made


@pytest.fixture
def blocks(tmp_path: pathlib.Path) -> tuple[Block, ...]:
    """The invented document, read from its text."""
    path = tmp_path / "invented.txt"
    path.write_text(document(), "utf-8")
    return open_source(path).blocks
