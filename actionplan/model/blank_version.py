"""The file of the next version: the facts as they stand today, with what only partners can say left open."""

from __future__ import annotations

from actionplan.canonical.scalars import typed
from actionplan.model.area import SHAREABLE, Action, Area
from actionplan.model.plan import Plan

HEAD = (
    "# The facts of a version as partners agreed it. Written once; never edited afterwards.",
    "# Ids of bodies stand in ../agencies.yml. shared names the cells that the document leaves blank.",
)
OPEN = "# Type behind version, as_at and title; a title with a colon and a space stands in quotes."


def next_version(plan: Plan) -> str:
    """What the next version is called; nothing where that cannot be known.

    It is that of `plan.yml` while its facts are not kept, else the number behind the last.
    """
    last = plan.identity.version
    if not _is_kept(plan):
        return last
    return f"{int(last) + 1}" if last.isdecimal() else ""


def _is_kept(plan: Plan) -> bool:
    """Whether a file holds the facts of the version that the site shows."""
    return plan.latest is not None and plan.latest.version == plan.identity.version


def version_file(plan: Plan) -> str:
    """The file `agreed/VERSION.yml` of the next version, with the facts of the plan as it stands.

    What ended is no part of it, and what moved stands where it stands today.
    """
    named, kept = next_version(plan), _is_kept(plan)
    lines = [
        *HEAD,
        *([OPEN] if kept or not named else []),
        f'version: "{named}"' if named else "version:",
    ]
    # Of a version that plan.yml states, plan.yml names month and document.
    lines += ["as_at:", "document:", "  title:"] if kept else [f"as_at: {plan.identity.as_at}"]
    lines.append("areas:")
    for area in plan.areas:
        actions = [action for action in area.actions if not action.ended]
        if area.over:
            continue
        lines += [f"  {typed(area.ref)}:", f"    section: {typed(area.section)}"]
        lines += ["    actions:"] if actions else []
        lines += [f"      {action.id}: {{{_facts(area, action)}}}" for action in actions]
    return "\n".join(lines) + "\n"


def _facts(area: Area, action: Action) -> str:
    said = []
    for field, value in action.model_dump(include={*SHAREABLE, "timescale"}).items():
        if isinstance(value, tuple) and value:
            said.append(f"{field}: [{', '.join(value)}]")
        elif value:
            said.append(f"{field}: {value if field == 'due' else typed(value)}")
    found = {field: area.source_of(action, field) for field in SHAREABLE}
    sources = [f"{field}: {typed(source)}" for field, source in found.items() if source]
    said += [f"shared: {{{', '.join(sources)}}}"] if sources else []
    return ", ".join(said)
