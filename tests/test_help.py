"""Help and the statements: what a reader in danger gets, and what a page must never say."""

from __future__ import annotations

import html
import pathlib
import posixpath
import re
from collections.abc import Callable

import jsonschema
import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from actionplan.model.help import EXIT
from actionplan.model.loading import ROOMS, load
from actionplan.model.schema import schema
from actionplan.pages.facts import foot_links, theme_facts
from actionplan.pages.help import help_page, stay_safe_page
from actionplan.pages.site import Site
from tests.conftest import ROOT, SMALL
from tests.test_schema import as_an_editor_loads
from tests.test_site import flat, main

HELPED = ROOT / "tests" / "plans" / "helped" / "help.yml"
ROOM = next(room for room in ROOMS if room.kind == "help")
STATEMENTS = ("stay-safe", "accessibility", "privacy")


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
