"""The Jinja environment in which pages are written, and the rule that keeps text text.

Pages are written as HTML. Whatever a template prints is escaped, so that it can only be read as
text; only a value that says of itself that it is HTML is printed as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Protocol, TypeVar

import jinja2
from markupsafe import Markup

from actionplan.model.due import day_label

_OTHER = re.compile(r"[^A-Za-z0-9 ]")
_ID = re.compile(r' id="([^"]+)"')
_BETWEEN = re.compile(r"\s*\n\s*")


class Html(Markup):
    """HTML of our own making, which is printed as it stands."""

    __slots__ = ()


def as_text(text: str) -> str:
    """Text for a theme, which prints it raw, and for engines that take titles as templates.

    Every character that could mean something to either is a numeric reference.
    """
    return _OTHER.sub(lambda match: f"&#{ord(match.group())};", text)


def anchors(html: str) -> list[str]:
    """The ids of the elements of a page of ours."""
    return _ID.findall(html)


def _finalize(value: Any) -> Any:
    if value is None or isinstance(value, jinja2.Undefined):
        raise TypeError("a template prints a value that is not there")
    return value


def joined(parts: Iterable[Any], separator: str = ", ", last: str = " and ") -> Html:
    """A list in a sentence: "one, two and three"."""
    items = [Html.escape(part) for part in parts]
    if len(items) < 2:
        return Html("").join(items)
    return Html(separator).join(items[:-1]) + last + items[-1]


def identifier(text: str) -> Html:
    """A checked reference or id, or an anchor: for places where it names something.

    Raises:
        ValueError: it holds a character that could mean something.
    """
    if not re.fullmatch(r"[A-Za-z0-9.-]+", text):
        raise ValueError(f"not an identifier: {text!r}")
    return Html(text)


def lines(text: str) -> Html:
    """Text that keeps its line breaks, and the spaces about them, as references."""
    kept = _BETWEEN.sub(
        lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), Html.escape(text)
    )
    return Html(kept)


def unstopped(text: str) -> str:
    """A text without the full stop at its end."""
    return text.rstrip(".")


def several(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


class Standing(Protocol):
    """An area, or an action with its area."""

    @property
    def over(self) -> bool:
        """Whether it no longer stands in the plan."""


_Thing = TypeVar("_Thing", bound=Standing)


def standing(things: Iterable[_Thing]) -> list[_Thing]:
    """Those that stand in the plan today."""
    return [one for one in things if not one.over]


def tally(
    things: Sequence[Standing], singular: str = "", plural: str | None = None, note: str = ""
) -> str:
    """How many stand in the plan today, with their noun and a note on them, and how many ended.

    "30 actions, and 1 that ended"; "1 action that ended" where none stands.
    """
    now, gone = len(standing(things)), len(things) - len(standing(things))

    def said(number: int) -> str:
        return several(number, singular, plural) if singular else f"{number}"

    if gone and not now:
        return f"{said(gone)} that ended"
    return f"{said(now)}{note}, and {gone} that ended" if gone else f"{said(now)}{note}"


def sentence(text: str) -> str:
    """A phrase with a capital, as the start of a sentence or a heading."""
    return text[:1].upper() + text[1:]


@cache
def environment() -> jinja2.Environment:
    """The one environment, made on first use."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("actionplan.pages"),
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
        lines=lines,
        several=several,
        standing=standing,
        tally=tally,
        sentence=sentence,
        unstopped=unstopped,
    )
    return made


def render(template: str, **context: Any) -> Html:
    """A template's HTML.

    White space around a line break becomes the line break, so that templates may be written for
    people to read. Where text must keep its own lines, it has references in their place.
    """
    text = environment().get_template(template).render(**context)
    return Html(_BETWEEN.sub("\n", text).strip() + "\n")
