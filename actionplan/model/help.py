"""`help.yml`: where people in danger find help, how to refer, and whom to tell of a fault."""

from __future__ import annotations

import datetime

from pydantic import Field

from actionplan.model.values import (
    Address,
    ContactPoint,
    Day,
    Email,
    Phone,
    Record,
    Text,
    YesNo,
)

EXIT = "https://www.bbc.co.uk/weather"
"""Where "Exit this page" leads unless a plan names another page: it says nothing of the reader, and GOV.UK's
own component leads there."""


class Sourced(Record):
    """Where a fact was read, and how far it has been checked."""

    source: Address
    """Address of the page that says so."""
    seen: Day
    """Day on which a stored copy of that page was read."""
    checked: Day | None = None
    """Day on which somebody last checked it live; empty until then."""

    @property
    def known(self) -> datetime.date:
        """The day from which its age counts: when it was checked live, else when it was read."""
        return self.checked or self.seen


class EmergencyHead(Record):
    """What the record of an emergency begins with."""

    when: Text
    """In which case, as a heading: If you are in danger now."""
    number: Phone | None = None
    """The number to call, in quotes, if there is one."""
    text: Text
    """What to do, in a few short sentences. 55 is pressed only "when prompted"."""


# The class that is named last gives the keys that stand first in the file.
class Emergency(Sourced, EmergencyHead):
    """How to reach the emergency services in one case. The first has the number for danger."""


class HelplineHead(Record):
    """What a helpline's record begins with."""

    name: Text
    """What it is called."""
    audience: Text
    """Whom it is for, so that it can stand behind "for": women."""
    number: Phone
    """Its number, in quotes, as it is printed: digits in groups."""
    address: Address | None = None
    """Its website."""
    confirmed: YesNo = True
    """false for a local number that the partnership has not confirmed: it stays here and is not shown."""


class Helpline(Sourced, HelplineHead):
    """Somebody to call. It has no opening hours: sources differ, and a wrong hour does harm."""


class GuideHead(Record):
    """What the record of a guide begins with."""

    name: Text
    """What it is called."""
    publisher: Text
    """Who publishes it."""
    address: Address
    """Where it can be read."""


class Guide(Sourced, GuideHead):
    """A page of another site on how to stay safe online."""


class Referral(Record):
    """The partnership's route for those who are worried about someone."""

    address: Address | None = None
    """Where it can be read, once the partnership gives an address."""
    owner: Text | None = None
    """Who owns it."""
    checked: Day | None = None
    """When somebody last checked that it is in force."""


class Contact(Record):
    """Whom a reader tells that something on the site is wrong."""

    role: Text | None = None
    """The role that answers, never a person's name."""
    address: Address | None = None
    """Address of a form."""
    email: Email | None = None
    """Address for electronic mail, of a role."""

    @property
    def given(self) -> bool:
        """Whether there is any way to tell."""
        return bool(self.address or self.email)


class Security(Record):
    """What `/.well-known/security.txt` says (RFC 9116)."""

    contact: ContactPoint | None = None
    """Where a weakness is reported: https://... or mailto:..."""
    policy: Address | None = None
    """Address of the page that says how reports are handled."""
    expires: Day | None = None
    """Day until which this holds: at most a year ahead."""


class Help(Record):
    """The whole of `help.yml`."""

    emergency: tuple[Emergency, ...] = Field(min_length=1)
    """How to reach the emergency services; the first entry is for danger now."""
    helplines: tuple[Helpline, ...] = ()
    """Who can be called, in the order in which they are shown."""
    guides: tuple[Guide, ...] = ()
    """Pages of others on how to stay safe online."""
    referral: Referral = Referral()
    """The partnership's referral route."""
    contact: Contact = Contact()
    """Whom a reader tells that something is wrong."""
    security: Security = Security()
    """For security.txt."""
    exit: Address = EXIT
    """Where the exit link leads: a page that looks harmless and remembers nothing of its reader."""

    @property
    def shown(self) -> tuple[Helpline, ...]:
        """The helplines that readers see."""
        return tuple(line for line in self.helplines if line.confirmed)

    @property
    def sourced(self) -> tuple[Sourced, ...]:
        """Everything with a source."""
        return (*self.emergency, *self.helplines, *self.guides)
