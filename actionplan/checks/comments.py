"""Comments that were perhaps meant as text: YAML ends unquoted text at a space and a hash."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.rule import Data, Problem, Severity, rule
from actionplan.yamlfiles import Document, Path


@rule("text:comment")
def _behind_text(data: Data) -> Iterator[Problem]:
    for document in data.loaded.documents.values():
        for path, text in document.texts:
            # Behind an id or a date a comment is one.
            comment = _comment(document, path, text) if " " in text else ""
            if comment:
                message = f"this is a comment, so no page shows it: {comment}"
                hint = (
                    "If it belongs to the text, put the whole text in quotes. Else nothing to do."
                )
                yield document.problem(
                    path, "text:comment", message, hint, severity=Severity.WARNING
                )


def _comment(document: Document, path: Path, text: str) -> str:
    """The comment behind a text without quotes on its line, or nothing."""
    mark = document.mark(path)
    behind = document.lines[mark.line - 1][mark.column - 1 :]
    rest = behind.removeprefix(text)
    return rest.strip() if rest != behind and rest.lstrip(" \t").startswith("#") else ""


RULES = (_behind_text,)
