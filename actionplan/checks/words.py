"""Rules for the glossary: `acronyms.yml` and `terms.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actionplan.checks.rule import Data, Problem, rule, unknown
from actionplan.indexes.anchors import anchor
from actionplan.model.words import Acronym, Entry, Term
from actionplan.yamlfiles import Document, Path

_KINDS: tuple[tuple[str, type[Entry]], ...] = (("acronym", Acronym), ("term", Term))


def _entries(data: Data) -> Iterator[tuple[str, Any, Document, Path]]:
    for kind, model in _KINDS:
        for entry, document, at in data.each(kind, model):
            yield kind, entry, document, at


@rule(
    "acronym.acronym:twice", "term.term:twice", "acronym.acronym:no-anchor", "term.term:no-anchor"
)
def _names(data: Data) -> Iterator[Problem]:
    seen: dict[str, Problem] = {}
    for kind, entry, document, at in _entries(data):
        path = (*at, kind)
        key = anchor(entry.name)
        if not key:
            message = f'"{entry.name}" has no letter or digit from which its address could be made'
            yield document.problem(path, f"{kind}.{kind}:no-anchor", message, "Add one.")
            continue
        if key in seen:
            first = seen[key]
            where = f"{first.file}, line {first.line}"
            message = f'"{entry.name}" has the address #{key}, as has an entry in {where}'
            other = "spellings" if kind == "acronym" else "also"
            hint = f"Keep one of the two; another spelling of it goes under {other}."
            yield document.problem(path, f"{kind}.{kind}:twice", message, hint)
        seen.setdefault(key, document.problem(path, "", ""))


@rule(
    "acronym.near:unknown-entry",
    "term.near:unknown-entry",
    "acronym.refs:unknown-reference",
    "term.refs:unknown-reference",
    "acronym.became.by:unknown-body",
    "term.became.by:unknown-body",
)
def _references(data: Data) -> Iterator[Problem]:
    known = data.refs | data.action_ids
    for kind, entry, document, at in _entries(data):
        for place, near in enumerate(entry.near):
            if near not in data.glossary_names:
                yield unknown(
                    document,
                    (*at, "near", place),
                    f"{kind}.near:unknown-entry",
                    near,
                    data.glossary_names,
                )
        for place, ref in enumerate(entry.refs):
            if ref not in known:
                yield unknown(
                    document, (*at, "refs", place), f"{kind}.refs:unknown-reference", ref, known
                )
        if entry.became and entry.became.by is not None and entry.became.by not in data.body_ids:
            path = (*at, "became", "by")
            yield unknown(
                document, path, f"{kind}.became.by:unknown-body", entry.became.by, data.body_ids
            )


@rule("acronym.body:unknown-body", "acronym.expansions:none", "acronym.expansions:not-listed")
def _acronyms(data: Data) -> Iterator[Problem]:
    for acronym, document, at in data.each("acronym", Acronym):
        if acronym.body is not None and acronym.body not in data.body_ids:
            yield unknown(
                document, (*at, "body"), "acronym.body:unknown-body", acronym.body, data.body_ids
            )
        if acronym.in_plan_list and not acronym.expansions:
            message = f"{acronym.acronym} is in the plan's list, and its expansion is missing"
            yield document.problem(
                at,
                "acronym.expansions:none",
                message,
                "Type it as the list prints it: expansions: [...]",
            )
        if acronym.expansions and not acronym.in_plan_list:
            message = (
                f"{acronym.acronym} is not in the plan's list, so the plan gives it no expansion"
            )
            hint = "Type in_plan_list: true, or give a common_meaning with its source instead."
            yield document.problem(
                (*at, "expansions"), "acronym.expansions:not-listed", message, hint, key=True
            )


RULES = (_names, _references, _acronyms)
