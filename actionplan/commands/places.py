"""Where things are: the project, and paths as the person who typed them meant them."""

from __future__ import annotations

import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
"""The project's folder."""


def here() -> pathlib.Path:
    """The folder in which the person stands: `scripts/run.py` passes it on."""
    return pathlib.Path(os.environ.get("ACTIONPLAN_CWD") or pathlib.Path.cwd())


def as_typed(path: str) -> pathlib.Path:
    """A path from the command line, as an absolute one."""
    return (here() / path).resolve()


def data_folder(typed: str | None) -> pathlib.Path:
    """The data folder: as typed, else `PLAN_DATA` of the environment, else the project's own."""
    if typed:
        return as_typed(typed)
    named = os.environ.get("PLAN_DATA")
    return as_typed(named) if named else ROOT / "plan_data"
