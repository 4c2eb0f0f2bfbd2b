"""`build` and `serve`: MkDocs as a child process, with what it must be told in the environment."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from actionplan.checks import check
from actionplan.commands.places import ROOT
from actionplan.model import Plan
from actionplan.model.loading import load
from actionplan.pages.facts import epoch
from actionplan.pages.site import Site, in_repository, shown_as
from actionplan.problems import as_text, faults
from actionplan.publish import NotASite, NotFit, finish, replacing
from actionplan.publish.staging import stage
from actionplan.publish.swap import put_right


def build(data: pathlib.Path, out: pathlib.Path, engine: str = "mkdocs") -> int:
    """Build the site and put it in the place of the one before.

    Args:
        data: the data folder.
        out: the folder of the site.
        engine: "mkdocs", or "zensical" for the same pages made by another program.

    Returns:
        0, or 1 if the data has faults or the build fails; then nothing in `out` has changed.
    """
    put_right(out)
    plan = _checked(data)
    if plan is None:
        return 1
    try:
        with replacing(out) as new:
            (_zensical_build if engine == "zensical" else _mkdocs_build)(data, plan, new)
            finish(Site(plan, in_repository(data, ROOT)), new)
    except NotFit as failure:
        print(f"{failure}\nNothing was published.", file=sys.stderr)
        return 1
    except (_Failed, NotASite) as failure:
        print(failure, file=sys.stderr)
        return 1
    print(f"The site is in {out}")
    return 0


class _Failed(Exception):
    """The build failed; the message says why."""


def _checked(data: pathlib.Path) -> Plan | None:
    """The plan if it may be published; what is wrong or should be seen goes to standard error."""
    loaded = load(data, shown_as(data, ROOT))
    problems = check(loaded)
    found = faults(problems)
    if problems:
        said = as_text(found or problems, files=len(loaded.documents), whole=False)
        print(said, file=sys.stderr, end="")
    return None if found else loaded.plan()


def _mkdocs_build(data: pathlib.Path, plan: Plan, new: pathlib.Path) -> None:
    command = [*_mkdocs("build"), "--strict", "--quiet", "--site-dir", str(new)]
    code = subprocess.run(command, cwd=ROOT, env=_environment(data, plan), check=False).returncode
    if code:
        raise _Failed(f"The build failed (MkDocs ended with {code}). Nothing was published.")


def _zensical_build(data: pathlib.Path, plan: Plan, new: pathlib.Path) -> None:
    environment = {**_environment(data, plan), "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        config = stage(Site(plan, in_repository(data, ROOT)), ROOT, folder)
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
        shutil.copytree(folder / "site", new, dirs_exist_ok=True)


def serve(data: pathlib.Path, opened: bool = True) -> int:
    """Build and show a live preview until the person stops it.

    Returns:
        MkDocs's own exit code.
    """
    command = [*_mkdocs("serve"), *(["--open"] if opened else [])]
    return subprocess.run(command, cwd=ROOT, env=_environment(data, None), check=False).returncode


def _mkdocs(command: str) -> list[str]:
    return [
        sys.executable,
        "-X",
        "utf8",
        "-m",
        "mkdocs",
        command,
        "--config-file",
        str(ROOT / "mkdocs.yml"),
    ]


def _environment(data: pathlib.Path, plan: Plan | None) -> dict[str, str]:
    made = {**os.environ, "PLAN_DATA": str(data), "NO_MKDOCS_2_WARNING": "1"}
    if plan is not None:
        made.setdefault("SOURCE_DATE_EPOCH", str(epoch(plan)))
    return made
