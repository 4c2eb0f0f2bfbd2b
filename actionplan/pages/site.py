"""Everything the site is made from: the plan, its look-ups, its facts, its pages, its downloads."""

from __future__ import annotations

import datetime
import os
import pathlib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache

from actionplan.checks import check
from actionplan.indexes import Event, Indexes, make_indexes
from actionplan.indexes.versions import now
from actionplan.model import Action, Agreed, Plan
from actionplan.model.loading import load
from actionplan.pages.facts import newer, since_line, site_address, site_date, whole_line
from actionplan.pages.links import Links
from actionplan.problems import Problem, as_text, faults, in_repository, shown_as

Stamp = tuple[tuple[str, int, int], ...]


class DataFaults(Exception):
    """The data has faults; the message is the report that a person reads."""


# No repr: engines print what a macro is bound to, and a whole plan printed takes seconds.
@dataclass(frozen=True, eq=False, repr=False)
class Site:
    """A plan that may be published. Each reading of the data gives a site of its own."""

    plan: Plan
    data: str
    """The data folder's path within the repository: `plan_data`."""
    problems: tuple[Problem, ...] = ()
    """Warnings found in the data."""

    @cached_property
    def indexes(self) -> Indexes:
        """Every look-up."""
        return make_indexes(self.plan)

    def newer(self, refs: Collection[str] | None = None) -> list[Event]:
        """What happened to some areas, or to the whole plan, since the latest version."""
        if refs is None:
            return list(self._newer)
        places = {place for ref in refs for place in self._newer_by_ref.get(ref, ())}
        return [self._newer[place] for place in sorted(places)]

    @cached_property
    def _newer(self) -> tuple[Event, ...]:
        return newer(self.plan, self.indexes.history)

    @cached_property
    def _newer_by_ref(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, event in enumerate(self._newer):
            for ref in event.refs:
                found.setdefault(ref, []).append(place)
        return found

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each area in the plan's order."""
        return {area.ref: place for place, area in enumerate(self.plan.areas)}

    @cached_property
    def action_places(self) -> dict[str, int]:
        """The place of each action in the plan's order."""
        return {ref: place for place, ref in enumerate(self.plan.actions)}

    @cached_property
    def stated(self) -> frozenset[str]:
        """The fields of actions that the plan states anywhere."""
        actions = [of.action for of in self.plan.actions.values()]
        return frozenset(
            field
            for field in Action.model_fields
            if any(getattr(action, field) not in (None, ()) for action in actions)
        )

    @cached_property
    def in_versions(self) -> dict[str, list[tuple[Agreed, str]]]:
        """For each area the versions that have it, newest first, each with its reference there."""
        found: dict[str, list[tuple[Agreed, str]]] = {}
        for agreed in reversed(self.plan.agreed):
            for old in agreed.areas:
                found.setdefault(now(self.plan, old), []).append((agreed, old))
        return found

    @property
    def since(self) -> str:
        """What in the plan is newer than its version, in a sentence or two for a download."""
        return since_line(self.plan, self.newer(), "file")

    @property
    def whole_line(self) -> str:
        """What every download says of its words and facts, without links."""
        return whole_line(self.plan, self.since)

    @property
    def address(self) -> str:
        """The site's address, with a slash at its end."""
        return site_address(self.plan, os.environ)

    @property
    def date(self) -> datetime.date:
        """The site's date: what lies after it lies ahead."""
        return site_date(self.plan, os.environ)

    def links(self, here: str) -> Links:
        """Links as they must be written on one page."""
        return Links(self.plan, self.indexes, here)


def data_folder(root: pathlib.Path) -> pathlib.Path:
    """The data folder: `PLAN_DATA` in the environment, else `plan_data` in the project."""
    return root / os.environ.get("PLAN_DATA", "plan_data")


def open_site(root: pathlib.Path) -> Site:
    """Read the project's data folder.

    Reading again is saved only while no file of the folder has changed.

    Raises:
        DataFaults: the data has faults.
    """
    folder = data_folder(root).resolve()
    return _open(folder, root, _stamp(folder))


@lru_cache(maxsize=1)
def _open(folder: pathlib.Path, root: pathlib.Path, stamp: Stamp) -> Site:
    shown = shown_as(folder, root)
    loaded = load(folder, shown)
    problems = check(loaded)
    plan = loaded.plan()
    found = faults(problems)
    if found or plan is None:
        raise DataFaults(as_text(found, files=len(loaded.documents), partly=plan is None))
    return Site(plan, in_repository(folder, root), tuple(problems))


def _stamp(folder: pathlib.Path) -> Stamp:
    found = []
    for path in sorted(folder.rglob("*.yml")):
        status = path.stat()
        found.append((path.as_posix(), status.st_mtime_ns, status.st_size))
    return tuple(found)
