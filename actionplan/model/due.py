"""A due time, which says how exact it is by its form."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, total_ordering

MONTHS = tuple(calendar.month_name)[1:]


@total_ordering
@dataclass(frozen=True)
class Due:
    """A month (`2019-03`), a day (`2019-03-31`) or a quarter of the year (`2019-Q1`)."""

    text: str

    @classmethod
    def parse(cls, text: str) -> Due:
        """Read a due time.

        Raises:
            ValueError: the text has none of the three forms, or names a time that does not exist.
        """
        due = cls(text)
        due.last_day  # noqa: B018  (computing it proves that the time exists)
        return due

    @property
    def precision(self) -> str:
        """How exact it is: "month", "day" or "quarter"."""
        if re.fullmatch(r"\d{4}-Q[1-4]", self.text):
            return "quarter"
        if re.fullmatch(r"\d{4}-\d{2}", self.text):
            return "month"
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", self.text):
            return "day"
        raise ValueError(self.text)

    @cached_property
    def last_day(self) -> datetime.date:
        """The last day of the month or quarter, or the day itself."""
        if self.precision == "day":
            return datetime.date.fromisoformat(self.text)
        year = int(self.text[:4])
        month = 3 * int(self.text[6]) if self.precision == "quarter" else int(self.text[5:7])
        return datetime.date(year, month, calendar.monthrange(year, month)[1])

    @property
    def first_day(self) -> datetime.date:
        """The first day of the month or quarter, or the day itself."""
        last = self.last_day
        if self.precision == "day":
            return last
        return last.replace(day=1, month=last.month - (2 if self.precision == "quarter" else 0))

    @property
    def label(self) -> str:
        """As a reader sees it: "March 2019", "31 March 2019", "January to March 2019".

        Months and ranges are written out as the GOV.UK style guide asks; it has no quarters.
        """
        last = self.last_day
        month = MONTHS[last.month - 1]
        if self.precision == "day":
            return f"{last.day} {month} {last.year}"
        if self.precision == "quarter":
            return f"{MONTHS[last.month - 3]} to {month} {last.year}"
        return f"{month} {last.year}"

    @property
    def deadline(self) -> str:
        """What must be done by then, in a phrase: "by the end of March 2019", "by 31 March 2019"."""
        last = self.last_day
        if self.precision == "day":
            return f"by {self.label}"
        return f"by the end of {MONTHS[last.month - 1]} {last.year}"

    def __lt__(self, other: Due) -> bool:
        """Earlier end first; of two that end together, the more exact first."""
        return (self.last_day, len(self.text), self.text) < (
            other.last_day,
            len(other.text),
            other.text,
        )

    def __str__(self) -> str:
        """As it stands in the data."""
        return self.text


def known_due(text: str) -> Due | None:
    """A due time; nothing where a text is none, as the plan's own words for when are none."""
    try:
        return Due.parse(text)
    except ValueError:
        return None


def when_label(when: Iterable[str]) -> str:
    """When, as a reader sees it, of a due time, the plan's own words for it, or both."""
    said = ((known_due(text), text) for text in when)
    return "; ".join(due.label if due else text for due, text in said)


def day_label(day: datetime.date) -> str:
    """A day as a reader sees it: "3 December 2018"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_label(month: str) -> str:
    """A month (`2019-02`) as a reader sees it: "February 2019"."""
    return Due.parse(month).label
