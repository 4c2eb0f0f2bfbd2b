"""A document imported again: what was typed by hand stays, and the person is told where it differs."""

from __future__ import annotations

import dataclasses
import pathlib
import re
from typing import Any

import pytest

from actionplan.checks import check
from actionplan.commands.new import run as new
from actionplan.model.loading import load
from actionplan.problems import faults
from tests.importing.conftest import Done, Import

NOTHING = pathlib.Path("no-data-here")
DOCUMENT = """Quay Partnership

Quay Plan

Version 1, March 2026

1. Quays

Ref\tFinding\tAction\tLead\tDue\tImpact
A1\tThe quay is slippery.\tSweep the quay each week.\tHarbour Board\tJune 2026\tNobody slips.
\t\tMend the broken steps.\tHarbour Board\tJuly 2026\t
\t\tPaint the edge white.\tQuay Trust\tOngoing\tThe edge is seen.
A2\tLamps are dark.\tLight every lamp at dusk.\tQuay Trust\tMay 2026\t
"""
STEPS = "from “Mend the broken steps.” to “Mend the broken steps by the slip.”"
DUSK = "from “Light every lamp at dusk.” to “Light every lamp at dusk, when money allows.”"
CHANGED = """due: 2026-09
    changed:
      - field: due
        was: 2026-07
        since: 2026-05-01
        agreed_by: harbour-board
        recorded: Minutes of 1 May 2026
"""
REPORT = """
    reports:
      - date: 2026-05-01
        by: quay-trust
        state: under way
        text: Half of the edge is white.
"""


@dataclasses.dataclass
class Folder:
    """A data folder into which a document is imported again and again."""

    imported: Import
    out: pathlib.Path

    def take(self, text: str = DOCUMENT, **asked: Any) -> Done:
        return self.imported(text, **{"data": NOTHING, "out": self.out, **asked})

    def edit(self, name: str, *pairs: tuple[str, str]) -> str:
        path = self.out / name
        text = path.read_text("utf-8")
        for old, new_text in pairs:
            assert text.count(old) == 1, (old, text)
            text = text.replace(old, new_text)
        path.write_text(text, "utf-8")
        return text

    def file(self, name: str) -> str:
        return (self.out / name).read_text("utf-8")


@pytest.fixture
def folder(imported: Import, tmp_path: pathlib.Path) -> Folder:
    made = Folder(imported, tmp_path / "out")
    done = made.take()
    assert done.code == 0, done.said
    return made


def kept(done: Done) -> list[str]:
    """The lines that say what stays and differs from the document."""
    if "Typed by hand, and kept" not in done.said:
        return []
    part = done.said.split("Typed by hand, and kept")[1].split("\n\n")[0]
    return [line.strip() for line in part.split("\n")[2:]]


def test_what_was_typed_stays_and_each_difference_is_a_line(folder: Folder) -> None:
    typed = folder.edit(
        "areas/A1.yml",
        ("Mend the broken steps.", "Mend the broken steps by the slip."),
        ("leads: [quay-trust]\n", "leads: [quay-trust]\n    owners: {quay-trust: Head of Paint}\n"),
        ("Nobody slips.", "Nobody slips or falls."),
        ("The edge is seen.\n", f"The edge is seen.{REPORT}"),
        ("due: 2026-07", "due: 2026-08"),
    )
    dry = folder.take()
    assert "No fact of the plan and no text changed." in dry.said
    assert kept(dry) == [
        "A1.1: impact: Nobody slips or falls. here, Nobody slips. in the document",
        f"A1.2: text: changed here {STEPS}",
        "A1.2: timescale: 2026-08 here, 2026-07 in the document",
    ]
    assert folder.take(apply=True).code == 0
    assert folder.file("areas/A1.yml") == typed


def test_a_later_document_changes_what_nobody_typed(folder: Folder) -> None:
    folder.edit("areas/A1.yml", ("due: 2026-07", "due: 2026-08"))
    later = DOCUMENT.replace("July 2026", "Sept. 2026").replace("June 2026", "October 2026")
    done = folder.take(later.replace("\tNobody slips.", "\t"), apply=True)
    assert kept(done) == ["A1.2: timescale: 2026-08 here, 2026-09 in the document"]
    found = done.actions()
    assert [found[one]["due"] for one in ("A1.1", "A1.2")] == ["2026-10", "2026-08"]
    assert found["A1.1"]["impact"] is None
    # What was typed is told from what was read the next time, too.
    assert kept(folder.take(later)) == [
        "A1.2: timescale: 2026-08 here, 2026-09 in the document"
    ]  # fmt: skip


def test_numbers_stay_with_their_actions(folder: Folder) -> None:
    """The document counts anew when an action is gone: a report never goes to another one."""
    folder.edit("areas/A1.yml", ("The edge is seen.\n", f"The edge is seen.{REPORT}"))
    later = DOCUMENT.replace("\t\tMend the broken steps.\tHarbour Board\tJuly 2026\t\n", "")
    later = later.replace("A2\tLamps", "\t\tPut up a rail.\tHarbour Board\tMay 2027\t\nA2\tLamps")
    done = folder.take(later, apply=True)
    assert done.code == 0, done.said
    found = {one: action["text"] for one, action in done.actions().items()}
    assert found == {
        "A1.1": "Sweep the quay each week.",
        "A1.3": "Paint the edge white.",
        "A1.4": "Put up a rail.",
        "A2.1": "Light every lamp at dusk.",
    }
    text = folder.file("areas/A1.yml")
    assert text.index("- id: 3") < text.index("Half of the edge") < text.index("- id: 4")


def test_an_action_that_the_document_drops_stays_with_what_was_typed(folder: Folder) -> None:
    folder.edit("areas/A1.yml", ("The edge is seen.\n", f"The edge is seen.{REPORT}"))
    later = re.sub("\t\tPaint.*\n", "", DOCUMENT)
    later = later.replace("A2\tLamps", "\t\tPut up a rail.\tHarbour Board\tMay 2027\t\nA2\tLamps")
    done = folder.take(later, apply=True)
    assert kept(done) == ["A1.3: the document has no such action"]
    assert done.actions()["A1.4"]["text"] == "Put up a rail."
    assert "Half of the edge is white." in folder.file("areas/A1.yml")


def test_what_was_added_by_hand_stays(folder: Folder) -> None:
    folder.edit(
        "areas/A2.yml",
        ("due: 2026-05\n", "due: 2026-05\n  - id: 2\n    text: Ask.\n    leads: [club]\n"),
    )
    folder.edit(
        "agencies.yml", ("name: Quay Trust\n", "name: Quay Trust\n- id: club\n  name: Club\n")
    )
    added = (
        folder.file("areas/A2.yml").replace("ref: A2", "ref: A3").replace("[quay-trust]", "[fair]")
    )
    (folder.out / "areas" / "A3.yml").write_text(added, "utf-8")
    folder.edit("agencies.yml", ("name: Club\n", "name: Club\n- id: fair\n  name: Fair\n"))
    done = folder.take(DOCUMENT + "\n", apply=True)
    assert done.code == 0, done.said
    assert kept(done) == [
        "A2.2: the document has no such action",
        "A3: the document has no such area",
    ]
    assert folder.file("areas/A3.yml") == added
    assert {"club", "fair"} <= {one["id"] for one in done.plan["agencies"]}


def test_a_role_that_was_typed_holds_its_lead(folder: Folder) -> None:
    folder.edit(
        "areas/A2.yml",
        ("leads: [quay-trust]\n", "leads: [quay-trust]\n    owners: {quay-trust: Head of Lamps}\n"),
    )
    done = folder.take(DOCUMENT.replace("Quay Trust\tMay", "Harbour Board\tMay"), apply=True)
    assert kept(done) == ["A2.1: leads: quay-trust here, harbour-board in the document"]
    assert done.actions()["A2.1"]["owners"] == {"quay-trust": "Head of Lamps"}


def test_a_title_of_the_finding_s_own_words_stays(folder: Folder) -> None:
    folder.edit("areas/A1.yml", ("title: The quay is slippery", "title: The quay"))
    assert folder.take(DOCUMENT + "\n", apply=True).plan["areas"][0]["title"] == "The quay"


def test_a_file_that_says_the_same_is_left_as_typed(folder: Folder) -> None:
    typed = folder.edit(
        "areas/A2.yml",
        ("findings:\n", "# Ask the trust.\nfindings:\n"),
        ("[quay-trust]", "[ quay-trust ]"),
    )
    folder.take(DOCUMENT.replace("June 2026", "July 2026"), apply=True)
    assert folder.file("areas/A2.yml") == typed


def test_without_the_report_of_the_last_import(folder: Folder) -> None:
    """From the same document what differs was typed; of another one its own words go before."""
    (folder.out / "import-report.json").unlink()
    folder.edit(
        "areas/A1.yml",
        ("due: 2026-07", "due: 2026-08"),
        ("The edge is seen.\n", f"The edge is seen.{REPORT}"),
    )
    assert kept(folder.take()) == ["A1.2: timescale: 2026-08 here, 2026-07 in the document"]
    done = folder.take(DOCUMENT + "\n", apply=True)
    assert done.actions()["A1.2"]["due"] == "2026-07"
    assert "Half of the edge is white." in folder.file("areas/A1.yml")


def test_a_mapping_file_still_decides(folder: Folder, tmp_path: pathlib.Path) -> None:
    """A whole cell that an import took for a name is read anew once a person says what a slash means."""
    text = DOCUMENT.replace("Quay Trust", "Quay Trust / Lamps")
    folder.out = tmp_path / "two"
    assert folder.take(text, apply=True).actions()["A2.1"]["leads"] == ["quay-trust-lamps"]
    (tmp_path / "mapping.yml").write_text("slashes: roles\n", "utf-8")
    done = folder.take(text, apply=True, mapping=tmp_path / "mapping.yml")
    assert done.actions()["A2.1"]["owners"] == {"quay-trust": "Lamps"}
    assert [one["id"] for one in done.plan["agencies"]] == ["harbour-board", "quay-trust"]


def test_what_there_is_to_look_at_stands_in_a_dry_run_too(folder: Folder) -> None:
    said = folder.take().said
    assert said.index("TO LOOK AT: 1") < said.index('"Ongoing" is kept in these words')
    assert said.rstrip().endswith(f"add --apply to write this to {folder.out}.")


def test_faults_are_told_by_the_person_s_own_files(folder: Folder) -> None:
    report = REPORT.replace("2026-05-01", "2026-03").replace("by: quay-trust", 'stated_in: "1"')
    folder.edit("areas/A1.yml", ("The edge is seen.\n", f"The edge is seen.{report}"))
    assert folder.take().code == 0
    done = folder.take(DOCUMENT.replace("Version 1", "Version 2"))
    assert done.code == 1
    assert '\n  areas/A1.yml: there is no version "1"' in done.said
    assert not re.search(r"yml:\d|tmp", done.said)


def test_faults_that_stand_there_already_are_the_check_s(folder: Folder) -> None:
    folder.edit("areas/A1.yml", ("title:", "see_also: [B7]\ntitle:"))
    folder.edit("areas/A2.yml", ("title:", "about: [nobody]\ntitle:"))
    done = folder.take()
    assert done.code == 1
    assert "has faults already. Run check" in done.said
    assert "With this document" not in done.said


@pytest.fixture
def agreed(folder: Folder) -> Folder:
    """The facts of the version are kept, and one has changed since by agreement."""
    (folder.out / "agreed").mkdir()
    assert new("version", folder.out / "agreed" / "1.yml", folder.out) == 0
    folder.edit("areas/A1.yml", ("due: 2026-07\n", CHANGED))
    assert not faults(check(load(folder.out)))
    return folder


def test_the_same_document_over_an_agreed_version(agreed: Folder) -> None:
    before = agreed.file("areas/A1.yml")
    done = agreed.take(apply=True)
    assert done.code == 0, done.said
    assert kept(done) == ["A1.2: timescale: 2026-09 here, 2026-07 in the document"]
    assert agreed.file("areas/A1.yml") == before


def test_a_later_document_over_an_agreed_version_only_lists(agreed: Folder) -> None:
    before = {path: path.read_bytes() for path in agreed.out.rglob("*.*")}
    later = DOCUMENT.replace("Ongoing", "Twice a year").replace(
        "Quay Trust\tMay", "Harbour Board\tMay"
    )
    later = re.sub("\t\tMend.*\n", "", later).replace("at dusk", "at dusk, when money allows")
    done = agreed.take(later)
    assert done.code == 0, done.said
    for part in (
        "A1.2: the document lacks this action",
        "A1.3: timescale in words: Twice a year in the document, Ongoing in our edition",
        "A2.1: leads: harbour-board in the document, quay-trust in our edition",
        f"A2.1: text reworded {DUSK} in the document",
        "4 differences that no note explains.",
        "The facts of version 1 are kept",
        "/guide/version/",
    ):
        assert part in done.said
    assert done.said.rstrip().endswith("Nothing was written.")
    assert agreed.take(later, apply=True).code == 1
    assert {path: path.read_bytes() for path in agreed.out.rglob("*.*")} == before
