"""What to type in the place of a line that YAML cannot read, made from the line itself."""

from __future__ import annotations

import re

from actionplan.yamlfiles.document import Document

LONGEST = 160
"""A text of so many characters is shown whole in a hint, in its quotes."""


def with_lines(rule: str, hint: str, document: Document, number: int) -> str:
    """A hint on a line, with what the line itself says of how to mend it.

    Args:
        rule: the rule that it breaks.
        hint: what is said of every such line.
        document: the file.
        number: the line, counted from 0.
    """
    if rule not in ("yaml:after-value", "yaml:second-colon") or number >= len(document.lines):
        return hint
    typed = _in_quotes(document, number)
    if typed:
        return f"{hint.partition(', for example')[0].rstrip('.')}. Type: {typed}"
    steps = _steps(document, number) if rule == "yaml:after-value" else ""
    return f"{steps} {hint}".strip()


_KEYED = re.compile(r"( *)((?:- +)*)(\w+):(?: +(.*))?")


def _steps(document: Document, number: int) -> str:
    """How far in a line (counted from 0) begins, if no key above it that is still open does so too."""
    own = _spaces(document.lines[number])
    stack: list[int] = []
    for line in document.lines[:number]:
        found = _KEYED.fullmatch(line.rstrip())
        if found:
            column = len(found[1]) + len(found[2])
            stack = [one for one in stack if one < column] + [column]
    if not stack or own in stack:
        return ""
    *most, last = [str(one) for one in stack]
    keys = f"{', '.join(most)} or {last}" if most else last
    return f"It begins after {own} space{'' if own == 1 else 's'}; the keys above it begin after {keys}."


def _in_quotes(document: Document, number: int) -> str:
    """The key and the text of a line (counted from 0) that needs quotes, with them."""
    found = _KEYED.fullmatch(document.lines[number].rstrip())
    below = document.lines[number + 1] if number + 1 < len(document.lines) else ""
    text = (found[4] or "") if found else ""
    needs = ": " in text or text[:1] in "'\""
    if not found or not needs or text[:1] in "[{>|" or len(text) > LONGEST:
        return ""
    if below.strip() and _spaces(below) > len(found[1]) + len(found[2]):
        # The text goes on below.
        return ""
    quoted = (
        f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"
    )
    return f"{found[3]}: {quoted}"


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
