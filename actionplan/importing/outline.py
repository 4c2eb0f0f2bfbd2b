"""The parts of a document: what it says of itself, its acronyms, its sections, its page tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from actionplan.importing.headings import Columns, normal, note, recognise
from actionplan.importing.ledger import Ledger
from actionplan.importing.mapping import Mapping
from actionplan.importing.table import Break, Cell, Line, Para, Reading, Row

_ACRONYM = re.compile(r"[A-Za-z0-9][A-Za-z0-9&/-]{1,14}")
_HEADS = ("acronym", "acronyms", "abbreviation", "abbreviations", "term")
_CAPITALS = re.compile(r"(?:.*[A-Z0-9&]){2}")
"""What an acronym has where no heading says that a list of them begins: "Red" is none."""
_LIST = re.compile(
    r"(?:appendix ?\w{0,2}\s*[:.\u2013-]?\s*)?(?:(?:list|glossary|key|table) (?:of|to) (?:the )?)?"
    r"(?:acronyms?|abbreviations?|glossary)(?: (?:used|and (?:acronyms?|abbreviations?)|of terms))?\s*:?",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r"(?P<acronym>\S{2,15}?)(?:\s+[-\u2013\u2014=]\s+|:\s+)(?P<meaning>\S.*)")


@dataclass
class SectionDraft:
    """A section as its heading gives it."""

    number: str
    title: str
    intro: list[Line] = field(default_factory=list)


@dataclass
class Page:
    """Rows of one page table."""

    section: SectionDraft | None
    columns: Columns
    rows: list[Row] = field(default_factory=list)


@dataclass
class Outline:
    """The parts of a document, in its order."""

    front: list[Line] = field(default_factory=list)
    acronyms: list[tuple[Cell, Cell]] = field(default_factory=list)
    sections: list[SectionDraft] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    near_headings: list[tuple[Row, Columns]] = field(default_factory=list)
    """Rows that head some columns of a plan, and not all that are needed."""


class _Reader:
    def __init__(self, mapping: Mapping, ledger: Ledger) -> None:
        self.mapping = mapping
        self.ledger = ledger
        self.out = Outline()
        self.columns: Columns | None = None
        self.section: SectionDraft | None = None
        self.page: Page | None = None
        self.in_acronyms = False

    def line(self, line: Line) -> None:
        self.page = None
        found = self.mapping.section.fullmatch(line.text)
        explained = _EXPLAINED.fullmatch(line.text) if self.in_acronyms else None
        if _LIST.fullmatch(line.text):
            self.in_acronyms, self.columns = True, None
            self.ledger.judge("heading", line.place, "the list of acronyms begins", words=line.text)
        elif explained and not line.margin and _ACRONYM.fullmatch(explained["acronym"]):
            pair = (explained["acronym"], explained["meaning"])
            short, meaning = (Cell((Para(text),), line.place) for text in pair)
            self.out.acronyms.append((short, meaning))
        elif found and len(line.text) <= 160:
            self.in_acronyms = False
            self._section(found.group("number"), found.group("title"), line)
        elif line.margin:
            message = "text outside the body of the page is left out"
            self.ledger.judge("dropped", line.place, message, words=line.text)
        elif (
            self.section is not None
            and not self.in_acronyms
            and not any(page.section is self.section for page in self.out.pages)
        ):
            self.section.intro.append(line)
        elif self.section is None and not self.out.pages and not self.in_acronyms:
            self.out.front.append(line)
        else:
            self.in_acronyms = False
            message = "a line outside the tables, with no place in the data"
            self.ledger.judge("unplaced", line.place, message, words=line.text)

    def _section(self, number: str, title: str, line: Line) -> None:
        known = [one for one in self.out.sections if one.number == number]
        if known:
            self.section = known[0]
            message = f"section {number} is headed again; its rows go on"
            self.ledger.judge("printed-again", line.place, message, words=line.text)
            return
        self.section = SectionDraft(number, title)
        self.out.sections.append(self.section)
        self.ledger.judge("section", line.place, f"section {number} begins", words=number)
        rest = line.text.replace(number, "", 1).replace(title, "", 1)
        if re.search(r"\w", rest):
            self.ledger.judge("section", line.place, "the word before its number", words=rest)
        self.ledger.place(title, line.place, f"section {number}: title")

    def _is_acronym(self, text: str) -> bool:
        fits = _ACRONYM.fullmatch(text) is not None
        return fits and (self.in_acronyms or _CAPITALS.match(text) is not None)

    def row(self, row: Row) -> None:
        columns = recognise(row, self.mapping.headings)
        if columns and not columns.missing:
            note(columns, row, self.ledger)
            self.columns, self.page, self.in_acronyms = columns, None, False
            return
        if columns:
            self.out.near_headings.append((row, columns))
        filled = row.filled
        if len(filled) == 2 and normal(filled[0].text) in _HEADS:
            self.in_acronyms, self.columns = True, None
            words = " ".join(cell.text for cell in filled)
            self.ledger.judge("heading", row.place, "the list of acronyms begins", words=words)
        elif len(filled) == 2 and self.columns is None and self._is_acronym(filled[0].text):
            self.out.acronyms.append((filled[0], filled[1]))
        elif self.columns is None:
            message = "a row above which no heading row of a plan stands"
            self.ledger.judge(
                "unplaced", row.place, message, words=" ".join(c.text for c in filled)
            )
        elif not any(re.search(r"\w", cell.text) for cell in filled):
            message = "a row without words"
            self.ledger.judge("dropped", row.place, message)
        else:
            if self.page is None:
                self.page = Page(self.section, self.columns)
                self.out.pages.append(self.page)
            self.page.rows.append(row)


def outline(reading: Reading, mapping: Mapping, ledger: Ledger) -> Outline:
    """Tell the parts of a document apart.

    Args:
        reading: the document.
        mapping: what is known of this document's headings and references.
        ledger: takes every judgement.
    """
    reader = _Reader(mapping, ledger)
    for block in reading.blocks:
        if isinstance(block, Break):
            reader.page = None
            reader.columns = None if block.whole else reader.columns
        elif isinstance(block, Line):
            reader.line(block)
        else:
            reader.row(block)
    return reader.out
