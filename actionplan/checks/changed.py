"""Rules that hold the data to the agreed versions: a fact that differs says what it was and who agreed it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from actionplan.checks.rule import Data, Problem, keyed, listed, rule
from actionplan.indexes.versions import agreed_action, agreed_area, id_before, now
from actionplan.model import ActionOf, Agreed, AgreedAction, Area, Decision
from actionplan.model.area import SHAREABLE
from actionplan.yamlfiles import Document, Path

FILL_IN = (
    "since is a day or a month, agreed_by the id of a body (or partnership), recorded the paper that "
    "says so, as: Minutes of the board, 4 March 2026, held by its secretary."
)


def change_lines(entries: Sequence[tuple[str, str]], indent: int, *, begun: bool) -> Iterator[str]:
    """The lines that say what facts were.

    Args:
        entries: each field, with what it was (nothing for nothing).
        indent: the column of the record's keys.
        begun: whether the record has a list of changes already.
    """
    space = " " * indent
    if not begun:
        yield f"{space}changed:"
    for field, was in entries:
        yield f"{space}  - field: {field}"
        if was:
            yield f"{space}    was: {was}"
        for key in ("since", "agreed_by", "recorded"):
            yield f"{space}    {key}:"


def where(document: Document, path: Path, key: str, *, begun: bool) -> str:
    """Below which line of a record the lines go."""
    if begun:
        return 'at the end of its list "changed"'
    return f"below line {document.mark((*path, key)).line}"


def _missing(
    document: Document, path: Path, entries: list[tuple[str, str]], said: str, key: str, begun: bool
) -> Problem:
    own = ("due", "timescale") if entries[0][0] == "due" else (entries[0][0],)
    name = "area.actions.changed" if path else "area.changed"
    indent = document.mark((*path, key), key=True).column - 1
    return document.problem(
        (*path, next((one for one in own if (*path, one) in document.keys), key)),
        f"{name}:missing",
        said,
        f"Paste these lines {where(document, path, key, begun=begun)} and fill them in: {FILL_IN}",
        key=True,
        paste=change_lines(entries, indent, begun=begun),
    )


@rule("area.changed:missing")
def _areas(data: Data) -> Iterator[Problem]:
    latest = data.plan.latest
    if latest is None:
        return
    for area, document, _ in data.each("area", Area):
        if area.moved_to or not _is_own(area, document):
            continue
        begun = bool(area.changed)
        known = agreed_area(data.plan, area)
        if known is None:
            told = area.changes("ref") or area.over or area.ref in data.plan.moved.values()
            if not told:
                said = f'version {latest.version} has no area "{area.ref}"'
                yield _missing(document, (), [("ref", "")], said, "ref", begun)
        elif (
            area.section != known.section
            and {area.section, known.section} <= set(data.section_numbers)
            and not _in_force(data, area.changes("section"))
        ):
            said = _differs(["section"], latest.version)
            entries = [("section", f'"{known.section}"')]
            yield _missing(document, (), entries, said, "ref", begun)


@rule("area.actions.changed:missing")
def _actions(data: Data) -> Iterator[Problem]:
    latest = data.plan.latest
    if latest is None:
        return
    for of, document, path in _each_action(data):
        if of.action.moved_to:
            continue
        begun = bool(of.action.changed)
        known = agreed_action(data.plan, of)
        if known is None:
            new_area = agreed_area(data.plan, of.area) is None
            told = of.action.changes("ref") or of.ended or of.id in data.plan.moved.values()
            if not new_area and not told:
                said = f"version {latest.version} has no action {of.id}"
                yield _missing(document, path, [("ref", "")], said, "id", begun)
            continue
        fields = [
            field
            for field in SHAREABLE
            if not _same(of.action.fact(field), known.fact(field))
            and _sound(data, field, of.action.fact(field), known.fact(field))
            and not _in_force(data, of.action.changes(field))
        ]
        if fields:
            entries = [(field, _typed(known.fact(field), field)) for field in fields]
            said = _differs(
                [key for one in fields for key in _keys(one, of, known)], latest.version
            )
            found = _missing(document, path, entries, said, "id", begun)
            unkept = _unkept(data, latest, of, known) if "due" in fields else ""
            hint = f"{unkept} Else p{found.hint[1:]}" if unkept else found.hint
            yield dataclasses.replace(found, hint=hint)


def _keys(field: str, of: ActionOf, known: AgreedAction) -> list[str]:
    """The keys under which a fact differs from an agreed one: when may be a time and words."""
    if field != "due":
        return [field]
    return [key for key in ("due", "timescale") if getattr(of.action, key) != getattr(known, key)]


def _unkept(data: Data, version: Agreed, of: ActionOf, known: AgreedAction) -> str:
    """What to type where a version may say when in words and its file was written without them."""
    ref, _, number = id_before(data.plan, of).rpartition(".")
    kept = any(one.timescale for area in version.areas.values() for one in area.actions.values())
    if kept or of.action.timescale is None or of.action.due != known.due:
        return ""
    return (
        f"If version {version.version} says so itself, its file only lacks these words: type "
        f"{keyed((of.action.timescale,), 'due')} between the braces of {number}, below {ref}, in "
        f"agreed/{version.version}.yml, and in the file of any earlier version that says so."
    )


@rule("area.actions.shared:not-as-agreed")
def _shared(data: Data) -> Iterator[Problem]:
    """The document decides which cells are blank; a change agreed since does not alter that."""
    latest = data.plan.latest
    if latest is None:
        return
    for of, document, path in _each_action(data):
        known = agreed_action(data.plan, of)
        if known is None or of.action.moved_to:
            continue
        sources = {str(field): now(data.plan, ref) for field, ref in known.shared.items()}
        for field in SHAREABLE:
            own = of.action.source(field)
            if (own is None) is (field in of.action.shared) or own == sources.get(field):
                continue
            if of.action.changes(field) or not {own, sources.get(field)} <= {
                None,
                *data.action_ids,
            }:
                continue
            if field in sources:
                said = f"leaves {field} blank here, under the cell of {sources[field]}"
                hint = f'Add {field} to shared, and to shared_from: {field}: "{sources[field]}"'
            else:
                said = f"prints {field} here"
                hint = f"Delete {field} from shared and from shared_from."
            message = f"version {latest.version} {said}"
            place = (*path, "shared") if (*path, "shared") in document.keys else (*path, "id")
            yield document.problem(
                place, "area.actions.shared:not-as-agreed", message, hint, key=True
            )


@rule("agreed.areas:gone", "agreed.areas.actions:gone")
def _gone(data: Data) -> Iterator[Problem]:
    """What a version has never leaves without a trace: its address is published."""
    latest = data.plan.latest
    if latest is None or not data.whole("area"):
        return
    files = {area.ref: (area, document) for area, document, _ in data.each("area", Area)}
    for ref, known in latest.areas.items():
        if ref not in files and ref in data.refs:
            continue
        if ref not in files:
            yield Problem(
                file=f"{data.loaded.shown}/areas/{ref}.yml",
                line=1,
                column=1,
                rule="agreed.areas:gone",
                message=f'version {latest.version} has the area "{ref}", and there is no such file',
                hint="If it moved, make the file with these lines. If it ended, bring the file back "
                "and type ended: with reason, since, agreed_by and recorded below it.",
                paste=(f'ref: "{ref}"', f'section: "{known.section}"', "title:", "moved_to:"),
            )
            continue
        area, document = files[ref]
        if area.moved_to:
            continue
        stand = [action.id for action in area.actions]
        for number in known.actions:
            if number not in stand and len(set(stand)) == len(stand):
                message = f"version {latest.version} has action {number}, and it is not here"
                hint = (
                    "If it moved, paste these lines at the end of the actions. If it ended, bring "
                    "it back and type ended: with reason, since, agreed_by and recorded below it."
                )
                paste = (f"  - id: {number}", "    moved_to:")
                name = "agreed.areas.actions:gone"
                yield document.problem(("actions",), name, message, hint, key=True, paste=paste)


def _each_action(data: Data) -> Iterator[tuple[ActionOf, Document, Path]]:
    """Every action, but those that stand twice: that is reported."""
    for area, document, _ in data.each("area", Area):
        ids = [action.id for action in area.actions]
        for number, action in enumerate(area.actions):
            if ids.count(action.id) > 1:
                continue
            yield ActionOf(area, action), document, ("actions", number)


def _in_force(data: Data, changes: Sequence[Decision]) -> bool:
    """Whether any of the changes came under the latest version, or under none: that is reported."""
    plan = data.plan
    return any(plan.in_force(one.since) in (plan.latest, None) for one in changes)


def _is_own(area: Area, document: Document) -> bool:
    """Whether an area has its file to itself: if not, that is reported."""
    return document.name.endswith(f"/{area.ref}.yml") and area.ref.casefold() != "index"


def _sound(data: Data, field: str, *facts: tuple[str, ...]) -> bool:
    """Whether facts can be compared: a body that is unknown or stands twice is reported."""
    return field == "due" or all(
        set(ids) <= data.body_ids and len(set(ids)) == len(ids) for ids in facts
    )


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two facts are the same: the order of bodies is no fact."""
    return sorted(one) == sorted(other)


def _differs(fields: list[str], version: str) -> str:
    names = " and ".join(f'"{field}"' for field in fields)
    verb = "is" if len(fields) == 1 and fields[0] != "leads" else "are"
    return f"{names} {verb} not as in version {version}, and nothing here says who agreed that"


def _typed(was: tuple[str, ...], field: str) -> str:
    return listed(was, field) if was else ""


RULES = (_areas, _actions, _shared, _gone)
