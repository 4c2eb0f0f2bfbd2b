"""The short block of help that stands in the same place on every page, as facts for the theme."""

from __future__ import annotations

from typing import Any

from actionplan.model import Plan
from actionplan.model.due import day_label
from actionplan.model.help import EXIT
from actionplan.pages.render import as_text, sentence


def telephone(number: str) -> str:
    """The address that calls a number: "0808 2000 247" gives "tel:08082000247"."""
    return f"tel:{number.replace(' ', '')}"


def site_of(address: str) -> str:
    """The name of the site to which an address leads: "bbc.co.uk"."""
    return address.split("/")[2].removeprefix("www.")


def exit_address(plan: Plan) -> str:
    """Where the exit link leads."""
    return plan.help.exit if plan.help else EXIT


def tell_us(plan: Plan) -> dict[str, str]:
    """Where to tell that something is wrong, or whom to ask if no address is given: all safe to print."""
    contact = plan.help.contact if plan.help else None
    if contact is None or not contact.given:
        return {"address": "", "email": "", "ask": as_text(plan.identity.document.ask)}
    return {
        "ask": "",
        "address": as_text(contact.address or ""),
        "email": as_text(contact.email or ""),
    }


def help_block(plan: Plan) -> dict[str, Any]:
    """What the block prints; every value is safe to print as it stands.

    Returns:
        `there` (whether the plan has a page of help), `danger` and `lines` (each with `says`,
        `number` and `tel`), `checked` (whether every number was checked live), `refer` (`address`,
        `owner` and `checked`, empty where the partnership has given no route) and `tell`.
    """
    given = plan.help
    found: dict[str, Any] = {"there": given is not None, "tell": tell_us(plan)}
    if given is None:
        return found
    danger = next((one for one in given.emergency if one.number), None)
    refer = given.referral
    return {
        **found,
        "danger": _number(danger.when, danger.number) if danger and danger.number else {},
        "lines": [_number(sentence(line.audience), line.number) for line in given.shown],
        "checked": all(line.checked for line in given.shown),
        "refer": {
            "address": as_text(refer.address or ""),
            "owner": as_text(refer.owner or "") if refer.address else "",
            "checked": day_label(refer.checked) if refer.address and refer.checked else "",
        },
    }


def _number(says: str, number: str) -> dict[str, str]:
    return {"says": as_text(says), "number": as_text(number), "tel": as_text(telephone(number))}
