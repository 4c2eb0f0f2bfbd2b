"""Where every word of the document went: into a field of the data, or into the report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from actionplan.importing.table import Reading, count_words


@dataclass(frozen=True)
class Judgement:
    """One thing that the import decided, or could not place."""

    kind: str
    """Which sort of judgement: one of `KINDS`."""
    where: str
    """The line or cell of the document."""
    message: str
    """What was decided, in one sentence."""
    area: str = ""
    action: str = ""
    words: str = ""
    """Words of the document that stand here and in no text field of the data."""
    column: str = ""
    """For a printed cell of leads, due or oversight: which of them it is."""


@dataclass(frozen=True)
class Placed:
    """Words of the document that stand in a text field of the data, as they are."""

    words: str
    where: str
    field: str


@dataclass
class Ledger:
    """The account of one import."""

    placed: list[Placed] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    def place(self, words: str, where: str, field: str) -> None:
        """Note words that were put into a text field."""
        if words:
            self.placed.append(Placed(words, where, field))

    def judge(
        self,
        kind: str,
        where: str,
        message: str,
        *,
        area: str = "",
        action: str = "",
        words: str = "",
        column: str = "",
    ) -> None:
        """Note a judgement, with the words of the document that stand only here."""
        self.judgements.append(Judgement(kind, where, message, area, action, words, column))

    def balance(self, reading: Reading) -> tuple[Counter[str], Counter[str]]:
        """The words that were lost, and those that were doubled; both are empty if all is well."""
        source = reading.words()
        found = count_words(one.words for one in self.placed)
        found += count_words(one.words for one in self.judgements)
        return source - found, found - source

    @property
    def unplaced(self) -> list[Judgement]:
        """What a person has to look at."""
        return [one for one in self.judgements if one.kind in LOOK_AT]


def shortened(words: str, most: int) -> str:
    """The first words of a text, in no more than so many letters."""
    if len(words) <= most:
        return words
    return f"{words[: most + 1].rpartition(' ')[0] or words[:most]}..."


KINDS = {
    "unplaced": "Could not be placed",
    "fault": "Has to be mended in the document",
    "missing": "Missing in the document, to be typed in plan.yml",
    "gap": "References that are missing from the sequence",
    "likeness": "Columns known by the likeness of their headings",
    "proposed-body": "Bodies proposed, because no name in agencies.yml fits",
    "person": "Names that may be those of people",
    "not-a-date": "Timescales that are no single month, day or quarter",
    "quarter": "Quarters read",
    "role": "Roles within bodies, and what a slash means",
    "rating-unknown": "Ratings that could not be read",
    "displaced": "Cells whose place words of an action took",
    "beside": "Text in columns without a place in the data",
    "shifted": "Shifted cells put back",
    "joined": "Joined with what stands above, mostly across a page break",
    "blank-not-merged": "Blank cells that are not merged, read as carried down",
    "list": "Lists found",
    "list-end": "Ends of lists judged",
    "split-leads": "Several bodies in one cell, split",
    "carried": "Blank cells carried down from the row above",
    "left-blank": "Blank cells with nothing above to carry down",
    "printed-again": "Printed again at the top of a page",
    "dropped": "Rows and lines dropped",
    "short-row": "Rows with fewer cells than headings",
    "extra-column": "Columns without a place in the data",
    "heading": "Heading rows",
    "section": "Sections",
    "reference": "References",
    "body": "Bodies read",
    "date": "Timescales read",
    "rating": "Ratings read",
    "see-also": "References to other areas found",
    "paragraphs": "Paragraphs told apart or joined",
    "title": "Titles made from the first words of a finding",
    "acronym-twice": "Acronyms that the list prints twice",
    "acronym-unlisted": "Acronyms used and not in the list",
    "identity": "What the document says of itself",
    "form": "How the file was read",
    "not-stated": "Not stated in the document",
}
"""Every kind of judgement with its heading, in the order of the report."""

LOOK_AT = (
    *(
        "unplaced",
        "fault",
        "missing",
        "gap",
        "likeness",
        "proposed-body",
        "person",
        "not-a-date",
        "quarter",
    ),
    *("role", "rating-unknown", "displaced", "beside"),
)
"""The kinds that a person has to look at before the data is used."""

WHAT_TO_DO = {
    "unplaced": "None of this is on the site. What should be there, type where it belongs.",
    "fault": "Mend it in the document, or in a mapping file as the line says, and import again.",
    "missing": "Type it in plan.yml: the line names what.",
    "gap": "Look there in the document. If something is missing, mend the document and import again.",
    "likeness": (
        "The heading is not one that is known. If the column is right, type its line in a mapping "
        "file (--mapping FILE): it is then no guess. If not, type the line with the right column."
    ),
    "proposed-body": (
        "If two of them are one body: in agencies.yml, write the names of the one under also: of the "
        "other, delete its record, and import again with --apply."
    ),
    "person": (
        "Name a role or a body instead: no name of a person may be published. To read the cell as a "
        "body, name it under bodies: in a mapping file (--mapping FILE), and import again."
    ),
    "not-a-date": "The site prints these words. Where you know the month, type due: beside them.",
    "quarter": (
        "Q1 is January to March here. If the plan counts from April, type quarters: financial in a "
        "mapping file (--mapping FILE), and import again."
    ),
    "role": (
        "The site prints a role beside its body. If this is wrong, type slashes: bodies (a second body "
        "stands behind a slash) or slashes: roles in a mapping file (--mapping FILE), and import again."
    ),
    "rating-unknown": (
        "In plan.yml, say under ratings: what each means, and as_at: the month of the version, as the "
        "guide to reporting progress says; then import again with --apply."
    ),
    "displaced": ("Nothing is read there. What the document states, type in the file of the area."),
    "beside": (
        "None of this is on the site. A column of ratings can be read: type its heading behind rating: "
        "under columns: in a mapping file (--mapping FILE). Other progress is reported with a day and a "
        "source: see the guide to reporting progress."
    ),
    "shifted": "Look at these rows in the document. If one is wrong, mend it in the file of the area.",
    "joined": "Nothing, if each text reads well. Else part it in the file of the area.",
    "blank-not-merged": (
        "If a blank cell states nothing, type blanks: leave in a mapping file (--mapping FILE), and "
        "import again."
    ),
    "list": "Nothing, if these are lists in the document. Else mend items: in the file of the area.",
    "list-end": "Look at the end of each list: what stands behind it is after: in the file of the area.",
    "split-leads": (
        "If one of them is a single body, name the whole cell under bodies: in a mapping file "
        "(--mapping FILE), and import again."
    ),
    "left-blank": "Nothing, if the document states nothing there. Else type it in the file of the area.",
    "printed-again": "Nothing: it stands in the data once.",
    "dropped": "Nothing, if none of these words belongs to the plan. Else type them where they belong.",
    "short-row": "Look at these rows: a cell that is missing in the middle moves those behind it.",
    "extra-column": (
        "If it is a column of the data, type its heading under columns: in a mapping file (--mapping "
        "FILE), and import again. If not, nothing of it is on the site."
    ),
    "see-also": "Nothing, if the words name these areas. Else mend see_also: in the file of the area.",
    "paragraphs": "Nothing, if each text reads well. Else mend it in the file of the area.",
    "acronym-twice": "Nothing: both meanings stand in acronyms.yml. Delete there what is wrong.",
    "acronym-unlisted": "Type expansions: [What It Stands For] in acronyms.yml, where you know it.",
    "identity": "If it is wrong, mend it in plan.yml: version, as_at, submitted or inspection.",
    "form": "Nothing, if the texts read well. Else save the document as the line says.",
    "not-stated": (
        "Nothing, if the plan states none. If a column has another heading, type it under columns: in "
        "a mapping file (--mapping FILE); what else is missing, type in plan.yml."
    ),
}
"""What a person does about a kind: each that is not read as it stands has its line."""
