"""However a plan is damaged: a report with places that exist, never an exception."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actionplan.checks import check
from actionplan.model.loading import Loaded, load
from actionplan.problems import Problem, Severity, as_github, as_json, as_text, faults
from tests.conftest import SMALL, make_helped
from tests.rule_names import all_names

BOUNDED = settings(
    derandomize=True,
    deadline=None,
    max_examples=300,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
RANDOM = st.integers(0, 2**32).map(random.Random)

SIGNS = (
    *("'", '"', "[", "]", "{", "}", ":", ": ", "- ", "? ", "%", "@", "`", "&a ", "*a", "!x ", "|"),
    *(
        ">",
        "#",
        " #",
        ",",
        "\n",
        "\n\n",
        "  ",
        "\t",
        "\r",
        "---\n",
        "...\n",
        "\\",
        "<<: ",
        "~",
        "0",
    ),
    *(
        "\0",
        "\x07",
        "\x85",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\U0001f600",
        "é",
        "A" * 500,
        "null",
        "no",
    ),
    *(
        '"\\ud800"',
        '"\\U99999999"',
        "%YAML 9.9\n",
        "!!binary x",
        "[" * 70,
        "{a: " * 70,
        "-1",
        "index",
    ),
)


def report(data: Path) -> tuple[Loaded, list[Problem]]:
    """Check a folder, and what must hold of every report."""
    loaded = load(data, "plan_data")
    problems = check(loaded)
    lengths = {f"plan_data/{name}": _lengths(data / name) for name in loaded.documents}
    for problem in problems:
        lines = lengths.get(problem.file, [0])
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= lines[problem.line - 1] + 1, problem
        assert problem.rule in all_names(), problem
        assert problem.message, problem
        assert "\n" not in problem.message + problem.hint, problem
        assert len(problem.message + problem.hint) < 700, problem
    fatal = len(faults(problems))
    text = as_text(problems, files=len(loaded.documents))
    closing = text.rstrip("\n").split("\n")[-1]
    words = [f"{fatal} fault{'' if fatal == 1 else 's'}"]
    words.append(f"{len(problems) - fatal} warning{'' if len(problems) - fatal == 1 else 's'}")
    assert closing.startswith(", ".join(words) + f" in {len(loaded.documents)} file")
    assert closing.endswith(" Nothing was published.") == bool(fatal)
    text.encode()
    assert len(json.loads(as_json(problems))) == len(problems)
    assert as_github(problems).count("\n") == len(problems)
    if not fatal:
        assert loaded.plan() is not None
    return loaded, problems


def _lengths(file: Path) -> list[int]:
    text = file.read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return [len(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _in_a_copy(damage: Callable[[Path], None]) -> tuple[Loaded, list[Problem]]:
    with tempfile.TemporaryDirectory() as folder:
        data = make_helped(Path(folder) / "plan_data")
        damage(data)
        return report(data)


def _files(data: Path) -> list[Path]:
    return sorted(data.rglob("*.yml"))


def test_the_whole_plans_have_no_fault(tmp_path: Path) -> None:
    for make in (make_helped, lambda folder: Path(shutil.copytree(SMALL, folder))):
        loaded, problems = report(make(tmp_path / make.__name__.strip("<>")))
        assert all(problem.severity is Severity.WARNING for problem in problems)
        assert loaded.plan() is not None


def _sign(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(SIGNS) + text[place:]


def _gap(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + text[place + chance.choice((1, 2, 5, 100)) :]


def _swap(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _indent(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    place = chance.randrange(len(lines))
    lines[place] = chance.choice((" ", "  ", "\t", "- ")) + lines[place]
    return "\n".join(lines)


def _outdent(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    place = chance.randrange(len(lines))
    lines[place] = lines[place].lstrip(" -")
    return "\n".join(lines)


def _value(text: str, chance: random.Random) -> str:
    """Another value behind a key, or in a list."""
    lines = text.split("\n")
    place = chance.randrange(len(lines))
    start, colon, _ = lines[place].partition(":")
    lines[place] = f"{start}{colon} {chance.choice((*SIGNS, '[]', '{}', '[[]]', '[{}]', '2019'))}"
    return "\n".join(lines)


DAMAGES = (_sign, _gap, _swap, _indent, _outdent, _value)


@given(RANDOM, st.integers(1, 6))
@BOUNDED
def test_damaged_text(chance: random.Random, times: int) -> None:
    def damage(data: Path) -> None:
        for _ in range(times):
            file = chance.choice(_files(data))
            text = file.read_bytes().decode("utf-8")
            file.write_bytes(chance.choice(DAMAGES)(text, chance).encode("utf-8"))

    _in_a_copy(damage)


@given(RANDOM, st.binary(min_size=1, max_size=40))
@BOUNDED
def test_random_bytes(chance: random.Random, some: bytes) -> None:
    def damage(data: Path) -> None:
        file = chance.choice(_files(data))
        whole = file.read_bytes()
        place = chance.randrange(len(whole) + 1)
        file.write_bytes(chance.choice((some, whole[:place] + some + whole[place:])))

    _in_a_copy(damage)


SCALARS = st.one_of(
    st.sampled_from(["", "no", "7.10", "~", "index", "A1", "A1.1", "council", "2019-02-30", "1e9"]),
    st.text(max_size=8),
    st.integers(-1, 3),
    st.booleans(),
    st.none(),
)
KEYS = """
    ref id title actions leads shared shared_from checks areas became by due refs also sections
    number site acronym term next steps in_short
"""
NAMES = st.sampled_from(KEYS.split())
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(NAMES | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(RANDOM, ANYTHING)
@BOUNDED
def test_other_data_than_was_meant(chance: random.Random, thing: object) -> None:
    """JSON is YAML, so any data can be written on one line, and put anywhere."""

    def damage(data: Path) -> None:
        file = chance.choice(_files(data))
        said = json.dumps(thing, ensure_ascii=chance.random() < 0.5)
        lines = file.read_text("utf-8").split("\n")
        place = chance.randrange(len(lines))
        start, colon, _ = lines[place].partition(":")
        lines[place] = f"{start}{colon} {said}"
        file.write_bytes("\n".join(lines if chance.random() < 0.8 else [said]).encode("utf-8"))

    _in_a_copy(damage)


@given(st.sampled_from(["[", "{a: ", "- ", "? ", "a:\n ", '"', "A", "A&", "a: ", "x ", "#", "&a "]))
@BOUNDED
def test_very_long_lines(sign: str) -> None:
    """No time that grows faster than the text."""

    def damage(data: Path) -> None:
        area = data / "areas" / "B1.yml"
        text = area.read_text("utf-8")
        area.write_text(text.replace("wardens", sign * 20_000 + "b", 1), "utf-8")
        (data / "areas" / "A2.yml").write_text(sign * 20_000, "utf-8")

    _in_a_copy(damage)


@given(RANDOM)
@settings(BOUNDED, max_examples=60)
def test_files_that_are_missing_or_strange(chance: random.Random) -> None:
    def damage(data: Path) -> None:
        for file in chance.sample(_files(data), chance.randint(1, 4)):
            if chance.random() < 0.5:
                file.unlink()
            else:
                file.rename(file.with_name(chance.choice(("index.yml", "x y.yml", "a.YAML"))))

    _in_a_copy(damage)
