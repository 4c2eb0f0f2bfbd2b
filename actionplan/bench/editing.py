"""What an editor waits, from saving a file to the preview that shows it."""

from __future__ import annotations

import contextlib
import os
import pathlib
import re
import socket
import statistics
import subprocess
import time
import urllib.request
from collections.abc import Iterator

from actionplan.bench.running import Failed, python

PATIENCE = 900.0
"""So many seconds a preview may take."""
EDITS = 5


def edit_to_preview(data: pathlib.Path, root: pathlib.Path) -> tuple[float, float]:
    """What an open page takes from saving a new title of its area to the page that bears it.

    As a browser does: it waits to hear of a change, and then asks for the page again.

    Returns:
        Of several edits the median, in seconds on the clock, and of the processor; 0 for the second
        where the system does not say.
    """
    area = min((data / "areas").glob("*.yml"))
    text = area.read_text("utf-8")
    clock, used = [], []
    with _preview(data, root) as (address, child):
        page = f"{address}areas/{area.stem}/"
        shown = _until(page, "<h1>")
        try:
            for edit in range(EDITS):
                start, before = time.perf_counter(), _cpu(child)
                area.write_text(text.replace("title: ", f"title: Edited {edit} ", 1), "utf-8")
                _told(address, shown)
                shown = _until(page, f"Edited {edit} ")
                clock.append(time.perf_counter() - start)
                used.append(_cpu(child) - before)
        finally:
            area.write_text(text, "utf-8")
    return statistics.median(clock), statistics.median(used)


def _told(address: str, shown: str) -> None:
    """Wait as the script in a page does, until the preview says that something changed."""
    found = re.search(r"livereload\((\d+), (\d+)\);", shown)
    if found is None:
        raise Failed("the page does not wait for changes")
    while int(_fetched(f"{address}livereload/{found[1]}/{found[2]}")) <= int(found[1]):
        pass


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


def _until(page: str, wanted: str) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError):  # not there yet, or between two builds
            if wanted in (shown := _fetched(page)):
                return shown
        time.sleep(0.02)
    raise Failed(f"{page} did not show {wanted!r}")


def _fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  (our own)
        return str(answer.read().decode("utf-8"))
