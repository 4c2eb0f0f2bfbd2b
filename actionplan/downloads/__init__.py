"""The plan as files for other programs: made from the same records as the pages."""

from __future__ import annotations

import datetime
from functools import lru_cache

from actionplan.downloads.calendars import calendars
from actionplan.downloads.csvfile import plan_csv
from actionplan.downloads.csvmetadata import csv_metadata
from actionplan.downloads.feed import FEED, feed
from actionplan.downloads.jsonfile import area_files, plan_json, plan_schema
from actionplan.downloads.workbook import workbook
from actionplan.pages.facts import has_updates
from actionplan.pages.site import Site

__all__ = ["downloads", "plan_csv", "plan_json", "plan_schema"]


def downloads(site: Site) -> dict[str, str | bytes]:
    """Every download by its address within the site."""
    return _downloads(site, site.address, site.date)


@lru_cache(maxsize=1)
def _downloads(site: Site, address: str, date: datetime.date) -> dict[str, str | bytes]:
    """Made once: the page that lists them says their sizes, and the engine writes them."""
    told: dict[str, str | bytes] = {FEED: feed(site)} if has_updates(site.plan) else {}
    return told | {
        "data/plan.json": plan_json(site),
        "data/plan.schema.json": plan_schema(),
        "data/plan.csv": plan_csv(site),
        "data/plan.csv-metadata.json": csv_metadata(site),
        "data/plan.xlsx": workbook(site),
        **calendars(site),
        **area_files(site),
    }
