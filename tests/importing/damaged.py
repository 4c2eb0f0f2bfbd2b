"""Damaged, hostile and unsuitable sources, each with what the person must be told."""

from __future__ import annotations

import io
import pathlib
import re
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import openpyxl

from actionplan.importing.opening import open_source
from tests.importing.invented import FILE, document
from tests.importing.writers import write_docx, write_xlsx

A2 = "A2\t<p>Lamps"


@dataclass(frozen=True)
class Variant:
    """One source."""

    name: str
    made: Callable[[], bytes]
    code: int
    says: str
    """Part of what must be printed, or stand in the report."""
    file: str = "plan.txt"
    same: bool = False
    """Whether `plan.json` must be that of the whole document."""


def changed(old: str, new: str) -> Callable[[], bytes]:
    """The document with one text changed."""

    def made() -> bytes:
        text = document()
        assert old in text, old
        return text.replace(old, new).encode("utf-8")

    return made


def columns(order: list[int]) -> Callable[[], bytes]:
    """The rows of eight cells with their columns in another order; pages with nine are left out."""

    def made() -> bytes:
        lines = [line for line in document().split("\n") if line.count("\t") != 8]
        cells = [line.split("\t") for line in lines]
        moved = [[row[n] for n in order] if len(row) == 8 else row for row in cells]
        return "\n".join("\t".join(row) for row in moved).encode("utf-8")

    return made


def column_more() -> bytes:
    """A column that no plan has, at the end of every row of eight cells."""
    lines = document().split("\n")
    more = [f"{line}\t{'Colour' if 'Timescale' in line else 'red'}" for line in lines]
    kept = (
        line if line.count("\t") != 7 else other for line, other in zip(lines, more, strict=True)
    )
    return "\n".join(
        line for line in kept if line.count("\t") != 8 or line.endswith(("red", "Colour"))
    ).encode()


def no_references() -> bytes:
    return re.sub(r"(?m)^[AB]\d\t", "\t", document()).encode()


def page_again() -> bytes:
    """The second page of section A stands twice."""
    pages = document().split("\n\n")
    place = next(n for n, page in enumerate(pages) if page.startswith(A2))
    return "\n\n".join([*pages[: place + 1], pages[place], *pages[place + 1 :]]).encode("utf-8")


def area_again() -> bytes:
    """The last area stands twice."""
    text = document()
    last = text[text.index("B3\t") :]
    return f"{text}{last}".encode()


def text_blocks(suffix: str, write: Callable[..., pathlib.Path]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / f"plan{suffix}"
        write(open_source(FILE).blocks, path)
        return path.read_bytes()


def word() -> bytes:
    return text_blocks(".docx", write_docx)


def sheet() -> bytes:
    return text_blocks(".xlsx", write_xlsx)


def repacked(raw: bytes, parts: dict[str, bytes]) -> bytes:
    """A package with parts put in or replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def part(raw: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return package.read(name)


def bomb() -> bytes:
    """A Word file whose body unpacks to 200 MB."""
    return repacked(word(), {"word/document.xml": b" " * 200_000_000})


def lying_bomb() -> bytes:
    """A bomb whose directory says that it is small."""
    raw = bytearray(repacked(word(), {"word/media/x.xml": b" " * 70_000_000}))
    size = (70_000_000).to_bytes(4, "little")
    while (place := raw.find(size)) >= 0:
        raw[place : place + 4] = (1000).to_bytes(4, "little")
    return bytes(raw)


def many_parts() -> bytes:
    return repacked(word(), {f"word/x{number}.bin": b"" for number in range(6000)})


def laughs() -> bytes:
    """A Word file whose XML defines entities."""
    body = part(word(), "word/document.xml")
    start = body.index(b"<w:document")
    entities = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    return repacked(word(), {"word/document.xml": body[:start] + entities + body[start:]})


def outside_entity() -> bytes:
    """A workbook whose XML asks for a file of the machine, in UTF-16."""
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
    return repacked(sheet(), {"xl/sharedStrings.xml": text.encode("utf-16")})


def wide_sheet() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(sheet()))
    book.worksheets[0]["XFD1048576"] = "far away"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_text(tail: str) -> bytes:
    return f"Ref,Finding,Action\nA1,Lamps fail.,{tail}\n".encode()


def page(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


TABLE = "<table><tr><th>Ref<th>Finding<th>Action</tr><tr><td>A1<td>Lamps fail.<td>Mend them.</tr></table>"

VARIANTS = (
    Variant("columns in another order", columns([3, 0, 2, 1, 4, 7, 5, 6]), 0, "0 lost, 0 doubled"),
    Variant("a heading misspelled", changed("Timescale", "Timescael"), 0, "by likeness", same=True),
    Variant("a heading unknown", changed("Action (intent)", "Zzz"), 1, "no heading is known for: action"),
    Variant("another name for a heading", changed("Timescale", "By when"), 0, "0 lost", same=True),
    Variant("a column more", column_more, 0, 'no column of the data is headed \\"Colour\\"'),
    Variant("a row cut short", changed("\tMar.22\tRSB\tSee above.\tSee above.", "\tMar.22\tRSB"), 0, "fewer cells than headings"),
    Variant("a row gone", changed("\t\tTell callers when a lamp is mended.\t\tAug.21\t\t\t\t\n", ""), 0, "0 lost"),
    Variant("a page repeated", page_again, 0, "the whole page stands above", same=True),
    Variant("an area repeated", area_again, 0, "the area stands above as well", same=True),
    Variant("a reference missing", changed("\nA2\t<p>", "\n\t<p>"), 0, "A2 is missing before A3"),
    Variant("two areas with one reference", changed("A4\tSigns", "A2\tSigns"), 1, "the reference A2 stands here and at"),
    Variant("a reference with a stop", changed("A4\tSigns", "A4.\tSigns"), 0, "0 lost", same=True),
    Variant("no references at all", no_references, 1, "no row has a reference"),
    Variant("a month that is none", changed("Jul.21", "as soon as can be"), 0, "is kept in these words, as timescale"),
    Variant("a month that does not exist", changed("Jul.21", "31/13/2021"), 0, "is kept in these words, as timescale"),
    Variant("two months in a cell", changed("Jul.21", "Jul.21 and Aug.21"), 0, "is kept in these words, as timescale"),
    Variant("a body without a record", changed("\tRT\tJul.21", "\tGlow Worms\tJul.21"), 0, "glow-worms"),
    Variant("a sentence for a lead", changed("\tRT\tJul.21", "\t" + "who can " * 20 + "\tJul.21"), 0, "a long text in the column leads is no name of a body"),
    Variant("a line between the tables", changed("B. TRAINING", "Page 3 of 9\n\nB. TRAINING"), 0, "a line outside the tables"),
    Variant("Windows-1252", lambda: document().encode("cp1252"), 0, "read as Windows-1252", same=True),
    Variant("UTF-16", lambda: document().encode("utf-16"), 0, "read as UTF-16", same=True),
    Variant("UTF-16 cut in two", lambda: document().encode("utf-16")[:-1], 1, "cut in the middle"),
    Variant("a mark of UTF-8 at its head", lambda: document().encode("utf-8-sig"), 0, "0 lost", same=True),
    Variant("line ends of Windows", lambda: document().replace("\n", "\r\n").encode(), 0, "0 lost", same=True),
    Variant("control characters", changed("Lamps stay", "Lamps\x07\u200b stay"), 0, "0 lost", same=True),
    Variant("zero bytes", changed("Lamps stay", "Lamps\0stay"), 1, "not text"),
    Variant("noise", lambda: bytes(range(256)) * 50, 1, "not text"),
    Variant("a file of 50 MB", lambda: b"x" * 50_000_000, 1, "50,000,000 bytes"),
    Variant("an empty file", lambda: b"", 1, "is empty"),
    Variant("only blank lines", lambda: b"\n\n \n", 1, "is empty"),
    Variant("a letter", lambda: b"Dear all,\n\nthe plan follows.\n", 1, "no table of a plan"),
    Variant("headings alone", document().split("A1\t")[0].encode, 1, "no table of a plan"),
    Variant("a photograph", lambda: b"\xff\xd8\xff\xe0" + bytes(5000), 1, "picture (JPEG)", "plan.jpg"),
    Variant("a photograph called a document", lambda: b"\xff\xd8\xff\xe0" + bytes(5000), 1, "picture (JPEG)", "plan.docx"),
    Variant("a screenshot", lambda: b"\x89PNG\r\n\x1a\n" + bytes(5000), 1, "picture (PNG)", "plan.png"),
    Variant("a PDF", lambda: b"%PDF-1.7\n" + bytes(5000), 1, "save it as .docx", "plan.pdf"),
    Variant("an old Word file", lambda: b"\xd0\xcf\x11\xe0" + bytes(5000), 1, "before 2007", "plan.doc"),
    Variant("rich text", lambda: b"{\\rtf1 plan}", 1, "rich text", "plan.rtf"),
    Variant("a form for macros", word, 1, "can hold macros", "plan.docm"),
    Variant("macros in a document", lambda: repacked(word(), {"word/vbaProject.bin": b"x"}), 1, "holds macros", "plan.docx"),
    Variant("macros in a workbook", lambda: repacked(sheet(), {"xl/vbaProject.bin": b"x"}), 1, "holds macros", "plan.xlsx"),
    Variant("a zip bomb", bomb, 1, "would unpack to 200,", "plan.docx"),
    Variant("a zip bomb that lies", lying_bomb, 1, "is damaged", "plan.docx"),
    Variant("too many parts", many_parts, 1, "no plan needs", "plan.docx"),
    Variant("entities", laughs, 1, "defines entities", "plan.docx"),
    Variant("a file of the machine asked for", outside_entity, 1, "defines entities", "plan.xlsx"),
    Variant("a document cut in half", lambda: word()[: len(word()) // 2], 1, "damaged", "plan.docx"),
    Variant("a body cut in half", lambda: repacked(word(), {"word/document.xml": part(word(), "word/document.xml")[:9000]}), 1, "damaged", "plan.docx"),
    Variant("a sheet cut in half", lambda: repacked(sheet(), {"xl/worksheets/sheet1.xml": part(sheet(), "xl/worksheets/sheet1.xml")[:900]}), 1, "damaged", "plan.xlsx"),
    Variant("a packed picture album", lambda: repacked(word(), {})[:0] + _album(), 1, "neither a Word document", "plan.zip"),
    Variant("a sheet without end", wide_sheet, 1, "copy the plan's table", "plan.xlsx"),
    Variant("a cell without end", lambda: csv_text("x" * 200_000), 1, "cannot be read as rows", "plan.csv"),
    Variant("a quotation mark left open", lambda: csv_text('"Mend them.\nAnd more'), 0, "0 lost", "plan.csv"),
    Variant("a page nested deep", lambda: page("<div>" * 20_000 + TABLE), 0, "0 lost", "plan.html"),
    Variant("a cell nested deep", lambda: page(TABLE.replace("Mend", "<b><p>" * 3000 + "Mend")), 0, "0 lost", "plan.html"),
    Variant("a cell as wide as the world", lambda: page(TABLE.replace("<td>Mend", '<td colspan="99999999" rowspan="0">Mend')), 0, "0 lost", "plan.html"),
    Variant("a script in a page", lambda: page("<script>alert(1)</script>" + TABLE), 0, "0 lost", "plan.html"),
    Variant("text that means something elsewhere", changed("Lamps stay broken", "{{ 7*7 }} <script>x</script> - [a](javascript:b) stay: # broken"), 0, "0 lost"),
)  # fmt: skip


def _album() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("one.jpg", b"\xff\xd8\xff")
    return out.getvalue()
