"""Rules for `briefings/`."""

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
from actionplan.indexes import briefings as about
from actionplan.model.area import Area
from actionplan.model.briefing import Briefing, Claim
from actionplan.yamlfiles import Document, Path

CLAIMS = ("background", "why", "found", "changes", "asks", "more")


def _claims(briefing: Briefing) -> Iterator[tuple[str, Path, Claim]]:
    """Every statement with the name of its field and its place."""
    yield "in_short", ("in_short",), briefing.in_short
    for field in CLAIMS:
        for place, claim in enumerate(getattr(briefing, field)):
            yield field, (field, place), claim


@rule(
    "briefing.id:file-name",
    "briefing.id:reserved",
    "briefing.audience:unknown-role",
    "briefing.topic:unknown-topic",
)
def _names(data: Data) -> Iterator[Problem]:
    identity = data.plan.identity
    for briefing, document, _ in data.each("briefing", Briefing):
        yield from own_name(document, "briefing", briefing.id)
        for place, role in enumerate(briefing.audience):
            if role not in identity.roles:
                yield unknown(
                    document,
                    ("audience", place),
                    "briefing.audience:unknown-role",
                    role,
                    identity.roles,
                )
        if briefing.topic not in identity.topics:
            yield unknown(
                document,
                ("topic",),
                "briefing.topic:unknown-topic",
                briefing.topic,
                identity.topics,
            )


@rule(
    "briefing.areas:unknown-area",
    "briefing.areas:twice",
    *(f"briefing.{field}.refs:unknown-reference" for field in ("in_short", *CLAIMS)),
    "briefing.promised.action:unknown-action",
)
def _references(data: Data) -> Iterator[Problem]:
    known = data.refs | data.action_ids
    for briefing, document, _ in data.each("briefing", Briefing):
        for place, ref in enumerate(briefing.areas):
            if ref not in data.refs:
                yield unknown(
                    document, ("areas", place), "briefing.areas:unknown-area", ref, data.refs
                )
        for place, ref in repeated(briefing.areas):
            yield twice(document, ("areas", place), "briefing.areas:twice", f'"{ref}"')
        for field, path, claim in _claims(briefing):
            for place, ref in enumerate(claim.refs):
                if ref not in known:
                    name = f"briefing.{field}.refs:unknown-reference"
                    yield unknown(document, (*path, "refs", place), name, ref, known)
        for place, promise in enumerate(briefing.promised):
            if promise.action not in data.action_ids:
                path = ("promised", place, "action")
                yield unknown(
                    document,
                    path,
                    "briefing.promised.action:unknown-action",
                    promise.action,
                    data.action_ids,
                )


@rule("briefing.promised:incomplete")
def _promises(data: Data) -> Iterator[Problem]:
    for briefing, document, _ in data.each("briefing", Briefing):
        for place, promise in enumerate(briefing.promised):
            yield from incomplete(
                document,
                ("promised", place),
                "briefing.promised:incomplete",
                promise,
                {"owner": '"..."', "published": "YYYY-MM-DD"},
            )


@rule("briefing.in_short:too-long", "briefing:too-long")
def _lengths(data: Data) -> Iterator[Problem]:
    for briefing, document, _ in data.each("briefing", Briefing):
        short = len(briefing.in_short.text.split())
        if short > about.MOST_WORDS_IN_SHORT:
            most = about.MOST_WORDS_IN_SHORT
            message = (
                f'"in_short" has {short} words, and at most {most} fit the first screen of a phone'
            )
            yield document.problem(
                ("in_short", "text"), "briefing.in_short:too-long", message, "Shorten it."
            )
        if not _whole(data, briefing):
            continue
        words = about.words(data.plan, briefing)
        if words > about.MOST_WORDS:
            message = (
                f"the briefing has {words} words, more than can be read aloud ({about.MOST_WORDS})"
            )
            yield document.problem((), "briefing:too-long", message, "Shorten it, or make two.")


def _whole(data: Data, briefing: Briefing) -> bool:
    """Whether everything that the briefing refers to could be read."""
    return all(promise.action in data.plan.actions for promise in briefing.promised) and all(
        body in data.plan.bodies
        for promise in briefing.promised
        for body in data.plan.actions[promise.action].action.leads
    )


@rule("briefing.approved:none", "briefing.approved:lapsed")
def _approvals(data: Data) -> Iterator[Problem]:
    for briefing, document, _ in data.each("briefing", Briefing):
        digest = about.digest(data.plan, briefing)
        paste = f'approved: {{by: "...", on: YYYY-MM-DD, digest: {digest}}}'
        if briefing.approved is None:
            message = "nobody has approved this briefing, so it is marked as a draft"
            yield _warning(
                document,
                ("id",),
                "briefing.approved:none",
                message,
                f"When it is approved, type: {paste}",
            )
        elif not about.approval(data.plan, briefing):
            message = (
                "the approval has lapsed: the text, or a fact on which it rests, has changed since"
            )
            hint = f"When it is approved again, type: {paste}"
            yield _warning(
                document, ("approved", "digest"), "briefing.approved:lapsed", message, hint
            )


@rule("briefing.approved.review:not-later", "briefing.approved.review:passed")
def _reviews(data: Data) -> Iterator[Problem]:
    path = ("approved", "review")
    for briefing, document, _ in data.each("briefing", Briefing):
        given = briefing.approved
        if given is None or given.review is None:
            continue
        if given.review <= given.on:
            message = f"the next review must come after the approval: {given.review.isoformat()}"
            hint = f"Type a day after {given.on.isoformat()}: review: YYYY-MM-DD"
            yield document.problem(path, "briefing.approved.review:not-later", message, hint)
        elif data.today and data.today > given.review and about.approval(data.plan, briefing):
            message = f"this briefing was to be looked at again by {given.review.isoformat()}"
            hint = (
                "Look at it. Once it is approved again, "
                f"type on: {data.today.isoformat()} and a later review: YYYY-MM-DD"
            )
            yield _warning(document, path, "briefing.approved.review:passed", message, hint)


@rule("area.ref:no-briefing")
def _covered(data: Data) -> Iterator[Problem]:
    if not data.plan.briefings or not data.whole("briefing"):
        return
    covered = {ref for briefing in data.plan.briefings for ref in briefing.areas}
    left = [
        (area.ref, document)
        for area, document, _ in data.each("area", Area)
        if area.ref not in covered
    ]
    if left:
        # One for all of them: the first briefing of a plan leaves all other areas without.
        message = f"no briefing covers {', '.join(ref for ref, _ in left)}"
        hint = "Add each to the areas of a briefing."
        yield _warning(left[0][1], ("ref",), "area.ref:no-briefing", message, hint)


def _warning(document: Document, path: Path, name: str, message: str, hint: str) -> Problem:
    return document.problem(path, name, message, hint, severity=Severity.WARNING)


RULES = (_names, _references, _promises, _lengths, _approvals, _reviews, _covered)
