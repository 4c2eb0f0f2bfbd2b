"""The data folder as it was at a revision. The only part of the project that reads git."""

from __future__ import annotations

import io
import pathlib
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


class NoRevision(Exception):
    """The data of a revision cannot be had; the message says why, and what to do."""


@contextmanager
def data_at(data: pathlib.Path, revision: str) -> Iterator[pathlib.Path]:
    """A copy of a data folder as it was at a revision, without a checkout, until the block ends.

    Args:
        data: the data folder, inside a git repository. It need not exist today.
        revision: a branch, tag or commit.

    Raises:
        NoRevision: there is no git, no repository, no such revision, or no such folder in it.
    """
    if revision.startswith("-"):
        raise NoRevision(f"{revision!r} is no revision: give a branch, tag or commit.")
    there = next(folder for folder in (data, *data.parents) if folder.is_dir())
    top = pathlib.Path(_git(there, "rev-parse", "--show-toplevel").decode().strip())
    within = data.resolve().relative_to(top.resolve()).as_posix()
    try:
        commit = _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except NoRevision:
        shallow = _git(top, "rev-parse", "--is-shallow-repository").decode().strip() == "true"
        hint = (
            "Only part of the history is here: fetch the rest with git fetch --unshallow."
            if shallow
            else "See git log for those that there are."
        )
        raise NoRevision(f"There is no revision {revision!r}. {hint}") from None
    name = commit.decode().strip()
    if not _git(top, "ls-tree", name, "--", within).strip():
        raise NoRevision(f"At {revision} there is no folder {within}.")
    archive = _git(top, "archive", "--format=tar", name, "--", within)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isfile() else None
                if content:
                    path = pathlib.Path(folder) / member.name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content.read())
        yield pathlib.Path(folder) / within


def _git(folder: pathlib.Path, *arguments: str) -> bytes:
    # What people set for themselves (pagers, colours, hooks) plays no part in these commands.
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        raise NoRevision("git is not installed: it holds the earlier states of the data.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoRevision(said[-1] if said else f"git {arguments[0]} failed.")
    return done.stdout
