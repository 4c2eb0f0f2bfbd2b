"""What must be true of every page and download, whichever plan is published."""

from __future__ import annotations

import csv
import io
import itertools
import json
import pathlib
import re
from typing import Any

import jsonschema
import pytest
from bs4 import BeautifulSoup, Tag

from actionplan.downloads.csvfile import COLUMNS
from actionplan.pages.facts import MAX_NAVIGATION
from actionplan.publish import broken_links


@pytest.fixture(
    scope="module", params=["small_site", "briefed_site", "reported_site", "built_site"]
)
def site(request: pytest.FixtureRequest) -> pathlib.Path:
    """The invented plan's site, plain, with briefings, with reports, then the published plan's."""
    return pathlib.Path(request.getfixturevalue(request.param))


@pytest.fixture(scope="module")
def pages(site: pathlib.Path) -> dict[str, BeautifulSoup]:
    """Every page, parsed, but the views for a meeting room and the copies, which have no frame."""
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in sorted(site.rglob("*.html"))
        if path.parent.name != "present" and path.name != "briefings.html"
    }


@pytest.fixture(scope="module")
def plan_json(site: pathlib.Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "data/plan.json").read_text("utf-8"))
    return found


def main(page: BeautifulSoup) -> Tag:
    article = page.find("article")
    assert isinstance(article, Tag)
    return article


def _card_link(section: Tag) -> Tag:
    """The link in the heading of a card, which names its action."""
    return section.select("h3 a, h4 a")[0]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_a_page_has_one_heading_of_its_own_and_no_skipped_level(
    pages: dict[str, BeautifulSoup],
) -> None:
    for name, page in pages.items():
        levels = [
            int(str(heading.name)[1]) for heading in main(page).find_all(re.compile("^h[1-6]$"))
        ]
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), name


def test_titles_differ(pages: dict[str, BeautifulSoup]) -> None:
    titles = [page.title.get_text() for page in pages.values() if page.title]
    assert len(titles) == len(pages)
    assert len(set(titles)) == len(titles)


def test_every_page_says_what_its_words_are(
    pages: dict[str, BeautifulSoup], plan_json: dict[str, Any]
) -> None:
    for name, page in pages.items():
        shown = flat(page.get_text(" "))
        assert plan_json["plan"]["edition"] in shown, name
        assert plan_json["plan"]["adoption"] in shown, name


def test_navigation_is_small_on_every_page(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        links = [
            link
            for nav in page.find_all("nav", attrs={"aria-label": "Site"})
            for link in nav.find_all("a")
        ]
        assert 0 < len(links) <= MAX_NAVIGATION, name


def test_no_page_carries_the_plan_in_a_table(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        for row in page.find_all("tr"):
            assert len(row.find_all(["td", "th"])) <= 5, name


def test_ids_on_a_page_differ(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        ids = [str(element["id"]) for element in page.find_all(id=True)]
        assert len(set(ids)) == len(ids), name


def test_no_request_to_another_origin_is_written_into_a_page(
    pages: dict[str, BeautifulSoup],
) -> None:
    for name, page in pages.items():
        for element in page.find_all(["script", "link", "img", "iframe", "source"]):
            if element.get("rel") == ["canonical"]:
                continue
            address = str(element.get("src") or element.get("href") or "")
            assert not address.startswith(("http:", "https:", "//")), f"{name}: {address}"


def test_every_link_and_anchor_resolves(site: pathlib.Path) -> None:
    address = (site / "sitemap.xml").read_text("utf-8").split("<loc>")[1].split("</loc>")[0]
    assert broken_links(site, address) == []


def test_sitemap_lists_every_page(site: pathlib.Path, pages: dict[str, BeautifulSoup]) -> None:
    """Guides for editors are none that readers are to find."""
    listed = re.findall(
        r"<loc>https?://[^/]+/(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8")
    )
    assert sorted(f"{address}index.html" for address in listed) == sorted(
        name for name in pages if name != "404.html" and not name.startswith("guide/")
    )


def test_plan_json_is_as_its_schema_says(site: pathlib.Path, plan_json: dict[str, Any]) -> None:
    schema = json.loads((site / "data/plan.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(plan_json, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**plan_json, "areas": [{"ref": 1}]}, schema)


def test_csv_has_a_row_for_each_action_and_keeps_carried_cells_apart(
    site: pathlib.Path, plan_json: dict[str, Any]
) -> None:
    raw = (site / "data/plan.csv").read_bytes()
    assert raw.count(b"\n") >= raw.count(b"\r\n") > 0
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    actions = [action for area in plan_json["areas"] for action in area["actions"]]
    assert [row["action"] for row in rows] == [action["id"] for action in actions]
    for row, action in zip(rows, actions, strict=True):
        for field in ("leads", "due", "oversight"):
            value = (
                action[field] if isinstance(action[field], str) else "; ".join(action[field] or [])
            )
            printed, carried = row[field], row[f"{field}_carried_down"]
            assert (carried, printed) == (
                (value, "") if field in action["shared"] else ("", value)
            ), action["id"]


def test_each_area_page_holds_every_word_of_its_record(
    pages: dict[str, BeautifulSoup], plan_json: dict[str, Any]
) -> None:
    for area in plan_json["areas"]:
        shown = flat(main(pages[f"areas/{area['ref']}/index.html"]).get_text(" "))
        texts = [area["title"], *area["findings"], *area["notes"]]
        for action in area["actions"]:
            texts += [
                action["text"],
                *action["items"],
                action["after"],
                action["impact"],
                action["scrutiny"],
                *action["notes"],
            ]
        for text in filter(None, texts):
            assert flat(text) in shown, area["ref"]


def test_each_action_has_its_anchor(
    pages: dict[str, BeautifulSoup], plan_json: dict[str, Any]
) -> None:
    for area in plan_json["areas"]:
        for action in area["actions"]:
            number = action["id"].rpartition(".")[2]
            assert pages[f"areas/{area['ref']}/index.html"].find(id=f"action-{number}"), action[
                "id"
            ]


def test_each_leading_body_lists_each_of_its_actions_once(
    pages: dict[str, BeautifulSoup], plan_json: dict[str, Any]
) -> None:
    led = {body["id"]: set(body["leads"]) for body in plan_json["agencies"]}
    for body in plan_json["agencies"]:
        if body["became"] and body["became"]["by"]:
            led[body["became"]["by"]] |= set(body["leads"])
    for body in plan_json["agencies"]:
        if not led[body["id"]]:
            continue
        page = pages[f"agencies/{body['id']}/index.html"]
        heading = page.find(id="leads")
        assert isinstance(heading, Tag)
        cards = []
        for section in heading.find_all_next("section", class_="action"):
            if section.find_previous("h2") is not heading:
                break
            cards.append(str(_card_link(section)["href"]))
        wanted = sorted(
            re.sub(r"(.*)\.(\d+)$", r"../../areas/\1/#action-\2", action)
            for action in led[body["id"]]
        )
        assert sorted(cards) == wanted, body["id"]


def test_each_overseeing_body_has_a_page_with_each_action_once(
    pages: dict[str, BeautifulSoup], plan_json: dict[str, Any]
) -> None:
    for body in plan_json["agencies"]:
        if body["oversees"]:
            page = main(pages[f"oversight/{body['id']}/index.html"])
            cards = [_card_link(section).get_text() for section in page.find_all("section")]
            wanted = [
                re.sub(r"(.*)\.(\d+)$", r"\1 action \2", action) for action in body["oversees"]
            ]
            assert sorted(cards) == sorted(wanted), body["id"]


def test_each_receiver_lists_each_check_promised_to_it(
    pages: dict[str, BeautifulSoup], plan_json: dict[str, Any]
) -> None:
    for area in plan_json["areas"]:
        for action in area["actions"]:
            for check in action["checks"]:
                for body in check["to"]:
                    shown = flat(main(pages[f"oversight/{body}/index.html"]).get_text(" "))
                    assert flat(check["text"]) in shown, (action["id"], body)


def test_every_acronym_and_term_has_its_anchor(
    site: pathlib.Path, pages: dict[str, BeautifulSoup], plan_json: dict[str, Any]
) -> None:
    if not plan_json["acronyms"]:
        return
    for acronym in plan_json["acronyms"]:
        anchor = re.sub(r"[^a-z0-9]+", "-", acronym["acronym"].lower()).strip("-")
        heading = pages["glossary/index.html"].find(id=anchor)
        assert heading is not None, acronym["acronym"]
        for ref in acronym["used_in"]:
            words = pages[f"areas/{ref}/index.html"].find(id="words")
            assert isinstance(words, Tag)
            links = [str(link["href"]) for link in words.find_all_next("a")]
            assert f"../../glossary/#{anchor}" in links, (acronym["acronym"], ref)


def test_references_between_areas_are_shown_both_ways(
    pages: dict[str, BeautifulSoup], plan_json: dict[str, Any]
) -> None:
    for area in plan_json["areas"]:
        for ref in {
            *area["see_also"],
            *(ref for action in area["actions"] for ref in action["see_also"]),
        }:
            here = {
                str(link["href"])
                for link in main(pages[f"areas/{area['ref']}/index.html"]).find_all("a")
            }
            there = {
                str(link["href"]) for link in main(pages[f"areas/{ref}/index.html"]).find_all("a")
            }
            assert f"../{ref}/" in here
            assert f"../{area['ref']}/" in there


def test_not_stated_is_said_only_where_the_whole_area_prints_none(
    pages: dict[str, BeautifulSoup], plan_json: dict[str, Any]
) -> None:
    fields = {"impact": "What it should achieve", "scrutiny": "How it would be checked"}
    for area in plan_json["areas"]:
        page = main(pages[f"areas/{area['ref']}/index.html"])
        for field, label in fields.items():
            given = [action for action in area["actions"] if action[field]]
            shown = [
                flat(term.find_all_next("dd", limit=1)[0].get_text(" "))
                for term in page.find_all("dt", string=label)
            ]
            for text in shown:
                assert (text == "Not stated in the plan.") == (not given), (area["ref"], field)
