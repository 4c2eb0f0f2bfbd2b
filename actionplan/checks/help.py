"""Rules for `help.yml` and for what the statements rest on: most are warnings that ask for a fact."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from actionplan.checks.rule import Data, Problem, Severity, repeated, rule, twice
from actionplan.model.help import Help, Sourced
from actionplan.model.identity import Identity
from actionplan.model.statements import Accessibility
from actionplan.yamlfiles import Document, Path

FRESH = 90
"""So many days after it was read or checked, a number has to be checked again."""
NOTICE = 30
"""So many days before security.txt runs out, somebody has to renew it."""
YEAR = 366
"""So many days after its last review, the accessibility statement has to be reviewed again."""


@rule("help.emergency.text:when-prompted", "help.helplines.name:twice", "help.exit:not-https")
def _content(data: Data) -> Iterator[Problem]:
    for given, document, _ in data.each("help", Help):
        for place, emergency in enumerate(given.emergency):
            said = emergency.text.casefold()
            if re.search(r"(?<![0-9])55(?![0-9])", said) and "when prompted" not in said:
                message = "55 is pressed only when prompted, and the text does not say so"
                hint = "Type: on a mobile, press 55 when prompted"
                path = ("emergency", place, "text")
                yield document.problem(path, "help.emergency.text:when-prompted", message, hint)
        for place, name in repeated(line.name for line in given.helplines):
            path = ("helplines", place, "name")
            yield twice(document, path, "help.helplines.name:twice", f'the helpline "{name}"')
        if not given.exit.startswith("https://"):
            message = "the exit link must lead to an address that begins with https://"
            yield document.problem(
                ("exit",), "help.exit:not-https", message, "Type the address with https://"
            )


@rule("help.helplines.confirmed:none", "help.referral:none", "help.contact:none")
def _missing(data: Data) -> Iterator[Problem]:
    for given, document, _ in data.each("help", Help):
        for place, line in enumerate(given.helplines):
            if not line.confirmed:
                message = (
                    f'"{line.name}" is not shown: the partnership has not confirmed its number'
                )
                hint = "Once it has, delete this line and type checked: YYYY-MM-DD"
                path = ("helplines", place, "confirmed")
                yield _warning(document, path, "help.helplines.confirmed:none", message, hint)
        if given.referral.address is None:
            message = "the partnership has not given its referral route, and every page says so"
            hint = 'Type: referral: {address: "https://...", owner: "...", checked: YYYY-MM-DD}'
            yield _warning(document, ("referral",), "help.referral:none", message, hint)
        if not given.contact.given:
            message = "readers cannot tell anybody that something is wrong, and every page says so"
            hint = 'Type: contact: {role: "...", address: "https://...", email: "..."}'
            yield _warning(document, ("contact",), "help.contact:none", message, hint)


@rule("help.security:none", "help.security:half", "help.security.expires:soon")
def _security(data: Data) -> Iterator[Problem]:
    for given, document, _ in data.each("help", Help):
        security = given.security
        if (security.contact is None) != (security.expires is None):
            stands = "contact" if security.contact else "expires"
            message = "contact and expires go together"
            path = ("security", stands)
            hint = "Type both, or neither."
            yield document.problem(path, "help.security:half", message, hint, key=True)
        elif security.expires is None:
            message = "nobody is named to whom a weakness is reported, so there is no security.txt"
            hint = 'Type: security: {contact: "https://... or mailto:...", expires: YYYY-MM-DD}'
            yield _warning(document, ("security",), "help.security:none", message, hint)
        elif data.today and security.expires < data.today + datetime.timedelta(days=NOTICE):
            runs = "ran out" if security.expires < data.today else "runs out"
            message = f"security.txt {runs} on {security.expires.isoformat()}"
            hint = "Check the contact, then type a day at most a year ahead."
            path = ("security", "expires")
            yield _warning(document, path, "help.security.expires:soon", message, hint)


@rule(
    "help.emergency:old",
    "help.helplines:old",
    "help.guides:old",
    "help.referral:old",
)
def _old(data: Data) -> Iterator[Problem]:
    if data.today is None:
        return
    for given, document, _ in data.each("help", Help):
        for field, called in (("emergency", "when"), ("helplines", "name"), ("guides", "name")):
            records: tuple[Sourced, ...] = getattr(given, field)
            for place, record in enumerate(records):
                path = (field, place, "checked" if record.checked else "seen")
                what = f'"{getattr(record, called)}"'
                yield from _aged(data.today, record.known, document, path, what)
        if given.referral.address:
            checked = given.referral.checked
            if checked is None:
                message = "nobody has checked that the referral route is in force"
                hint = "Check it, then type checked: YYYY-MM-DD"
                yield _warning(
                    document, ("referral", "address"), "help.referral:old", message, hint
                )
            else:
                at = ("referral", "checked")
                yield from _aged(data.today, checked, document, at, "the referral route")


def _aged(
    today: datetime.date, day: datetime.date, document: Document, path: Path, what: str
) -> Iterator[Problem]:
    """The warning about a fact that was last looked at more than 90 days ago."""
    days = (today - day).days
    if days > FRESH:
        done = "checked" if path[-1] == "checked" else "read"
        message = f"{what} was {done} {days} days ago, which is more than {FRESH}"
        hint = f"Check it on the live page, then type checked: {today.isoformat()}"
        yield _warning(document, path, f"help.{path[0]}:old", message, hint)


@rule(
    "plan.site.host:none",
    "plan.site.accessibility:none",
    "plan.site.accessibility.tested:none",
    "plan.site.accessibility.tested:half",
    "plan.site.accessibility.audited:half",
    "plan.site.accessibility.reviewed:old",
)
def _statements(data: Data) -> Iterator[Problem]:
    for identity, document, _ in data.each("plan", Identity):
        site = identity.site
        if site.host is None:
            message = "the privacy page cannot say who hosts the site or what the host keeps"
            hint = 'Type below site: host: {name: "...", keeps: "30 days"}'
            yield _warning(document, ("site",), "plan.site.host:none", message, hint, key=True)
        if site.accessibility is None:
            message = "the accessibility statement has no date"
            hint = "Type below site: accessibility: {prepared: YYYY-MM-DD, reviewed: YYYY-MM-DD}"
            name = "plan.site.accessibility:none"
            yield _warning(document, ("site",), name, message, hint, key=True)
        else:
            yield from _accessibility(data, site.accessibility, document)


def _accessibility(data: Data, given: Accessibility, document: Document) -> Iterator[Problem]:
    at = ("site", "accessibility")
    for field in ("tested", "audited"):
        when, who = getattr(given, field), getattr(given, f"{field}_by")
        if (when is None) != (who is None):
            stands = field if when else f"{field}_by"
            name = f"plan.site.accessibility.{field}:half"
            message = f"{field} and {field}_by go together"
            hint = "Type both, or neither."
            yield document.problem((*at, stands), name, message, hint, key=True)
    if not given.tested and not given.audited:
        message = "the accessibility statement must call the site not compliant: nobody tested it"
        hint = 'Once it is tested, type: tested: YYYY-MM-DD and tested_by: "..."'
        name = "plan.site.accessibility.tested:none"
        yield _warning(document, at, name, message, hint, key=True)
    if data.today and (data.today - given.reviewed).days > YEAR:
        message = "the accessibility statement was last reviewed more than a year ago"
        hint = f"Review it, then type reviewed: {data.today.isoformat()}"
        name = "plan.site.accessibility.reviewed:old"
        yield _warning(document, (*at, "reviewed"), name, message, hint)


def _warning(
    document: Document, path: Path, name: str, message: str, hint: str, *, key: bool = False
) -> Problem:
    return document.problem(path, name, message, hint, key=key, severity=Severity.WARNING)


RULES = (_content, _missing, _security, _old, _statements)
