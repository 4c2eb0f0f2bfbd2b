"""`check`: every fault in the data."""

from __future__ import annotations

import datetime
import pathlib
import sys

from actionplan.annotations import as_gitlab, as_markdown
from actionplan.checks import check
from actionplan.commands.places import ROOT
from actionplan.model.loading import load
from actionplan.problems import as_github, as_json, as_text, faults, shown_as

FORMS = {"json": as_json, "github": as_github, "gitlab": as_gitlab, "markdown": as_markdown}
"""The forms of the report other than text."""


def run(data: pathlib.Path, form: str, today: datetime.date, whole: bool = True) -> int:
    """Report on a data folder.

    Args:
        data: the folder.
        form: "text", or one of `FORMS`.
        today: for warnings that depend on it.
        whole: whether a text shows every warning about wording.

    Returns:
        1 if there is a fault, else 0.
    """
    loaded = load(data, shown_as(data, ROOT))
    problems = check(loaded, today)
    if form == "text":
        files = len(loaded.documents)
        partly = loaded.plan() is None
        said = as_text(problems, files=files, whole=whole, faults_last=True, partly=partly)
        sys.stdout.write(said)
    else:
        sys.stdout.write(FORMS[form](problems))
    return 1 if faults(problems) else 0
