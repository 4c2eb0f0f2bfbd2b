"""The YAML parser's messages, said in the words of a person who edits plan data.

Each entry is keyed by what PyYAML's own (Python) parser says, or by what libyaml alone refuses; a
test holds the list complete.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

import yaml

from actionplan.problems import Problem
from actionplan.yamlfiles.document import Document, Mark
from actionplan.yamlfiles.retyping import with_lines


@dataclass(frozen=True)
class Translation:
    """One message of the parser and what we say instead."""

    rule: str
    pattern: str
    """Regular expression that the parser's message, with its context, must match."""
    message: str
    hint: str
    where_opened: bool = False
    """Whether its place is where something was opened, not where the parser gave up."""


TRANSLATIONS = (
    Translation(
        "yaml:tab",
        r"found character '\\t' that cannot start any token|found a tab character",
        "a tab stands here, and YAML allows only spaces at the start of a line",
        "Delete the tab and type spaces: two for each level.",
    ),
    Translation(
        "yaml:special-start",
        r"found character .* that cannot start any token",
        "text may not begin with this character unless it is in quotes",
        'Put the whole text in quotes, for example: title: "@ the front door"',
    ),
    Translation(
        "yaml:colon-in-brackets",
        r"while scanning a plain scalar",
        "within brackets or braces a colon needs a space behind it",
        "Type the space, or put text that holds a colon in quotes.",
    ),
    Translation(
        "yaml:second-colon",
        r"mapping values are not allowed here",
        "there is a second colon on this line",
        "Put text that holds a colon and a space in quotes, for example: "
        'title: "Front door: the hub"',
    ),
    Translation(
        "yaml:missing-colon",
        r"could not find expected ':'",
        "this line has no colon after its key, or the text before it was not continued",
        "Type a key, a colon and a space, for example: title: Front door. "
        "A line that continues text must be indented further than its key.",
        where_opened=True,
    ),
    Translation(
        "yaml:list-here",
        r"sequence entries are not allowed here",
        "a list item (-) cannot begin here",
        "Begin the list on its own line below the key, or put text that begins with a dash and a "
        "space in quotes.",
    ),
    Translation(
        "yaml:key-here",
        r"mapping keys are not allowed here",
        "a question mark and a space cannot begin a value here",
        "Put the text in quotes.",
    ),
    Translation(
        "yaml:directive",
        r"while scanning a directive|directive|incompatible YAML document|duplicate tag handle",
        "a line may not begin with a percent sign",
        "Put the text in quotes, or delete the line.",
        where_opened=True,
    ),
    Translation(
        "yaml:anchor-name",
        r"while scanning an (anchor|alias)",
        "text may not begin with * or & unless it is in quotes",
        'Put the whole text in quotes, for example: title: "* see below"',
        where_opened=True,
    ),
    Translation(
        "yaml:tag-name",
        r"while (scanning|parsing) an? (tag|%TAG)|undefined tag handle|expected URI",
        "text may not begin with an exclamation mark unless it is in quotes",
        "Put the whole text in quotes.",
        where_opened=True,
    ),
    Translation(
        "yaml:block-sign",
        r"while scanning a block scalar",
        "after > or | the text must begin on the next line",
        "Type >- alone behind the colon, and the text on the lines below, "
        "indented two spaces further.",
    ),
    Translation(
        "yaml:backslash",
        r"while scanning a double-quoted scalar|escape code",
        "a backslash inside double quotes has a meaning of its own",
        "Type two backslashes, or use single quotes around the text. "
        "Type a sign such as \u20ac or an emoji itself, not its number.",
    ),
    Translation(
        "yaml:open-quote",
        r"while scanning a quoted scalar",
        "a quotation mark is opened and never closed",
        "Close it at the end of the text. "
        "A ' inside single quotes is typed twice: 'the child''s voice'",
        where_opened=True,
    ),
    Translation(
        "yaml:after-value",
        r"while parsing a block (mapping|collection)",
        "this line does not fit what stands above it",
        "Check the indentation: keys of one record stand exactly below each other. "
        "Text that begins with a quotation mark, a bracket or a star is put in quotes as a whole.",
    ),
    Translation(
        "yaml:open-bracket",
        r"while parsing a flow (sequence|mapping)",
        "a bracket or a brace is opened here and not closed, or a comma is missing",
        "Close the list on the same line, with commas between its items, "
        "for example: leads: [council, fire-service]",
        where_opened=True,
    ),
    Translation(
        "yaml:no-value",
        r"while parsing a (block|flow) node",
        "a value was expected here",
        "Type the value, or put text that begins with a comma, a bracket or a brace in quotes.",
    ),
    Translation(
        "yaml:after-end",
        r"expected '<document start>'",
        "the file goes on after it should have ended",
        "Check the indentation of this line: it must match the first line of the file. "
        "Delete three dots that stand alone on a line above it.",
    ),
)
"""Ordered: the first that matches is used."""

TOO_FAR = Translation(
    "yaml:too-far",
    r"",
    "this line is indented too far, or the line above it is not finished",
    "Keys of one record stand exactly below each other; what belongs to a key is indented by two "
    "spaces more.",
)
"""Said for a second colon where the line has only one."""

ODD_SPACE = Translation(
    "yaml:odd-space",
    r"",
    "this line begins with a space of another kind, as web pages and word processors have them",
    "Delete what stands before the first word and type spaces: two for each level.",
)
"""Said where such a line, or the one below it, cannot be read: it looks as it should."""

OTHER = Translation(
    "yaml:other",
    r"",
    "YAML cannot read this",
    "Compare the line with the one above it: indentation, quotes, brackets, colons.",
)


def translation_for(error: yaml.MarkedYAMLError) -> Translation:
    """The entry for one error of the parser."""
    said = f"{error.context or ''}; {error.problem or ''}"
    for entry in TRANSLATIONS:
        if re.search(entry.pattern, said):
            return entry
    return OTHER


def translate(error: yaml.MarkedYAMLError, document: Document) -> Problem:
    """An error of the parser as a problem at its place."""
    entry = translation_for(error)
    place = (entry.where_opened and error.context_mark) or error.problem_mark
    if place is None:
        return document.problem((), entry.rule, entry.message, entry.hint)
    for number in range(min(place.line, len(document.lines) - 1), max(place.line - 2, -1), -1):
        odd = _ODD_SPACE.match(document.lines[number])
        if odd:
            return _at(document, Mark(number + 1, odd.end()), ODD_SPACE)
    if entry.rule == "yaml:after-end":
        percent = [
            number for number, line in enumerate(document.lines[: place.line], 1) if line[:1] == "%"
        ]
        if percent:
            return _at(document, Mark(percent[-1], 1), _entry("yaml:directive"))
    quoted = _quoted_before(document, place.line) if entry.rule != "yaml:open-quote" else None
    if quoted:
        start, end = quoted
        message = f"the text that begins here with a quotation mark ends only on line {end.line}"
        hint = _entry("yaml:open-quote").hint
        return document.problem_at(start, "yaml:open-quote", message, hint)
    line = document.lines[place.line] if place.line < len(document.lines) else ""
    if entry.rule == "yaml:second-colon" and _ONE_KEY.fullmatch(line[: place.column]):
        return _at(document, Mark(place.line + 1, _indent(line) + 1), TOO_FAR)
    column = place.column
    if entry.rule == "yaml:backslash":
        column = max(line.rfind("\\", 0, column + 1), line.find("\\u", column), 0)
    hint = with_lines(entry.rule, entry.hint, document, place.line)
    entry = dataclasses.replace(entry, hint=hint)
    return _at(document, Mark(place.line + 1, column + 1), entry)


_ODD_SPACE = re.compile("[ \t]*[\xa0\u1680\u2000-\u200b\u202f\u205f\u3000]")
_ONE_KEY = re.compile(r"[ -]*[\w.]+ *")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _entry(rule: str) -> Translation:
    return next(entry for entry in TRANSLATIONS if entry.rule == rule)


def _at(document: Document, mark: Mark, entry: Translation) -> Problem:
    line = min(mark.line, max(1, len(document.lines)))
    return document.problem_at(Mark(line, mark.column), entry.rule, entry.message, entry.hint)


def _quoted_before(document: Document, line: int) -> tuple[Mark, Mark] | None:
    """Text in quotes that runs over several lines to the one (counted from 0) of a fault.

    A quotation mark that is not closed swallows all up to the next one, and the parser stumbles
    over what stands behind that.
    """
    try:
        for token in yaml.scan("\n".join(document.lines), Loader=yaml.SafeLoader):
            start, end = token.start_mark, token.end_mark
            quoted = isinstance(token, yaml.ScalarToken) and token.style in {"'", '"'}
            if quoted and start.line < end.line == line:
                opened = Mark(start.line + 1, start.column + 1)
                return opened, Mark(end.line + 1, end.column + 1)
            if start.line > line:
                break
    except (yaml.YAMLError, ValueError, OverflowError):
        pass
    return None
