"""The plan as files for other programs: made from the same records as the pages."""

from __future__ import annotations

from actionplan.downloads.csvfile import plan_csv
from actionplan.downloads.jsonfile import plan_json, plan_schema
from actionplan.pages.site import Site

__all__ = ["downloads", "plan_csv", "plan_json", "plan_schema"]


def downloads(site: Site) -> dict[str, str]:
    """Every download by its address within the site."""
    return {
        "data/plan.json": plan_json(site),
        "data/plan.schema.json": plan_schema(),
        "data/plan.csv": plan_csv(site),
    }
