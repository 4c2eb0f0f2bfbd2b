"""What the site's statements rest on: who hosts it, and how its accessibility was tested."""

from __future__ import annotations

from actionplan.model.values import Address, Criterion, Day, DueTime, Record, Text


class Host(Record):
    """Who serves the site to its readers."""

    name: Text
    """Its name."""
    keeps: Text | None = None
    """How long it keeps records of requests: 30 days."""
    address: Address | None = None
    """Address of its privacy notice."""


class Shortfall(Record):
    """A known failure to meet the accessibility standard."""

    text: Text
    """What the problem is, and for whom."""
    criterion: Criterion
    """The success criterion of WCAG 2.2 that it fails, in quotes: "1.4.10"."""
    fix: DueTime
    """When it is to be put right: a month (2027-03), a day or a quarter."""


class Accessibility(Record):
    """What the accessibility statement says of itself."""

    prepared: Day
    """When the statement was prepared."""
    reviewed: Day
    """When it was last reviewed."""
    tested: Day | None = None
    """When the site was last tested automatically; empty until it was."""
    tested_by: Text | None = None
    """Who carried out that test."""
    audited: Day | None = None
    """When people last tested it with assistive technology; empty until they did."""
    audited_by: Text | None = None
    """Who carried out that audit."""
    problems: tuple[Shortfall, ...] = ()
    """Known failures to meet the standard."""

    @property
    def status(self) -> str:
        """How far the site complies, in the words of the model statement.

        Automatic tests alone never make it "fully": they find only some of the problems.
        """
        if self.audited and not self.problems:
            return "fully compliant"
        return "partially compliant" if self.tested or self.audited else "not compliant"
