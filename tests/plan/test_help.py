"""The helplines of this plan: the digits, what is not confirmed, and how far they were checked."""

from __future__ import annotations

import pathlib

from actionplan.model import Plan

NUMBERS = {
    "0808 2000 247": "women",
    "0808 801 0327": "men",
    "0800 999 5428": "LGBT+",
    "0800 5999 247": "forced marriage",
    "0808 802 4040": "harm a partner",
}
"""The national lines, as several published lists print them."""


def test_each_national_line_has_its_number_and_its_readers(plan: Plan) -> None:
    assert plan.help
    found = {line.number: line.audience for line in plan.help.helplines}
    for number, audience in NUMBERS.items():
        assert audience in found[number], number


def test_the_emergency_numbers(plan: Plan) -> None:
    assert plan.help
    numbers = {one.number for one in plan.help.emergency}
    assert plan.help.emergency[0].number == "999"
    assert {"101", "18000"} <= numbers
    silent = " ".join(one.text for one in plan.help.emergency if "55" in one.text)
    for wanted in (
        "On a mobile, press 55 when prompted",
        "mobiles only",
        "not tell the police where",
    ):
        assert wanted in silent


def test_a_local_number_that_nobody_confirmed_is_on_no_page(
    plan: Plan, built_site: pathlib.Path
) -> None:
    assert plan.help
    hidden = [line.number for line in plan.help.helplines if not line.confirmed]
    for path in built_site.rglob("*.html"):
        text = path.read_text("utf-8")
        for number in hidden:
            assert number not in text, path
            assert number.replace(" ", "") not in text, path
