"""The statements on accessibility and privacy: what the law asks, and no more than was tested."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import Tag

from actionplan.model.statements import Accessibility
from actionplan.pages.help import accessibility_page, privacy_page
from actionplan.pages.site import Site
from tests.test_help import page, readable, shown
from tests.test_site import flat, main

HEADINGS = [
    "Feedback and contact information",
    "Enforcement procedure",
    "Technical information about this website's accessibility",
    "Compliance status",
    "Non-accessible content",
    "Non-compliance with the accessibility regulations",
    "Disproportionate burden",
    "Content that's not within the scope of the accessibility regulations",
    "Preparation of this accessibility statement",
]
"""The headings of the model statement (SI 2018/952, regulation 8), in order."""
COMPLIANCE = re.compile(
    r"This website is (fully compliant|partially compliant|not compliant) with the "
    r"Web Content Accessibility Guidelines version 2\.2 AA standard"
)


def test_the_statement_has_the_fixed_headings_in_order(site: pathlib.Path) -> None:
    article = main(page(site, "accessibility"))
    headings = [
        flat(one.get_text()).replace("\u2019", "'") for one in article.find_all(["h2", "h3"])
    ]
    full = "fully compliant" in article.get_text()
    assert headings == (HEADINGS[:4] + HEADINGS[-1:] if full else HEADINGS)
    first = article.find("h1")
    assert isinstance(first, Tag)
    assert first.get_text().startswith("Accessibility statement for ")
    text = shown(site, "accessibility").replace("\u2019", "'")
    assert "This accessibility statement applies to https://" in text
    reasons = "The content listed below is non-accessible for the following reasons."
    assert (reasons in text) != full
    assert "contact the Equality Advisory and Support Service (EASS)" in text
    assert text.count("(No. 2) Accessibility Regulations 2018") == 2
    assert len(COMPLIANCE.findall(text)) == 1


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, "not compliant"),
        ({"tested": "2026-05-12", "tested_by": "us"}, "partially compliant"),
        ({"audited": "2026-05-12", "audited_by": "them"}, "fully compliant"),
        (
            {
                "audited": "2026-05-12",
                "audited_by": "them",
                "problems": [{"text": "Maps.", "criterion": "1.1.1", "fix": "2027-03"}],
            },
            "partially compliant",
        ),
    ],
)
def test_the_statement_claims_no_more_than_was_tested(given: dict[str, Any], status: str) -> None:
    record = {"prepared": "2026-05-01", "reviewed": "2026-05-02", **given}
    assert Accessibility.model_validate(record).status == status


def test_the_statement_says_how_it_was_tested(helped: Callable[..., Site]) -> None:
    site = helped()
    text = readable(accessibility_page(site))
    assert "tested by automatic tests only" in text
    assert "prepared on 10 May 2021. It was last reviewed on 12 May 2026." in text
    assert "last tested on 12 May 2026. The test was carried out by the council's web team." in text


def test_a_known_failure_names_its_criterion_and_a_date(helped: Callable[..., Site]) -> None:
    more = (
        "the council's web team\n    problems:\n      - text: Pictures of pathways are small.\n"
        '        criterion: "1.4.10"\n        fix: 2027-03\n'
    )
    text = readable(accessibility_page(helped({"the council's web team\n": more}, "plan.yml")))
    assert (
        "Pictures of pathways are small. This fails success criterion 1.4.10 of WCAG 2.2." in text
    )
    assert "put it right by March 2027" in text


def test_the_privacy_page_names_the_host(helped: Callable[..., Site]) -> None:
    text = readable(privacy_page(helped()))
    assert "Host Westmere Council" in text
    assert "How long it keeps records 30 days" in text


def test_a_host_that_nobody_named_is_said_to_be_missing(helped: Callable[..., Site]) -> None:
    host = "  host:\n    name: Westmere Council\n    keeps: 30 days\n"
    text = readable(privacy_page(helped({host: ""}, "plan.yml")))
    assert "has not yet named the host, nor said how long it keeps such records" in text
