"""What `check` refuses to publish and what it only shows; the reports stand in `tests/cases/gate.yml`."""

from __future__ import annotations

import pathlib

import pytest

from actionplan.checks import check
from actionplan.checks.private import KINDS
from actionplan.checks.prose import LONG
from actionplan.model.loading import load
from actionplan.problems import Problem, Severity, as_text, faults
from tests.conftest import run_command

PRIVATE = [
    ("private:name", "Mrs Smith"),
    ("private:name", "Ms. J Smith-Jones"),
    ("private:name", "DCI O'Neill"),
    ("private:name", "Cllr. A. B. Brown"),
    ("private:name", "Signed by: Jane Brown"),
    ("private:birth-date", "DOB 3.4.2009"),
    ("private:birth-date", "born on 3 April 2009"),
    ("private:telephone", "03000 267 979"),
    ("private:telephone", "(0191) 498-0123"),
    ("private:telephone", "+447700900123"),
    ("private:telephone", "+44 (0)191 498 0123"),
    ("private:telephone", "0044 191 498 0123"),
    ("private:telephone", "0300.123.4567"),
    ("private:email", "first.last@council.example.org"),
]
FALSE_ALARMS = [
    "The Named GP and the Designated Doctor would answer.",
    "It went to the Inspector. The council agreed. PCs were trained.",
    "Mr and Mrs are words. Miss nothing. A Judge of the court said so.",
    "0-19 services, 2018-12-03, 03/12/2018, 03.12.2018, 09.30-10.45, 999, 101, 18000 and 1 000 000 000.",
    "Children born in 2009, or born on the ward.",
    "See https://example.org/01632960123/ and A1.1.",
    "Signed by: the council",
]


def _with_note(data: pathlib.Path, text: str) -> list[Problem]:
    area = data / "areas/A2.yml"
    area.write_text(area.read_text("utf-8") + f"  - >-\n    {text}\n", "utf-8")
    return check(load(data))


@pytest.mark.parametrize(("name", "text"), PRIVATE)
def test_what_must_never_be_published(name: str, text: str, small_plan: pathlib.Path) -> None:
    found = [one for one in _with_note(small_plan, f"Ask {text} first.") if one.rule == name]
    assert [one.severity for one in found] == [Severity.FAULT]
    assert found[0].source[found[0].column - 1 :].startswith(text)
    entry = f'- text: "{text}"\n  reason: A name in a story.\n'
    (small_plan / "allowed.yml").write_text(entry, "utf-8")
    assert not faults(check(load(small_plan)))


@pytest.mark.parametrize("text", FALSE_ALARMS)
def test_what_only_looks_like_it(text: str, small_plan: pathlib.Path) -> None:
    names = {kind.name for kind in KINDS}
    assert not [one for one in _with_note(small_plan, text) if one.rule in names]


def test_help_holds_numbers_and_addresses(small_plan: pathlib.Path) -> None:
    helped = pathlib.Path(__file__).parent / "plans/helped/help.yml"
    (small_plan / "help.yml").write_text(helped.read_text("utf-8"), "utf-8")
    assert not [one for one in check(load(small_plan)) if one.severity is Severity.FAULT]


def test_agreed_words_are_not_ours_to_reword(small_plan: pathlib.Path) -> None:
    long = " ".join(["word"] * (LONG + 1))
    assert [one.rule for one in _with_note(small_plan, long)] == ["prose:long-sentence"]
    plan = small_plan / "plan.yml"
    plan.write_text(plan.read_text("utf-8").replace("plain-english", "agreed"), "utf-8")
    assert not check(load(small_plan))


def test_warnings_about_wording_do_not_drown_the_rest(small_plan: pathlib.Path) -> None:
    for number in range(12):
        news = f"id: n{number}\ndate: 2021-06-01\ntitle: News\ntext: [We will deliver it.]\n"
        path = small_plan / f"updates/n{number}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(news, "utf-8")
    said = run_command("check", "--data", str(small_plan), "--today", "2026-11-26").stdout
    assert said.count("readers have to decode") == 3
    assert "9 more warnings about wording: check --all shows them." in said
    assert "    12  prose:word-to-avoid\n" in said
    assert said.endswith("0 faults, 12 warnings in 20 files.\n")
    said = run_command("check", "--all", "--data", str(small_plan), "--today", "2026-11-26").stdout
    assert said.count("readers have to decode") == 12
    assert "more warnings about wording" not in said


def test_few_warnings_are_not_counted_by_kind(small_plan: pathlib.Path) -> None:
    assert "by kind" not in as_text(_with_note(small_plan, "They would deliver it."))


def test_the_official_wording_is_read_too(small_plan: pathlib.Path) -> None:
    folder = small_plan / "official/areas"
    folder.mkdir(parents=True)
    for name in ("plan.yml", "agencies.yml"):
        (folder.parent / name).write_text((small_plan / name).read_text("utf-8"), "utf-8")
    text = (small_plan / "areas/A1.yml").read_text("utf-8")
    (folder / "A1.yml").write_text(text.replace("were not lit", "were not lit, says Mr Smith"))
    rules = [one.rule for one in check(load(small_plan)) if one.severity is Severity.FAULT]
    assert rules == ["private:name"]
