"""One way to write a file: the same data and comments, whoever typed them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from actionplan.canonical.comments import collect
from actionplan.canonical.emitting import emit, with_comments
from actionplan.canonical.layout import Layout, empty
from actionplan.canonical.scalars import one_line
from actionplan.canonical.shapes import Kind, Shape, shape_of
from actionplan.yamlfiles.document import Unquoted
from actionplan.yamlfiles.reading import read_text


class Changed(Exception):
    """Formatting would change what the file says: a fault of this program, not of the file."""


def canonical(text: str, model: type[BaseModel], many: bool) -> str:
    """Text of a data file in its canonical form.

    Args:
        text: the file.
        model: the type of record in it.
        many: whether it holds a list of them.

    Returns:
        The same data and comments; `text` itself if YAML cannot read it without faults.

    Raises:
        Changed: the result would not hold the same data and comments.
    """
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    before, problems = read_text(clean, "")
    if problems or not isinstance(before.data, dict | list):
        return text
    shape = shape_of(model, many)
    comments = collect(clean)
    said = comments.texts()
    layout = Layout(comments)
    tree = layout.file(before.data, shape)
    result = with_comments(emit(tree), comments, layout.spaced)
    after, problems = read_text(result, "")
    if problems or not same(before.data, after.data, shape):
        raise Changed("its data would change")
    if collect(result).texts() != said:
        raise Changed("a comment would change")
    return result


def same(before: Any, after: Any, shape: Shape) -> bool:
    """Whether two readings say the same; an empty key counts as left out, as in the model."""
    if isinstance(before, dict) and isinstance(after, dict):
        kept = {key: value for key, value in before.items() if not empty(value)}
        return kept.keys() == after.keys() and all(
            same(value, after[key], shape.at(key)) for key, value in kept.items()
        )
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(
            same(one, other, shape.at(0)) for one, other in zip(before, after, strict=True)
        )
    if shape.kind is Kind.BARE and isinstance(after, str | Unquoted):
        return not isinstance(before, dict | list) and str(before) == str(after)
    if shape.kind is Kind.TEXT and isinstance(before, str) and isinstance(after, str):
        return one_line(before) == one_line(after)
    return bool(before == after)
