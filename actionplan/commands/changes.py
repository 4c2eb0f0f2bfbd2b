"""`changes`: what changed in the data between two revisions, in plain English."""

from __future__ import annotations

import contextlib
import pathlib
import sys

from actionplan.changes import as_json, as_markdown, as_text, compare
from actionplan.changes.revisions import NoRevision, data_at
from actionplan.commands.places import ROOT
from actionplan.model.loading import Loaded, load
from actionplan.problems import as_text as report
from actionplan.problems import faults, shown_as

WRONG_USE = 2


def run(data: pathlib.Path, since: str, until: str | None, form: str) -> int:
    """Say what changed.

    Args:
        data: the data folder, inside a git repository.
        since: the revision from which to compare.
        until: the revision up to which; the files as they stand now without it.
        form: "text", "markdown" or "json".

    Returns:
        0; 1 if the data of either has faults, which are reported; 2 if there is no such revision.
    """
    try:
        with contextlib.ExitStack() as open_:
            shown = shown_as(data, ROOT)
            before = load(open_.enter_context(data_at(data, since)), shown)
            after = load(open_.enter_context(data_at(data, until)) if until else data, shown)
    except NoRevision as why:
        print(why, file=sys.stderr)
        return WRONG_USE
    if _faulty(before, since) or _faulty(after, until or "the files as they stand now"):
        return 1
    found = compare(before, after)
    said = {"text": as_text, "markdown": as_markdown, "json": as_json}[form](found)
    sys.stdout.write(said)
    return 0


def _faulty(loaded: Loaded, revision: str) -> bool:
    """Whether a revision cannot be compared; says why."""
    found = faults(loaded.problems)
    if found:
        print(f"The data cannot be compared, because it has faults at {revision}:", file=sys.stderr)
        text = report(found, files=len(loaded.documents))
        print(text.replace(" Nothing was published.", ""), file=sys.stderr, end="")
    return bool(found)
