"""A document, imported: the records of every file, and the account of how they came about."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from actionplan.importing.drafts import AreaDraft
from actionplan.importing.front import read_front
from actionplan.importing.glossary import acronym_records, listed_acronyms
from actionplan.importing.ledger import Judgement, Ledger
from actionplan.importing.mapping import Mapping
from actionplan.importing.names import Names, Proposed
from actionplan.importing.outline import Outline, outline
from actionplan.importing.planfile import UNKNOWN_MONTH, plan_record
from actionplan.importing.ratings import Ratings
from actionplan.importing.records import Records
from actionplan.importing.repeats import drop_pages
from actionplan.importing.rows import Rows
from actionplan.importing.table import Reading, count_words
from actionplan.model import Body, Plan, natural
from actionplan.model.values import IDENTIFIER


@dataclass
class Imported:
    """What an import made, before anything is written."""

    reading: Reading
    ledger: Ledger
    plan: dict[str, Any] = field(default_factory=dict)
    areas: list[dict[str, Any]] = field(default_factory=list)
    agencies: list[dict[str, Any]] = field(default_factory=list)
    acronyms: list[dict[str, Any]] = field(default_factory=list)
    read: dict[str, Any] = field(default_factory=dict)
    """The areas and the ids of bodies as read, before anything that a person typed is kept."""
    kept: list[str] = field(default_factory=list)
    """A line for each thing that a person typed, that stays, and that the document says otherwise."""
    left: list[str] = field(default_factory=list)
    """Files of areas that the document does not have, and that stay, by path in the data folder."""
    lost: Counter[str] = field(default_factory=Counter)
    """Words of the document that are neither in the data nor in the report."""
    doubled: Counter[str] = field(default_factory=Counter)
    """Words of the document that are there more often than the document has them."""

    def remember(self) -> None:
        """Take down what was read: another import tells by it what a person has typed since."""
        bodies = [one["id"] for one in self.agencies]
        self.read = {"areas": copy.deepcopy(self.areas), "bodies": bodies}

    @property
    def owners(self) -> set[str]:
        """The references of all areas and actions."""
        return {area["ref"] for area in self.areas} | {
            f"{area['ref']}.{action['id']}" for area in self.areas for action in area["actions"]
        }

    @property
    def faults(self) -> list[Judgement]:
        """What has to be mended in the document before anything can be written."""
        return [one for one in self.ledger.judgements if one.kind == "fault"]


def import_document(reading: Reading, mapping: Mapping, known: Plan | None) -> Imported:
    """Make data of a document.

    Args:
        reading: the document.
        mapping: what is known of its headings.
        known: the plan whose bodies are known, and whose site the data is for.
    """
    ledger = Ledger()
    made = Imported(reading, ledger)
    for remark in reading.remarks:
        ledger.judge("form", reading.name, remark)
    parts = outline(reading, mapping, ledger)
    drop_pages(parts.pages, ledger)
    if not parts.pages:
        _no_table(parts, reading, ledger)
        return made
    front = read_front(parts.front, ledger)
    listed = listed_acronyms(parts.acronyms, ledger)
    names = Names(known.agencies if known else (), listed, mapping.bodies)
    names.weigh(_cells(parts), mapping.slashes)
    drafts = Rows(parts, names, mapping, ledger).read()
    for draft in drafts:
        draft.section = draft.section or re.split("[.-]", draft.ref)[0]
    columns = frozenset(name for page in parts.pages for name in page.columns.order if name)
    made.areas = Records(
        drafts, names, ledger, columns, merges=reading.merges, financial=mapping.financial
    ).make()
    _references(made.areas, [draft.place for draft in drafts], ledger)
    sections = _sections(parts, made.areas, ledger)
    refs = {draft.ref for draft in drafts}
    made.plan = plan_record(front, sections, refs, reading, known, ledger)
    made.agencies = _agencies(made.areas, names)
    _ratings(made, drafts, known, mapping.period)
    texts = [one.words for one in ledger.placed if one.field.split(":")[0] in made.owners]
    made.acronyms = acronym_records(listed, texts, refs, reading, names, ledger)
    made.lost, made.doubled = ledger.balance(reading)
    placed = count_words(
        one.words for one in ledger.placed if one.field.split(":")[0] in made.owners
    )
    held = area_words(made.areas)
    made.lost += placed - held
    made.doubled += held - placed
    made.remember()
    return made


def _ratings(made: Imported, drafts: list[AreaDraft], known: Plan | None, period: str) -> None:
    """Read the column of ratings, if a mapping file names one."""
    identity = known.identity if known else None
    version = (made.plan["version"], made.plan["as_at"])
    forms = identity.document.forms if identity else ()
    if identity and made.reading.sha256 in {form.sha256 for form in forms}:
        # What a person has mended in plan.yml.
        version = (identity.version, identity.as_at)
    stated = None if version[1] == UNKNOWN_MONTH else version
    defined = identity.ratings if identity else {}
    Ratings(defined, stated, period, made.ledger).read(drafts, made.areas)
    if any(action.get("reports") for area in made.areas for action in area["actions"]):
        made.plan["ratings"] = {name: one.model_dump() for name, one in defined.items()}


def _cells(parts: Outline) -> Iterator[str]:
    """The texts that may name bodies, in the columns of leads and oversight."""
    for page in parts.pages:
        places = [n for n, name in enumerate(page.columns.order) if name in ("leads", "oversight")]
        for row in page.rows:
            yield from (row.cells[place].lines for place in places if place < len(row.cells))


def area_words(areas: Iterable[dict[str, Any]]) -> Counter[str]:
    """The words of every text of some areas that comes from the document."""
    texts: list[str] = []
    for area in areas:
        texts += area.get("findings") or ()
        for action in area.get("actions") or ():
            texts += action.get("items") or ()
            texts += [action.get(name) or "" for name in ("text", "after", "impact", "scrutiny")]
    return count_words(texts)


def _no_table(parts: Outline, reading: Reading, ledger: Ledger) -> None:
    hint = (
        "The headings of a plan's table are those of a reference, an area for improvement (or "
        "finding) and an action; a mapping file names others."
    )
    if parts.near_headings:
        row, columns = parts.near_headings[0]
        lacking = ", ".join(columns.missing)
        known = zip(columns.order, columns.headings, strict=True)
        other = [f'"{heading}"' for name, heading in known if heading and name is None]
        unknown = f" Not known here: {', '.join(other)}." if other else ""
        first = f"{{{columns.missing[0]}: [{other[0] if other else '...'}]}}"
        typed = f" In a mapping file (--mapping FILE), type: columns: {first}"
        message = f"a heading row stands here, and no heading is known for: {lacking}.{unknown} {hint}{typed}"
        ledger.judge("fault", row.place, message)
    else:
        ledger.judge("fault", reading.name, f"no table of a plan was found. {hint}")


def _references(areas: list[dict[str, Any]], places: list[str], ledger: Ledger) -> None:
    """References that stand twice, that no file can be called, or that the sequence lacks."""
    if not areas:
        message = (
            "no row has a reference that looks like 4.12, A1 or AB1.2. In a mapping file (--mapping "
            'FILE), type its pattern, as for Rec-7: reference: "Rec-[0-9]+"'
        )
        ledger.judge("fault", "the tables", message)
    first: dict[str, str] = {}
    for area, place in zip(areas, places, strict=True):
        ref = area["ref"]
        if ref.casefold() in first:
            message = f"the reference {ref} stands here and at {first[ref.casefold()]}, over different rows"
            ledger.judge(
                "fault", place, f"{message}: mend one of the two in the document", area=ref
            )
        if not re.fullmatch(IDENTIFIER, ref):
            message = f'the reference "{ref}" cannot be the name of a file'
            hint = "write it in the document with letters, digits, dots and hyphens alone"
            ledger.judge("fault", place, f"{message}: {hint}", area=ref)
        first.setdefault(ref.casefold(), place)
        if not area["actions"]:
            ledger.judge("gap", place, f"area {ref} has no action", area=ref)
        if not area["findings"]:
            ledger.judge("gap", place, f"area {ref} has no finding", area=ref)
    known = set(first)
    for area, place in zip(areas, places, strict=True):
        head, last = re.fullmatch(r"(.*?)(\d*)", area["ref"]).groups()  # type: ignore[union-attr]
        if last and int(last) > 1 and f"{head}{int(last) - 1}".casefold() not in known:
            message = (
                f"{head}{int(last) - 1} is missing before {area['ref']}: a row without its reference "
                "is read as part of the area above it"
            )
            ledger.judge("gap", place, message, area=area["ref"])


def _sections(parts: Outline, areas: list[dict[str, Any]], ledger: Ledger) -> list[dict[str, Any]]:
    records: dict[str, dict[str, Any]] = {}
    for section in parts.sections:
        records[section.number] = {"number": section.number, "title": section.title}
        if section.intro:
            records[section.number]["intro"] = " ".join(line.text for line in section.intro)
            for line in section.intro:
                ledger.place(line.text, line.place, f"section {section.number}: intro")
    for area in areas:
        number = area["section"]
        if number not in records:
            records[number] = {"number": number, "title": f"Section {number}"}
            message = f"section {number} has no heading; its number is that of its references"
            ledger.judge("not-stated", "", message)
    return sorted(records.values(), key=lambda one: natural(one["number"]))


def _agencies(areas: list[dict[str, Any]], names: Names) -> list[dict[str, Any]]:
    """The records of the bodies that lead or oversee: those that are known, then those proposed."""
    used = {
        body
        for area in areas
        for action in area["actions"]
        for body in (*action["leads"], *action["oversight"])
    }
    names.used = used
    records: list[dict[str, Any]] = []
    known: list[Body | Proposed] = [*names.bodies.values(), *names.proposed.values()]
    for body in known:
        if body.id in used:
            record = {
                "id": body.id,
                "name": body.name,
                "short": body.short,
                "also": list(body.also),
            }
            records.append({key: value for key, value in record.items() if value})
    return records
