"""`new`: a blank record to fill in, the file of the next version, or the data folder of an empty plan."""

from __future__ import annotations

import pathlib
import sys

from actionplan.commands.format import write
from actionplan.model.blank import KINDS, blank_file
from actionplan.model.blank_plan import plan_files
from actionplan.model.blank_version import version_file
from actionplan.model.loading import load
from actionplan.problems import faults

ALL_KINDS = (*KINDS, "version", "plan")
FAULT = 1
WRONG_USE = 2


def run(kind: str, out: pathlib.Path | None, data: pathlib.Path) -> int:
    """Write a blank record.

    Args:
        kind: one of `ALL_KINDS`.
        out: the file to write, or for a plan the folder; standard output without it.
        data: the data folder, whose facts the file of a version takes over.

    Returns:
        0; 1 if that data cannot be read; 2 if something is there already, which is left as it is.
    """
    if out and (out.is_file() or (out.is_dir() and (kind != "plan" or any(out.iterdir())))):
        print(f"{out} is there already: give another name.", file=sys.stderr)
        return WRONG_USE
    if kind == "plan":
        files = plan_files()
        if out is None:
            sys.stdout.write("\n".join(f"# {name}\n{text}" for name, text in files.items()))
            return 0
        for name, text in files.items():
            write(out / name, text)
        print(f"An empty plan is in {out}: run check to see what to fill in.")
        return 0
    if kind == "version":
        loaded = load(data)
        plan = loaded.plan()
        if plan is None or faults(loaded.problems):
            print("The data has faults: run check first.", file=sys.stderr)
            return FAULT
        text = version_file(plan)
    else:
        text = blank_file(kind, _named(kind, out.stem) if out else None)
    if out is None:
        sys.stdout.write(text)
    else:
        write(out, text)
        what = "The facts as they stand are" if kind == "version" else f"A blank {kind} is"
        print(f"{what} in {out}: run check to see what to fill in.")
    return 0


def _named(kind: str, name: str) -> dict[str, str]:
    """What the file's name says of the record: its reference, or its id."""
    return {"ref": f'"{name}"'} if kind == "area" else {"id": f'"{name}"'}
