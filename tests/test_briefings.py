"""Briefings and pathways as a reader of the built site gets them."""

from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag

from actionplan.checks import check
from actionplan.indexes.briefings import HEADINGS, digest
from actionplan.model import Briefing, Plan
from actionplan.model.briefing import PARTS
from actionplan.model.loading import load
from actionplan.pages.briefings import briefing_page, briefings_page
from actionplan.pages.site import Site
from tests.conftest import approve


def page(site: pathlib.Path, address: str) -> Tag:
    """The article of a page; of a view for a meeting room, its main part."""
    soup = BeautifulSoup((site / address / "index.html").read_text("utf-8"), "html.parser")
    found = soup.find("article") or soup.find("main")
    assert isinstance(found, Tag)
    return found


def text(element: Tag) -> str:
    return re.sub(r"\s+", " ", element.get_text(" ")).strip()


def loaded(folder: pathlib.Path) -> Plan:
    plan = load(folder).plan()
    assert plan is not None
    return plan


def test_a_briefing_has_its_seven_parts_in_order(briefed_site: pathlib.Path) -> None:
    for name in ("lit-crossings", "wardens"):
        headings = [
            text(heading) for heading in page(briefed_site, f"briefings/{name}").find_all("h2")
        ]
        wanted = [HEADINGS[part] for part in PARTS]
        wanted[PARTS.index("found")] = "What inspectors found in November 2020"
        assert headings[:7] == [f"{number} {heading}" for number, heading in enumerate(wanted, 1)]


def test_a_briefing_begins_with_what_it_asks_and_says_that_it_is_a_draft(
    briefed_site: pathlib.Path,
) -> None:
    shown = text(page(briefed_site, "briefings/lit-crossings"))
    assert shown.startswith(
        "Lighting crossings In short. The plan asks you to report a crossing that is not lit."
    )
    assert "Draft, made from the plan as at May 2021. Check it with your safeguarding lead" in shown
    assert "https://westmere.example.org/briefings/lit-crossings/" in shown


def test_every_claim_shows_what_it_rests_on(briefed_site: pathlib.Path) -> None:
    article = page(briefed_site, "briefings/lit-crossings")
    links = {str(link["href"]) for link in article.find_all("a")}
    assert {"../../areas/A1/#action-1", "../../areas/A2/#action-1", "../../areas/A1/"} <= links


def test_a_promised_briefing_is_named_and_is_not_ours(briefed_site: pathlib.Path) -> None:
    said = (
        "The plan asked Council for a briefing on lit crossings by June 2021. "
        "It does not say what a lit crossing is."
    )
    shown = text(page(briefed_site, "briefings/lit-crossings"))
    assert said in shown
    assert (
        "This page is not what the plan promised in A1 action 1 : the partnership has not" in shown
    )
    assert "A1 action 1 : a briefing on lit crossings. Not given to this site." in text(
        page(briefed_site, "briefings")
    )


PROMISE = "promised:\n  - action: {}\n    what: a briefing\n    silent: what it says\n"


def test_promised_briefings_are_listed_in_the_plan_s_order(briefed_plan: pathlib.Path) -> None:
    lit, wardens = (briefed_plan / f"briefings/{name}.yml" for name in ("lit-crossings", "wardens"))
    lit.write_text(lit.read_text("utf-8").replace("action: A1.1", "action: A2.1"), "utf-8")
    wardens.write_text(wardens.read_text("utf-8") + PROMISE.format("A1.1"), "utf-8")
    listed = str(briefings_page(Site(loaded(briefed_plan), "plan_data"))).split('id="promised"')[1]
    assert listed.index("A1/#action-1") < listed.index("A2/#action-1")


def test_the_real_briefing_is_linked_once_it_is_given(briefed_plan: pathlib.Path) -> None:
    wardens = briefed_plan / "briefings/wardens.yml"
    given = "    address: https://real.example/x\n    owner: RT\n    published: 2022-01-31\n"
    wardens.write_text(wardens.read_text("utf-8") + PROMISE.format("A1.1") + given, "utf-8")
    site = Site(loaded(briefed_plan), "plan_data")
    for shown in (briefing_page(site, "wardens"), briefings_page(site)):
        said = BeautifulSoup(str(shown), "html.parser").get_text()
        assert "https://real" in str(shown)
        assert ", from RT, 31 January 2022." in said


def test_a_part_that_asks_nothing_says_so(briefed_site: pathlib.Path) -> None:
    assert "5 What the plan asks of you The plan asks nothing of practitioners here." in text(
        page(briefed_site, "briefings/lit-crossings")
    )


def test_words_are_those_read_aloud(briefed_site: pathlib.Path) -> None:
    """Without headings and references: counted here from the view for a meeting room."""
    plan = json.loads((briefed_site / "data/plan.json").read_text("utf-8"))
    for briefing in plan["briefings"]:
        main = page(briefed_site, f"briefings/{briefing['id']}/present")
        start, talk = main.find(id="start"), main.find(id="talk")
        assert isinstance(start, Tag)
        assert isinstance(talk, Tag)
        spoken = [start.find_all("p")[0].get_text()]
        for section in main.find_all("section", id=re.compile("^part-")):
            spoken += [
                one.get_text()
                for one in section.find_all(["p", "li"])
                if "turn" not in str(one.get("class"))
            ]
        assert sum(len(one.split()) for one in spoken) == briefing["words"], briefing["id"]


def test_the_index_lists_by_role_topic_and_agency(briefed_site: pathlib.Path) -> None:
    article = page(briefed_site, "briefings")
    warden = article.find(id="role-warden")
    assert isinstance(warden, Tag)
    assert [text(link) for link in warden.find_all_next("ul", limit=1)[0].find_all("a")] == [
        "Lighting crossings",
        "Wardens and their training",
    ]
    assert "Areas for improvement that name them: B1" in text(article)
    assert "Pathway: a light that fails" in text(article)
    headings = [text(heading) for heading in article.find_all("h3")]
    assert {
        "Wardens",
        "Engineers",
        "Crossings",
        "Lights",
        "Westmere Council (Council)",
        "Roads Trust (RT)",
    } <= set(headings)


def test_home_asks_for_the_reader_s_role(
    briefed_site: pathlib.Path, small_site: pathlib.Path
) -> None:
    assert "What is your role?" in text(page(briefed_site, "."))
    assert "What is your role?" not in text(page(small_site, "."))
    assert "riefing" not in text(page(small_site, "."))


@pytest.mark.parametrize("address", ["areas/A1", "agencies/council", "pathways/failed-light"])
def test_other_pages_link_to_the_briefing(address: str, briefed_site: pathlib.Path) -> None:
    links = {text(link): str(link["href"]) for link in page(briefed_site, address).find_all("a")}
    assert links["Lighting crossings"] == "../../briefings/lit-crossings/"


def test_the_view_for_a_meeting_room_is_a_plain_page(briefed_site: pathlib.Path) -> None:
    soup = BeautifulSoup(
        (briefed_site / "briefings/wardens/present/index.html").read_text("utf-8"), "html.parser"
    )
    assert not soup.find_all(["script", "style"])
    assert not soup.find_all(style=True)
    robots = soup.find("meta", attrs={"name": "robots"})
    assert isinstance(robots, Tag)
    assert robots["content"] == "noindex"
    ids = [section["id"] for section in soup.find_all("section")]
    assert ids == ["start", *(f"part-{number}" for number in range(1, 8)), "talk", "sheet"]
    for link in soup.find_all("a"):
        assert str(link["href"]) == "../" or str(link["href"])[1:] in ids
    assert "present" not in (briefed_site / "sitemap.xml").read_text("utf-8")
    assert "present/" not in (briefed_site / "assets/search/index.js").read_text("utf-8")


def test_an_approval_holds_until_the_text_or_a_fact_changes(
    briefed_plan: pathlib.Path, build: Callable[..., pathlib.Path]
) -> None:
    approve(briefed_plan / "briefings/wardens.yml")
    assert _rules(briefed_plan, "wardens") == []
    assert "Approved by Safeguarding lead on 4 March 2022." in text(
        page(build(briefed_plan), "briefings/wardens")
    )
    other = briefed_plan / "areas/A1.yml"
    other.write_text(other.read_text("utf-8").replace("not lit", "dark"), "utf-8")
    assert _rules(briefed_plan, "wardens") == [], "a fact that it does not cite"
    area = briefed_plan / "areas/B1.yml"
    area.write_text(area.read_text("utf-8").replace("train wardens", "train most"), "utf-8")
    assert _rules(briefed_plan, "wardens") == ["briefing.approved:lapsed"]
    shown = text(page(build(briefed_plan), "briefings/wardens"))
    assert "Draft, made from the plan" in shown
    assert "An earlier approval has lapsed" in shown


def test_an_approval_lapses_when_what_the_plan_promised_changes(briefed_plan: pathlib.Path) -> None:
    file = briefed_plan / "briefings/wardens.yml"
    file.write_text(file.read_text("utf-8") + PROMISE.format("A1.1"), "utf-8")
    before = digest(loaded(briefed_plan), _wardens(briefed_plan))
    area = briefed_plan / "areas/A1.yml"
    area.write_text(area.read_text("utf-8").replace("2021-06", "2021-07"), "utf-8")
    assert digest(loaded(briefed_plan), _wardens(briefed_plan)) != before


def test_an_approval_outlives_a_release_that_adds_a_key(briefed_plan: pathlib.Path) -> None:
    class Later(Briefing):
        summary: str | None = None

    now = _wardens(briefed_plan)
    later = Later.model_validate(now.model_dump())
    assert digest(loaded(briefed_plan), later) == digest(loaded(briefed_plan), now)


def _wardens(folder: pathlib.Path) -> Briefing:
    return next(one for one in loaded(folder).briefings if one.id == "wardens")


def _rules(folder: pathlib.Path, name: str) -> list[str]:
    return [problem.rule for problem in check(load(folder)) if problem.file.endswith(f"{name}.yml")]


def test_a_pathway_says_what_it_is_not_and_what_the_plan_does_not_say(
    briefed_site: pathlib.Path,
) -> None:
    article = page(briefed_site, "pathways/failed-light")
    shown = text(article)
    assert shown.startswith(
        "What the plan says about a light that fails This is not the procedure."
    )
    assert "The partnership has not given this site the address of the procedure in force." in shown
    assert "The plan does not say who." in shown
    assert "The plan does not say when." in shown
    assert "Westmere Council (Council) , other keepers of roads" in shown
    assert "What the plan leaves out The plan does not say who reports a light." in shown
    assert "Step 2: The Roads Trust repairs it , if the light is near a school" in shown


def test_the_picture_says_what_the_list_says(briefed_site: pathlib.Path) -> None:
    article = page(briefed_site, "pathways/failed-light")
    picture = article.find("svg")
    assert isinstance(picture, Tag)
    drawn = text(picture)
    described = picture.find("desc")
    assert isinstance(described, Tag)
    for heading in article.find_all("h3"):
        number, _, title = text(heading).partition(". ")
        assert f"Step {number}: {title}" in text(described)
        assert all(word in drawn for word in title.split())
    assert picture.find_all("path", class_="flow-line")
    assert len(picture.find_all("rect")) == 4
    assert len(picture.find_all("path", class_="flow-line")) == 4


def test_the_procedure_in_force_is_linked_once_it_is_given(
    briefed_plan: pathlib.Path, build: Callable[..., pathlib.Path]
) -> None:
    file = briefed_plan / "pathways/failed-light.yml"
    given = (
        'procedure: {address: "https://proc.example/lights", owner: Council, checked: 2022-01-31}\n'
    )
    file.write_text(file.read_text("utf-8") + given, "utf-8")
    shown = text(page(build(briefed_plan), "pathways/failed-light"))
    assert (
        "The procedure in force: proc.example , from Council, checked on 31 January 2022." in shown
    )
    assert "pathway.procedure:none" not in _rules(briefed_plan, "failed-light")
