"""Areas as the document has them, to records of the data: bodies, months, lists, references."""

from __future__ import annotations

import re
from typing import Any

from actionplan.importing.bodies import Bodies
from actionplan.importing.drafts import TYPED, ActionDraft, AreaDraft, Text
from actionplan.importing.ledger import Ledger
from actionplan.importing.lists import listed
from actionplan.importing.names import Names
from actionplan.importing.people import may_be_person
from actionplan.importing.table import Cell
from actionplan.importing.titles import first_words
from actionplan.model.printed import due

_SEE = re.compile(r"\b[Ss]ee\b[^()]{0,160}")


class Records:
    """Makes the record of each area; every decision goes to the ledger."""

    def __init__(
        self,
        areas: list[AreaDraft],
        names: Names,
        ledger: Ledger,
        columns: frozenset[str],
        *,
        merges: bool,
        financial: bool,
    ) -> None:
        """Take the areas of the whole document, to which references and blank cells may lead.

        Args:
            areas: what the rows hold.
            names: who the bodies are.
            ledger: takes every judgement.
            columns: the columns that the document has a heading for.
            merges: whether the form says which cells are merged.
            financial: whether its quarters count from April.
        """
        self.areas = areas
        self.names = names
        self.bodies = Bodies(names)
        self.ledger = ledger
        self.columns = columns
        self.merges = merges
        self.financial = financial
        self.refs = {area.ref for area in areas}
        self.values: dict[tuple[str, str], Any] = {}
        """What a printed cell says, by the action's id and the field."""

    def make(self) -> list[dict[str, Any]]:
        """The records of all areas, as they stand in files."""
        for name in TYPED:
            if name not in self.columns:
                message = f"no column of the document is headed as the column {name}"
                self.ledger.judge("not-stated", "", message)
        for area in self.areas:
            for action in area.actions:
                for name in TYPED:
                    self._read(name, area, action)
        return [self._area(area) for area in self.areas]

    def _area(self, area: AreaDraft) -> dict[str, Any]:
        findings = []
        see_also: list[str] = []
        for number, finding in enumerate(area.findings, 1):
            findings.append(self._plain(finding, f"{area.ref}: finding {number}"))
            see_also += self._see_also(finding.text, area, finding.place)
        return {
            "ref": area.ref,
            "section": area.section,
            "title": self._title(area),
            "findings": findings,
            "actions": [self._action(area, action) for action in area.actions],
            "see_also": list(dict.fromkeys(see_also)),
        }

    def _title(self, area: AreaDraft) -> str:
        """The finding's first words: the document gives its areas no titles."""
        found = first_words(area.findings[0].text if area.findings else "")
        title = found or first_words(area.actions[0].text.text if area.actions else "") or area.ref
        message = f'the first words of the finding stand as title: "{title}"'
        self.ledger.judge("title", area.place, message, area=area.ref)
        return title

    def _action(self, area: AreaDraft, action: ActionDraft) -> dict[str, Any]:
        action_id = area.id_of(action)
        found = listed(action.text.paras)
        where = action.text.place
        self.ledger.place(found.text, where, f"{action_id}: text")
        for item in found.items:
            self.ledger.place(item, where, f"{action_id}: items")
        self.ledger.place(found.after, where, f"{action_id}: after")
        self._note_list(area, action, found.items, found.split, found.after)
        record: dict[str, Any] = {
            "id": action.number,
            "text": found.text,
            "items": list(found.items),
            "after": found.after or None,
        }
        shared: dict[str, str] = {}
        for name in TYPED:
            value, source = self._value(name, area, action)
            record[name] = value
            if source:
                shared[name] = source
        record["owners"] = self._beside("owners", "leads", area, action) or {}
        record["timescale"] = self._beside("timescale", "due", area, action)
        record["shared"] = list(shared)
        record["shared_from"] = shared
        for name in ("impact", "scrutiny"):
            text: Text | None = getattr(action, name)
            record[name] = self._plain(text, f"{action_id}: {name}") if text else None
        record["see_also"] = self._see_also(action.text.text, area, where, action_id)
        return record

    def _note_list(
        self, area: AreaDraft, action: ActionDraft, items: tuple[str, ...], split: bool, after: str
    ) -> None:
        action_id, where = area.id_of(action), action.text.place
        if items:
            message = f"a list of {len(items)} items" + (", with text behind it" if after else "")
            self.ledger.judge("list", where, message, area=area.ref, action=action_id)
        elif len(action.text.paras) > 1 and len(action.text.cells) == 1:
            message = f"{len(action.text.paras)} paragraphs are joined into one text"
            self.ledger.judge("paragraphs", where, message, area=area.ref, action=action_id)
        if split:
            begins = " ".join(after.split()[:6])
            message = f'the list is taken to end before "{begins} ...", where a sentence begins'
            self.ledger.judge("list-end", where, message, area=area.ref, action=action_id)

    def _plain(self, text: Text, field: str) -> str:
        """A text without items, as one paragraph."""
        self.ledger.place(text.text, text.place, field)
        ref = field.split(":", maxsplit=1)[0]
        if len(text.paras) > 1 and len(text.cells) == 1:
            message = f"{len(text.paras)} paragraphs of {field} are joined into one text"
            self.ledger.judge("paragraphs", text.place, message, area=ref)
        return text.text

    def _read(self, name: str, area: AreaDraft, action: ActionDraft) -> None:
        """What a printed cell says; its words then stand in the report."""
        cell = action.typed.get(name)
        if cell is None:
            return
        action_id = area.id_of(action)
        told = {"area": area.ref, "action": action_id, "words": cell.text, "column": name}
        if name == "due":
            self._read_due(cell, action_id, told)
            return
        if (doubtful := may_be_person(cell.text)) and not self.names.find(cell.text):
            message = f'{name}: "{doubtful}" may be the name of a person, and is kept'
            self.ledger.judge("person", cell.place, message, area=area.ref, action=action_id)
        if len(cell.text.split()) > 4 * 8:
            message = f"a long text in the column {name} is no name of a body"
            self.ledger.judge("unplaced", cell.place, message, **told)
            return
        read = self.bodies.read(cell.text, [para.text for para in cell.paras])
        for doubt in read.doubts:
            lost = "" if name == "leads" or not read.roles else "; no role has a place here"
            message = f"{name}: {doubt}{lost}"
            self.ledger.judge("role", cell.place, message, area=area.ref, action=action_id)
        for person in read.people:
            message = f'{name}: "{person}" looks like the name of a person, and is left out'
            self.ledger.judge("person", cell.place, message, area=area.ref, action=action_id)
        for person in read.perhaps:
            message = f'{name}: "{person}" may be the name of a person, and is kept as a role'
            self.ledger.judge("person", cell.place, message, area=area.ref, action=action_id)
        kind = "proposed-body" if read.new else "split-leads" if len(read.ids) > 1 else "body"
        message = f'{name}: "{cell.text}" is read as {", ".join(read.ids) or "nothing"}'
        if read.new:
            message += f"; new in agencies.yml: {', '.join(read.new)}"
        self.ledger.judge(kind, cell.place, message, **told)
        self.values[action_id, name] = read.ids
        if name == "leads":
            self.values[action_id, "owners"] = read.roles

    def _read_due(self, cell: Cell, action_id: str, told: dict[str, str]) -> None:
        """A single time is a due time; anything else stays in the words of the document."""
        found = due(cell.text, financial=self.financial)
        if found is None:
            self.values[action_id, "timescale"] = cell.text
            message = f'"{cell.text}" is kept in these words, as timescale'
            self.ledger.judge("not-a-date", cell.place, message, **told)
            return
        self.values[action_id, "due"] = found.text
        # Only where it depends on the month in which the first quarter begins.
        doubtful = not self.financial and due(cell.text, financial=True) != found
        kind = "quarter" if doubtful else "date"
        means = f" ({found.label})" if found.precision == "quarter" else ""
        message = f'"{cell.text}" is read as {found.text}{means}'
        self.ledger.judge(kind, cell.place, message, **told)

    def _value(self, name: str, area: AreaDraft, action: ActionDraft) -> tuple[Any, str]:
        """A field's value, and the action from which it is carried down, if it is."""
        action_id = area.id_of(action)
        empty: Any = None if name == "due" else []
        if name in action.typed:
            return self.values.get((action_id, name)) or empty, ""
        told = {"area": area.ref, "action": action_id}
        where = action.text.place
        if name in action.carried:
            origin, owner = action.carried[name]
            source = owner.id_of(origin)
            value = self.values.get((source, name))
            said = value or (name == "due" and self.values.get((source, "timescale")))
            if said:
                shown = said if isinstance(said, str) else ", ".join(said)
                message = f"{name} is blank: {shown} is carried down from {source}"
                bare = self.merges and name in action.unmerged
                self.ledger.judge("blank-not-merged" if bare else "carried", where, message, **told)
                return (value, source) if value else (empty, "")
        if name in action.displaced:
            message = f"{name} held words of the action, so it states nothing"
            self.ledger.judge("displaced", where, message, **told)
        elif name in self.columns:
            message = f"{name} is blank, and nothing stands above it"
            self.ledger.judge("left-blank", where, message, **told)
        return empty, ""

    def _beside(self, name: str, column: str, area: AreaDraft, action: ActionDraft) -> Any:
        """What a column says besides its value, printed beside the action or carried down to it."""
        source = area.id_of(action)
        if column in action.carried and column not in action.typed:
            origin, owner = action.carried[column]
            source = owner.id_of(origin)
        return self.values.get((source, name))

    def _see_also(self, text: str, area: AreaDraft, where: str, action: str = "") -> list[str]:
        found: list[str] = []
        for clause in _SEE.findall(text):
            for ref in re.findall(r"(?<![\w.])[A-Za-z]{0,3}\d+(?:[.-]\d+)*(?![\w]|\.\d)", clause):
                if ref in self.refs and ref != area.ref and ref not in found:
                    found.append(ref)
        if found:
            message = f"names {', '.join(found)}"
            self.ledger.judge("see-also", where, message, area=area.ref, action=action)
        return found
