"""The packed forms (.docx, .xlsx) looked through before anything parses them."""

from __future__ import annotations

import io
import zipfile

from actionplan.importing.refusal import Refused

MOST_PARTS = 5000
MOST_UNPACKED = 150_000_000
MOST_OF_ONE = 60_000_000
MOST_RATIO = 400
"""A part that unpacks to more than so many times its size, and is large, is made to exhaust."""
_LARGE = 5_000_000
_XML = (".xml", ".rels", ".vml")


def kind_of(raw: bytes) -> str:
    """What a packed file is: "word" or "sheet".

    Raises:
        Refused: it is neither, holds macros, or could harm the machine that reads it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            parts = package.infolist()
            _sizes(parts)
            names = {part.filename for part in parts}
            _macros(names)
            _parts(package, parts)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
    ):
        raise Refused(
            "The file is damaged or locked with a password: open it in Word or Excel, "
            "save it again without a password, and import that."
        ) from None
    if "word/document.xml" in names:
        return "word"
    if "xl/workbook.xml" in names:
        return "sheet"
    raise Refused(
        "This is neither a Word document nor a spreadsheet of today's kind: "
        "save it as .docx or .xlsx (OpenDocument too), then import that."
    )


def _sizes(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse by what the package says of its sizes, before anything is unpacked."""
    whole = sum(part.file_size for part in parts)
    swollen = [
        part.filename
        for part in parts
        if part.file_size > MOST_OF_ONE
        or (part.file_size > _LARGE and part.file_size > MOST_RATIO * max(part.compress_size, 1))
    ]
    if len(parts) > MOST_PARTS or whole > MOST_UNPACKED or swollen:
        raise Refused(
            f"The file would unpack to {whole:,} bytes in {len(parts)} parts, which no plan needs, "
            "so it was not opened. Copy the table into a new document and import that."
        )


def _macros(names: set[str]) -> None:
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise Refused(
            "The file holds macros, so it was not opened. Save it as .docx or .xlsx "
            "(without macros) and import that."
        )


def _parts(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Refuse XML that defines entities, and parts that are larger than the package says."""
    for part in parts:
        if not part.filename.lower().endswith(_XML):
            continue
        with package.open(part) as file:
            text = file.read(MOST_OF_ONE + 1)
        plain = text.replace(b"\0", b"").upper()
        if len(text) > MOST_OF_ONE or b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise Refused(
                f"The part {part.filename[:80]} of the file defines entities, which no document "
                "needs, so it was not opened. Copy the table into a new document and import that."
            )
        if b"MACROENABLED" in plain and part.filename == "[Content_Types].xml":
            _macros({"vbaproject.bin"})
