"""A program run to its end, with what it took."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass


class Failed(Exception):
    """A program that was to be measured failed; the message is the end of what it printed."""


@dataclass(frozen=True)
class Took:
    """What one run of a program took."""

    seconds: float
    """From its start to its end, on the clock."""
    cpu: float
    """Of the processor, its children's too, which others who use the machine distort less."""
    peak_mb: float
    """The most memory that it, or any one of its children, held at a time; 0 where unknown."""


def run(
    command: list[str], folder: pathlib.Path, environment: Mapping[str, str] | None = None
) -> Took:
    """Run a program in a folder.

    Raises:
        Failed: it did not end well.
    """
    log, took = folder / "bench.log", folder / "bench.json"
    made = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})}
    start = [sys.executable, str(pathlib.Path(__file__).with_name("launch.py")), str(took)]
    with log.open("wb") as out:
        code = subprocess.run(
            [*start, *command], cwd=folder, env=made, stdout=out, stderr=out, check=False
        ).returncode
    said = log.read_text("utf-8", "replace")
    log.unlink()
    if code:
        raise Failed(f"{' '.join(command)}\n{said[-2000:]}")
    found = json.loads(took.read_text("utf-8"))
    took.unlink()
    return Took(**found)


def python(*arguments: str) -> list[str]:
    """A command of this same Python."""
    return [sys.executable, "-X", "utf8", "-m", *arguments]
