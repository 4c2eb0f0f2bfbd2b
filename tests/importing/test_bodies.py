"""Cells that name bodies: several in one cell, roles within them, and what a slash means."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest

from tests.importing.conftest import Done, Import

NOTHING = pathlib.Path("no-data-here")
HEAD = ("Ref", "Finding", "Action", "Lead", "Due", "Oversight", "Impact")
TWO = {"river-council": "Digital Services Manager", "river-patrol": "Communications Manager"}


def page(*leads: str, head: tuple[str, ...] = HEAD) -> bytes:
    """A web page with an area and an action for each cell of leads; a line break is a paragraph."""
    rows = [head, ("A1", "Found.", "Sweep the quay.", "Harbour Board / Skills Lead", "2026-05")]
    rows += [(f"A{n}", "Found.", "Do this.", lead) for n, lead in enumerate(leads, 2)]
    body = "".join(f"<tr>{''.join(f'<td>{_lines(c)}</td>' for c in row)}</tr>" for row in rows)
    return f"<html><body><table>{body}</table></body></html>".encode()


def _lines(text: str) -> str:
    return "".join(f"<p>{line}</p>" for line in text.split("\n"))


@pytest.fixture
def read(imported: Import, tmp_path: pathlib.Path) -> Any:
    """Imports cells of leads."""

    def made(*leads: str, mapping: str = "", **asked: Any) -> Done:
        if mapping:
            (tmp_path / "mapping.yml").write_text(mapping, "utf-8")
            asked["mapping"] = tmp_path / "mapping.yml"
        return imported(page(*leads), "plan.html", **{"data": NOTHING, **asked})

    return made


def last(done: Done) -> dict[str, Any]:
    assert done.code == 0, done.said
    return list(done.actions().values())[-1]


@pytest.mark.parametrize("between", ["\n", "; ", " and ", ", ", " &amp; "])
def test_two_bodies_with_their_roles_are_two_leads(read: Any, between: str) -> None:
    cell = between.join(f"{body} / {role}" for body, role in {
        "River Council": "Digital Services Manager", "River Patrol": "Communications Manager"
    }.items())  # fmt: skip
    found = last(read(cell))
    assert found["text"] == "Do this."
    assert (found["leads"], found["owners"]) == (list(TWO), TWO)


def test_long_names_of_several_bodies_are_no_sentence(read: Any) -> None:
    found = last(
        read("River Fire and Rescue Service; River Hospitals NHS Foundation Trust; Harbour Board")
    )
    assert found["text"] == "Do this."
    assert found["leads"] == [
        "river-fire-and-rescue-service",
        "river-hospitals-nhs-foundation-trust",
        "harbour-board",
    ]


def test_and_within_a_name_or_a_role_parts_nothing(read: Any) -> None:
    done = read(
        "River Council / Digital Manager and River Fire and Rescue Service / Prevention Lead",
        "River Council / Policy and Research Officer",
    )
    roles = [action["owners"] for action in done.actions().values()][1:]
    assert roles == [
        {"river-council": "Digital Manager", "river-fire-and-rescue-service": "Prevention Lead"},
        {"river-council": "Policy and Research Officer"},
    ]


@pytest.mark.parametrize(
    "words",
    [
        "the officers of the council, with all who live beside the quay",
        "whoever is on call in the week that begins on the first Monday of a month",
    ],
)
def test_words_that_are_no_names_stay_in_the_leads(read: Any, words: str) -> None:
    """They are told to the person, and no other row's lead takes their place."""
    done = read(words)
    found = last(done)
    assert found["text"] == "Do this."
    assert "harbour-board" not in found["leads"]
    assert "leads" not in found["shared"]
    looked = [one for one in done.report["judgements"] if one["kind"] in done.report["look_at"]]
    assert any(words in one["words"] for one in looked)


def test_a_sentence_that_goes_on_in_the_leads_takes_no_other_lead(imported: Import) -> None:
    text = page("when the tide is out and nobody has to move.").replace(
        b"Do this.", b"Sweep the lower quay each week"
    )
    done = imported(text, "plan.html", data=NOTHING)
    found = last(done)
    assert found["text"].endswith("each week when the tide is out and nobody has to move.")
    assert (found["leads"], found["shared"]) == ([], ["due"])
    assert [one["action"] for one in done.judged("displaced")] == ["A2.1"]


@pytest.mark.parametrize(
    ("cells", "leads", "owners"),
    [
        # A role by its noun.
        (["Quay Trust / Head of Cranes"], ["quay-trust"], {"quay-trust": "Head of Cranes"}),
        # What stands before the slash stands alone too, or before something else.
        (["Quay Trust", "Quay Trust / Cranes"], ["quay-trust"], {"quay-trust": "Cranes"}),
        (["Quay Trust / Sheds", "Quay Trust / Cranes"], ["quay-trust"], {"quay-trust": "Cranes"}),
        # What stands behind it is a body elsewhere, or is called one.
        (["Quay Trust", "Cranes", "Quay Trust / Cranes"], ["quay-trust", "cranes"], {}),
        (["Quay Trust", "Quay Trust / Crane Service"], ["quay-trust", "crane-service"], {}),
    ],
)
def test_the_cells_tell_what_a_slash_means(
    read: Any, cells: list[str], leads: list[str], owners: dict[str, str]
) -> None:
    done = read(*cells)
    found = last(done)
    assert (found["leads"], found["owners"]) == (leads, owners)
    assert any(f'"{cells[-1]}" is read as' in one["message"] for one in done.judged("role"))
    assert "slashes: bodies" in done.said


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        # As most of the document has it, and whatever an earlier row made of a part.
        ("Quay Trust / Matron, River Council / Manager",
         {"quay-trust": "Matron", "river-council": "Manager"}),
        ("Team Manager / River Council", {"river-council": "Team Manager"}),
        ("River Council / Roads / Head of Roads", {"river-council": "Roads / Head of Roads"}),
        ("River Council / Manager (Roads) and River Patrol / Sergeant",
         {"river-council": "Manager (Roads)", "river-patrol": "Sergeant"}),
        ("River Council / team leader\nRiver Council / Head of Quays",
         {"river-council": "team leader and Head of Quays"}),
        ("River Council / Manager and River Patrol", {"river-council": "Manager"}),
    ],
)  # fmt: skip
def test_roles_in_many_forms(read: Any, cell: str, owners: dict[str, str]) -> None:
    done = read("River Council / Manager", "River Patrol", "River Council / Sergeant", cell)
    assert last(done)["owners"] == owners
    assert {"manager", "matron", "roads"}.isdisjoint(one["id"] for one in done.plan["agencies"])


def test_and_or_is_no_slash(read: Any) -> None:
    found = last(read("River Council", "River Patrol", "River Council and/or River Patrol"))
    assert (found["leads"], found["owners"]) == (["river-council", "river-patrol"], {})


def test_a_role_that_may_be_a_person_is_told(read: Any) -> None:
    done = read("River Council", "River Council / Jo Bloggs")
    (one,) = done.judged("person")
    assert '"Jo Bloggs" may be the name of a person' in one["message"]


def test_two_bodies_that_are_known_are_two_bodies(imported: Import) -> None:
    found = last(imported(page("Council / Road Safety Board"), "plan.html"))
    assert (found["leads"], found["owners"]) == (["council", "safety-board"], {})


@pytest.mark.parametrize(
    ("setting", "leads", "owners"),
    [
        ("roles", ["quay-trust"], {"quay-trust": "Head of Cranes"}),
        ("bodies", ["quay-trust", "head-of-cranes"], {}),
    ],
)
def test_a_mapping_file_settles_it(
    read: Any, setting: str, leads: list[str], owners: dict[str, str]
) -> None:
    done = read("Quay Trust / Head of Cranes", mapping=f"slashes: {setting}\n")
    found = last(done)
    assert (found["leads"], found["owners"]) == (leads, owners)
    assert not done.judged("role")


def test_a_role_that_counts_as_its_body_is_kept(read: Any) -> None:
    """Merged by `also`, as the guide says: the role does not go without a trace."""
    done = read("Quay Trust", "Quay Trust / Cranes")
    path = done.out / "agencies.yml"
    text = path.read_text("utf-8")
    more = "  also: [Quay Trust / Cranes, Head of the Quay Trust]\n"
    path.write_text(text.replace("name: Quay Trust\n", f"name: Quay Trust\n{more}"), "utf-8")
    again = read("Head of the Quay Trust", "Quay Trust / Cranes", apply=True)
    roles = [action["owners"] for action in again.actions().values()][1:]
    assert roles == [{"quay-trust": "Head of the Quay Trust"}, {"quay-trust": "Cranes"}]
    assert len(again.judged("role")) == 3


def test_a_role_is_carried_down_with_its_lead(read: Any) -> None:
    found = last(read("River Council / Quay Manager", ""))
    assert found["shared_from"]["leads"] == "A2.1"
    assert found["owners"] == {"river-council": "Quay Manager"}


def test_no_name_of_a_person_becomes_a_role(read: Any) -> None:
    done = read("River Council / J. Wheeler")
    assert last(done)["owners"] == {}
    assert "J. Wheeler" not in (done.out / "areas" / "A2.yml").read_text("utf-8")
    assert done.judged("person")
