"""What the site of the invented plan says and leaves out, and the checks that a build makes of it."""

from __future__ import annotations

import pathlib
import re
from typing import Any

from bs4 import BeautifulSoup, Tag

from actionplan.model.loading import load
from actionplan.model.plan import Plan
from actionplan.pages.bodies import agency_page
from actionplan.pages.facts import MAX_NAVIGATION, fixed_line
from actionplan.pages.site import Site
from actionplan.publish import broken_links
from tests.test_site import flat, main


def test_the_link_check_finds_what_is_broken(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<a href="a/">x</a><a href="a/#here">x</a><a href="b/">x</a><a href="a/#gone">x</a>'
        '<a href="#top">x</a>'
        '<a href="https://site.example/sub/a/">x</a><a href="https://site.example/sub/c/">x</a>'
        "<a href='/sub/a/index.html'>x</a><a href='/a/'>x</a><a href='https://other.example/'>x</a>"
        '<a title="src=z" href="../out/">x</a>',
        "utf-8",
    )
    (tmp_path / "a" / "index.html").write_text('<h2 id="here">x</h2><a href="../">x</a>', "utf-8")
    assert broken_links(tmp_path, "https://site.example/sub/") == [
        "index.html: #top",
        "index.html: ../out/",
        "index.html: /a/",
        "index.html: a/#gone",
        "index.html: b/",
        "index.html: https://site.example/sub/c/",
    ]


def test_a_successor_gathers_the_work_of_those_before_it(small_site: pathlib.Path) -> None:
    page = BeautifulSoup(
        (small_site / "agencies/highways-service/index.html").read_text("utf-8"), "html.parser"
    )
    cards = [
        flat(section.select("h3, h4")[0].get_text(" "))
        for section in page.find_all("section", class_="action")
    ]
    assert "A2 action 1 : Lights that fail" in cards
    assert "A2 action 2 : Lights that fail" in cards
    assert len(set(cards)) == len(cards)
    assert "took the place of Roads Trust (RT)" in flat(main(page).get_text(" "))


def test_what_is_asked_by_name_and_of_a_group_is_shown_once(small_plan: pathlib.Path) -> None:
    area = small_plan / "areas/A1.yml"
    asked = area.read_text("utf-8").replace(
        "asks: [roads-trust]", "asks: [roads-trust, all-partners]"
    )
    area.write_text(asked, "utf-8")
    for body in ("roads-trust", "highways-service"):
        shown = str(agency_page(Site(_plan(small_plan), "plan_data"), body))
        assert shown.count("would ask for a TRO") == 1
        group = shown.split('id="group-all-partners"')[1]
        assert 'Shown above: <a href="../../areas/A1/#action-2">A1 action 2</a>.' in flat(group)
        assert "would light crossings" in group


def test_a_body_of_which_nothing_is_known_since_says_so(small_site: pathlib.Path) -> None:
    said = "What became of it: not checked since May 2021."
    for address in ("oversight/scrutiny-panel", "oversight/safety-board", "agencies/council"):
        assert said in (small_site / address / "index.html").read_text("utf-8"), address
    trust = (small_site / "agencies/roads-trust/index.html").read_text("utf-8")
    assert said not in trust


def test_carried_down_cells_say_where_they_come_from(small_site: pathlib.Path) -> None:
    def shown(address: str) -> str:
        page = BeautifulSoup(
            (small_site / address / "index.html").read_text("utf-8"), "html.parser"
        )
        return re.sub(r" ([,.)])", r"\1", flat(main(page).get_text(" ")))

    assert "(shared with action 1 )" in shown("areas/A1").replace("action 1)", "action 1 )")
    assert "the document prints nothing here; the cell above, in A1, says RSB" in shown("areas/A2")
    assert "Given for this area beside action 1." in shown("areas/A1")


def test_edit_link_leads_to_the_file_of_the_page(small_site: pathlib.Path) -> None:
    page = (small_site / "areas/A1/index.html").read_text("utf-8")
    soup = BeautifulSoup(page, "html.parser")
    link = soup.find("a", string="Edit this page")
    assert isinstance(link, Tag)
    assert str(link["href"]).startswith("https://git.example.org/westmere/plan/edit/main/")
    assert str(link["href"]).endswith("/areas/A1.yml")


def test_rooms_that_a_plan_does_not_have_are_left_out(small_plan: pathlib.Path, build: Any) -> None:
    """Without a glossary and oversight there is neither page, nor link, nor empty heading."""
    for name in ("acronyms.yml", "terms.yml"):
        (small_plan / name).unlink()
    for path in [*small_plan.glob("areas/*.yml"), *small_plan.glob("agreed/*.yml")]:
        text = path.read_text("utf-8")
        text = re.sub(r"(?m)^ +oversight:.*\n", "", text)
        text = re.sub(r",? ?oversight(: [A-Z][0-9.]+|: \[[a-z-]+\])?(?=[],}])", "", text)
        text = re.sub(r"(?ms)^    scrutiny:.*?(?=^    see_also)", "", text)
        text = re.sub(r"(?m)^    shared(_from)?: [\[{][\]}]\n", "", text)
        path.write_text(text, "utf-8")
    site = build(small_plan)
    assert not (site / "oversight").exists()
    assert not (site / "glossary").exists()
    home = (site / "index.html").read_text("utf-8")
    assert "glossary" not in home.lower()
    assert "oversight" not in home.lower()
    area = BeautifulSoup((site / "areas/A1/index.html").read_text("utf-8"), "html.parser")
    assert "oversight" not in main(area).get_text().lower()
    assert "How it would be checked" not in main(area).get_text()


def test_navigation_stays_small_when_a_plan_has_many_sections(
    small_plan: pathlib.Path, build: Any
) -> None:
    text = (small_plan / "plan.yml").read_text("utf-8")
    more = "".join(f'  - number: "C{number}"\n    title: More {number}\n' for number in range(20))
    (small_plan / "plan.yml").write_text(text.replace("licence:", f"{more}licence:"), "utf-8")
    page = BeautifulSoup((build(small_plan) / "index.html").read_text("utf-8"), "html.parser")
    nav = page.find("nav", attrs={"aria-label": "Site"})
    assert isinstance(nav, Tag)
    assert 5 < len(nav.find_all("a")) <= MAX_NAVIGATION


def test_fixed_line_of_a_plan_in_its_own_words(small_plan: pathlib.Path) -> None:
    text = (small_plan / "plan.yml").read_text("utf-8")
    assert fixed_line(_plan(small_plan)).startswith(
        "Plain-English edition of version 3 (May 2021)."
    )
    (small_plan / "plan.yml").write_text(text.replace("plain-english", "agreed"), "utf-8")
    assert (
        fixed_line(_plan(small_plan))
        == "The words of version 3 (May 2021) of the plan, as Westmere agreed them."
    )


def _plan(folder: pathlib.Path) -> Plan:
    plan = load(folder).plan()
    assert plan is not None
    return plan
