"""The kinds of value that a field can hold, and what an editor is told when one is wrong."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.types import StringConstraints
from pydantic_core import PydanticCustomError

from actionplan.model.due import Due
from actionplan.model.printed import DAY, DUE, MONTH, WHEN, how_to_type

IDENTIFIER = r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$"
# Three digits (999) to fifteen, the most that a telephone number has anywhere (ITU E.164).
_PHONE = r"^(?=([^0-9]*[0-9]){3,15}[^0-9]*$)\+?[0-9]+( [0-9]+)*$"
_MAILBOX = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
_WEB = r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?"
_CONTACT = f"({_WEB.replace('https?', 'https')}|mailto:{_MAILBOX})"
_CRITERION = r"^[1-4]\.[1-5]\.[1-9][0-9]?$"
_SAID = r"[^ \t\n]"
_DIGEST = r"^[0-9a-f]{64}$"


class Record(BaseModel):
    """A mapping in a file: frozen, and with no keys but its own."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, arbitrary_types_allowed=True
    )


def _one_line(value: Any) -> Any:
    return re.sub(r"[ \t\n]+", " ", value).strip(" ") if isinstance(value, str) else value


def _day(value: Any) -> datetime.date:
    try:
        text = str(value)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    hint = how_to_type(value, DAY)
    raise PydanticCustomError("day", "must be a day of the calendar", {"hint": hint})


def _month(value: Any) -> str:
    text = str(value)
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        return text
    raise PydanticCustomError("month", "must be a month", {"hint": how_to_type(value, MONTH)})


def _due(value: Any) -> Due:
    try:
        return Due.parse(str(value))
    except ValueError:
        hint = how_to_type(value, DUE)
        raise PydanticCustomError(
            "due", "must be a month, a day or a quarter that exists", {"hint": hint}
        ) from None


def _when(value: Any) -> Due:
    try:
        due = Due.parse(str(value))
        if due.precision != "quarter":
            return due
    except ValueError:
        pass
    hint = how_to_type(value, WHEN)
    raise PydanticCustomError("when", "must be a day or a month that exists", {"hint": hint})


def _fact(value: Any, record: ValidationInfo) -> tuple[str, ...]:
    items = value if isinstance(value, list | tuple) else [value]
    found = tuple("" if isinstance(item, dict | list) else _one_line(str(item)) for item in items)
    # Only when may stand in the plan's own words; of a field with a fault nothing is known.
    words = record.data.get("field", "due") == "due"
    if all(item and (words or re.fullmatch(IDENTIFIER, item)) for item in found):
        return found
    hint = how_to_type(
        value, DUE, "it as it stood: a month (2019-03), an id, or ids in brackets: [safety-board]"
    )
    raise PydanticCustomError("fact", "must be a time, an id or a list of ids", {"hint": hint})


def _like(pattern: str, kind: str, message: str, hint: str) -> PlainValidator:
    """Text of one pattern, with what an editor is told of any other."""

    def given(value: Any) -> str:
        text = str(value)
        if re.fullmatch(pattern, text):
            return text
        raise PydanticCustomError(kind, message, {"hint": hint})

    return PlainValidator(given)


def _number(value: Any) -> int:
    text = str(value)
    if re.fullmatch(r"[1-9][0-9]{0,5}", text):
        return int(text)
    raise PydanticCustomError(
        "number",
        "must be a whole number from 1 up, without a leading zero",
        {"hint": "Type digits only: 1"},
    )


def _action_number(value: Any) -> int | str:
    text = str(value)
    if re.fullmatch(r"[1-9][0-9]{0,5}[a-z]?", text):
        return int(text) if text.isdecimal() else text
    raise PydanticCustomError(
        "number",
        "must be a whole number from 1 up, without a leading zero",
        {"hint": "Type digits only: 1. A part of action 1 has a letter behind them: 1a"},
    )


def _yes_no(value: Any) -> bool:
    text = str(value)
    if text in {"true", "false"}:
        return text == "true"
    raise PydanticCustomError(
        "yes-no", "must be true or false", {"hint": "Type true or false, without quotes"}
    )


def _schema(**keywords: Any) -> WithJsonSchema:
    return WithJsonSchema(keywords)


Text = Annotated[str, BeforeValidator(_one_line), StringConstraints(min_length=1)]
"""Text of one paragraph; line breaks in the file count as spaces."""
Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER)]
"""A reference or an id: letters and digits, with single dots or hyphens between them."""
Day = Annotated[
    datetime.date,
    PlainValidator(_day),
    _schema(
        type="string",
        format="date",
        pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    ),
]
Month = Annotated[
    str,
    PlainValidator(_month),
    _schema(
        type="string",
        format="month",
        pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$",
        examples=["2019-03"],
    ),
]
DueTime = Annotated[
    Due,
    PlainValidator(_due),
    PlainSerializer(str),
    _schema(
        type="string",
        format="due",
        pattern=r"^[0-9]{4}-(Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)$",
        examples=["2019-03"],
    ),
]
When = Annotated[
    Due,
    PlainValidator(_when),
    PlainSerializer(str),
    _schema(
        type="string",
        format="when",
        pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$",
        examples=["2026-11-05", "2026-11"],
    ),
]
"""When something happened: a day, or a month where no more is known."""
Fact = Annotated[
    tuple[str, ...],
    PlainValidator(_fact),
    PlainSerializer(list),
    _schema(
        anyOf=[
            {"type": "string", "format": "fact", "pattern": IDENTIFIER},
            {"type": "array", "items": {"type": "string", "pattern": IDENTIFIER}},
        ]
    ),
]
"""What a field held: one value (a reference, a number), or a list of ids."""
FactOrWords = Annotated[
    tuple[str, ...],
    PlainValidator(_fact),
    PlainSerializer(list),
    _schema(
        anyOf=[
            {"type": "string", "format": "fact", "pattern": _SAID},
            {"type": "array", "items": {"type": "string", "pattern": _SAID}},
        ]
    ),
]
"""What a field held, where it may be when: a due time, the plan's words for it, or both."""
Number = Annotated[
    int,
    PlainValidator(_number),
    # The pattern is for numbers that are keys, which JSON has as text.
    _schema(
        type="integer",
        minimum=1,
        maximum=999_999,
        format="number",
        pattern=r"^[1-9][0-9]{0,5}$",
    ),
]
ActionNumber = Annotated[
    int | str,
    PlainValidator(_action_number),
    _schema(
        anyOf=[
            {"type": "integer", "minimum": 1, "maximum": 999_999, "format": "number"},
            {"type": "string", "format": "number", "pattern": r"^[1-9][0-9]{0,5}[a-z]$"},
        ],
        # For numbers that are keys, which JSON has as text.
        pattern=r"^[1-9][0-9]{0,5}[a-z]?$",
    ),
]
"""The number of an action (2), or of a part of one: the action's number with a letter (2b)."""
Address = Annotated[
    str,
    _like(_WEB, "address", "must be a web address", "Type it whole, beginning with https://"),
    _schema(type="string", format="address", pattern=f"^{_WEB}$"),
]
Phone = Annotated[
    str,
    _like(
        _PHONE,
        "phone",
        "must be a telephone number",
        'Type its digits in groups, with single spaces, in quotes: "0808 2000 247"',
    ),
    _schema(type="string", format="phone", pattern=_PHONE),
]
Email = Annotated[
    str,
    _like(
        _MAILBOX,
        "email",
        "must be an address for electronic mail",
        "Type it without mailto: before it: plan@example.org",
    ),
    _schema(type="string", format="email", pattern=f"^{_MAILBOX}$"),
]
ContactPoint = Annotated[
    str,
    _like(
        _CONTACT,
        "contact",
        "must be an https or mailto address",
        "Type https://..., or mailto: and the address: mailto:security@example.org",
    ),
    _schema(type="string", format="contact", pattern=f"^{_CONTACT}$"),
]
Criterion = Annotated[
    str,
    _like(
        _CRITERION,
        "criterion",
        "must be the number of a success criterion",
        'Type its three numbers, in quotes: "1.4.10"',
    ),
    _schema(type="string", format="criterion", pattern=_CRITERION),
]
Digest = Annotated[
    str,
    _like(
        _DIGEST,
        "digest",
        "must be a SHA-256 digest",
        "Type its 64 characters, 0 to 9 and a to f",
    ),
    _schema(type="string", format="digest", pattern=_DIGEST),
]
YesNo = Annotated[bool, PlainValidator(_yes_no), _schema(type="boolean", format="yes-no")]
Texts = tuple[Text, ...]
Identifiers = tuple[Identifier, ...]
