"""Titles that a person gave, kept when a document is imported again."""

from __future__ import annotations

from actionplan.importing.imported import Imported
from actionplan.model import Area, Plan


def keep_titles(made: Imported, old: Plan) -> None:
    """Keep the titles that a person gave: the document has none, so an import only makes some up."""
    for area in made.areas:
        before = old.by_ref.get(area["ref"])
        if before and before.title != area["title"] and not _is_made_up(before):
            area["title"] = before.title
            message = f'the title that a person gave is kept: "{before.title}"'
            made.ledger.judge("title", "", message, area=before.ref)


def _is_made_up(area: Area) -> bool:
    """Whether a title is the first words of the finding."""
    texts = [*area.findings[:1], *(action.text for action in area.actions[:1])]
    return any(text.startswith(area.title) for text in texts)
