"""`import`: the official document to data, set beside our edition, or as a sheet to sign."""

from __future__ import annotations

import pathlib
import sys

from actionplan.commands.places import ROOT
from actionplan.importing import report
from actionplan.importing.imported import Imported, import_document
from actionplan.importing.mapping import BadMapping, read_mapping
from actionplan.importing.opening import open_source
from actionplan.importing.refusal import Refused
from actionplan.importing.writing import REPORT_TEXT, NotWritten, write
from actionplan.model import Plan
from actionplan.model.loading import load
from actionplan.publish import NotASite


def run(
    source: pathlib.Path, data: pathlib.Path, mapping: pathlib.Path | None, out: pathlib.Path
) -> int:
    """Import a document into a data folder.

    Args:
        source: the document.
        data: the data folder whose bodies are known.
        mapping: a mapping file, or nothing.
        out: the folder to write.

    Returns:
        0; 1 if the document cannot be read, or has to be mended first; then nothing is written.
    """
    try:
        made = _made(source, data, mapping)
        if made is None:
            return 1
        write(made, out, ROOT)
    except (Refused, BadMapping, NotWritten, NotASite) as why:
        return _refuse(f"{why}")
    except OSError as error:
        return _refuse(f"{out} cannot be written: {(error.strerror or 'no reason given').lower()}.")
    print(report.as_text(made), end="")
    print(f"\nThe data is in {out}, with this report in {REPORT_TEXT} there.")
    return 0


def _made(
    source: pathlib.Path, data: pathlib.Path, mapping: pathlib.Path | None
) -> Imported | None:
    """The import, if the document needs no mending; else what is wrong is said."""
    made = import_document(open_source(source), read_mapping(mapping), known_plan(data))
    if made.faults:
        for fault in made.faults:
            print(f"{fault.where}: {fault.message}", file=sys.stderr)
        _refuse(f"{len(made.faults)} to mend in {source.name}.")
        return None
    return made


def known_plan(data: pathlib.Path) -> Plan | None:
    """The plan in a folder, if there is one that can be read."""
    return load(data).plan() if data.is_dir() else None


def _refuse(message: str) -> int:
    print(f"{message.rstrip()}\nNothing was written.", file=sys.stderr)
    return 1
