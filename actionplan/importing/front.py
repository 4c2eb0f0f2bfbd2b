"""What a document says of itself on its first page: title, partnership, version, dates."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, field

from actionplan.importing.ledger import Ledger
from actionplan.importing.table import Line

_MONTH = "|".join(name for name in calendar.month_name if name)
_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name)}
_TO = r"(?:-|\u2013|to|and)"
_RANGE = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?P<m1>{_MONTH}))?(?:\s+(?P<y1>20\d{{2}}))?\s*{_TO}\s*"
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH})\s+(?P<y2>20\d{{2}})",
    re.IGNORECASE,
)
_DAY = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})\s+(20\d{{2}})", re.IGNORECASE)
_AT = re.compile(rf"({_MONTH})\s+(20\d{{2}})", re.IGNORECASE)
_VERSION = re.compile(r"\b(?:version|ver|v)\.?\s*(\d+(?:\.\d+)*)", re.IGNORECASE)


@dataclass
class Front:
    """What the first page states; nothing where it states nothing."""

    title: str = ""
    partnership: str = ""
    version: str = ""
    as_at: str = ""
    submitted: datetime.date | None = None
    inspection: tuple[datetime.date, datetime.date] | None = None
    rest: list[str] = field(default_factory=list)


def read_front(lines: list[Line], ledger: Ledger) -> Front:
    """Read the lines above the first table; each is placed or reported."""
    front = Front()
    left = [line for line in lines if not _dated(line, front, ledger)]
    title = next((line for line in left if re.search(r"\bplan\b", line.text, re.IGNORECASE)), None)
    title = title or max(left, key=lambda line: len(line.text), default=None)
    if title:
        front.title = title.text
        ledger.place(title.text, title.place, "plan: title")
        left.remove(title)
    named = next((line for line in left if len(line.text) <= 80), None)
    if named:
        front.partnership = named.text
        ledger.place(named.text, named.place, "plan: partnership")
        left.remove(named)
    for line in left:
        message = "a line of the first page with no place in the data"
        ledger.judge("unplaced", line.place, message, words=line.text)
    return front


def _dated(line: Line, front: Front, ledger: Ledger) -> bool:
    """Whether a line states a date or the version; what it states is kept."""
    text = line.text
    said = ""
    days = _days(text)
    if "inspection" in text.casefold() and days and len(text) <= 120:
        front.inspection, said = days, f"inspection from {days[0]} to {days[1]}"
    elif "submi" in text.casefold() and days and len(text) <= 120:
        front.submitted, said = days[1], f"submitted on {days[1]}"
    elif (version := _VERSION.search(text)) and len(text) <= 80:
        front.version, said = version.group(1), f"version {version.group(1)}"
    month = _AT.search(text)
    if said.startswith("version") and month:
        front.as_at = f"{month.group(2)}-{_MONTHS[month.group(1).casefold()]:02}"
        said += f", as at {front.as_at}"
    if said:
        ledger.judge("identity", line.place, f"read as {said}", words=text)
    return bool(said)


def _days(text: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day that a line names."""
    found = _RANGE.search(text)
    try:
        if found:
            part = found.groupdict()
            month, year = part["m2"], part["y2"]
            return (
                _day(part["d1"], part["m1"] or month, part["y1"] or year),
                _day(part["d2"], month, year),
            )
        single = _DAY.search(text)
        return (_day(*single.groups()), _day(*single.groups())) if single else None
    except ValueError:
        return None


def _day(day: str, month: str, year: str) -> datetime.date:
    return datetime.date(int(year), _MONTHS[month.casefold()], int(day))
