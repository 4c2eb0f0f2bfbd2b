"""Put a finished site in the place of the one before, so that a whole site is there at any moment.

The new site is built beside the old one. When it is complete, the old folder is moved aside, the
new one takes its name, and the old one is deleted. A build that fails or is killed has not touched
the old site; one that is killed between the two renames leaves it whole under its other name, and
the next run puts it back. Of two builds at once into one folder the second is refused: neither can
publish what the other has half made.
"""

from __future__ import annotations

import pathlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

MARK = "data/plan.json"
"""What every site of ours holds: a folder without it is never replaced."""


class NotReplaced(Exception):
    """The folder stays as it is; the message says why."""


@contextmanager
def replacing(
    out: pathlib.Path, mark: str = MARK, made: str = "a site made by this program"
) -> Iterator[pathlib.Path]:
    """Build beside `out`, and take its place if all goes well.

    Args:
        out: the folder to replace.
        mark: a file that it holds if this program made it: another folder is left alone.
        made: what it then is.

    Yields:
        An empty folder to build into.

    Raises:
        NotReplaced: `out` holds something else, or another run is about to replace it.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with _alone(out):
        _put_right(out)
        if out.exists() and (
            not out.is_dir() or (any(out.iterdir()) and not (out / mark).is_file())
        ):
            raise NotReplaced(f"{out} is not {made}, so it stays. Name another folder with --out.")
        new, old = _new(out), _old(out)
        new.mkdir()
        try:
            yield new
        except BaseException:
            _remove(new)
            raise
        if out.exists():
            out.rename(old)
        new.rename(out)
        _remove(old)


def put_right(out: pathlib.Path) -> None:
    """Finish what a run that was killed left half done.

    Raises:
        NotReplaced: another run is about to replace `out`.
    """
    if _old(out).exists() or _new(out).exists():
        with _alone(out):
            _put_right(out)


def _put_right(out: pathlib.Path) -> None:
    old = _old(out)
    if not out.exists() and old.is_dir():
        old.rename(out)
    _remove(old)
    _remove(_new(out))


@contextmanager
def _alone(out: pathlib.Path) -> Iterator[None]:
    """Keep every other run from a folder. The system lets go of it when this one ends, or is killed."""
    mark = out.with_name(f".{out.name}.lock")
    with mark.open("wb") as held:
        try:
            _lock(held)
        except OSError:
            message = f"Another run is writing {out} at this moment. Wait until it has ended."
            raise NotReplaced(message) from None
        try:
            yield
        finally:
            with suppress(OSError):  # Windows keeps a file that is open
                mark.unlink()


def _lock(held: IO[bytes]) -> None:
    if sys.platform == "win32":
        msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)


# Names that nobody gives a folder of their own: what lies there is this program's to remove.
def _new(out: pathlib.Path) -> pathlib.Path:
    return out.with_name(f".{out.name}.being-built")


def _old(out: pathlib.Path) -> pathlib.Path:
    return out.with_name(f".{out.name}.before")


def _remove(folder: pathlib.Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
