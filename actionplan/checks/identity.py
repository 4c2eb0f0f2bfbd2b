"""Rules for `plan.yml` and the agreed versions."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import Data, Problem, Severity, repeated, rule, twice, unknown
from actionplan.model.agreed import Agreed
from actionplan.model.identity import Identity
from actionplan.yamlfiles import Document


@rule("plan.sections.number:twice", "plan.sections.number:reserved", "plan.sections:without-areas")
def _sections(data: Data) -> Iterator[Problem]:
    for identity, document, _ in data.each("plan", Identity):
        numbers = [section.number for section in identity.sections]
        for place, number in repeated(numbers):
            yield twice(
                document,
                ("sections", place, "number"),
                "plan.sections.number:twice",
                f'section "{number}"',
                hint="Type another number for one of the two.",
            )
        for place, number in enumerate(numbers):
            path = ("sections", place, "number")
            if number.casefold() == "index":
                yield document.problem(
                    path,
                    "plan.sections.number:reserved",
                    '"index" cannot be a number',
                    "Choose another.",
                )
            if not data.plan.by_section.get(number) and data.whole("area"):
                yield document.problem(
                    path,
                    "plan.sections:without-areas",
                    f'no area names section "{number}"',
                    f'An area belongs to it by a line: section: "{number}"',
                    severity=Severity.WARNING,
                )


@rule(
    "plan.version:missing",
    "plan.as_at:missing",
    "plan.document.title:missing",
    "plan.version:superseded",
    "plan.version:without-facts",
    "plan.as_at:not-of-version",
    "agreed.document:missing",
)
def _version(data: Data) -> Iterator[Problem]:
    """The version stands in one place: the newest file in `agreed/`, or `plan.yml` where there is none."""
    if not data.whole("agreed"):
        return
    versions = [(one, document) for one, document, _ in data.each("agreed", Agreed)]
    latest, file = next((one for one in versions if one[0] is data.plan.latest), (None, None))
    for identity, document, _ in data.each("plan", Identity):
        if latest is None or file is None:
            yield from _unstated(identity, document)
        elif identity.version == latest.version:
            if identity.as_at not in ("", latest.as_at):
                name = "plan.as_at:not-of-version"
                message = f"version {latest.version} is of {latest.as_at}, as {file.name} says"
                yield document.problem(("as_at",), name, message, "Delete the line.")
        elif data.plan.identity.version != latest.version:
            message = f"the facts of version {identity.version} are not kept: agreed/ has no file"
            hint = "run.py new version writes it; so does the guide to publishing a new version."
            name = "plan.version:without-facts"
            yield document.problem(
                ("version",), name, message, hint, severity=Severity.WARNING, key=True
            )
        elif identity.version:
            message = f"{file.name} is newer: the site shows version {latest.version}"
            hint = "Delete the lines version and as_at here."
            name = "plan.version:superseded"
            yield document.problem(
                ("version",), name, message, hint, severity=Severity.WARNING, key=True
            )
        named = latest is not None and latest.document is not None
        if not named and file and identity.version not in ("", data.plan.identity.version):
            name = "agreed.document:missing"
            message = "the document of this version is not named; plan.yml names that of another"
            hint = "Paste these lines below as_at, and type its title behind title:, as printed."
            lines = ("document:", "  title:")
            yield file.problem(("version",), name, message, hint, key=True, paste=lines)
        elif not named and not identity.document.title:
            yield _line(document, ("document",), "title", "The title of the document, as printed")


def _unstated(identity: Identity, document: Document) -> Iterator[Problem]:
    if not identity.version:
        yield _line(document, (), "version", 'Its version, in quotes: "1"')
    if not identity.as_at:
        yield _line(document, (), "as_at", "The month of that version: 2019-02")


def _line(document: Document, at: tuple[str, ...], key: str, about: str) -> Problem:
    name = ".".join(("plan", *at, key))
    hint = f"Type a line: {key}: ... ({about})"
    return document.problem(at, f"{name}:missing", f'"{key}" is missing', hint, key=bool(at))


@rule("plan.edition:half-adopted", "plan.edition:of-another-version", "plan.inspection:dates")
def _dates(data: Data) -> Iterator[Problem]:
    for identity, document, _ in data.each("plan", Identity):
        edition = identity.edition
        if (edition.adopted_by is None) != (edition.adopted_on is None):
            given = "adopted_by" if edition.adopted_by else "adopted_on"
            message = "adopted_by and adopted_on go together"
            path = ("edition", given)
            yield document.problem(
                path, "plan.edition:half-adopted", message, "Type both, or neither.", key=True
            )
        elif edition.adopted_on and not data.plan.adopted:
            shown = data.plan.identity
            message = f"the edition was adopted before version {shown.version} ({shown.as_at})"
            hint = "Type who adopted it and when once that is so again; the site says: not adopted."
            name = "plan.edition:of-another-version"
            path = ("edition", "adopted_on")
            yield document.problem(path, name, message, hint, severity=Severity.WARNING)
        if identity.inspection and identity.inspection.last < identity.inspection.start:
            yield document.problem(
                ("inspection", "to"),
                "plan.inspection:dates",
                "the inspection ends before it begins",
                "Exchange from and to.",
            )


@rule(
    "agreed.version:file-name",
    "agreed.version:reserved",
    "agreed.areas.section:unknown-section",
    "agreed.areas.actions.leads:unknown-body",
    "agreed.areas.actions.oversight:unknown-body",
)
def _agreed(data: Data) -> Iterator[Problem]:
    for agreed, document, _ in data.each("agreed", Agreed):
        stem = document.name.rsplit("/", 1)[-1][:-4]
        if agreed.version != stem:
            message = f'the version is "{agreed.version}", and the file is called {stem}.yml'
            yield document.problem(
                ("version",),
                "agreed.version:file-name",
                message,
                f'Type version: "{stem}", or rename the file.',
            )
        if agreed.version.casefold() == "index":
            message = '"index" cannot be a version'
            yield document.problem(
                ("version",), "agreed.version:reserved", message, "Choose another."
            )
        for ref, area in agreed.areas.items():
            if area.section not in data.section_numbers:
                path = ("areas", ref, "section")
                yield unknown(
                    document,
                    path,
                    "agreed.areas.section:unknown-section",
                    area.section,
                    data.section_numbers,
                )
            for number, action in area.actions.items():
                for field, ids in (("leads", action.leads), ("oversight", action.oversight)):
                    for place, body in enumerate(ids):
                        if body not in data.body_ids:
                            at = ("areas", ref, "actions", str(number), field, place)
                            name = f"agreed.areas.actions.{field}:unknown-body"
                            yield unknown(document, at, name, body, data.body_ids)


RULES = (_sections, _version, _dates, _agreed)
