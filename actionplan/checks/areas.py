"""Rules for areas and actions: references to other records, and ids."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import Data, Problem, repeated, rule, twice, unknown
from actionplan.model.area import Area
from actionplan.yamlfiles import Document, Path


@rule("area.ref:file-name", "area.ref:reserved", "area.ref:twice", "area.section:unknown-section")
def _refs(data: Data) -> Iterator[Problem]:
    seen: dict[str, Problem] = {}
    for area, document, _ in data.each("area", Area):
        stem = document.name.rsplit("/", 1)[-1][:-4]
        here = document.problem(("ref",), "area.ref:twice", "")
        if area.ref != stem:
            message = f'the reference is "{area.ref}", and the file is called {stem}.yml'
            yield document.problem(
                ("ref",), "area.ref:file-name", message, f'Type ref: "{stem}", or rename the file.'
            )
        if area.ref.casefold() == "index":
            yield document.problem(
                ("ref",), "area.ref:reserved", '"index" cannot be a reference', "Choose another."
            )
        if area.ref.casefold() in seen:
            yield twice(
                document,
                ("ref",),
                "area.ref:twice",
                f'reference "{area.ref}"',
                seen[area.ref.casefold()],
                hint="Keep one of the two files, or give one another reference and file name.",
            )
        seen.setdefault(area.ref.casefold(), here)
        if area.section not in data.section_numbers:
            yield unknown(
                document,
                ("section",),
                "area.section:unknown-section",
                area.section,
                data.section_numbers,
            )


@rule("area.actions.id:twice")
def _action_ids(data: Data) -> Iterator[Problem]:
    for area, document, _ in data.each("area", Area):
        for place, number in repeated(str(action.id) for action in area.actions):
            yield twice(
                document,
                ("actions", place, "id"),
                "area.actions.id:twice",
                f"action {number}",
                hint="Give the newer one the next number that no action ever had.",
            )


@rule("area.actions.owners:not-a-lead")
def _owners(data: Data) -> Iterator[Problem]:
    for area, document, _ in data.each("area", Area):
        for number, action in enumerate(area.actions):
            for body in action.owners:
                if body not in action.leads:
                    path = ("actions", number, "owners", body)
                    message = f'"{body}" owns the action and does not lead it'
                    hint = "Add it under leads, or give the role to a body that leads."
                    name = "area.actions.owners:not-a-lead"
                    yield document.problem(path, name, message, hint, key=True)


def _body_lists(area: Area) -> Iterator[tuple[str, Path, tuple[str, ...]]]:
    """Every list of body ids of an area: the name of its field, its place, its ids."""
    yield "area.about", ("about",), area.about
    for number, action in enumerate(area.actions):
        at: Path = ("actions", number)
        yield "area.actions.leads", (*at, "leads"), action.leads
        yield "area.actions.oversight", (*at, "oversight"), action.oversight
        yield "area.actions.asks", (*at, "asks"), action.asks
        for place, check in enumerate(action.checks):
            yield "area.actions.checks.by", (*at, "checks", place, "by"), check.by
            yield "area.actions.checks.to", (*at, "checks", place, "to"), check.to


_BODY_FIELDS = (
    "about",
    "actions.leads",
    "actions.oversight",
    "actions.asks",
    "actions.checks.by",
    "actions.checks.to",
)


@rule(
    *(f"area.{field}:unknown-body" for field in _BODY_FIELDS),
    *(f"area.{field}:twice" for field in _BODY_FIELDS),
)
def _bodies(data: Data) -> Iterator[Problem]:
    for area, document, _ in data.each("area", Area):
        for field, path, ids in _body_lists(area):
            for place, body in enumerate(ids):
                if body not in data.body_ids:
                    yield unknown(
                        document, (*path, place), f"{field}:unknown-body", body, data.body_ids
                    )
            for place, body in repeated(ids):
                yield twice(document, (*path, place), f"{field}:twice", f'"{body}"')


def _see_also(
    document: Document, path: Path, name: str, own: str, refs: tuple[str, ...], data: Data
) -> Iterator[Problem]:
    for place, ref in enumerate(refs):
        if ref not in data.refs:
            yield unknown(document, (*path, place), f"{name}:unknown-area", ref, data.refs)
        elif ref == own:
            yield document.problem(
                (*path, place), f"{name}:own-area", f'area "{ref}" refers to itself', "Delete it."
            )


@rule(
    "area.see_also:unknown-area",
    "area.see_also:own-area",
    "area.actions.see_also:unknown-area",
    "area.actions.see_also:own-area",
)
def _cross_references(data: Data) -> Iterator[Problem]:
    for area, document, _ in data.each("area", Area):
        yield from _see_also(
            document, ("see_also",), "area.see_also", area.ref, area.see_also, data
        )
        for number, action in enumerate(area.actions):
            path = ("actions", number, "see_also")
            yield from _see_also(
                document, path, "area.actions.see_also", area.ref, action.see_also, data
            )


@rule("area.actions.checks.kind:unknown-kind", "area.actions.checks:without-scrutiny")
def _checks(data: Data) -> Iterator[Problem]:
    kinds = data.plan.identity.check_kinds
    for area, document, _ in data.each("area", Area):
        for number, action in enumerate(area.actions):
            at: Path = ("actions", number, "checks")
            for place, check in enumerate(action.checks):
                if check.kind not in kinds:
                    yield unknown(
                        document,
                        (*at, place, "kind"),
                        "area.actions.checks.kind:unknown-kind",
                        check.kind,
                        kinds,
                    )
            if action.checks and action.scrutiny is None:
                yield document.problem(
                    at,
                    "area.actions.checks:without-scrutiny",
                    "checks stand here without the scrutiny that names them",
                    "Type a line: scrutiny: ... or delete the checks.",
                    key=True,
                )


RULES = (_refs, _action_ids, _owners, _bodies, _cross_references, _checks)
