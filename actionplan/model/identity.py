"""`plan.yml`: which plan this is, what it calls its parts, and where it is published."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from actionplan.model.progress import Rating
from actionplan.model.statements import Accessibility, Host
from actionplan.model.values import Address, Day, Digest, Identifier, Month, Record, Text, Texts


class Section(Record):
    """A part of the plan that holds areas."""

    number: Identifier
    """Its number in the plan, in quotes."""
    title: Text
    """Its title."""
    intro: Text | None = None
    """What the plan says before its areas."""


class Inspection(Record):
    """The inspection that the plan answers."""

    name: Text
    """What kind of inspection it was."""
    start: Day = Field(alias="from")
    """Its first day."""
    last: Day = Field(alias="to")
    """Its last day."""


class Form(Record):
    """One form of the agreed document whose exact content is known."""

    form: Text
    """Which form: PDF, Word, text."""
    sha256: Digest
    """SHA-256 digest of the file."""


class AgreedDocument(Record):
    """The document that partners agreed, which alone is authoritative."""

    title: Text = ""
    """Its title, as printed; left out where the newest file in `agreed/` gives it."""
    publisher: Text
    """Who publishes it."""
    address: Address | None = None
    """Where it can be read, if the partnership gives an address."""
    ask: Text
    """Whom to ask for it."""
    forms: tuple[Form, ...] = ()
    """The digest of each form of it that is known."""


class Edition(Record):
    """The edition of the plan that this site shows."""

    wording: Literal["plain-english", "agreed"]
    """plain-english: words of our own beside an agreed document; agreed: the partnership's own words."""
    adopted_by: Text | None = None
    """The role or body that adopted this edition; empty until one has."""
    adopted_on: Day | None = None
    """When."""


class Words(Record):
    """What this plan calls its parts, in the singular and the plural."""

    section: Text = "section"
    """One part of the plan."""
    sections: Text = "sections"
    """Several parts."""
    area: Text = "area for improvement"
    """What one page is about."""
    areas: Text = "areas for improvement"
    """Several of them."""
    action: Text = "action"
    """What was to be done."""
    actions: Text = "actions"
    """Several of them."""
    part: Text = "sub-action"
    """What an action is made up of, for a plan that numbers parts of its actions: 2a, 2b."""
    lead: Text = "lead"
    """Who was to do it."""
    findings: Text = "What inspectors found"
    """The heading over the findings."""

    def called(self, number: int | str) -> str:
        """What an action of this number is called: action 2, sub-action 2b."""
        return self.action if str(number).isdecimal() else self.part


class Role(Record):
    """A kind of reader."""

    name: Text
    """The plural, as a heading: School staff."""
    words: Texts = ()
    """Words by which the plan names them: an area that has one is listed for them."""


class Site(Record):
    """Where the site is published, and from where."""

    name: Text = Field(max_length=60)
    """The site's name."""
    description: Text
    """What the site is, in one sentence."""
    address: Address
    """Its address. The environment's SITE_URL overrides it."""
    repository: Address | None = None
    """Address of the repository that holds this data."""
    forge: Literal["github", "gitlab"] | None = None
    """What runs that repository, where its address does not say so: github or gitlab."""
    branch: Text = "main"
    """The branch from which it is published."""
    host: Host | None = None
    """Who serves it, for the privacy page."""
    accessibility: Accessibility | None = None
    """When and how its accessibility was tested, for the accessibility statement."""


class Identity(Record):
    """The whole of `plan.yml`."""

    id: Identifier
    """A short name for this plan, used by tests that are about one plan alone."""
    title: Text
    """The plan's title."""
    partnership: Text
    """Whose plan it is."""
    version: Text = ""
    """Its version, in quotes; left out where `agreed/` has a file: the newest one's holds."""
    as_at: Month = ""
    """The month of that version: 2019-02; left out with it."""
    submitted: Day | None = None
    """When the plan was first submitted."""
    inspection: Inspection | None = None
    """The inspection that it answers."""
    document: AgreedDocument
    """The agreed document."""
    edition: Edition
    """This edition of it."""
    words: Words = Words()
    """What the plan calls its parts."""
    check_kinds: dict[Identifier, Text]
    """The kinds of check, each with its plural as a heading: report: Reports."""
    ratings: dict[Identifier, Rating] = {}
    """The ratings of a partnership that reports in such, best first: green, amber, red."""
    roles: dict[Identifier, Role] = {}
    """Who reads briefings, by id."""
    topics: dict[Identifier, Text] = {}
    """The topics of briefings, each with its heading: front-door: The front door."""
    sections: tuple[Section, ...]
    """The sections, in the plan's order."""
    licence: Text
    """What the partnership says of the licence of the plan's data."""
    site: Site
    """Where the site is published."""
