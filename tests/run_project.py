"""A project for the tests of `scripts/run.py`: the real script, and a stand-in for all else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts import run

SCRIPT = Path(run.__file__)

# Stands for the real package: says how it was called, then does what the first argument asks for.
STAND_IN = """
import json, os, sys, time
if "wait" in sys.argv:
    try:
        print("waiting", flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
        sys.exit(0)
print(json.dumps({"arguments": sys.argv[1:], "cwd": os.getcwd(), "utf8": sys.flags.utf8_mode,
                  "typed_in": os.environ["ACTIONPLAN_CWD"], "prefix": sys.prefix,
                  "PYTHONPATH": os.environ["PYTHONPATH"]}))
sys.exit(int(sys.argv[2]))
"""


def make_project(folder: Path) -> Path:
    """A project with this `run.py`, empty locks (which need no network) and a stand-in package."""
    for name in ("scripts", "actionplan"):
        (folder / name).mkdir(parents=True)
    shutil.copy(SCRIPT, folder / "scripts")
    (folder / "actionplan" / "__init__.py").touch()
    (folder / "actionplan" / "__main__.py").write_text(STAND_IN, encoding="utf-8")
    for lock in run.LOCKS:
        (folder / lock).write_text("# nothing\n", encoding="utf-8")
    return folder


def start(project: Path, *arguments: str) -> list[str]:
    return [sys.executable, str(project / "scripts" / "run.py"), *arguments]


def finish(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        start(project, *arguments),
        cwd=project / "scripts",
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
