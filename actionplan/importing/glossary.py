"""The document's own list of acronyms, and those that it uses without listing them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from actionplan.importing.ledger import Ledger
from actionplan.importing.names import Names
from actionplan.importing.table import Cell, Reading
from actionplan.indexes.anchors import anchor
from actionplan.indexes.words import word_pattern, words_in_capitals


def listed_acronyms(rows: Iterable[tuple[Cell, Cell]], ledger: Ledger) -> dict[str, list[str]]:
    """Each acronym of the list with what it stands for, in the list's order."""
    found: dict[str, list[str]] = {}
    by_anchor: dict[str, str] = {}
    for cell, meaning in rows:
        acronym = by_anchor.setdefault(anchor(cell.text), cell.text)
        known = found.setdefault(acronym, [])
        if not known and acronym == cell.text:
            ledger.place(cell.text, cell.place, f"acronym {acronym}: acronym")
        else:
            message = f"{cell.text} stands in the list a second time"
            ledger.judge("acronym-twice", cell.place, message, words=cell.text)
        if meaning.text in known:
            message = f"{acronym} is explained in the same words again: dropped"
            ledger.judge("acronym-twice", meaning.place, message, words=meaning.text)
        else:
            known.append(meaning.text)
            ledger.place(meaning.text, meaning.place, f"acronym {acronym}: expansions")
    return found


def acronym_records(
    listed: dict[str, list[str]],
    texts: list[str],
    refs: set[str],
    reading: Reading,
    names: Names,
    ledger: Ledger,
) -> list[dict[str, Any]]:
    """The records of `acronyms.yml`.

    Args:
        listed: the document's own list.
        texts: the texts of findings and actions.
        refs: the references of the areas, which are no acronyms.
        reading: the document: a word that it writes in small letters too is no acronym.
        names: who the bodies are.
        ledger: takes every judgement.
    """
    records = []
    for acronym, expansions in listed.items():
        record: dict[str, Any] = {
            "acronym": acronym,
            "in_plan_list": True,
            "expansions": expansions,
        }
        body = names.find(acronym)
        if body in names.used:
            record["body"] = body
        records.append(record)
    known = {form for acronym in listed for form in (acronym, f"{acronym}s")}
    small = {word for word in reading.words() if word.islower()}
    used: dict[str, list[str]] = {}
    reference = word_pattern(tuple(refs))
    for text in texts:
        for word in words_in_capitals(reference.sub(" ", text)):
            if word not in known and word.casefold() not in small:
                forms = used.setdefault(anchor(word), [])
                if word not in forms:
                    forms.append(word)
    taken = {anchor(acronym) for acronym in listed}
    for key, forms in used.items():
        message = f"{', '.join(forms)}: used, and not in the document's list"
        ledger.judge("acronym-unlisted", "", message)
        if key and key not in taken:
            record = {"acronym": forms[0], "in_plan_list": False}
            if forms[1:]:
                record["spellings"] = forms[1:]
            records.append(record)
    return records
