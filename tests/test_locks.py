"""The locks: every package pinned by hash, no index named, both in step with each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import run

ROOT = Path(__file__).resolve().parents[1]
SMALL, LARGE = run.LOCKS


def read_lock(name: str) -> dict[str, str]:
    """Each requirement of a lock (with its marker) and its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    pairs = [re.split(r"\s+(?=--hash)", line, maxsplit=1) for line in lines]
    assert all(len(pair) == 2 for pair in pairs), [pair for pair in pairs if len(pair) != 2]
    return {pair[0]: pair[1] for pair in pairs}


@pytest.mark.parametrize("name", run.LOCKS)
def test_locks_pin_by_hash_and_name_no_index(name: str) -> None:
    lock = read_lock(name)
    assert lock
    for requirement, hashes in lock.items():
        assert re.fullmatch(r"[a-z0-9._-]+==\S+( ; .+)?", requirement.strip())
        assert re.fullmatch(r"(--hash=sha256:[0-9a-f]{64}\s*)+", hashes)
    assert not re.search(r"://|--(extra-)?index|--find-links", (ROOT / name).read_text("utf-8"))


def test_both_locks_agree() -> None:
    assert read_lock(SMALL).items() <= read_lock(LARGE).items()


@pytest.mark.parametrize("name", run.LOCKS)
def test_locks_hold_what_was_asked_for(name: str) -> None:
    asked = (ROOT / name).with_suffix(".in").read_text(encoding="utf-8").splitlines()
    wanted = {line.lower().replace("ruamel.yaml", "ruamel-yaml") for line in asked if "==" in line}
    assert wanted <= {requirement.split(" ; ")[0].strip() for requirement in read_lock(name)}
