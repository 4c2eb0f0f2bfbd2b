"""`plan.csv-metadata.json`: what each column of plan.csv means (CSV on the Web, a W3C standard)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, TypeAdapter

from actionplan.downloads import records as out
from actionplan.downloads.csvfile import COLUMNS, IDS, LINES
from actionplan.model.values import IDENTIFIER, DueTime
from actionplan.pages.site import Site

CARRIED = "_carried_down"
"""How the name ends of a column for cells that the document leaves blank under a merged cell."""
DUE = str(TypeAdapter(DueTime).json_schema()["pattern"])


@dataclass(frozen=True)
class Column:
    """What a column holds."""

    about: str
    """What it means, in a sentence."""
    required: bool = False
    """Whether no cell of it is empty."""
    separator: str | None = None
    """What stands between the values, where a cell holds several."""
    pattern: str | None = None
    """The form of each value, where it has one."""


AGREED = "_as_agreed"
"""How the name ends of a column for what a fact was in the latest version."""


def columns() -> dict[str, Column]:
    """What each column of plan.csv holds, by its name and in its order."""
    return {name: _column(name) for name in COLUMNS}


def _meaning(record: type[BaseModel], field: str) -> str:
    return str(record.model_fields[field].description)


def _column(name: str) -> Column:
    if name in _COLUMNS:
        return _COLUMNS[name]
    if name.endswith(CARRIED):
        printed = _column(name.removesuffix(CARRIED))
        about = (
            f"{printed.about} Only where the document leaves the cell blank under a merged cell."
        )
        return Column(about, separator=printed.separator, pattern=printed.pattern)
    if name.endswith(AGREED):
        now = _column(name.removesuffix(AGREED))
        about = f"{now.about} As the latest version has it, where it has changed since."
        return Column(about, separator=now.separator, pattern=now.pattern)
    return Column(_meaning(out.ActionOut, name))


_COLUMNS = {
    "action": Column(
        "The reference of the action: the area's, a dot, its number.",
        required=True,
        pattern=IDENTIFIER,
    ),
    "area": Column("The reference of the area.", required=True, pattern=IDENTIFIER),
    "area_title": Column("The short title of the area in this edition.", required=True),
    "section": Column("The number of the section.", required=True, pattern=IDENTIFIER),
    "findings": Column(_meaning(out.AreaOut, "findings"), separator=LINES),
    "text": Column("What would be done; the items of a list on lines of their own.", required=True),
    "leads": Column(_meaning(out.ActionOut, "leads"), separator=IDS, pattern=IDENTIFIER),
    "owners": Column(_meaning(out.ActionOut, "owners"), separator=IDS),
    "due": Column(_meaning(out.ActionOut, "due"), pattern=DUE),
    "oversight": Column(_meaning(out.ActionOut, "oversight"), separator=IDS, pattern=IDENTIFIER),
    "see_also": Column(
        "References of areas that the plan names in the findings or in this action.",
        separator=IDS,
        pattern=IDENTIFIER,
    ),
    "notes": Column(_meaning(out.ActionOut, "notes"), separator=LINES),
    "edition": Column(_meaning(out.IdentityOut, "edition"), required=True),
    "changes": Column(
        "What changed since the latest version, since when and who agreed it.", separator=LINES
    ),
    "state": Column(_meaning(out.ActionOut, "state"), required=True),
    "ended": Column(
        "Why the action or its area no longer stands in the plan, since when and who agreed it."
    ),
    "rating": Column(
        "The rating that the newest report gives, where the plan has ratings and the action stands."
    ),
    "reported": Column("The newest report on delivery, and who reported it."),
    "impact_reported": Column("The newest report on impact, and who reported it."),
}


def csv_metadata(site: Site) -> str:
    """The text of plan.csv-metadata.json."""
    identity = site.plan.identity
    record = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": "plan.csv",
        "dc:title": identity.title,
        "dc:description": site.whole_line,
        "dc:publisher": identity.partnership,
        "dc:rights": f"Licence: {identity.licence}",
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tableSchema": {
            "primaryKey": "action",
            "columns": [_described(name, column) for name, column in columns().items()],
        },
    }
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"


def _described(name: str, column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {"name": name, "titles": name, "dc:description": column.about}
    if column.separator:
        made["separator"] = column.separator
    made["required"] = column.required
    made["datatype"] = {"base": "string", "format": column.pattern} if column.pattern else "string"
    return made
