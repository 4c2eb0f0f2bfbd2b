"""What a person typed into imported data, kept when the document is imported again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from actionplan.importing.imported import Imported
from actionplan.model import Area
from actionplan.model.loading import Loaded
from actionplan.yamlfiles.document import Unquoted

_FROM_THE_DOCUMENT = frozenset(
    {"id", "text", "items", "after", "leads", "timescale", "oversight", "shared", "shared_from"}
    | {"impact", "scrutiny", "see_also", "moved_to"}
)
"""The keys of an action of which the document alone says what stands there."""


def keep_typed(made: Imported, old: Loaded) -> None:
    """Add to an import what the data of an earlier one has and no document states.

    These are titles of areas, what is said of bodies and acronyms, keys of plan.yml, and what was
    typed beside an action that says the same as before. What the document states goes before.
    """
    before = {name: _plain(document.data) for name, document in old.documents.items()}
    plan = before.get("plan.yml")
    if isinstance(plan, dict):
        _keep_plan(made, plan)
    _keep_records(made.agencies, before.get("agencies.yml"), "id")
    _keep_records(made.acronyms, before.get("acronyms.yml"), "acronym")
    named = {one["acronym"] for one in made.acronyms}
    made.acronyms += [
        one for one in _records(before.get("acronyms.yml")) if one.get("acronym") not in named
    ]
    areas = {area.ref: area for area in old.of("area", Area)}
    for area in made.areas:
        ref = area["ref"]
        kept = before.get(f"areas/{ref}.yml")
        if ref in areas and isinstance(kept, dict):
            _keep_title(made, area, areas[ref])
            area.update(_more(kept, area))
            _keep_actions(area["actions"], _records(kept.get("actions")))


def _plain(data: Any) -> Any:
    """What was read from a file, as it is written again: dates as their characters."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(item) for item in data]
    if isinstance(data, Unquoted):
        return data.raw.lower() == "true" if data.reads_as == "true or false" else data.raw
    return data


def _keep_plan(made: Imported, old: dict[str, Any]) -> None:
    """Of the file that was imported before, plan.yml says all as it stands; of another, what is new."""
    forms = (old.get("document") or {}).get("forms") or ()
    if any(form.get("sha256") == made.reading.sha256 for form in forms):
        numbers = [
            [one.get("number") for one in _records(of.get("sections"))] for of in (old, made.plan)
        ]
        sections = (old if numbers[0] == numbers[1] else made.plan)["sections"]
        made.plan = {**made.plan, **old, "sections": sections}
        return
    made.plan = {**_more(old, made.plan, but=("submitted", "inspection")), **made.plan}
    made.plan["edition"] = {**(old.get("edition") or {}), **made.plan["edition"]}


def _more(old: dict[str, Any], new: dict[str, Any], but: Iterable[str] = ()) -> dict[str, Any]:
    """What an older record has and a newer one has not."""
    blank: tuple[Any, ...] = (None, "", [], {})
    return {
        key: value for key, value in old.items() if new.get(key) in blank and key not in tuple(but)
    }


def _records(data: Any) -> list[dict[str, Any]]:
    return [one for one in data if isinstance(one, dict)] if isinstance(data, list) else []


def _keep_records(new: list[dict[str, Any]], old: Any, name: str) -> None:
    known = {one.get(name): one for one in _records(old)}
    for record in new:
        record.update(_more(known.get(record[name], {}), record))


def _keep_actions(new: list[dict[str, Any]], old: list[dict[str, Any]]) -> None:
    known = {str(one.get("id")): one for one in old}
    for action in new:
        before = known.get(str(action["id"]), {})
        if before.get("text") != action["text"]:
            continue
        due = {"due"} if before.get("timescale") != action["timescale"] else set()
        action.update(_more(before, action, but=_FROM_THE_DOCUMENT | due))


def _keep_title(made: Imported, area: dict[str, Any], before: Area) -> None:
    """Keep the title that a person gave: the document has none, so an import only makes one up."""
    if before.title != area["title"] and not _is_made_up(before):
        area["title"] = before.title
        message = f'the title that a person gave is kept: "{before.title}"'
        made.ledger.judge("title", "", message, area=before.ref)


def _is_made_up(area: Area) -> bool:
    """Whether a title is the first words of the finding."""
    texts = [*area.findings[:1], *(action.text for action in area.actions[:1])]
    return any(text.startswith(area.title) for text in texts)
