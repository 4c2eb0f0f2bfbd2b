"""The list of changes as text, as Markdown for a pull request, and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from actionplan.changes.compare import Difference

NOTHING = "No fact of the plan and no text changed."
_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+!|~&@-])")


def as_text(found: Sequence[Difference]) -> str:
    """One line for each record, and a line that counts them."""
    if not found:
        return f"{NOTHING}\n"
    count = f"{len(found)} record{'s' if len(found) > 1 else ''} changed."
    return "".join(f"{one.sentence}\n" for one in found) + f"\n{count}\n"


def as_markdown(found: Sequence[Difference]) -> str:
    """A list for a comment on a pull request; text from the data can mean nothing to Markdown."""
    if not found:
        return f"{NOTHING}\n"
    lines = ["### What changes", ""]
    for one in found:
        said = "; ".join(_text(phrase) for phrase in one.phrases)
        lines.append(f"- **{_text(one.record)}**: {said} (`{one.file}`)")
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    """Text in which no sign means anything, and no @name calls a person."""
    return _SIGNS.sub(r"\\\1", text).replace("\\@", "&#64;").replace("\\<", "&lt;")


def as_json(found: Sequence[Difference]) -> str:
    """A list of objects, in the same order."""
    records = [
        {
            "kind": one.kind,
            "record": one.record,
            "file": one.file,
            "phrases": list(one.phrases),
            "sentence": one.sentence,
        }
        for one in found
    ]
    return json.dumps(records, indent=2, ensure_ascii=False) + "\n"
