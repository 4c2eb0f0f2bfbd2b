"""`build` and `serve`: the engine, with what it must be told in the environment."""

from __future__ import annotations

import logging
import os
import pathlib
import runpy
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress

from actionplan.commands.places import ROOT
from actionplan.pages.facts import epoch
from actionplan.pages.site import DataFaults, Site, open_site
from actionplan.problems import in_short
from actionplan.publish import NotFit, NotReplaced, finish, replacing
from actionplan.publish.preview import AS_ASKED
from actionplan.publish.staging import stage
from actionplan.publish.swap import put_right

PORT = 8000
"""Of the preview, where nothing else is there."""


def build(data: pathlib.Path, out: pathlib.Path, engine: str = "mkdocs") -> int:
    """Build the site and put it in the place of the one before.

    Args:
        data: the data folder.
        out: the folder of the site.
        engine: "mkdocs", or "zensical" for the same pages made by another program.

    Returns:
        0, or 1 if the data has faults or the build fails; then nothing in `out` has changed.
    """
    if not out.exists():  # a run that was killed may have left the site under its other name
        with suppress(NotReplaced):  # another run is at it, which is reported below
            put_right(out)
    os.environ |= _environment(data)
    try:
        site = open_site(ROOT)
    except DataFaults as report:
        print(report, file=sys.stderr, end="")
        return 1
    if site.problems:
        said = in_short(site.problems, len(site.plan.documents))
        print(said, file=sys.stderr, end="", flush=True)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(epoch(site.plan)))
    try:
        with replacing(out) as new:
            (_zensical_build if engine == "zensical" else _mkdocs_build)(site, new)
            finish(site, new)
    except NotFit as failure:
        print(f"{failure}\nNothing was published.", file=sys.stderr)
        return 1
    except (_Failed, NotReplaced) as failure:
        print(failure, file=sys.stderr)
        return 1
    print(f"The site is in {out}")
    return 0


class _Failed(Exception):
    """The build failed; the message says why."""


def _mkdocs_build(_: Site, new: pathlib.Path) -> None:
    """MkDocs in this process: `open_site` then gives its hooks the plan that has been read here."""
    # What MkDocs goes through is hidden; not, as by its own --quiet, the warnings for which it stops.
    logging.disable(logging.INFO)
    try:
        code = _mkdocs("build", "--strict", "--site-dir", str(new))
    finally:
        logging.disable(logging.NOTSET)
    if code:
        raise _Failed(f"The build failed (MkDocs ended with {code}). Nothing was published.")


def _zensical_build(site: Site, new: pathlib.Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        config = stage(site, ROOT, folder)
        command = [
            sys.executable,
            "-X",
            "utf8",
            "-m",
            "zensical",
            "build",
            "--config-file",
            str(config),
        ]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise _Failed(
                f"{done.stdout}{done.stderr}"
                f"The build failed (Zensical ended with {done.returncode}). Nothing was published."
            )
        # Zensical's own search index, which no page uses.
        left_out = shutil.ignore_patterns("search.json")
        shutil.copytree(folder / "site", new, ignore=left_out, dirs_exist_ok=True)


def serve(data: pathlib.Path, opened: bool = True) -> int:
    """Build and show a live preview until the person stops it.

    Returns:
        MkDocs's own exit code.
    """
    os.environ |= {**_environment(data), AS_ASKED: "1"}
    address = f"127.0.0.1:{free_port(PORT)}"
    return _mkdocs("serve", "--dev-addr", address, *(["--open"] if opened else []))


def free_port(first: int) -> int:
    """The first port, from one on, at which nobody answers: two previews may stand side by side."""
    for port in range(first, first + 100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    return first


def _mkdocs(command: str, *arguments: str) -> int:
    """Run a command of MkDocs in this process, so that whoever ends this one ends it too.

    Returns:
        Its exit code.
    """
    before = sys.argv
    sys.argv = ["mkdocs", command, "--config-file", str(ROOT / "mkdocs.yml"), *arguments]
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    finally:
        sys.argv = before
    return 0


def _environment(data: pathlib.Path) -> dict[str, str]:
    return {"PLAN_DATA": str(data), "NO_MKDOCS_2_WARNING": "1"}
