"""What a second import would change in the data that an earlier one wrote."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.importing.imported import Imported
from actionplan.model import Action, Area, Plan

_FIELDS = (
    "text", "items", "after", "leads", "due", "oversight", "shared_from", "impact", "scrutiny", "see_also",
)  # fmt: skip


def proposed(old: Plan, new: Plan) -> list[str]:
    """Each change in one sentence, in the plan's order.

    Args:
        old: the plan that is there.
        new: the plan that the document makes.
    """
    return [*_identity(old, new), *_areas(old, new)]


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


def _identity(old: Plan, new: Plan) -> Iterator[str]:
    for name in ("title", "partnership", "version", "as_at", "submitted"):
        yield from _changed("plan", name, getattr(old.identity, name), getattr(new.identity, name))
    known = {body.id for body in old.agencies}
    for body in new.agencies:
        if body.id not in known:
            yield f"agencies: {body.id} ({body.name}) is added"


def _areas(old: Plan, new: Plan) -> Iterator[str]:
    for ref in dict.fromkeys([*old.by_ref, *new.by_ref]):
        before, after = old.by_ref.get(ref), new.by_ref.get(ref)
        if before is None or after is None:
            yield f"{ref}: the area is {'added' if before is None else 'no longer in the document'}"
            continue
        for name in ("section", "findings", "see_also"):
            yield from _changed(ref, name, getattr(before, name), getattr(after, name))
        yield from _actions(before, after)


def _actions(before: Area, after: Area) -> Iterator[str]:
    old: dict[int, Action] = {action.id: action for action in before.actions}
    new: dict[int, Action] = {action.id: action for action in after.actions}
    for number in sorted({*old, *new}):
        where = f"{after.ref}.{number}"
        if number not in old or number not in new:
            yield f"{where}: the action is {'added' if number not in old else 'no longer in the document'}"
            continue
        for name in _FIELDS:
            yield from _changed(where, name, getattr(old[number], name), getattr(new[number], name))


def _changed(where: str, name: str, before: object, after: object) -> Iterator[str]:
    if before != after:
        yield f"{where}: {name} was {_shown(before)}, and would be {_shown(after)}"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        value = "; ".join(map(str, value))
    elif isinstance(value, dict):
        value = ", ".join(f"{name} from {source}" for name, source in value.items())
    text = "" if value is None else str(value)
    return f'"{text if len(text) <= 120 else text[:120].rstrip() + "..."}"' if text else "nothing"
