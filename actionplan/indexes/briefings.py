"""Look-ups for briefings and pathways: what covers what, what is read aloud, whether it is approved."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Set
from dataclasses import dataclass

from actionplan.indexes.versions import as_agreed, due_as_agreed
from actionplan.indexes.words import Texts, forms, prose, word_pattern
from actionplan.model.area import Area
from actionplan.model.briefing import PARTS, Approval, Briefing, Claim
from actionplan.model.due import month_label
from actionplan.model.identity import Role
from actionplan.model.pathway import Pathway
from actionplan.model.plan import Plan
from actionplan.model.words import Acronym

READ_ALOUD = 183
"""Words a minute read aloud (Brysbaert 2019, Journal of Memory and Language 109)."""
MINUTES = 7
MOST_WORDS = 1200
MOST_WORDS_IN_SHORT = 45

HEADINGS = {
    "background": "Background",
    "why": "Why it matters",
    "found": "What inspectors found",
    "changes": "What the plan set out to change",
    "asks": "What the plan asks of you",
    "questions": "Questions for your team",
    "more": "Find out more and get help",
}
NOTHING_ASKED = "The plan asks nothing of practitioners here."


@dataclass(frozen=True)
class Part:
    """One of the seven parts of a briefing, as it is read."""

    name: str
    number: int
    heading: str
    claims: tuple[Claim, ...]
    questions: tuple[str, ...] = ()


def parts(plan: Plan, briefing: Briefing) -> tuple[Part, ...]:
    """The seven parts in order, with the sentences that the site adds to them."""
    return tuple(_part(plan, briefing, number, name) for number, name in enumerate(PARTS, 1))


def _part(plan: Plan, briefing: Briefing, number: int, name: str) -> Part:
    headings = {str(part): heading for part, heading in briefing.headings.items()}
    heading = headings.get(name) or (_found(plan) if name == "found" else HEADINGS[name])
    if name == "questions":
        return Part(name, number, heading, (), briefing.questions)
    claims: tuple[Claim, ...] = getattr(briefing, name)
    if name == "asks" and not claims:
        claims = (Claim(text=NOTHING_ASKED, refs=briefing.areas),)
    if name == "more":
        claims = (*claims, *(_promised(plan, briefing)))
    return Part(name, number, heading, claims)


def _found(plan: Plan) -> str:
    """The usual heading of the part on findings: "What inspectors found in July 2018"."""
    inspection = plan.identity.inspection
    when = f" in {month_label(f'{inspection.start:%Y-%m}')}" if inspection else ""
    return f"{plan.identity.words.findings}{when}"


def _promised(plan: Plan, briefing: Briefing) -> tuple[Claim, ...]:
    """What the plan itself promises on the topic, and that this briefing is not that.

    Whom the plan asked, and by when, is what its latest version says, whatever changed since.
    """
    found = []
    for promise in briefing.promised:
        action = plan.actions[promise.action].action
        asked = [plan.bodies.get(body) for body in as_agreed(plan, action, "leads")]
        leads = " and ".join(body.brief for body in asked if body) or "nobody by name"
        due = due_as_agreed(plan, action)
        by = f" by {due.label}" if due else ""
        text = f"The plan asked {leads} for {promise.what}{by}. It does not say {promise.silent}."
        found.append(Claim(text=text, refs=(promise.action,)))
    return tuple(found)


def read_aloud(plan: Plan, briefing: Briefing) -> tuple[str, ...]:
    """Everything that is read aloud: "In short" and the seven parts, without headings and references."""
    texts = [briefing.in_short.text]
    for part in parts(plan, briefing):
        texts += [claim.text for claim in part.claims]
        texts += part.questions
    return tuple(texts)


def words(plan: Plan, briefing: Briefing) -> int:
    """How many words a briefing has when read aloud."""
    return sum(len(text.split()) for text in read_aloud(plan, briefing))


def minutes(plan: Plan, briefing: Briefing) -> int:
    """How many minutes it takes to read aloud, to the nearest whole one."""
    return max(1, round(words(plan, briefing) / READ_ALOUD))


def digest(plan: Plan, briefing: Briefing) -> str:
    """Digest of a briefing's text and of the facts that it cites (SHA-256).

    An approval names the digest that it was given for, so it lapses when either changes. A report
    of progress changes neither, nor does a key that a later release adds and nobody has filled.
    """
    own = briefing.model_dump(
        mode="json",
        exclude_defaults=True,
        exclude={"approved": True, "promised": {"__all__": {"address", "owner", "published"}}},
    )
    cited = {ref for claim in claims(briefing) for ref in claim.refs}
    refs = sorted({*cited, *briefing.areas, *(promise.action for promise in briefing.promised)})
    facts = {}
    for ref in refs:
        if ref in plan.by_ref:
            reports = {"actions": {"__all__": {"reports"}}}
            facts[ref] = plan.by_ref[ref].model_dump_json(exclude_defaults=True, exclude=reports)
        elif ref in plan.actions:
            action = plan.actions[ref].action
            facts[ref] = action.model_dump_json(exclude_defaults=True, exclude={"reports"})
    text = json.dumps([own, facts], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def approval(plan: Plan, briefing: Briefing) -> Approval | None:
    """The approval of a briefing, if it is approved as it stands."""
    given = briefing.approved
    return given if given and given.digest == digest(plan, briefing) else None


def reviews(plan: Plan) -> tuple[tuple[datetime.date, Briefing], ...]:
    """The approved briefings that are to be looked at again, each with the day by which, earliest first."""
    found = [
        (one.approved.review, one)
        for one in plan.briefings
        if one.approved and one.approved.review and approval(plan, one)
    ]
    return tuple(sorted(found, key=lambda pair: pair[0]))


def claims(briefing: Briefing) -> tuple[Claim, ...]:
    """Every statement that a briefing makes of the plan."""
    return (
        briefing.in_short,
        *briefing.background,
        *briefing.why,
        *briefing.found,
        *briefing.changes,
        *briefing.asks,
        *briefing.more,
    )


def acronyms_in(plan: Plan, texts: tuple[str, ...]) -> tuple[Acronym, ...]:
    """The acronyms that stand in any of the texts, in the order of the alphabet."""
    text = Texts({"": " ".join(texts)})
    found = [acronym for acronym in plan.acronyms if text.with_any(forms(acronym))]
    return tuple(sorted(found, key=lambda acronym: acronym.acronym.casefold()))


def covering(plan: Plan, ref: str) -> tuple[Briefing, ...]:
    """The briefings that cover an area."""
    return plan.briefings_on.get(ref, ())


def covering_any(plan: Plan, refs: Set[str]) -> list[Briefing]:
    """The briefings that cover any of some areas, in the plan's order."""
    return [one for one in plan.briefings if not refs.isdisjoint(one.areas)]


def pathways_through(plan: Plan, ref: str) -> tuple[Pathway, ...]:
    """The pathways that draw on an area."""
    return plan.pathways_on.get(ref, ())


def areas_for(plan: Plan, role: Role) -> tuple[Area, ...]:
    """The areas whose text names a role by one of its words."""
    if not role.words:
        return ()
    acronyms = tuple(word for word in role.words if word.isupper())
    others = tuple(word for word in role.words if not word.isupper())
    return tuple(
        area
        for area in plan.areas
        if _named(area, acronyms, 0) or _named(area, others, re.IGNORECASE)
    )


def _named(area: Area, words: tuple[str, ...], flags: int) -> bool:
    return bool(words) and word_pattern(words, flags).search(" ".join(prose(area))) is not None
