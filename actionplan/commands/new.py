"""`new`: a blank record to fill in, or the data folder of an empty plan."""

from __future__ import annotations

import pathlib
import sys

from actionplan.commands.format import write
from actionplan.model.blank import KINDS, blank_file
from actionplan.model.blank_plan import plan_files

ALL_KINDS = (*KINDS, "plan")
WRONG_USE = 2


def run(kind: str, out: pathlib.Path | None) -> int:
    """Write a blank record.

    Args:
        kind: one of `ALL_KINDS`.
        out: the file to write, or for a plan the folder; standard output without it.

    Returns:
        0; 2 if something is there already, which is left as it is.
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
    text = blank_file(kind, _named(kind, out.stem) if out else None)
    if out is None:
        sys.stdout.write(text)
    else:
        write(out, text)
        print(f"A blank {kind} is in {out}: run check to see what to fill in.")
    return 0


def _named(kind: str, name: str) -> dict[str, str]:
    """What the file's name says of the record: its reference, or its id."""
    return {"ref": f'"{name}"'} if kind == "area" else {"id": f'"{name}"'}
