"""The mapping file: what a person says of a document that differs from what is usual."""

from __future__ import annotations

import pathlib
import re
from dataclasses import dataclass, field

from actionplan.importing.headings import normal
from actionplan.importing.slashes import Setting
from actionplan.model.mapping import MappingFile
from actionplan.model.shape import to_record
from actionplan.problems import as_text
from actionplan.yamlfiles import read_file

USUAL_REFERENCE = (
    r"[A-Z]{0,3}\d{1,3}(?:[.-]\d{1,3}){0,3}[a-z]?|[A-Z]{1,3}[.-]\d{1,3}(?:[.-]\d{1,3}){0,2}"
)
USUAL_SECTION = (
    r"(?:(?:section|part|theme|priority) )?(?P<number>\d{1,2}|[A-Z])(?:[.:)]| [-\u2013:])\s+"
    r"(?P<title>\S.*)"
)


class BadMapping(Exception):
    """The mapping file has faults; the message is the report that a person reads."""


@dataclass(frozen=True)
class Mapping:
    """A mapping file as it is used."""

    headings: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    reference: re.Pattern[str] = re.compile(USUAL_REFERENCE)
    section: re.Pattern[str] = re.compile(USUAL_SECTION, re.IGNORECASE)
    leave_blanks: bool = False
    financial: bool = False
    """Whether quarters count from April."""
    period: str = ""
    """The time on which a column of ratings reports."""
    slashes: Setting | None = None
    """What a slash between names means; nothing if the cells are to tell."""


def read_mapping(path: pathlib.Path | None) -> Mapping:
    """The mapping in a file; the usual one without a file.

    Raises:
        BadMapping: the file has faults.
    """
    if path is None:
        return Mapping()
    document, problems = read_file(path, path.name)
    record = None
    if document.data is not None:
        record, more = to_record(MappingFile, "mapping", document, document.data, ())
        problems = [*problems, *more]
    if problems or not isinstance(record, MappingFile):
        raise BadMapping(as_text(problems))
    headings = {normal(text): str(name) for name, texts in record.columns.items() for text in texts}
    try:
        reference = re.compile(record.reference or USUAL_REFERENCE)
        section = re.compile(record.section or USUAL_SECTION, re.IGNORECASE)
    except re.error as error:
        raise BadMapping(f"{path.name}: no regular expression: {error}\n") from None
    if not {"number", "title"} <= set(section.groupindex):
        raise BadMapping(
            f"{path.name}: section needs the groups (?P<number>...) and (?P<title>...)\n"
        )
    return Mapping(
        headings,
        dict(record.bodies),
        reference,
        section,
        leave_blanks=record.blanks == "leave",
        financial=record.quarters == "financial",
        period=record.period.text if record.period else "",
        slashes=record.slashes,
    )
