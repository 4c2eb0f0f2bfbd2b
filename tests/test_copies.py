"""The copies to take away: the site in a folder, every briefing in one file, and where they are offered."""

from __future__ import annotations

import datetime
import json
import pathlib
import re
import zipfile

import pytest
from bs4 import BeautifulSoup

from actionplan.downloads.catalogue import size_label
from actionplan.publish.copies import offered
from actionplan.publish.folder import READ_ME, for_a_folder, pack
from actionplan.publish.keeping import leave_out
from actionplan.publish.links import broken_links
from actionplan.publish.reading import read_site

ADDRESS = "https://plan.example/sub/"
FILES = {
    "index.html",
    "areas/index.html",
    "areas/4.12/index.html",
    "data/plan.json",
    "a b/index.html",
}


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("../4.12/", "../4.12/index.html"),
        ("../../", "../../index.html"),
        ("../..", "../../index.html"),
        ("..", "../index.html"),
        ("../4.12/#action-1", "../4.12/index.html#action-1"),
        ("#action-1", "#action-1"),
        ("", ""),
        ("/sub/areas/", "../index.html"),
        ("https://plan.example/sub/areas/4.12/", "../4.12/index.html"),
        ("https://plan.example/sub/", "../../index.html"),
        ("https://elsewhere.example/areas/", "https://elsewhere.example/areas/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("data:,", "data:,"),
        ("../../data/plan.json", "../../data/plan.json"),
        ("../../a%20b/", "../../a%20b/index.html"),
        ("../../data/site.zip", "https://plan.example/sub/data/site.zip"),
    ],
)
def test_a_link_as_a_folder_needs_it(written: str, wanted: str) -> None:
    page = f'<p><a class="b" href="{written}" title="a href=\'x\'">a</a></p>'
    made = for_a_folder(page, "areas/3.1/index.html", FILES, ADDRESS)
    assert made == page.replace(f'href="{written}"', f'href="{wanted}"')


def test_what_is_no_link_stays_as_it_was() -> None:
    page = (
        '<link rel="canonical" href="https://plan.example/sub/areas/4.12/">'
        '<script type="application/ld+json">{"@id": "https://plan.example/sub/areas/"}</script>'
        '<!-- <a href="../"> --><p>Look at https://plan.example/sub/areas/ first.</p>'
    )
    assert for_a_folder(page, "areas/4.12/index.html", FILES, ADDRESS) == page


def test_a_moved_page_leads_on_in_the_folder_too() -> None:
    page = '<meta http-equiv="refresh" content="0; url=../areas/"><script src="../data/plan.json"></script>'
    made = for_a_folder(page, "old/index.html", FILES, ADDRESS)
    assert 'content="0; url=../areas/index.html"' in made


@pytest.fixture(scope="module")
def unpacked(briefed_site: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(briefed_site / "data/site.zip") as packed:
        packed.extractall(folder)
    (inside,) = folder.iterdir()
    return inside


def test_every_link_in_the_folder_names_a_file_that_is_there(unpacked: pathlib.Path) -> None:
    for path in unpacked.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for element in page.select("a[href], link[rel=stylesheet], link[rel=icon], script[src]"):
            target = str(element.get("href") or element.get("src")).partition("#")[0]
            if target and ":" not in target:
                assert (path.parent / target).is_file(), (path, target)
    assert broken_links(unpacked, "https://nowhere.example/") == []


def test_the_folder_holds_the_site_and_how_to_open_it(
    unpacked: pathlib.Path, briefed_site: pathlib.Path
) -> None:
    def pages(folder: pathlib.Path) -> set[str]:
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}

    assert pages(unpacked) == pages(briefed_site) - {"404.html"}
    names = {path.name for path in unpacked.rglob("*")}
    assert not names & {"_headers", "staticwebapp.config.json", "nginx-headers.conf", "site.zip"}
    said = (unpacked / READ_ME).read_text("utf-8")
    facts = json.loads((briefed_site / "data/plan.json").read_text("utf-8"))["plan"]
    assert "Open index.html" in said
    assert facts["edition"] in said
    assert "https://" in said


def test_entries_are_sorted_and_bear_the_date_of_the_data(briefed_site: pathlib.Path) -> None:
    with zipfile.ZipFile(briefed_site / "data/site.zip") as packed:
        entries = packed.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(2021, 5, 31, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {3}


def test_the_archive_is_the_same_on_another_day(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    moment = datetime.datetime(2021, 5, 31, tzinfo=datetime.UTC)
    made = []
    for name, text in (("b.html", "b"), ("a.html", "a"), ("404.html", "c")):
        (folder / name).write_text(text, "utf-8")
        (folder / name).touch()
    for archive in (tmp_path / "one.zip", folder / "two.zip", folder / "two.zip"):
        pack(folder, archive, "copy", "Read me.\n", ADDRESS, moment)
        made.append(archive.read_bytes())
    assert made[0] == made[1] == made[2]
    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        assert packed.namelist() == [f"copy/{READ_ME}", "copy/a.html", "copy/b.html"]


@pytest.fixture(scope="module")
def one_file(briefed_site: pathlib.Path) -> BeautifulSoup:
    text = (briefed_site / "data/briefings.html").read_text("utf-8")
    return BeautifulSoup(text, "html.parser")


def test_the_one_file_needs_nothing_else(one_file: BeautifulSoup) -> None:
    assert not one_file.find_all(["script", "img", "iframe", "object"])
    assert not one_file.find_all(src=True)
    assert [str(link["href"]) for link in one_file.find_all("link")] == ["data:,"]
    assert "url(" not in one_file.select("style")[0].get_text()


def test_the_one_file_says_all_that_each_briefing_says(
    one_file: BeautifulSoup, briefed_site: pathlib.Path
) -> None:
    plan = json.loads((briefed_site / "data/plan.json").read_text("utf-8"))
    shown = _flat(one_file.get_text(" "))
    assert plan["briefings"]
    for briefing in plan["briefings"]:
        page = BeautifulSoup(
            (briefed_site / f"briefings/{briefing['id']}/index.html").read_text("utf-8"),
            "html.parser",
        )
        section = one_file.find("h2", id=briefing["id"])
        assert section is not None
        for element in page.select("article p, article li, article dd"):
            if not element.find_parent(class_="screen-only"):
                assert _flat(element.get_text(" ")) in shown
        assert one_file.select(f'a[href="#{briefing["id"]}"]')
    assert shown.count(_flat(plan["plan"]["edition"])) > len(plan["briefings"])
    assert "Facts as at version 3 May 2021" in shown


def test_the_one_file_has_the_way_out_and_every_number_to_call(
    one_file: BeautifulSoup, briefed_site: pathlib.Path
) -> None:
    home = BeautifulSoup((briefed_site / "index.html").read_text("utf-8"), "html.parser")
    numbers = {str(link["href"]) for link in home.select(".help-block a[href^='tel:']")}
    assert numbers
    assert numbers <= {str(link["href"]) for link in one_file.select("a[href^='tel:']")}
    way_out = home.select("a[data-exit]")[0]["href"]
    assert one_file.select(f'a[href="{way_out}"][rel="nofollow noreferrer"]')


def test_words_are_explained_once_and_at_the_end(one_file: BeautifulSoup) -> None:
    last = one_file.find_all("section")[-1]
    words = [term.get_text(strip=True) for term in last.find_all("dt")]
    assert words
    assert len(set(words)) == len(words)
    assert len(one_file.find_all("dt", string=words[0])) == 1
    headings = [heading.get_text() for heading in one_file.find_all(["h2", "h3"])]
    assert headings.count("Words explained") == 1


def test_links_of_the_one_file_lead_within_it_or_to_the_published_site(
    one_file: BeautifulSoup,
) -> None:
    ids = {str(element["id"]) for element in one_file.find_all(id=True)}
    for link in one_file.find_all("a", href=True):
        target = str(link["href"])
        elsewhere = target.startswith(("https://", "tel:", "mailto:"))
        assert elsewhere or target.removeprefix("#") in ids, target


def test_a_plan_without_briefings_has_no_such_file(small_site: pathlib.Path) -> None:
    assert not (small_site / "data/briefings.html").exists()
    page = (small_site / "data/index.html").read_text("utf-8")
    assert "site.zip" in page
    assert "briefings.html" not in page


def test_the_data_page_offers_each_copy_with_its_size(briefed_site: pathlib.Path) -> None:
    page = BeautifulSoup((briefed_site / "data/index.html").read_text("utf-8"), "html.parser")
    offers = page.select("section.copies a[download]")
    assert [str(link["href"]) for link in offers] == ["site.zip", "briefings.html"]
    assert not page.select("[hidden]")
    for link in offers:
        size = (briefed_site / "data" / str(link["href"])).stat().st_size
        assert link.parent
        assert size_label(size) in link.parent.get_text()


def test_the_copy_does_not_offer_itself(unpacked: pathlib.Path) -> None:
    page = BeautifulSoup((unpacked / "data/index.html").read_text("utf-8"), "html.parser")
    offers = [str(link["href"]) for link in page.select("section.copies a[download]")]
    assert offers == ["briefings.html"]


OFFER = (
    '<p>a</p>\n<section class="copies" hidden aria-labelledby="x">\n<ul>\n'
    '<li data-copy="one"><a href="one">one</a> (<span data-size></span>)</li>\n'
    '<li data-copy="two">two</li>\n</ul>\n</section>\n<p>b</p>'
)


def test_without_copies_nothing_is_offered() -> None:
    assert offered(OFFER, {}) == "<p>a</p>\n<p>b</p>"
    shown = offered(OFFER, {"one": 1_340_000})
    assert "hidden" not in shown
    assert "two" not in shown
    assert '<li><a href="one">one</a> (1.3 MB)</li>' in shown


def _asset(folder: pathlib.Path, name: str, text: str = "") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_assets_stay_as_far_as_references_reach(tmp_path: pathlib.Path) -> None:
    """From pages through scripts and style sheets; maps and what nothing names go, data never."""
    _asset(
        tmp_path,
        "index.html",
        '<link href="assets/site.css"><script src="assets/site.js"></script>'
        '<script type="application/json">{"worker": "assets/worker.js"}</script>',
    )
    _asset(tmp_path, "assets/site.css", "p { background: url(pictures/dot.svg) }")
    _asset(tmp_path, "assets/pictures/dot.svg", "<svg/>")
    _asset(
        tmp_path,
        "assets/site.js",
        "load(`scripts/${'search'}.js`) //# sourceMappingURL=site.js.map",
    )
    _asset(tmp_path, "assets/scripts/search.js", "load('index.js')")
    _asset(tmp_path, "assets/index.js")
    _asset(tmp_path, "assets/worker.js")
    _asset(tmp_path, "assets/site.js.map")
    _asset(tmp_path, "assets/lunr/min/lunr.da.min.js", "load('lunr.de.min.js')")
    _asset(tmp_path, "assets/lunr/min/lunr.de.min.js")
    _asset(tmp_path, "search/search_index.json")
    _asset(tmp_path, "data/plan.csv")
    gone = leave_out(tmp_path, read_site(tmp_path))
    assert gone == [
        "assets/lunr/min/lunr.da.min.js",
        "assets/lunr/min/lunr.de.min.js",
        "assets/site.js.map",
        "search/search_index.json",
    ]
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert not left & {*gone, "assets/lunr", "assets/lunr/min", "search"}
    assert {
        "assets/index.js",
        "assets/worker.js",
        "assets/pictures/dot.svg",
        "data/plan.csv",
    } <= left


def test_no_map_and_no_stock_index_is_published(small_site: pathlib.Path) -> None:
    names = {path.name for path in small_site.rglob("*")}
    assert not [name for name in names if name.endswith(".map")]
    assert "search_index.json" not in names
    assert not [name for name in names if name.startswith(("bundle.", "lunr."))]


def _flat(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip()
