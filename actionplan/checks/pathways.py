"""Rules for `pathways/`: steps that lead nowhere, go round for ever, or are never reached."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import (
    Data,
    Problem,
    Severity,
    incomplete,
    own_name,
    repeated,
    rule,
    twice,
    unknown,
)
from actionplan.model.pathway import Pathway


@rule(
    "pathway.id:file-name",
    "pathway.id:reserved",
    "pathway.roles:unknown-role",
    "pathway.areas:unknown-area",
    "pathway.areas:twice",
)
def _names(data: Data) -> Iterator[Problem]:
    roles = data.plan.identity.roles
    for pathway, document, _ in data.each("pathway", Pathway):
        yield from own_name(document, "pathway", pathway.id)
        for place, role in enumerate(pathway.roles):
            if role not in roles:
                yield unknown(document, ("roles", place), "pathway.roles:unknown-role", role, roles)
        for place, ref in enumerate(pathway.areas):
            if ref not in data.refs:
                yield unknown(
                    document, ("areas", place), "pathway.areas:unknown-area", ref, data.refs
                )
        for place, ref in repeated(pathway.areas):
            yield twice(document, ("areas", place), "pathway.areas:twice", f'"{ref}"')


@rule(
    "pathway.refs:unknown-reference",
    "pathway.steps.refs:unknown-reference",
    "pathway.steps.who:unknown-body",
)
def _references(data: Data) -> Iterator[Problem]:
    known = data.refs | data.action_ids
    for pathway, document, _ in data.each("pathway", Pathway):
        for place, ref in enumerate(pathway.refs):
            if ref not in known:
                yield unknown(
                    document, ("refs", place), "pathway.refs:unknown-reference", ref, known
                )
        for number, step in enumerate(pathway.steps):
            for place, ref in enumerate(step.refs):
                if ref not in known:
                    path = ("steps", number, "refs", place)
                    yield unknown(
                        document, path, "pathway.steps.refs:unknown-reference", ref, known
                    )
            for place, body in enumerate(step.who):
                if body not in data.body_ids:
                    path = ("steps", number, "who", place)
                    yield unknown(
                        document, path, "pathway.steps.who:unknown-body", body, data.body_ids
                    )


@rule("pathway.steps.id:twice", "pathway.steps.next.to:unknown-step", "pathway.steps:dead-end")
def _steps(data: Data) -> Iterator[Problem]:
    for pathway, document, _ in data.each("pathway", Pathway):
        ids = [str(step.id) for step in pathway.steps]
        for place, twin in repeated(ids):
            path = ("steps", place, "id")
            yield twice(document, path, "pathway.steps.id:twice", f"step {twin}")
        for place, step in enumerate(pathway.steps):
            for number, one in enumerate(step.next):
                if str(one.to) not in ids:
                    to = ("steps", place, "next", number, "to")
                    yield unknown(
                        document, to, "pathway.steps.next.to:unknown-step", str(one.to), ids
                    )
            if not step.next and not step.end:
                message = f"step {step.id} leads nowhere and is not marked as an end"
                hint = "Type a line: next: [{to: ...}], or: end: how it ends here"
                yield document.problem(
                    ("steps", place, "id"), "pathway.steps:dead-end", message, hint
                )


@rule("pathway.steps:unreachable", "pathway.steps:endless")
def _ways(data: Data) -> Iterator[Problem]:
    for pathway, document, _ in data.each("pathway", Pathway):
        onward = {step.id: [one.to for one in step.next] for step in pathway.steps}
        ends = {step.id for step in pathway.steps if step.end or not step.next}
        if not all(to in onward for tos in onward.values() for to in tos):
            continue
        reached = _reached(pathway.steps[0].id, onward)
        for place, step in enumerate(pathway.steps):
            path = ("steps", place, "id")
            if step.id not in reached:
                hint = f"Name it as next of another step: {{to: {step.id}}}"
                message = f"no step leads to step {step.id}"
                yield document.problem(path, "pathway.steps:unreachable", message, hint)
            elif not ends & _reached(step.id, onward):
                message = f"from step {step.id} the pathway goes round and never ends"
                yield document.problem(
                    path, "pathway.steps:endless", message, "Mark where it ends: end: how"
                )


def _reached(start: int, onward: dict[int, list[int]]) -> set[int]:
    """The steps that can be reached from one, itself included."""
    found: set[int] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += onward[here]
    return found


@rule("pathway.procedure:none", "pathway.procedure:incomplete")
def _procedures(data: Data) -> Iterator[Problem]:
    for pathway, document, _ in data.each("pathway", Pathway):
        yield from incomplete(
            document,
            ("procedure",),
            "pathway.procedure:incomplete",
            pathway.procedure,
            {"owner": '"..."', "checked": "YYYY-MM-DD"},
        )
        if pathway.procedure.address is None:
            message = (
                f"the partnership has not given the address of the procedure on {pathway.title}"
            )
            hint = 'Type: procedure: {address: "https://...", owner: "...", checked: YYYY-MM-DD}'
            yield document.problem(
                ("id",), "pathway.procedure:none", message, hint, severity=Severity.WARNING
            )


RULES = (_names, _references, _steps, _ways, _procedures)
