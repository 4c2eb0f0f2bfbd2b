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


def edit_to_preview(data: pathlib.Path, root: pathlib.Path) -> float:
    """Seconds from saving a new title of the first area to the page that bears it."""
    area = min((data / "areas").glob("*.yml"))
    text = area.read_text("utf-8")
    with _preview(data, root) as address:
        page = f"{address}areas/{area.stem}/"
        _until(page, "<h1 id=")
        start = time.perf_counter()
        area.write_text(text.replace("title: ", "title: Edited ", 1), "utf-8")
        try:
            _until(page, "Edited ")
            return time.perf_counter() - start
        finally:
            area.write_text(text, "utf-8")


@contextlib.contextmanager
def _preview(data: pathlib.Path, root: pathlib.Path) -> Iterator[str]:
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
        yield f"http://{address}/"
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
