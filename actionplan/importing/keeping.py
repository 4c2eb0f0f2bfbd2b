"""What a person typed into imported data, kept when the document is imported again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from actionplan.importing.imported import Imported
from actionplan.importing.merging import Before, Merging, Record, plain, records, typed
from actionplan.importing.numbers import keep_numbers
from actionplan.importing.titles import first_words
from actionplan.model import Area
from actionplan.model.loading import Loaded
from actionplan.model.plan import natural
from actionplan.yamlfiles.document import Unquoted

REPORT_JSON = "import-report.json"


def keep_typed(made: Imported, old: Loaded) -> None:
    """Bring into an import what a person typed in the data of an earlier one.

    What no document states stays: titles of areas, what is said of bodies and acronyms, keys of
    plan.yml, reports, roles, decisions, notes. Of what the document states too, that stays which
    is not as the last import read it; `made.kept` says so where the document says otherwise.
    """
    files = {name: raw(document.data) for name, document in old.documents.items()}
    before = _before(made, old, files)
    areas = {
        f"{one.get('ref')}": one
        for name, one in files.items()
        if name.startswith("areas/") and isinstance(one, dict)
    }
    if before.read is not None or not before.same:
        known = {ref: _as_read(area, before.read) for ref, area in areas.items()}
        keep_numbers(made, known, lambda one: bool(typed(one)))
    made.remember()
    _keep_areas(made, areas, before, {area.ref: area for area in old.of("area", Area)})
    plan = files.get("plan.yml")
    if isinstance(plan, dict):
        made.plan = dict(plan) if before.agreed else _plan(made, plan)
    _keep_records(made.agencies, files.get("agencies.yml"), "id")
    _keep_bodies(made, files, before)
    _keep_records(made.acronyms, files.get("acronyms.yml"), "acronym")
    named = {one["acronym"] for one in made.acronyms}
    made.acronyms += [
        one for one in records(files.get("acronyms.yml")) if one.get("acronym") not in named
    ]


def is_known(made: Imported, old: Loaded) -> bool:
    """Whether a document is one from which the data was made, by its digest.

    plan.yml may still name that of an earlier version, and a file in `agreed/` its own.
    """
    named: set[str] = set()
    for name, document in old.documents.items():
        if name == "plan.yml" or name.startswith("agreed/"):
            named |= set(_scalars(raw(document.data)))
    return made.reading.sha256 in named


def number_as(made: Imported, old: Loaded) -> None:
    """Give the actions of an import the numbers that actions of the same words have in the data."""
    actions = {
        area.ref: [action.model_dump(mode="json") for action in area.actions if not action.moved_to]
        for area in old.of("area", Area)
    }
    keep_numbers(made, actions, lambda one: False)


def _before(made: Imported, old: Loaded, files: dict[str, Any]) -> Before:
    ids = frozenset(f"{one.get('id')}" for one in records(files.get("agencies.yml")))
    agreed = any(name.startswith("agreed/") for name in files)
    read, bodies = _last_read(old)
    return Before(ids, read, bodies, is_known(made, old), agreed)


def _last_read(old: Loaded) -> tuple[dict[str, Record] | None, frozenset[str] | None]:
    """The areas and bodies as the last import read them; nothing if its report is gone or older."""
    try:
        found = json.loads((old.data_dir / REPORT_JSON).read_text("utf-8"))["read"]
        return {area["ref"]: area for area in found["areas"]}, frozenset(found["bodies"])
    except (OSError, ValueError, KeyError, TypeError):
        return None, None


def _as_read(area: Record, read: dict[str, Record] | None) -> list[Record]:
    """The actions of an area with their texts as last read, and with what was typed beside them."""
    was = {
        f"{one['id']}": one for one in ((read or {}).get(f"{area['ref']}") or {}).get("actions", ())
    }
    return [{**one, **_text_of(was.get(f"{one['id']}"))} for one in records(area.get("actions"))]


def _text_of(read: Record | None) -> Record:
    return {name: read.get(name) for name in ("text", "items", "after")} if read else {}


def _keep_areas(
    made: Imported, old: dict[str, Record], before: Before, models: dict[str, Area]
) -> None:
    for area in made.areas:
        ref = area["ref"]
        if ref not in old:
            continue
        merging = Merging(before, ref)
        _keep_title(made, area, models[ref], (before.read or {}).get(ref))
        merging.area(area, old.pop(ref))
        made.kept += merging.kept
    for ref, area in sorted(old.items(), key=lambda item: natural(item[0])):
        merging = Merging(before, ref)
        if merging.stays(area, (before.read or {}).get(ref)):
            made.left.append(f"areas/{ref}.yml")
            if not area.get("moved_to"):
                made.kept.append(f"{ref}: the document has no such area")


def raw(data: Any) -> Any:
    """What was read from a file, as it is written again: dates as their characters."""
    if isinstance(data, dict):
        return {key: raw(value) for key, value in data.items()}
    if isinstance(data, list):
        return [raw(item) for item in data]
    if isinstance(data, Unquoted):
        return data.raw.lower() == "true" if data.reads_as == "true or false" else data.raw
    return data


def _plan(made: Imported, old: Record) -> Record:
    """Of the file that was imported before, plan.yml says all as it stands; of another, what is new."""
    forms = (old.get("document") or {}).get("forms") or ()
    if any(form.get("sha256") == made.reading.sha256 for form in forms):
        numbers = [
            [one.get("number") for one in records(of.get("sections"))] for of in (old, made.plan)
        ]
        sections = (old if numbers[0] == numbers[1] else made.plan)["sections"]
        return {**made.plan, **old, "sections": sections}
    found = {**_more(old, made.plan, but=("submitted", "inspection")), **made.plan}
    found["edition"] = {**(old.get("edition") or {}), **found["edition"]}
    return found


def _more(old: Record, new: Record, but: Iterable[str] = ()) -> Record:
    """What an older record has and a newer one has not."""
    return {
        key: value
        for key, value in old.items()
        if plain(new.get(key)) is None and key not in tuple(but)
    }


def _keep_records(new: list[Record], old: Any, name: str) -> None:
    known = {one.get(name): one for one in records(old)}
    for record in new:
        record.update(_more(known.get(record[name], {}), record))


def _keep_bodies(made: Imported, files: dict[str, Any], before: Before) -> None:
    """Keep a body that a person added or said more of, or that anything names that stays."""
    held = {one["id"] for one in made.agencies}
    named = set(_scalars(made.areas))
    for name, data in files.items():
        area = name.startswith("areas/")
        if name not in ("agencies.yml", "plan.yml") and (not area or name in made.left):
            named |= set(_scalars(data))
    for one in records(files.get("agencies.yml")):
        new = before.read_bodies is not None and one.get("id") not in before.read_bodies
        own = new or set(one) - {"id", "name", "short", "also"}
        if one.get("id") not in held and (one.get("id") in named or own):
            made.agencies.append(one)


def _scalars(data: Any) -> Iterable[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield f"{key}"
            yield from _scalars(value)
    elif isinstance(data, list):
        for item in data:
            yield from _scalars(item)
    elif data is not None:
        yield f"{data}"


def _keep_title(made: Imported, area: Record, before: Area, read: Record | None) -> None:
    """Keep the title that a person gave: the document has none, so an import only makes one up."""
    texts = [*before.findings[:1], *(action.text for action in before.actions[:1])]
    made_up = [read["title"]] if read else [first_words(text) for text in texts]
    if before.title not in (area["title"], *made_up):
        area["title"] = before.title
        message = f'the title that a person gave is kept: "{before.title}"'
        made.ledger.judge("title", "", message, area=before.ref)
