"""A sheet to sign: each area's official cells beside our text, made on the user's own machine."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from actionplan.importing.comparing import area_notes
from actionplan.importing.drafts import TYPED
from actionplan.importing.imported import Imported
from actionplan.importing.refusal import Refused
from actionplan.indexes.checked import cells_digest, text_digest
from actionplan.model import Action, Area, Plan, natural
from actionplan.pages.render import render

_NAMES = {"leads": "lead", "due": "timescale", "oversight": "oversight"}


@dataclass(frozen=True)
class Row:
    """One line of a sheet."""

    what: str
    official: tuple[str, ...]
    ours: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One area."""

    ref: str
    title: str
    paste: str
    rows: tuple[Row, ...]
    notes: list[str] = field(default_factory=list)


def proof(made: Imported, document: Plan, edition: Plan, known: str) -> str:
    """The sheet as an HTML file that prints on A4.

    Args:
        made: the import, whose report has the cells as they are printed.
        document: the plan that it made.
        edition: our edition.
        known: the sentence on whether the file is the document that the plan names.
    """
    printed = {(one.action, one.column): one.words for one in made.ledger.judgements if one.column}
    pairs = [
        (area, edition.by_ref[area.ref]) for area in document.areas if area.ref in edition.by_ref
    ]
    cells = "\n".join(
        ["cells:", *(f'  "{area.ref}": {cells_digest(area)}' for area in document.areas)]
    )
    return render(
        "proof.html.j2",
        title=edition.identity.title,
        word=edition.identity.words.area,
        known=known,
        areas=[_Sheets(official, ours, edition, printed).sheet() for official, ours in pairs],
        cells=cells,
    )


class _Sheets:
    def __init__(
        self, official: Area, ours: Area, edition: Plan, printed: dict[tuple[str, str], str]
    ) -> None:
        self.official = official
        self.ours = ours
        self.edition = edition
        self.printed = printed

    def sheet(self) -> Sheet:
        """The sheet of one area."""
        paste = (
            f'  "{self.ours.ref}": {{by: "...", on: YYYY-MM-DD,\n    cells: {cells_digest(self.official)},'
            f"\n    text: {text_digest(self.ours)}}}"
        )
        rows = tuple(self._rows())
        return Sheet(self.ours.ref, self.ours.title, paste, rows, area_notes(self.ours))

    def _rows(self) -> Iterator[Row]:
        yield Row(self.edition.identity.words.findings, self.official.findings, self.ours.findings)
        theirs = {action.id: action for action in self.official.actions}
        ours = {action.id: action for action in self.ours.actions}
        words = self.edition.identity.words
        for number in sorted({*theirs, *ours}, key=lambda number: natural(str(number))):
            word = words.called(number)
            name = f"{word[:1].upper()}{word[1:]} {number}"
            one, other = theirs.get(number), ours.get(number)
            yield Row(name, _says(one), _says(other))
            for field_name in TYPED:
                what = f"{number}: {_NAMES[field_name]}"
                yield Row(what, self._cell(number, one, field_name), self._value(other, field_name))
            for field_name in ("impact", "scrutiny"):
                said = tuple(str(getattr(each, field_name) or "") for each in (one, other) if each)
                if any(said):
                    yield Row(
                        f"{number}: {field_name}", _text(one, field_name), _text(other, field_name)
                    )

    def _cell(self, number: int | str, action: Action | None, name: str) -> tuple[str, ...]:
        """A cell as the document prints it."""
        if action is None:
            return ()
        words = self.printed.get((f"{self.official.ref}.{number}", name))
        if words:
            return (words,)
        source = action.source(name)
        return (f"(blank, below the cell of {source})",) if source else ("(blank)",)

    def _value(self, action: Action | None, name: str) -> tuple[str, ...]:
        if action is None:
            return ()
        value = action.when if name == "due" else ""
        if name != "due":
            bodies = self.edition.bodies
            value = ", ".join(bodies[body].brief for body in getattr(action, name))
        source = action.source(name)
        return (f"{value or 'none stated'}{f' (shared with {source})' if source else ''}",)


def _says(action: Action | None) -> tuple[str, ...]:
    if action is None:
        return ()
    items = (f"\u2022 {item}" for item in action.items)
    return tuple(part for part in (action.text, *items, action.after or "") if part)


def _text(action: Action | None, name: str) -> tuple[str, ...]:
    said = getattr(action, name) if action else None
    return (said,) if said else ()


def allowed(path: pathlib.Path, root: pathlib.Path) -> None:
    """Refuse a place at which the sheet could come into the repository or the site.

    Raises:
        Refused: the file would lie in the project under a name that git does not ignore.
    """
    if not path.resolve().is_relative_to(root.resolve()):
        return
    within = path.resolve().relative_to(root.resolve())
    if len(within.parts) > 1 or not (within.name.startswith("proof") and within.suffix == ".html"):
        raise Refused(
            "The sheet holds the agreed wording, so inside the project it may only be called "
            "proof.html or proof-NAME.html, beside README.md, where git ignores it."
        )
