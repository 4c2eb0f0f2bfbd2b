"""The Jinja environment in which pages are written, and the rule that keeps text text.

Whatever a template prints is written so that it can only be read as text: every character that is
not a letter, a digit or a space becomes a numeric reference, in Markdown and in HTML alike. Only a
value that says of itself that it is Markdown is printed as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup

from actionplan.model.due import day_label

_OTHER = re.compile(r"[^A-Za-z0-9 ]")


class Markdown(Markup):
    """Markdown of our own making, which is printed as it stands."""

    __slots__ = ()

    @classmethod
    def escape(cls, value: Any, /) -> Markdown:
        """Anything else as text, also where Markdown and text are put together."""
        return cls(value) if isinstance(value, Markup) else cls(as_text(str(value)))


def as_text(text: str) -> str:
    """Text in which no character can mean anything to Markdown, HTML or a template."""
    return _OTHER.sub(lambda match: f"&#{ord(match.group())};", text)


def _finalize(value: Any) -> Markup:
    if value is None or isinstance(value, jinja2.Undefined):
        raise TypeError("a template prints a value that is not there")
    # What a template's own macros and blocks give is Markup, because autoescape is on.
    return value if isinstance(value, Markup) else Markdown(as_text(str(value)))


def joined(parts: Iterable[Any], separator: str = ", ", last: str = " and ") -> Markdown:
    """A list in a sentence: "one, two and three"."""
    items = [str(_finalize(part)) for part in parts]
    if len(items) < 2:
        return Markdown("".join(items))
    return Markdown(f"{separator.join(items[:-1])}{last}{items[-1]}")


def identifier(text: str) -> Markdown:
    """A checked reference or id, or an anchor, as it stands: for places where text may not be escaped.

    Raises:
        ValueError: it holds a character that could mean something.
    """
    if not re.fullmatch(r"[A-Za-z0-9.-]+", text):
        raise ValueError(f"not an identifier: {text!r}")
    return Markdown(text)


def unstopped(text: str) -> str:
    """A text without the full stop at its end."""
    return text.rstrip(".")


def several(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def sentence(text: str) -> str:
    """A phrase with a capital, as the start of a sentence or a heading."""
    return text[:1].upper() + text[1:]


@cache
def environment() -> jinja2.Environment:
    """The one environment, made on first use."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("actionplan.pages"),
        # Jinja's own signs for a comment are those that give a heading its anchor in Markdown.
        comment_start_string="<#",
        comment_end_string="#>",
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        day=day_label,
        identifier=identifier,
        joined=joined,
        several=several,
        sentence=sentence,
        unstopped=unstopped,
    )
    return made


def render(template: str, **context: Any) -> Markdown:
    """A template's Markdown.

    Blank lines in a row become one, so that templates may be written for people to read.
    """
    text = environment().get_template(template).render(**context)
    return Markdown(re.sub(r"\n[ \t]*\n(?:[ \t]*\n)+", "\n\n", text).strip() + "\n")
