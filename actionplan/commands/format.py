"""`format`: canonical YAML, comments kept, and the JSON Schemas that are made from the models."""

from __future__ import annotations

import contextlib
import os
import pathlib
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from typing import NamedTuple

from actionplan.annotations import as_offer
from actionplan.canonical import Changed, canonical
from actionplan.commands.heads import head_lines, with_head
from actionplan.model.loading import ROOMS, Room
from actionplan.model.schema import schemas
from actionplan.problems import shown_as
from actionplan.yamlfiles import read_file


def run(data: pathlib.Path, check_only: bool, root: pathlib.Path) -> int:
    """Format every file of a data folder that a room reads, and renew the schemas.

    Args:
        data: the folder.
        check_only: write nothing; say which files would change.
        root: the project, which holds the schemas.

    Returns:
        0; 1 if a file would change and only that was asked, if there is no such folder, or if a
        file could not be formatted or written through a fault of this program or machine.
    """
    shown = shown_as(data, root)
    if not data.is_dir():
        _say(f"{shown}: there is no such folder")
        return 1
    failed = False
    changed: list[str] = []
    for path, name, new in _all(data, shown, root):
        if new is None:
            failed = True
        elif _differs(path, new):
            try:
                if not check_only:
                    write(path, new)
                changed.append(name)
            except OSError as error:
                failed = True
                _say(f"{name}: cannot be written: {error.strerror}")
    _report(changed, check_only, data, root)
    return 1 if failed or (check_only and changed) else 0


def offer(data: pathlib.Path, files: Collection[pathlib.Path], root: pathlib.Path) -> int:
    """Print the canonical form of each of some data files that is not in it, to paste over it.

    Args:
        data: the folder.
        files: the files; those outside the folder are none of ours.
        root: the project.

    Returns:
        0. Files with faults are left out: `check` reports them.
    """
    wanted = {file.resolve() for file in files}
    found = {
        file.name: file.text
        for file in _all(data, shown_as(data, root), root)
        if file.text is not None
        and file.path.resolve() in wanted
        and file.path.is_relative_to(data)
        and _differs(file.path, file.text)
    }
    sys.stdout.write(as_offer(found))
    return 0


class _File(NamedTuple):
    path: pathlib.Path
    name: str
    """Its path as shown to the person."""
    text: str | None
    """What it should hold; nothing if it could not be formatted through a fault of this program."""


def _all(data: pathlib.Path, shown: str, root: pathlib.Path) -> Iterator[_File]:
    """Every file that is formatted or made."""
    for within, schema in schemas().items():
        yield _File(root / within, str(within), schema)
    for room in ROOMS:
        for path in sorted(data.glob(room.pattern)):
            name = f"{shown}/{path.relative_to(data).as_posix()}"
            try:
                text = formatted(path, name, room, root) if path.is_file() else None
            except Changed as fault:
                _say(f"{name}: left alone, through a fault of format itself: {fault}")
                yield _File(path, name, None)
                continue
            if text is not None:
                yield _File(path, name, text)
            else:
                _say(f"{name}: left alone. Run check to see what is wrong in it.")


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def formatted(path: pathlib.Path, name: str, room: Room, root: pathlib.Path) -> str | None:
    """What a data file should hold; nothing if YAML cannot read it without faults.

    Raises:
        Changed: formatting would lose something.
    """
    document, problems = read_file(path, name)
    if problems or document.data is None:
        return None
    text = canonical("\n".join(document.lines), room.model, room.many)
    return with_head(text, head_lines(room, path, root))


def _differs(path: pathlib.Path, text: str) -> bool:
    return not path.is_file() or path.read_bytes() != text.encode("utf-8")


def write(path: pathlib.Path, text: str) -> None:
    """Replace a file at once: whoever reads it, even if this is interrupted, sees it whole."""
    target = pathlib.Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        if target.exists():
            shutil.copymode(target, beside)
        else:
            pathlib.Path(beside).chmod(0o644)
        os.replace(beside, target)  # noqa: PTH105  (a test stands in for it)
    except BaseException:
        with contextlib.suppress(OSError):
            pathlib.Path(beside).unlink()
        raise


def _report(changed: list[str], check_only: bool, data: pathlib.Path, root: pathlib.Path) -> None:
    for name in changed:
        print(name)
    if changed and check_only:
        own = data.resolve() == (root / "plan_data").resolve()
        option = "" if own else f" --data {shown_as(data, root)}"
        print(f"{len(changed)} to be formatted. Run: python3 scripts/run.py format{option}")
    elif changed:
        print(f"{len(changed)} formatted.")
