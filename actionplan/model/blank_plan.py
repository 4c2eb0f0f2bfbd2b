"""The data folder of an empty plan: whole enough to be built, with words that say what to type."""

from __future__ import annotations

from typing import Any

from actionplan.model.blank import HEAD, blank_file, blank_item
from actionplan.model.bodies import Body

TO_TYPE = "Type here"
"""How a value begins that only holds a place: `check` warns of each."""

_IDENTITY: dict[str, Any] = {
    "id": "my-plan",
    "title": f"{TO_TYPE} the title of the plan",
    "partnership": f"{TO_TYPE} the name of the partnership",
    "version": '"1"',
    "as_at": "2000-01",
    "document": {
        "title": f"{TO_TYPE} the title of the document, as printed",
        "publisher": f"{TO_TYPE} who publishes it",
        "ask": f"{TO_TYPE} the role to ask for it",
    },
    "edition": {"wording": "agreed"},
    "check_kinds": "{report: Reports, audit: Audits, review: Reviews}",
    "sections": {"number": '"1"', "title": f"{TO_TYPE} the title of the first section"},
    "licence": "To be confirmed by the partnership",
    "site": {
        "name": f"{TO_TYPE} the name of the site",
        "description": f"{TO_TYPE} what the site is, in one sentence.",
        "address": "https://plan.example.org/",
        "branch": "main",
    },
}
_AREA: dict[str, Any] = {
    "ref": '"1.1"',
    "section": '"1"',
    "title": f"{TO_TYPE} a short title",
    "actions": {"id": "1", "text": f"{TO_TYPE} what would be done.", "leads": "[first-body]"},
}
_BODY = {"id": "first-body", "name": f"{TO_TYPE} the name of a body"}


def plan_files() -> dict[str, str]:
    """Every file of the folder, by its path within it."""
    head = "".join(f"{line}\n" for line in HEAD)
    return {
        "plan.yml": blank_file("plan", _IDENTITY),
        "agencies.yml": head + blank_item(Body, values=_BODY),
        "areas/1.1.yml": blank_file("area", _AREA),
    }
