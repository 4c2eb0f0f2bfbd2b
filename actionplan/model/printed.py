"""A time as people print and type it, to a due time: never a guess."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from typing import Any

from actionplan.model.due import Due

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>20\d{2}|['\u2019]?\d{2})"
_BY = r"(?:(?:by )?(?:the )?(?:end )?(?:of )?)?"
_QUARTER = r"(?:Q|Qtr\.? ?|Quarter )(?P<quarter>[1-4])"
_FORMS = (
    re.compile(rf"{_BY}(?P<month>{_NAME})[.,]?[\s/-]*{_YEAR}", re.IGNORECASE),
    re.compile(
        rf"{_BY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s/-]+(?:of )?(?P<month>{_NAME})[.,]?[\s/-]*{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>20\d{2}|\d{2})"),
    re.compile(r"(?P<year>20\d{2})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?(?:[T ]00:00(?::00)?)?"),
    re.compile(r"(?P<month>\d{1,2})[/.-](?P<year>20\d{2})"),
    re.compile(r"(?P<year>20\d{2})[/. -](?P<month>\d{1,2})(?:[/. -](?P<day>\d{1,2}))?"),
    re.compile(rf"{_BY}{_QUARTER}[,]?[\s/-]*(?:of )?(?P<year>20\d{{2}})", re.IGNORECASE),
    re.compile(rf"(?P<year>20\d{{2}})[\s/-]*{_QUARTER}", re.IGNORECASE),
)
_TWO_YEARS = r"(?P<year>20\d{2}|\d{2})[/-](?P<next>20\d{2}|\d{2})"
_OF_A_YEAR = (
    re.compile(rf"{_BY}{_QUARTER}[,]?[\s/-]*(?:of )?{_TWO_YEARS}", re.IGNORECASE),
    re.compile(rf"{_BY}{_TWO_YEARS}[,]?[\s/-]*{_QUARTER}", re.IGNORECASE),
)
"""Quarters of a year that is named by two: 2026/27."""


Forms = Mapping[str, str]
"""The precisions that may stand somewhere, each with how it is typed."""
DAY: Forms = {"day": "year-month-day: 2019-03-31"}
MONTH: Forms = {"month": "year-month: 2019-03"}
WHEN: Forms = {"day": "year-month-day (2026-11-05)", "month": "year-month (2026-11)"}
DUE: Forms = {
    "month": "year-month (2019-03)",
    "day": "a day (2019-03-31)",
    "quarter": "a quarter (2019-Q1)",
}


def due(text: str, *, financial: bool = False) -> Due | None:
    """The month, day or quarter that a text names.

    Days in figures are read with the day first. Two figures for a year mean this century.

    Args:
        text: what a cell prints, or a person types.
        financial: whether a quarter counts from April: the first of 2026 is April to June 2026, and
            the fourth January to March 2027. One of a year named by two (2026/27) always does.

    Returns:
        The due time; nothing if the text is not one date and nothing else.
    """
    said = text.strip().rstrip(".")
    for form in _OF_A_YEAR:
        found = form.fullmatch(said)
        if found and int(found["next"][-2:]) == (int(found["year"]) + 1) % 100:
            return _from_april(2000 + int(found["year"][-2:]), int(found["quarter"]))
    for form in _FORMS:
        found = form.fullmatch(said)
        if found:
            if financial and found.groupdict().get("quarter"):
                return _from_april(int(found["year"]), int(found["quarter"]))
            try:
                return Due.parse(_text(found.groupdict()))
            except ValueError:
                return None
    return None


def _from_april(year: int, quarter: int) -> Due:
    """A quarter of the year that begins in April."""
    return Due(f"{year}-Q{quarter + 1}" if quarter < 4 else f"{year + 1}-Q1")


def _text(part: dict[str, str | None]) -> str:
    year = (part["year"] or "").strip("'\u2019")
    year = year if len(year) == 4 else f"20{year}"
    if part.get("quarter"):
        return f"{year}-Q{part['quarter']}"
    named = part["month"] or ""
    month = _MONTHS[named.casefold()] if named.casefold() in _MONTHS else int(named)
    return f"{year}-{month:02}" + (f"-{int(part['day'] or 0):02}" if part.get("day") else "")


def how_to_type(given: Any, forms: Forms, typed: str = "") -> str:
    """What to type in the place of a value that is no time: the time that it seems to mean first."""
    meant = due(unquoted(str(given)))
    offer = f"Did you mean: {meant}. " if meant and meant.precision in forms else ""
    *most, last = forms.values()
    return f"{offer}Type {typed or (', '.join(most) + ' or ' + last if most else last)}"


def unquoted(text: str) -> str:
    """Text without the quotation marks of a word processor: to YAML they are letters of it."""
    return text.strip(" \u2018\u2019\u201c\u201d")
