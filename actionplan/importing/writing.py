"""An import written as a data folder: beside the old one, checked, then put in its place."""

from __future__ import annotations

import pathlib
import shutil
import tempfile
from typing import Any

import yaml

from actionplan.canonical import canonical
from actionplan.changes import as_text as changes_as_text
from actionplan.changes import compare
from actionplan.checks import check
from actionplan.commands.heads import head_lines, with_head
from actionplan.downloads import plan_json
from actionplan.importing import report
from actionplan.importing.imported import Imported, area_words
from actionplan.importing.keeping import REPORT_JSON, raw
from actionplan.importing.merging import plain
from actionplan.model import Area, Plan
from actionplan.model.loading import ROOMS, Loaded, Room, load
from actionplan.pages.site import Site
from actionplan.problems import Problem, faults
from actionplan.publish.swap import replacing

REPORT_TEXT = "import-report.txt"
PLAN_JSON = "plan.json"
IDENTITY = "plan.yml"


class NotWritten(Exception):
    """Nothing was written; the message says why."""


def write(made: Imported, out: pathlib.Path, root: pathlib.Path) -> None:
    """Write a data folder, `plan.json` and the reports.

    What else stands in the folder stays, but for areas that the document does not have.

    Args:
        made: the import.
        out: the folder; one that holds something else than the data of a plan is not replaced.
        root: the project, which holds the schemas.

    Raises:
        NotWritten: the result would have faults.
        NotReplaced: the folder holds something else than the data of a plan.
    """
    with replacing(out, IDENTITY, "a folder with the data of a plan") as new:
        plan = _prepared(made, new, out, root)[1]
        (new / PLAN_JSON).write_text(plan_json(Site(plan, out.name)), "utf-8")
        (new / REPORT_TEXT).write_text(report.as_text(made), "utf-8")
        (new / REPORT_JSON).write_text(report.as_json(made), "utf-8")


def changes(made: Imported, out: pathlib.Path, root: pathlib.Path) -> str:
    """What writing would change in a data folder, as `changes` says it. Nothing is written to it.

    Raises:
        NotWritten: the result would have faults.
    """
    with tempfile.TemporaryDirectory() as folder:
        loaded, _ = _prepared(made, pathlib.Path(folder), out, root)
        return changes_as_text(compare(load(out), loaded))


def _prepared(
    made: Imported, new: pathlib.Path, out: pathlib.Path, root: pathlib.Path
) -> tuple[Loaded, Plan]:
    """Fill an empty folder with what `out` is to hold: what stands there, with the import over it."""
    made_files = files(made)
    if out.is_dir():
        shutil.copytree(out, new, dirs_exist_ok=True)
        for old in (new / "areas").glob("*.yml"):
            if f"areas/{old.name}" not in (*made_files, *made.left):
                old.unlink()
    before = load(out).documents if out.is_dir() else {}
    for name, data in made_files.items():
        # A file that says the same stays as it is typed, remarks and all.
        if name not in before or plain(raw(before[name].data)) != plain(_without_empty(data)):
            _write_yaml(new / name, data, out / name, root)
    return _proved(made, new, out)


def files(made: Imported) -> dict[str, Any]:
    """The data of every file, by its path within the data folder."""
    found: dict[str, Any] = {"plan.yml": made.plan, "agencies.yml": made.agencies}
    if made.acronyms:
        found["acronyms.yml"] = made.acronyms
    for area in made.areas:
        found[f"areas/{area['ref']}.yml"] = area
    return found


def plan_of(made: Imported, folder: pathlib.Path) -> Plan:
    """The plan that an import makes, read back from files written to an empty folder.

    Raises:
        NotWritten: it has faults.
    """
    for name, data in files(made).items():
        _write_yaml(folder / name, data, folder / name, folder / "no-project")
    return _proved(made, folder, folder / "no-data")[1]


def _write_yaml(path: pathlib.Path, data: Any, final: pathlib.Path, root: pathlib.Path) -> None:
    room = _room(final)
    raw = yaml.safe_dump(_without_empty(data), allow_unicode=True, sort_keys=False, width=1_000_000)
    text = with_head(canonical(raw, room.model, room.many), head_lines(room, final, root))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def _room(path: pathlib.Path) -> Room:
    within = f"{path.parent.name}/*.yml" if path.parent.name == "areas" else path.name
    return next(room for room in ROOMS if room.pattern == within)


def _without_empty(data: Any) -> Any:
    if isinstance(data, dict):
        kept = {key: _without_empty(value) for key, value in data.items()}
        return {key: value for key, value in kept.items() if value not in (None, "", [], {})}
    if isinstance(data, list):
        return [_without_empty(item) for item in data]
    return data


def _told(problems: list[Problem], out: pathlib.Path) -> str:
    """What is wrong, by file alone: the lines would be those of files that the person does not have."""

    def said(one: Problem) -> str:
        hint = "" if one.paste else f". {one.hint}"
        return f"{one.file.partition('/')[2]}: {one.message}{hint}"

    standing = {said(one) for one in faults(check(load(out)))} if out.is_dir() else set()
    if all(said(one) in standing for one in problems):
        return (
            f"The data in {out} has faults already. Run check to see them with their lines and what to "
            "type, mend them, then import again."
        )
    lines = "".join(f"  {said(one)}\n" for one in problems)
    return (
        f"With this document the data would have faults, so nothing was written:\n{lines}"
        "Mend the document, or what was typed in these files, then import again."
    )


def _proved(made: Imported, folder: pathlib.Path, out: pathlib.Path) -> tuple[Loaded, Plan]:
    """The plan in a folder, if it has no fault and holds every word that was placed in it."""
    loaded = load(folder)
    # What is private stops publication, in `check`: there a person mends it, in the file or by name.
    problems = [one for one in faults(check(loaded)) if not one.rule.startswith("private:")]
    plan = loaded.plan()
    if problems or plan is None:
        raise NotWritten(_told(problems, out))
    refs = {area["ref"] for area in made.areas}
    areas = [area.model_dump(mode="json") for area in loaded.of("area", Area) if area.ref in refs]
    placed, held = area_words(made.areas), area_words(areas)
    if made.lost or made.doubled or placed != held:
        wrong = sorted((made.lost + made.doubled + (placed - held) + (held - placed)).elements())
        raise NotWritten(
            "Words of the document would be lost or doubled, through a fault of this program, so "
            f"nothing was written: {', '.join(wrong[:20])}"
        )
    return loaded, plan
