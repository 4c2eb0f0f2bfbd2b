"""Every message of PyYAML's scanner and parser has words of ours, and those words are used."""

from __future__ import annotations

import ast
import inspect
import itertools
import re
from collections.abc import Iterator
from types import ModuleType

import pytest
import yaml
import yaml.parser
import yaml.scanner

from actionplan.yamlfiles.document import Document
from actionplan.yamlfiles.messages import OTHER, TRANSLATIONS, translate, translation_for

NAMES = {
    "scan_anchor": ("anchor", "alias"),
    "scan_tag_handle": ("tag", "directive"),
    "scan_tag_uri": ("tag", "directive"),
    "scan_uri_escapes": ("tag", "directive"),
    "parse_node": ("block", "flow"),
}
"""What a function of PyYAML's puts for %s into the context of its message."""

SIGNS = ("'\\\\t'", "'@'")

LIBYAML = (
    ("while scanning a plain scalar", "found unexpected ':'"),
    ("while scanning a plain scalar", "found a tab character that violates indentation"),
    ("while parsing a quoted scalar", "found invalid Unicode character escape code"),
)
"""What libyaml refuses and the Python parser does not."""


def _raised(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Context and problem of each error that a module raises, with its gaps filled."""
    for function in ast.walk(ast.parse(inspect.getsource(module))):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                assert isinstance(node.exc.func, ast.Name)
                assert node.exc.func.id in {"ScannerError", "ParserError"}
                parts = [_text(argument) for argument in node.exc.args[:3:2]]
                names = NAMES[function.name] if "%s" in parts[0] else ("",)
                for name, sign in itertools.product(names, SIGNS):
                    yield parts[0].replace("%s", name), re.sub("%[rd]", lambda _: sign, parts[1])  # noqa: B023


def _text(argument: ast.expr) -> str:
    if isinstance(argument, ast.BinOp):
        argument = argument.left
    if isinstance(argument, ast.Call):  # str(exception)
        return "%r"
    assert isinstance(argument, ast.Constant)
    return str(argument.value or "")


SAID = sorted({*_raised(yaml.scanner), *_raised(yaml.parser)})


def test_the_messages_were_found() -> None:
    assert len(SAID) > 30


@pytest.mark.parametrize(("context", "problem"), [*SAID, *LIBYAML])
def test_every_message_is_translated(context: str, problem: str) -> None:
    error = yaml.MarkedYAMLError(context or None, None, problem, None)
    assert translation_for(error) is not OTHER


def test_every_translation_is_used() -> None:
    said = [yaml.MarkedYAMLError(context, None, problem) for context, problem in [*SAID, *LIBYAML]]
    used = {translation_for(error).rule for error in said}
    assert used == {entry.rule for entry in TRANSLATIONS}


def test_a_message_that_nobody_knows_is_still_reported() -> None:
    place = yaml.Mark("", 3, 0, 3, None, 0)
    error = yaml.MarkedYAMLError(None, None, "found something new", place)
    problem = translate(error, Document("a.yml", ["a: b"]))
    assert (problem.line, problem.column, problem.rule) == (1, 4, "yaml:other")
    assert translate(yaml.MarkedYAMLError(), Document("a.yml", [])).line == 1
