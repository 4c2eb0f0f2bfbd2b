"""The document set beside our edition: facts, names and numbers that either lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplan.changes.words import reworded
from actionplan.importing.markup import clean
from actionplan.importing.naming import Concepts, names, numbers, says
from actionplan.indexes.words import word_pattern
from actionplan.model import Action, Area, Plan


@dataclass(frozen=True)
class Difference:
    """One thing that the document and our edition do not share."""

    where: str
    """The area or action; empty for the plan as a whole."""
    what: str
    """What differs, in one sentence."""
    note: str = ""
    """The note of the edition that explains it; empty if none does."""


def compare(document: Plan, edition: Plan) -> list[Difference]:
    """Every difference between the document and our edition.

    Where the words of the edition are the agreed ones, its texts are compared as texts; else what
    they name.

    Args:
        document: the plan as imported, in its official wording.
        edition: the plan as published.
    """
    concepts = Concepts(edition)
    agreed = edition.identity.edition.wording == "agreed"
    found = list(_acronyms(document, edition))
    refs = dict.fromkeys([*document.by_ref, *edition.by_ref])
    for ref in refs:
        theirs, ours = document.by_ref.get(ref), edition.by_ref.get(ref)
        if theirs is None and ours and ours.over:
            continue
        if theirs is None or ours is None:
            lacking = "the document" if theirs is None else "our edition"
            found.append(Difference(ref, f"{lacking} lacks this area"))
            continue
        found += _facts(theirs, ours)
        found += _texts(theirs, ours) if agreed else ()
        found += [] if agreed else _Words(theirs, ours, concepts, tuple(refs)).differences()
    return found


def _acronyms(document: Plan, edition: Plan) -> Iterator[Difference]:
    theirs = {one.acronym: one for one in document.acronyms if one.in_plan_list}
    ours = {one.acronym: one for one in edition.acronyms if one.in_plan_list}
    for name in dict.fromkeys([*theirs, *ours]):
        if name not in ours or name not in theirs:
            lacking = "our list of acronyms" if name not in ours else "the document's list"
            yield Difference("", f"{lacking} lacks {name}")
        elif theirs[name].expansions != ours[name].expansions:
            yield Difference("", f"{name} stands for something else in the document's list")


def area_texts(area: Area) -> list[str]:
    """Every text of an area that comes from the document, or is our wording of it."""
    texts = list(area.findings)
    for action in area.actions:
        texts += [action.text, *action.items]
        texts += [text for text in (action.after, action.impact, action.scrutiny) if text]
    return texts


def area_notes(area: Area) -> list[str]:
    """Every note of an area and its actions."""
    return [*area.notes, *(note for action in area.actions for note in action.notes)]


def _facts(theirs: Area, ours: Area) -> Iterator[Difference]:
    ref = ours.ref
    yield from _field(ref, "section", theirs.section, ours.section)
    yield from _field(ref, "number of findings", len(theirs.findings), len(ours.findings))
    yield from _field(ref, "references in the findings", theirs.see_also, ours.see_also)
    known = {action.id: action for action in ours.actions}
    for action in theirs.actions:
        action_id = theirs.full_id(action)
        if action.id not in known:
            yield Difference(action_id, "our edition lacks this action")
        else:
            yield from _action_facts(action_id, action, known.pop(action.id))
    for number, action in known.items():
        if not action.ended:
            yield Difference(f"{ref}.{number}", "the document lacks this action")


def _action_facts(where: str, theirs: Action, ours: Action) -> Iterator[Difference]:
    for name, field in (
        ("leads", "leads"),
        ("timescale", "due"),
        ("timescale in words", "timescale"),
        ("oversight", "oversight"),
        ("references to other areas", "see_also"),
        ("blank cells that are carried down", "shared_from"),
    ):
        yield from _field(where, name, getattr(theirs, field), getattr(ours, field))
    if theirs.owners:  # a document without roles says nothing of them
        yield from _field(where, "roles", _roles(theirs), _roles(ours))
    # Whoever reported it: a later document may print a rating that is known.
    given = {str(one.period): one.rating for one in ours.reports}
    for report in theirs.reports:
        what = f"rating on {report.period.label}" if report.period else "rating"
        yield from _field(where, what, report.rating, given.get(str(report.period)))
    yield from _field(where, "number of items in the list", len(theirs.items), len(ours.items))
    for name in ("impact", "scrutiny"):
        said, given = getattr(theirs, name), getattr(ours, name)
        if bool(said) != bool(given):
            lacking = "our edition" if said else "the document"
            explained = _explained(said.rstrip("."), ours.notes) if said else ""
            yield Difference(where, f"{lacking} has no {name} here", explained)


def _texts(theirs: Area, ours: Area) -> Iterator[Difference]:
    """Texts that differ in a word, where both have the agreed words."""
    known = {action.id: action for action in ours.actions}
    for number, (said, given) in enumerate(zip(theirs.findings, ours.findings, strict=False), 1):
        yield from _text(ours.ref, f"finding {number}", said, given)
    for action in theirs.actions:
        for name in ("text", "items", "after", "impact", "scrutiny"):
            said, given = getattr(action, name), getattr(known.get(action.id, action), name)
            if isinstance(said, tuple):
                said, given = " ".join(said), " ".join(given)
            if said and given:
                yield from _text(theirs.full_id(action), name, said, given)


def _text(where: str, name: str, said: str, given: str) -> Iterator[Difference]:
    if clean(said) != clean(given):
        yield Difference(
            where, f"{name} reworded {reworded(clean(given), clean(said))} in the document"
        )


def _roles(action: Action) -> tuple[str, ...]:
    return tuple(f"{role} in {body}" for body, role in sorted(action.owners.items()))


def _field(where: str, name: str, theirs: object, ours: object) -> Iterator[Difference]:
    if theirs != ours:
        yield Difference(
            where, f"{name}: {_shown(theirs)} in the document, {_shown(ours)} in our edition"
        )


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, dict):
        return ", ".join(f"{name} from {source}" for name, source in value.items()) or "none"
    return "none" if value is None else str(value)


def _explained(words: str, notes: Iterable[str]) -> str:
    """The note that has the words, capitals aside."""
    return next((note for note in notes if words.casefold() in note.casefold()), "")


class _Words:
    """What the texts of one area name, in the document and in our edition."""

    def __init__(self, theirs: Area, ours: Area, concepts: Concepts, refs: tuple[str, ...]) -> None:
        self.ref = ours.ref
        self.concepts = concepts
        self.refs = refs
        self.document = " . ".join(area_texts(theirs))
        self.edition = " . ".join(area_texts(ours))
        self.notes = [ours.title, *area_notes(ours)]
        self.cells = {
            f"body {body}"
            for action in theirs.actions
            for body in (*action.leads, *action.oversight)
        }

    def differences(self) -> Iterator[Difference]:
        """Acronyms, bodies, terms, names and numbers that either lacks."""
        theirs, rest = self.concepts.of(self.document)
        ours, our_rest = self.concepts.of(self.edition)
        theirs, ours = theirs | self.cells, ours | self.cells
        for concept in sorted(theirs - ours):
            yield from self._lacks(
                "our edition", self.concepts.labels[concept], self.edition, concept
            )
        for concept in sorted(ours - theirs):
            yield from self._lacks("the document", self.concepts.labels[concept], self.document)
        for name in sorted(names(rest)):
            yield from self._lacks("our edition", name, self.edition)
        for name in sorted(names(our_rest)):
            yield from self._lacks("the document", name, self.document)
        yield from self._numbers()

    def _lacks(self, who: str, name: str, text: str, concept: str = "") -> Iterator[Difference]:
        if says(text, name) if " " in name else word_pattern((name,)).search(text):
            return
        noted = [
            note
            for note in self.notes
            if says(note, name) or (concept and concept in self.concepts.of(note)[0])
        ]
        yield Difference(self.ref, f"{who} lacks {name}", noted[0] if noted else "")

    def _numbers(self) -> Iterator[Difference]:
        theirs, ours = numbers(self.document, self.refs), numbers(self.edition, self.refs)
        for number in sorted(theirs ^ ours):
            who = "our edition" if number in theirs else "the document"
            noted = [note for note in self.notes if number in numbers(note, ())]
            yield Difference(
                self.ref, f"{who} lacks the number {number}", noted[0] if noted else ""
            )


def as_text(differences: list[Difference], known: str) -> str:
    """The comparison as a person reads it.

    Args:
        differences: what was found.
        known: the sentence on whether the file is the document that the plan names.
    """
    plain = [one for one in differences if not one.note]
    noted = [one for one in differences if one.note]
    lines = [known, "", f"{len(plain)} differences that no note explains."]
    lines += [f"  {one.where or 'plan'}: {one.what}" for one in plain]
    lines += ["", f"{len(noted)} differences that a note of our edition explains."]
    lines += [f"  {one.where or 'plan'}: {one.what}\n      note: {one.note}" for one in noted]
    return "\n".join(lines) + "\n"
