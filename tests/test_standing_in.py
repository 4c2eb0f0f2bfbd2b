"""A fault in `plan.yml`, on which all else rests, and the faults beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import run_command


@pytest.mark.parametrize(
    ("old", "new", "more"),
    [
        ("title:", "titel:", True),
        ("    tested_by: the council's", "tested_by: the council's", True),
        ("sections:", "secsions:", False),
        ("id: westmere-2021", "id: westmere: 2021", False),
    ],
    ids=["key", "indentation", "what others name", "unreadable"],
)
def test_a_fault_in_plan_yml_hides_no_fault_elsewhere(
    small_plan: Path, old: str, new: str, more: bool
) -> None:
    """Where that cannot be helped, the report says that more may follow. Nothing is made up."""
    spoil = {"plan.yml": (old, new), "areas/A1.yml": ("leads: [", "leads: [nobody, ")}
    for name, (before, after) in spoil.items():
        text = (small_plan / name).read_text("utf-8")
        assert before in text
        (small_plan / name).write_text(text.replace(before, after, 1), "utf-8")
    said = run_command("check", "--data", str(small_plan)).stdout
    assert ('there is no body "nobody"' in said) == more
    assert ("What rests on plan.yml is checked once that is mended." in said) != more
    mended = (small_plan / "plan.yml").read_text("utf-8").replace(new, old, 1)
    (small_plan / "plan.yml").write_text(mended, "utf-8")
    after = run_command("check", "--data", str(small_plan)).stdout
    alone = [line for line in said.splitlines() if "plan.yml:" not in line]
    kept = [line for line in alone if ".yml:" in line]
    assert all(line in after for line in kept)
