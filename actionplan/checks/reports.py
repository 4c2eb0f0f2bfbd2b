"""Rules for reports of progress and for updates."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import Data, Problem, Severity, own_name, rule, unknown
from actionplan.model import NOT_REPORTED, STATES, Area, Report, Update
from actionplan.yamlfiles import Document, Path

_AT = "area.actions.reports"


def _each(data: Data) -> Iterator[tuple[Report, Document, Path]]:
    for area, document, _ in data.each("area", Area):
        for number, action in enumerate(area.actions):
            for place, report in enumerate(action.reports):
                yield report, document, ("actions", number, "reports", place)


@rule(
    f"{_AT}.by:unknown-body",
    f"{_AT}.by:who",
    f"{_AT}.stated_in:unknown-version",
    f"{_AT}.date:not-of-version",
)
def _who(data: Data) -> Iterator[Problem]:
    versions = {data.plan.identity.version: data.plan.identity.as_at}
    versions |= {one.version: one.as_at for one in data.plan.agreed}
    for report, document, at in _each(data):
        if (report.by is None) == (report.stated_in is None):
            given = "both by and stated_in" if report.by else "neither by nor stated_in"
            message = f"the report has {given}"
            hint = (
                "Type by: with the id of the body that reported it. "
                "Only what the plan itself says has stated_in: with its version."
            )
            path = (*at, "stated_in") if report.by else at
            yield document.problem(path, f"{_AT}.by:who", message, hint, key=True)
        if report.by is not None and report.by not in data.deciders:
            yield unknown(document, (*at, "by"), f"{_AT}.by:unknown-body", report.by, data.deciders)
        if report.stated_in is not None and report.stated_in not in versions:
            name = f"{_AT}.stated_in:unknown-version"
            yield unknown(document, (*at, "stated_in"), name, report.stated_in, versions)
        elif report.stated_in is not None and str(report.date) != versions[report.stated_in]:
            month = versions[report.stated_in]
            message = f"version {report.stated_in} is of {month}, and so is what it says"
            name = f"{_AT}.date:not-of-version"
            yield document.problem((*at, "date"), name, message, f"Type date: {month}")


@rule(
    f"{_AT}.state:missing",
    f"{_AT}.text:missing",
    f"{_AT}.rating:unknown-rating",
    f"{_AT}.state:of-impact",
    f"{_AT}.replaced_by:missing",
    f"{_AT}.replaced_by:not-replaced",
    f"{_AT}.replaced_by:unknown-action",
)
def _state(data: Data) -> Iterator[Problem]:
    for report, document, at in _each(data):
        ratings = data.plan.identity.ratings
        if report.rating is not None and report.rating not in ratings:
            path = (*at, "rating")
            yield unknown(document, path, f"{_AT}.rating:unknown-rating", report.rating, ratings)
        if report.about == "delivery" and report.state is None and report.rating is None:
            message = "the report does not say how far the work had come"
            choices = ", ".join(state for state in STATES if state != NOT_REPORTED)
            hint = (
                f"Type state: and one of: {choices}. A report of effects has about: impact instead."
            )
            yield document.problem(at, f"{_AT}.state:missing", message, hint)
        if report.text is None and (report.rating is None or report.about == "impact"):
            stands = (*at, "text") in document.keys
            message = f'"text" {"has no value" if stands else "is missing"}'
            line = "it behind the colon" if stands else "a line"
            hint = (
                f"Type {line}: text: ... (What was reported, in a few sentences). "
                "Only a report on delivery that gives a rating may leave it out."
            )
            path = (*at, "text") if stands else at
            yield document.problem(path, f"{_AT}.text:missing", message, hint, key=stands)
        if report.about == "impact" and report.state is not None:
            message = "a report about impact says nothing of delivery"
            hint = "Delete the line, and report the state of the work in a report of its own."
            yield document.problem(
                (*at, "state"), f"{_AT}.state:of-impact", message, hint, key=True
            )
        if report.state == "replaced by" and report.replaced_by is None:
            message = "the report does not say which action took its place"
            hint = 'Type a line: replaced_by: "1.1.1" (the reference of that action)'
            yield document.problem((*at, "state"), f"{_AT}.replaced_by:missing", message, hint)
        if report.replaced_by is None:
            continue
        if report.state != "replaced by":
            message = f'the state is "{report.state or "left out"}", so nothing took its place'
            name = f"{_AT}.replaced_by:not-replaced"
            hint = "Delete the line, or type state: replaced by"
            yield document.problem((*at, "replaced_by"), name, message, hint, key=True)
        if report.replaced_by not in data.action_ids:
            name = f"{_AT}.replaced_by:unknown-action"
            path = (*at, "replaced_by")
            yield unknown(document, path, name, report.replaced_by, data.action_ids)


@rule(f"{_AT}.evidence:missing", f"{_AT}.evidence:incomplete", f"{_AT}.evidence:none-of-impact")
def _evidence(data: Data) -> Iterator[Problem]:
    for report, document, at in _each(data):
        column = document.mark((*at, "date"), key=True).column - 1
        lines = ["evidence:", "  - title:", "    date:", "    holder:"]
        paste = [f"{' ' * column}{line}" for line in lines]
        rating = data.plan.identity.ratings.get(report.rating or "")
        done = "done" in (report.state, rating.state if rating and not report.state else None)
        if not report.evidence and report.stated_in is None and done:
            message = '"done" needs evidence'
            hint = (
                "Paste these lines below the date, and fill them in: the paper that shows it and "
                "who holds it. Or type - address: with the address of a page that shows it."
            )
            name = f"{_AT}.evidence:missing"
            path = (*at, "state" if report.state else "rating")
            yield document.problem(path, name, message, hint, paste=paste)
        if not report.evidence and report.stated_in is None and report.about == "impact":
            message = "nothing is named on which this report of impact rests"
            hint = "Paste these lines below the date, and fill them in."
            name = f"{_AT}.evidence:none-of-impact"
            yield document.problem(at, name, message, hint, paste=paste, severity=Severity.WARNING)
        for place, one in enumerate(report.evidence):
            if one.lacks:
                message = f"this evidence has no address and no {' or '.join(one.lacks)}"
                hint = (
                    "Type the address, or of a paper that is not public its title, date and holder."
                )
                path = (*at, "evidence", place)
                yield document.problem(path, f"{_AT}.evidence:incomplete", message, hint)


@rule("update.id:file-name", "update.id:reserved", "update.refs:unknown-reference")
def _updates(data: Data) -> Iterator[Problem]:
    known = data.refs | data.action_ids
    for update, document, _ in data.each("update", Update):
        yield from own_name(document, "update", update.id)
        for place, ref in enumerate(update.refs):
            if ref not in known:
                path = ("refs", place)
                yield unknown(document, path, "update.refs:unknown-reference", ref, known)


RULES = (_who, _state, _evidence, _updates)
