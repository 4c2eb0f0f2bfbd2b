"""A source file to its neutral table: size and kind first, then the reader of its form."""

from __future__ import annotations

import hashlib
import pathlib
import warnings

from actionplan.importing.forms import sheet, text, web, word
from actionplan.importing.package import kind_of
from actionplan.importing.refusal import Refused
from actionplan.importing.table import Block, Reading, Row

MOST_BYTES = 20_000_000

_PICTURE = (
    "This is a picture ({}): no words can be read from it. Ask whoever made the document for the "
    "Word or Excel file, and import that."
)
_PDF = (
    "This is a PDF, in which no table can be read for certain. Open it in Word and save it as .docx, "
    "or ask whoever made it for the Word or Excel file. Text with a tab between cells will do too."
)
_OLD = (
    "This is a file of Word or Excel of before 2007, or one with a password. Save it as .docx or "
    ".xlsx without a password, then import that."
)
_MARKS = (
    (b"%PDF", _PDF),
    (b"\xd0\xcf\x11\xe0", _OLD),
    (b"{\\rtf", "This is rich text. Open it in Word and save it as .docx, then import that."),
    (b"\xff\xd8\xff", _PICTURE.format("JPEG")),
    (b"\x89PNG", _PICTURE.format("PNG")),
    (b"GIF8", _PICTURE.format("GIF")),
    (b"II*\0", _PICTURE.format("TIFF")),
    (b"MM\0*", _PICTURE.format("TIFF")),
)
_WITH_MACROS = (".docm", ".dotm", ".xlsm", ".xltm", ".xlsb")


def open_source(path: pathlib.Path) -> Reading:
    """Read a document in any form.

    Raises:
        Refused: it cannot or may not be read; the message says what to do.
    """
    raw = _bytes(path)
    name = path.name
    lower = name.lower()
    if lower.endswith(_WITH_MACROS):
        raise Refused(
            f"{name} is a form that can hold macros, so it was not opened. "
            "Save it as .docx or .xlsx and import that."
        )
    for mark, said in _MARKS:
        if raw.startswith(mark):
            raise Refused(said)
    digest = hashlib.sha256(raw).hexdigest()
    if raw.startswith(b"PK"):
        return _packed(name, raw, digest)
    said, encoding = text.decoded(raw)
    remarks = () if encoding == "UTF-8" else (f"the file is not UTF-8; it was read as {encoding}",)
    blocks: tuple[Block, ...]
    if lower.endswith((".html", ".htm")) or said.lstrip()[:200].lower().startswith(
        ("<!doctype html", "<html")
    ):
        form, blocks = "HTML", web.read(said)
    elif lower.endswith((".csv", ".tsv")):
        form, blocks = "CSV", tuple(text.separated(said, lower))
    else:
        form, blocks = "text", tuple(text.flattened(said))
    return Reading(name, form, digest, blocks, remarks, merges=_merges(blocks))


def _bytes(path: pathlib.Path) -> bytes:
    try:
        if not path.is_file():
            raise Refused(f"There is no file {path}.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Refused(
                f"{path.name} has {size:,} bytes, more than any plan's document needs "
                f"({MOST_BYTES:,}), so it was not opened. Delete its pictures, or copy the table into "
                "a new document."
            )
        raw = path.read_bytes()
    except OSError as error:
        raise Refused(
            f"{path.name} cannot be read: {(error.strerror or 'no reason given').lower()}."
        ) from None
    if not raw.strip():
        raise Refused(f"{path.name} is empty.")
    return raw


def _packed(name: str, raw: bytes, digest: str) -> Reading:
    kind = kind_of(raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl says of features that it drops
            blocks, remarks = word.read(raw) if kind == "word" else sheet.read(raw)
    except Refused:
        raise
    # What the two libraries raise for a damaged part is of a dozen kinds.
    except Exception as error:  # noqa: BLE001
        raise Refused(
            f"{name} is damaged ({type(error).__name__}): open it in Word or Excel, save it again, "
            "and import that."
        ) from None
    form = "Word" if kind == "word" else "spreadsheet"
    return Reading(name, form, digest, blocks, remarks, merges=_merges(blocks))


def _merges(blocks: tuple[Block, ...]) -> bool:
    return any(cell.merged for block in blocks if isinstance(block, Row) for cell in block.cells)
