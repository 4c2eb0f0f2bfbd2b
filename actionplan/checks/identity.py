"""Rules for `plan.yml` and the agreed versions."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import Data, Problem, Severity, repeated, rule, twice, unknown
from actionplan.model.agreed import Agreed
from actionplan.model.identity import Identity


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


@rule("plan.edition:half-adopted", "plan.inspection:dates")
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
        if identity.inspection and identity.inspection.end < identity.inspection.start:
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


RULES = (_sections, _dates, _agreed)
