"""The document beside an edition: compared, signed, shown on the site, imported a second time."""

from __future__ import annotations

import pathlib
import re
import shutil
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from actionplan.checks import check
from actionplan.indexes.checked import cells_digest, states, text_digest
from actionplan.model.loading import load
from tests.conftest import ROOT
from tests.importing.conftest import Done, Import
from tests.importing.invented import document

OFFICIAL = "agreed"
EDITION = """ref: "A1"
section: A
title: Dark crossings
findings:
  - Inspectors found dark crossings, and no list of lamps.
  - The Roads Trust (RT) did not know which lamps were its own.
actions:
  - id: 1
    text: "The council would light crossings:"
    items: [at primary schools, at other schools, at surgeries]
    after: Each month it would tell the Road Safety Board (RSB) what has been lit.
    leads: [council]
    due: 2021-06
    oversight: [safety-board]
    impact: Fewer people would be hurt.
    scrutiny: The council would report to the Scrutiny Panel quarterly.
  - id: 2
    text: Each lamp would be marked with its owner.
    leads: [council]
    due: 2021-06
    oversight: [safety-board]
    shared: [leads, due, oversight]
    shared_from: {leads: A1.1, due: A1.1, oversight: A1.1}
    see_also: [A3]
  - id: 3
    text: Where the kerb is high, a Traffic Regulation Order (TRO) would be asked for.
    leads: [council, roads-trust]
    due: 2021-09
    oversight: [safety-board]
    shared: [oversight]
    shared_from: {oversight: A1.1}
    impact: Kerbs would be safe.
notes: []
"""


@pytest.fixture
def edition(imported: Import, tmp_path: pathlib.Path) -> pathlib.Path:
    """An edition whose first area is in words of its own; the rest are the document's."""
    data = imported(document(), out=tmp_path / "edition").out
    plan = data / "plan.yml"
    plan.write_text(
        plan.read_text("utf-8").replace("wording: agreed", "wording: plain-english"), "utf-8"
    )
    (data / "areas" / "A1.yml").write_text(EDITION, "utf-8")
    return data


def compared(imported: Import, data: pathlib.Path, text: str = "") -> Done:
    return imported(text or document(), data=data, out=None, compare=True)


def test_the_same_facts_in_other_words(imported: Import, edition: pathlib.Path) -> None:
    done = compared(imported, edition)
    assert done.code == 0, done.said
    assert "0 differences that no note explains" in done.said
    assert "is the document that plan.yml names, in its text form" in done.said


def test_another_file_is_said_to_be_another(imported: Import, edition: pathlib.Path) -> None:
    assert (
        "is NOT a file that plan.yml names" in compared(imported, edition, document() + "\n").said
    )


FIRST = "leads: [council]\n    due: 2021-06\n    oversight: [safety-board]\n    impact"
SECOND_FINDING = "  - The Roads Trust (RT) did not know which lamps were its own.\n"
PLANTED = [
    (
        FIRST,
        FIRST.replace("council", "roads-trust"),
        "A1.1: leads: council in the document, roads-",
    ),
    ("due: 2021-09", "due: 2021-10", "A1.3: timescale: 2021-09 in the document, 2021-10"),
    ("    see_also: [A3]\n", "", "A1.2: references to other areas: A3 in the document, none"),
    (", at surgeries", "", "A1.1: number of items in the list: 3 in the document, 2"),
    ("    impact: Kerbs would be safe.\n", "", "A1.3: our edition has no impact here"),
    ("a Traffic Regulation Order (TRO)", "an order", "A1: our edition lacks TRO"),
    ("to the Scrutiny Panel quarterly", "quarterly", "A1: our edition lacks Scrutiny Panel"),
    ("lit.\n", "lit since 2020.\n", "A1: the document lacks the number 2020"),
    ("crossings, and", "crossings on Old Mill Lane, and", "A1: the document lacks Old Mill Lane"),
    (SECOND_FINDING, "", "A1: number of findings: 2 in the document, 1"),
]


@pytest.mark.parametrize(("old", "new", "said"), PLANTED)
def test_what_either_lacks(
    imported: Import, edition: pathlib.Path, old: str, new: str, said: str
) -> None:
    file = edition / "areas" / "A1.yml"
    assert old in EDITION
    file.write_text(EDITION.replace(old, new), "utf-8")
    done = compared(imported, edition)
    assert done.code == 1
    assert said in done.said.split("differences that a note")[0]


AGREED = [
    ("Mend lamps within two days.", "A2.1: text reworded from “Mend lamps within two days.” to"),
    ("Kerbs suit all who use them.", "A3.1: impact reworded from"),
    ("Callers hear nothing back.", "A2: finding 2 reworded from"),
]


@pytest.mark.parametrize(("words", "said"), AGREED)
def test_texts_in_the_agreed_words_are_compared_as_texts(
    imported: Import, words: str, said: str
) -> None:
    """A word more in the document is told; more spaces or signs that no page shows are none."""
    data = imported(document()).out
    spaced = document().replace(words, words.replace(" ", "\u00a0 \u200b"))
    assert "0 differences that no note explains" in compared(imported, data, spaced).said
    newer = document().replace(words, f"{words.rstrip('.')} when money allows.")
    done = compared(imported, data, newer)
    assert done.code == 1
    assert said in done.said
    assert "when money allows.” in the document" in done.said
    assert "1 differences that no note explains" in done.said


def test_a_timescale_in_words_is_compared(imported: Import) -> None:
    data = imported(document().replace("Jul.21", "Ongoing")).out
    done = compared(imported, data, document().replace("Jul.21", "Twice a year"))
    said = "A2.1: timescale in words: Twice a year in the document, Ongoing in our edition"
    assert said in done.said


def test_roles_are_compared_where_the_document_names_them(imported: Import) -> None:
    data = imported(document().replace("\tRT\tJul.21", "\tRT / Head of Lamps\tJul.21")).out
    newer = document().replace("\tRT\tJul.21", "\tRT / Chief Engineer\tJul.21")
    done = compared(imported, data, newer)
    assert "A2.1: roles: Chief Engineer in roads-trust in the document, Head of" in done.said
    assert "roles" not in compared(imported, data).said


def test_a_note_explains(imported: Import, edition: pathlib.Path) -> None:
    file = edition / "areas" / "A1.yml"
    noted = EDITION.replace("to the Scrutiny Panel quarterly", "quarterly").replace(
        "notes: []", "notes: [The document names the Scrutiny Panel here.]"
    )
    file.write_text(noted, "utf-8")
    done = compared(imported, edition)
    assert done.code == 0, done.said
    assert "The document names the Scrutiny Panel here." in done.said


def test_an_area_that_our_edition_lacks(imported: Import, edition: pathlib.Path) -> None:
    (edition / "areas" / "B3.yml").unlink()
    assert "B3: our edition lacks this area" in compared(imported, edition).said


def test_the_sheet_to_sign(imported: Import, edition: pathlib.Path, tmp_path: pathlib.Path) -> None:
    sheet = tmp_path / "sheet.html"
    done = imported(document(), data=edition, out=None, proof=sheet)
    assert done.code == 0, done.said
    soup = BeautifulSoup(sheet.read_text("utf-8"), "html.parser")
    areas = [one for one in soup.find_all("section") if one.find("h2") and one.select(".sign")]
    assert len(areas) == 7
    said = " ".join(areas[0].get_text(" ").split())
    for part in (
        "Crossings are dark. Nobody keeps a list of lamps.",
        "Inspectors found dark crossings",
        "Jun.21",
        "June 2021",
        "(blank, below the cell of A1.1)",
        "Role",
        "Date",
        "Correction",
    ):
        assert part in said
    assert "@page { size: A4" in sheet.read_text("utf-8")


def test_the_sheet_stays_out_of_the_repository(imported: Import, edition: pathlib.Path) -> None:
    done = imported(document(), data=edition, out=None, proof=ROOT / "docs" / "sheet.html")
    assert done.code == 1
    assert "git ignores it" in done.said
    assert not (ROOT / "docs" / "sheet.html").exists()
    assert re.search(r"(?m)^/proof\*\.html$", (ROOT / ".gitignore").read_text("utf-8"))


@pytest.fixture
def signed(imported: Import, edition: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    """The edition with the sheet's lines for two areas, as a person pastes them."""
    sheet = tmp_path / "sheet.html"
    imported(document(), data=edition, out=None, proof=sheet)
    pasted = [
        one.get_text()
        for one in BeautifulSoup(sheet.read_text("utf-8"), "html.parser").select("pre")
    ]
    lines = [
        one.replace('"..."', "the partnership's manager").replace("YYYY-MM-DD", "2021-07-01")
        for one in pasted[:2]
    ]
    (edition / "checked.yml").write_text("\n".join([pasted[-1], "areas:", *lines, ""]), "utf-8")
    return edition


def lapsed(data: pathlib.Path) -> list[str]:
    return [one.message for one in check(load(data)) if one.rule.startswith("checked.")]


def test_a_check_stands_until_something_changes(signed: pathlib.Path) -> None:
    assert lapsed(signed) == []
    plan = load(signed).plan()
    assert plan is not None
    assert [ref for ref, state in states(plan).items() if state.stands] == ["A1", "A2"]
    file = signed / "areas" / "A1.yml"
    file.write_text(EDITION.replace("Fewer people", "Fewer children"), "utf-8")
    assert lapsed(signed) == ['the check of "A1" has lapsed: our text has changed since']
    file.write_text(EDITION, "utf-8")
    checked = signed / "checked.yml"
    cells = checked.read_text("utf-8")
    old = cells_digest_line(cells, "A2")
    checked.write_text(cells.replace(old, old[:-1] + ("0" if old[-1] != "0" else "1"), 1), "utf-8")
    assert lapsed(signed) == ['the check of "A2" has lapsed: the agreed text has changed since']


def cells_digest_line(text: str, ref: str) -> str:
    found = re.search(rf'(?m)^  "?{ref}"?: [0-9a-f]{{64}}$', text)
    assert found
    return found.group()


def test_pages_say_who_has_checked(
    signed: pathlib.Path, build: Callable[..., pathlib.Path]
) -> None:
    file = signed / "areas" / "A2.yml"
    file.write_text(file.read_text("utf-8").replace("two days", "three days"), "utf-8")
    site = build(signed)
    said = "Checked against the agreed text by the partnership's manager on 1 July 2021."
    assert said in shown(site, "areas/A1")
    assert "and our text has changed since" in shown(site, "areas/A2")
    assert "Not yet checked by the partnership." in shown(site, "areas/A3")
    edition = shown(site, "edition")
    assert "2 of 7" in edition
    assert said in edition


def shown(site: pathlib.Path, page: str) -> str:
    text = (site / page / "index.html").read_text("utf-8")
    return " ".join(BeautifulSoup(text, "html.parser").get_text().split())


def test_the_agreed_words_beside_ours(
    imported: Import, edition: pathlib.Path, build: Callable[..., pathlib.Path]
) -> None:
    """Imported into `official/` they are quoted and marked, and can be found; without, nothing is shown."""
    before = build(edition)
    assert "In the agreed words" not in shown(before, "areas/A1")
    hostile = document().replace("Nobody keeps", "<script>alert(1)</script> {{ 1 }} nobody keeps")
    done = imported(hostile, out=edition / "official")
    assert done.code == 0, done.said
    assert [one for one in check(load(edition)) if one.severity.value == "fault"] == []
    site = build(edition)
    page = BeautifulSoup((site / "areas" / "A1" / "index.html").read_text("utf-8"), "html.parser")
    quoted = [" ".join(one.get_text().split()) for one in page.select("blockquote.agreed")]
    assert len(quoted) == 4
    assert all(one.startswith("In the agreed words") for one in quoted)
    assert "<script>alert(1)</script> {{ 1 }} nobody keeps a list of lamps." in quoted[0]
    assert "Council reports to the Scrutiny Panel each quarter." in quoted[1]
    assert "Inspectors found dark crossings" in page.get_text()
    assert not [one for one in page.select("script") if "alert" in one.get_text()]
    index = "".join(
        path.read_text("utf-8") for path in site.rglob("*.json") if "search" in str(path)
    )
    assert not index or "Nobody" in index or "nobody keeps" in index
    assert (site / "data" / "plan.json").read_text("utf-8").count("nobody keeps") == 0


def test_the_repository_ships_no_official_wording(root: pathlib.Path) -> None:
    assert not (root / "plan_data" / "official").exists()


def test_a_second_import_only_proposes(imported: Import, tmp_path: pathlib.Path) -> None:
    first = imported(document())
    before = {path: path.read_bytes() for path in first.out.rglob("*.*")}
    newer = (
        document()
        .replace("V3: Updated May 2021", "V4: Updated June 2022")
        .replace("Jul.21", "Sept.22")
    )
    newer = newer.replace("\t\tWardens to wear new coats.", "\t\tWardens to wear yellow coats.")
    done = imported(newer)
    assert done.code == 0
    for part in (
        "The plan: version changed from 3 to 4",
        "A2, action 1: due month moved from July 2021 to September 2022",
        "B1, action 2: text reworded",
        "Nothing was written: add --apply",
    ):
        assert part in done.said
    assert {path: path.read_bytes() for path in first.out.rglob("*.*")} == before
    assert imported(newer, apply=True).code == 0
    assert first.actions()["A2.1"]["due"] == "2022-09"
    assert "No fact of the plan and no text changed." in imported(newer).said
    assert tmp_path.is_dir()


def test_what_a_person_added_stays(imported: Import) -> None:
    """Titles, corrected bodies and files of their own."""
    done = imported(document())
    for path in done.out.rglob("*.yml"):
        text = path.read_text("utf-8").replace("id: lw", "id: lights-watch")
        text = re.sub(r"(?<=[\[ ])lw(?=\]|$)", "lights-watch", text, flags=re.MULTILINE)
        path.write_text(re.sub("title: Crossings are .*", "title: Dark crossings", text), "utf-8")
    (done.out / "own.txt").write_text("mine", "utf-8")
    again = imported(document(), apply=True)
    assert again.code == 0, again.said
    assert again.plan["areas"][0]["title"] == "Dark crossings"
    assert again.actions()["A3.2"]["leads"] == ["lights-watch"]
    assert (again.out / "own.txt").read_text("utf-8") == "mine"


def test_our_own_edition_is_never_replaced(imported: Import, edition: pathlib.Path) -> None:
    kept = shutil.copytree(edition, edition.parent / "kept")
    done = imported(document(), out=edition, apply=True)
    assert done.code == 1
    assert "--compare" in done.said
    for path in kept.rglob("*.yml"):
        assert path.read_bytes() == (edition / path.relative_to(kept)).read_bytes()


def test_digests_hold_what_they_say(signed: pathlib.Path) -> None:
    """The cells' digest knows no title, which is none of the document's; ours knows no progress."""
    plan = load(signed).plan()
    assert plan is not None
    area = plan.by_ref["A1"]
    retitled = area.model_copy(update={"title": "Another"})
    assert cells_digest(area) == cells_digest(retitled)
    assert text_digest(area) != text_digest(retitled)
