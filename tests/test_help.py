"""Help and the statements: what a reader in danger gets, and what a page must never say."""

from __future__ import annotations

import html
import pathlib
import posixpath
import re
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from actionplan.model.help import EXIT
from actionplan.model.loading import ROOMS, load
from actionplan.model.schema import schema
from actionplan.model.statements import Accessibility
from actionplan.pages.facts import foot_links, theme_facts
from actionplan.pages.help import accessibility_page, help_page, privacy_page, stay_safe_page
from actionplan.pages.site import Site
from tests.conftest import ROOT, SMALL, make_helped
from tests.test_schema import as_an_editor_loads
from tests.test_site import flat, main

HELPED = ROOT / "tests" / "plans" / "helped" / "help.yml"
ROOM = next(room for room in ROOMS if room.kind == "help")
STATEMENTS = ("stay-safe", "accessibility", "privacy")


@pytest.fixture
def helped(tmp_path: pathlib.Path) -> Callable[..., Site]:
    """The invented plan with help, after some replacements in a file."""

    def made(changes: dict[str, str] | None = None, file: str = "help.yml") -> Site:
        folder = make_helped(tmp_path / "plan_data")
        text = (folder / file).read_text("utf-8")
        for old, new in (changes or {}).items():
            assert old in text
            text = text.replace(old, new)
        (folder / file).write_text(text, "utf-8")
        plan = load(folder).plan()
        assert plan is not None
        return Site(plan, "plan_data")

    return made


@pytest.fixture(params=["briefed_site", "built_site"])
def site(request: pytest.FixtureRequest) -> pathlib.Path:
    """The invented plan's site with help, then the published plan's."""
    return pathlib.Path(request.getfixturevalue(request.param))


@pytest.fixture
def with_help(site: pathlib.Path) -> pathlib.Path:
    """The same, as far as the plan has help."""
    if not (site / "help").exists():
        pytest.skip("the published plan has no help.yml")
    return site


def page(site: pathlib.Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_text("utf-8"), "html.parser")


def shown(site: pathlib.Path, address: str) -> str:
    return re.sub(r" ([,.:)])", r"\1", flat(main(page(site, address)).get_text(" ")))


def block(html: BeautifulSoup) -> Tag:
    found = html.find_all("section", class_="help-block")
    assert len(found) == 1
    assert isinstance(found[0], Tag)
    return found[0]


def readable(page: str) -> str:
    """A page before any engine has seen it, as its reader gets it: without tags."""
    return flat(html.unescape(re.sub(r"<[^>]+>", "", page)))


def test_an_editor_s_schema_accepts_the_invented_help() -> None:
    data = as_an_editor_loads(HELPED.read_text("utf-8"))
    assert list(jsonschema.Draft7Validator(schema(ROOM)).iter_errors(data)) == []
    for number in ("0800-555", "12", "1234567890123456", "call us"):
        data["helplines"][0]["number"] = number
        assert list(jsonschema.Draft7Validator(schema(ROOM)).iter_errors(data)), number


def test_every_telephone_link_calls_the_number_that_it_shows(with_help: pathlib.Path) -> None:
    found = 0
    for path in with_help.rglob("*.html"):
        html = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for link in html.find_all("a", href=re.compile("^tel:")):
            assert str(link["href"]) == "tel:" + link.get_text().replace(" ", ""), path
            found += 1
    assert found


def test_every_number_is_text_with_its_source_and_day(briefed_site: pathlib.Path) -> None:
    text = shown(briefed_site, "help")
    assert "For people who were hurt on a road. Telephone: 0800 555 0100" in text
    assert "Number checked on line.example.org on 20 November 2026." in text
    assert "For families. Telephone: 0800 555 0101" in text
    assert "Number read on example.org on 1 November 2026, not yet checked live." in text


def test_the_block_is_the_same_on_every_page(with_help: pathlib.Path) -> None:
    """Same words, same order, below the content and above the foot; on the page for a lost address too."""
    texts = set()
    for path in sorted(with_help.rglob("*.html")):
        if path.parent.name == "present" or path.name == "briefings.html":
            continue
        html = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        one = block(html)
        texts.add(flat(one.get_text(" ")))
        foot = one.find_next("footer")
        assert foot is not None, path
        assert one.find_previous("article") is not None, path
    assert len(texts) == 1
    text = texts.pop()
    doors = ("Do you need help?", "Worried about someone? How to refer", "Something wrong here?")
    places = [text.index(door) for door in doors]
    assert places == sorted(places)
    assert "not a place to report abuse" in text
    assert "Nobody monitors it" in text


def test_the_doors_lead_where_the_partnership_says(briefed_site: pathlib.Path) -> None:
    links = {
        flat(link.get_text()): link["href"]
        for link in block(page(briefed_site, "areas/A1")).find_all("a")
    }
    assert links["Do you need help?"] == "../../help/"
    assert links["Worried about someone? How to refer"] == "https://council.example.org/refer"
    assert links["Tell us"] == "https://council.example.org/tell-us"
    assert links["plan@council.example.org"] == "mailto:plan@council.example.org"
    text = flat(block(page(briefed_site, "")).get_text(" "))
    assert "From the Road Safety Board. Checked on 20 November 2026." in text


def test_what_is_missing_is_said_to_be_missing(helped: Callable[..., Site]) -> None:
    whole = HELPED.read_text("utf-8")
    routes = whole[whole.index("referral:") :]
    site = helped({routes: ""})
    text = readable(help_page(site))
    assert "The partnership has not yet given this site its referral route." in text
    assert (
        "has not yet given this site an address to write to. Until then, ask the partnership's office."
        in text
    )
    facts = theme_facts(site.plan, "plan_data")["help"]
    assert facts["refer"] == {"address": "", "owner": "", "checked": ""}
    assert readable(facts["tell"]["ask"]) == "the partnership's office"


def test_an_unconfirmed_number_stays_in_the_file_and_is_not_shown(
    helped: Callable[..., Site],
) -> None:
    site = helped({'number: "0800 555 0101"': 'number: "0800 555 0101"\n    confirmed: false'})
    assert site.plan.help
    assert [line.number for line in site.plan.help.helplines] == ["0800 555 0100", "0800 555 0101"]
    text = readable(help_page(site))
    assert "0101" not in text
    assert "not yet confirmed 1 local number, so it is not shown" in text
    facts = str(theme_facts(site.plan, "plan_data")["help"])
    assert "0100" in facts
    assert "0101" not in facts


def test_a_page_for_people_is_dated_by_what_it_rests_on(briefed_site: pathlib.Path) -> None:
    assert "Last changed: 20 November 2026." in flat(page(briefed_site, "help").get_text(" "))
    statement = flat(page(briefed_site, "accessibility").get_text(" "))
    assert "Last changed: 12 May 2026." in statement
    assert "Last changed" not in page(briefed_site, "privacy").get_text(" ")


def test_the_exit_leads_to_one_safe_page_unless_the_plan_names_another(
    helped: Callable[..., Site],
) -> None:
    small = load(SMALL).plan()
    assert small is not None
    assert readable(theme_facts(small, "")["exit"]) == EXIT
    site = helped({"security:": "exit: https://weather.example.org/today\nsecurity:"})
    assert readable(theme_facts(site.plan, "")["exit"]) == "https://weather.example.org/today"
    assert "opens weather.example.org in place of" in readable(stay_safe_page(site))


def test_a_plan_without_help_has_no_page_of_help_and_no_link_to_one(
    small_site: pathlib.Path,
) -> None:
    assert not (small_site / "help").exists()
    for path in small_site.rglob("*.html"):
        html = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        folder = path.parent.relative_to(small_site).as_posix()
        led = {
            posixpath.normpath(f"{folder}/{str(link['href']).partition('#')[0]}")
            for link in html("a", href=True)
        }
        assert "help" not in led, path
    for address in STATEMENTS:
        assert (small_site / address / "index.html").is_file()
    text = flat(block(page(small_site, "")).get_text(" "))
    assert "not a place to report abuse" in text
    assert "Ask the partnership's office" in text


def test_every_page_links_help_and_the_statements_at_its_foot(with_help: pathlib.Path) -> None:
    for path in sorted(with_help.rglob("*.html")):
        if path.parent.name == "present" or path.name == "briefings.html":
            continue
        foot = BeautifulSoup(path.read_text("utf-8"), "html.parser").find("footer")
        assert isinstance(foot, Tag)
        links = [flat(link.get_text()) for link in foot.find_all("a")]
        wanted = ["Get help", "Stay safe online", "Accessibility", "Privacy"]
        assert [name for name in links if name in wanted] == wanted, path
    small = load(SMALL).plan()
    assert small is not None
    assert "Get help" not in {link["name"] for link in foot_links(small)}


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


PROMISES = re.compile(
    r"hides? (your|this|the) (visit|tracks?|history)|cover(s|ed)? (all |completely )?your tracks"
    r"|(?<!not )\b(completely|totally|fully) (safe|hidden|private|anonymous)"
    r"|\byou (are|will be|stay) (anonymous|invisible|safe|hidden)|leaves? no (trace|record)"
    r"|(nobody|no one) (can|will) (see|know|find)|untraceable",
    re.IGNORECASE,
)


def test_no_page_promises_to_hide_a_visit(site: pathlib.Path) -> None:
    for path in sorted(site.rglob("*.html")):
        html = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for link in html.find_all("a", rel="noreferrer"):
            link.clear()  # the titles of other people's pages
        found = PROMISES.search(flat(html.get_text(" ")))
        assert not found, (path, found)
    safe = shown(site, "stay-safe")
    assert "It is not complete." in safe
    assert "It does not erase anything." in safe
    assert "The Back button can still lead to this site." in safe


@pytest.mark.parametrize(
    "promise",
    ["It hides your visit.", "Nobody will know.", "You are anonymous here.", "It leaves no trace"],
)
def test_the_lint_knows_a_promise(promise: str) -> None:
    assert PROMISES.search(promise)


def test_55_is_pressed_only_when_prompted(with_help: pathlib.Path) -> None:
    """On every page: a sentence that tells the reader to press or dial 55 says when."""
    said = 0
    for path in with_help.rglob("*.html"):
        text = flat(BeautifulSoup(path.read_text("utf-8"), "html.parser").get_text(" "))
        for sentence in re.split(r"(?<=[.!?])\s", text):
            if re.search(
                r"\b(press|dial|tap|then|type)\b[^.]*(?<!\d)55(?!\d)", sentence, re.IGNORECASE
            ):
                assert "when prompted" in sentence or "do not press 55" in sentence, (
                    path,
                    sentence,
                )
                said += 1
    assert said or "55" not in shown(with_help, "help")


def test_no_opening_hours(with_help: pathlib.Path) -> None:
    hours = re.compile(r"\b\d{1,2}([:.]\d\d)? ?(am|pm)\b|24[ -]hours?|24/7|\bMonday", re.IGNORECASE)
    assert not hours.search(shown(with_help, "help"))


LAW = ("The Equality and Human Rights Commission", "The publisher of this website is committed")
"""Sentences whose words the law fixes."""


def test_sentences_are_short(site: pathlib.Path) -> None:
    for address in ("help", *STATEMENTS):
        if not (site / address).exists():
            continue
        article = main(page(site, address))
        for element in article.find_all(["p", "li", "dd"]):
            for sentence in re.split(r"(?<=[.!?:])\s", flat(element.get_text(" "))):
                if not sentence.startswith(LAW):
                    assert len(sentence.split()) <= 25, (address, sentence)


def test_the_data_of_the_invented_help_is_what_the_pages_show(briefed_site: pathlib.Path) -> None:
    data = yaml.safe_load(HELPED.read_text("utf-8"))
    text = shown(briefed_site, "help")
    for emergency in data["emergency"]:
        assert emergency["when"] in text
        assert emergency["text"] in text
    for guide in data["guides"]:
        assert f"{guide['publisher']}: {guide['name']}" in shown(briefed_site, "stay-safe")
