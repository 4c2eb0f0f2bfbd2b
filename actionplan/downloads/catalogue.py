"""What there is to download, and what each file is: for the page that lists them and for its JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from actionplan.downloads.calendars import PLAN_CALENDAR, whole_calendar
from actionplan.downloads.feed import FEED
from actionplan.pages.site import Site

MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
    "xml": "application/atom+xml",
}


@dataclass(frozen=True)
class Download:
    """A file to download."""

    uri: str
    """Its address within the site."""
    about: str
    """What it is, in a phrase, as text."""
    size: int
    """How many bytes it has."""

    @property
    def name(self) -> str:
        """Its name."""
        return self.uri.rpartition("/")[2]

    @property
    def media_type(self) -> str:
        """Its media type."""
        return MEDIA_TYPES[self.name.rpartition(".")[2]]

    @property
    def label(self) -> str:
        """Its size as a reader sees it."""
        return size_label(self.size)


def size_label(size: int) -> str:
    """A number of bytes as a reader sees it: "840 bytes", "12 kB", "1.4 MB"."""
    if size < 1000:
        return f"{size} bytes"
    if size < 999_500:
        return f"{size / 1000:.0f} kB"
    return f"{size / 1_000_000:.1f} MB"


def of_the_whole_plan(site: Site, made: Mapping[str, str | bytes]) -> list[Download]:
    """The files about the whole plan.

    Args:
        site: the plan.
        made: every download by its address.
    """
    words = site.plan.identity.words
    about = {
        "data/plan.xlsx": f"a spreadsheet with a sheet for each {words.section}, to read, sort and print",
        "data/plan.csv": f"one row for each {words.action}, for any program that reads tables",
        "data/plan.csv-metadata.json": "what each column of plan.csv means, as CSV on the Web",
        "data/plan.json": f"the whole plan as JSON, a record for each {words.area} with its {words.actions}",
        "data/plan.schema.json": "what each field of plan.json means, as a JSON Schema",
        FEED: "what changed and what was reported, as an Atom feed",
        PLAN_CALENDAR: f"a calendar of {whole_calendar(site)}",
    }
    return [Download(uri, text, size(made[uri])) for uri, text in about.items() if uri in made]


def size(content: str | bytes) -> int:
    """How many bytes a file has."""
    return len(content if isinstance(content, bytes) else content.encode("utf-8"))
