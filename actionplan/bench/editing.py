"""What an editor waits, from saving a file to the preview that shows it."""

from __future__ import annotations

import contextlib
import os
import pathlib
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator

from actionplan.bench.running import Failed, python

PATIENCE = 900.0
"""So many seconds a preview may take."""


def edit_to_preview(data: pathlib.Path, root: pathlib.Path) -> tuple[float, float]:
    """Seconds from saving a new title of the first area to the page that bears it.

    Returns:
        Seconds on the clock, and of the processor; 0 for the second where the system does not say.
    """
    area = min((data / "areas").glob("*.yml"))
    text = area.read_text("utf-8")
    with _preview(data, root) as (address, child):
        page = f"{address}areas/{area.stem}/"
        _until(page, "<h1>")
        start, used = time.perf_counter(), _cpu(child)
        area.write_text(text.replace("title: ", "title: Edited ", 1), "utf-8")
        try:
            _until(page, "Edited ")
            return time.perf_counter() - start, _cpu(child) - used
        finally:
            area.write_text(text, "utf-8")


def _cpu(process: int) -> float:
    """Seconds of the processor that a process has used (Linux)."""
    try:
        fields = pathlib.Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except OSError:
        return 0.0


@contextlib.contextmanager
def _preview(data: pathlib.Path, root: pathlib.Path) -> Iterator[tuple[str, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = str(root / "mkdocs.yml")
    address = f"127.0.0.1:{port}"
    command = python("mkdocs", "serve", "--livereload", "-a", address, "--config-file", config)
    made = {**os.environ, "PLAN_DATA": str(data), "NO_MKDOCS_2_WARNING": "1"}
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(command, cwd=root, env=made, stdout=quiet, stderr=quiet)
    try:
        yield f"http://{address}/", child.pid
    finally:
        child.terminate()
        child.wait()


def _until(page: str, wanted: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310  (our own)
                if wanted in answer.read().decode("utf-8"):
                    return
        except OSError:
            pass  # not there yet, or between two builds
        time.sleep(0.02)
    raise Failed(f"{page} did not show {wanted!r}")
