"""A program run to its end, with what it took."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import time
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
    """Of the processor, its children's too: what a machine that others use as well does not distort."""
    peak_mb: float
    """The most memory that it, or any one of its children, held at a time; 0 where unknown."""


def run(
    command: list[str], folder: pathlib.Path, environment: Mapping[str, str] | None = None
) -> Took:
    """Run a program in a folder.

    Raises:
        Failed: it did not end well.
    """
    log = folder / "bench.log"
    made = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})}
    start = time.perf_counter()
    with log.open("wb") as out:
        child = subprocess.Popen(command, cwd=folder, env=made, stdout=out, stderr=out)
        cpu, peak = _wait(child)
    seconds = time.perf_counter() - start
    said = log.read_text("utf-8", "replace")
    log.unlink()
    if child.returncode:
        raise Failed(f"{' '.join(command)}\n{said[-2000:]}")
    return Took(seconds, cpu, peak)


def _wait(child: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Wait for a child; its seconds of the processor, and its memory in megabytes."""
    if sys.platform == "win32":
        child.wait()
        return 0.0, 0.0
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6


def python(*arguments: str) -> list[str]:
    """A command of this same Python."""
    return [sys.executable, "-X", "utf8", "-m", *arguments]
