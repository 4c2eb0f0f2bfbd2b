"""`plan_data/` to a plan: every file read, every record made, every fault kept."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from actionplan.model.agreed import Agreed
from actionplan.model.allowed import Allowed
from actionplan.model.area import Area, rated
from actionplan.model.bodies import Body
from actionplan.model.briefing import Briefing
from actionplan.model.checked import Checked
from actionplan.model.help import Help
from actionplan.model.identity import Identity
from actionplan.model.pathway import Pathway
from actionplan.model.plan import Plan, natural, with_version
from actionplan.model.shape import to_record
from actionplan.model.standing_in import standing_in
from actionplan.model.synonym import Synonym
from actionplan.model.update import Update
from actionplan.model.words import Acronym, Term
from actionplan.problems import Problem, Severity
from actionplan.yamlfiles import Document, read_file
from actionplan.yamlfiles.document import did_you_mean

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class Room:
    """One file, or one folder of files, of the data folder."""

    pattern: str
    """The file's name, or `folder/*.yml`."""
    kind: str
    """What a record in it is called in the names of rules."""
    model: type[BaseModel]
    many: bool = False
    """Whether the file is a list of records."""
    needed: bool = False
    """Whether a plan cannot do without it."""


ROOMS = (
    Room("plan.yml", "plan", Identity, needed=True),
    Room("areas/*.yml", "area", Area, needed=True),
    Room("agencies.yml", "body", Body, many=True, needed=True),
    Room("acronyms.yml", "acronym", Acronym, many=True),
    Room("terms.yml", "term", Term, many=True),
    Room("synonyms.yml", "synonym", Synonym, many=True),
    Room("briefings/*.yml", "briefing", Briefing),
    Room("pathways/*.yml", "pathway", Pathway),
    Room("agreed/*.yml", "agreed", Agreed),
    Room("help.yml", "help", Help),
    Room("updates/*.yml", "update", Update),
    Room("checked.yml", "checked", Checked),
    Room("allowed.yml", "allowed", Allowed, many=True),
)


OFFICIAL = "official"
"""The folder of the official wording, where a partnership has imported it."""


@dataclass
class Loaded:
    """What reading the data folder gave."""

    data_dir: pathlib.Path
    shown: str
    """What the data folder is called in problems."""
    documents: dict[str, Document] = field(default_factory=dict)
    """The files that were read, by path within the data folder."""
    records: dict[str, list[tuple[Any, Document, tuple[int, ...]]]] = field(default_factory=dict)
    """For each kind, the records without faults, each with its file and its place in the file."""
    unmade: set[str] = field(default_factory=set)
    """The kinds of which a record, or a whole file of them, has a fault."""
    stood_in: frozenset[str] = frozenset()
    """The keys of `plan.yml` that have a fault, and another value in its record."""
    problems: list[Problem] = field(default_factory=list)
    official: Loaded | None = None
    """The official wording: a data folder within, as `import` writes it, of which areas are read."""

    def of(self, kind: str, model: type[R]) -> tuple[R, ...]:
        """The records of one kind."""
        return tuple(
            record for record, _, _ in self.records.get(kind, []) if isinstance(record, model)
        )

    def plan(self) -> Plan | None:
        """The plan, as far as its records could be made; `None` without a readable `plan.yml`."""
        identities = self.of("plan", Identity)
        if not identities:
            return None
        identity = identities[0]
        order = {section.number: place for place, section in enumerate(identity.sections)}

        def place(area: Area) -> tuple[Any, ...]:
            return (order.get(area.section, len(order)), natural(area.ref), area.ref)

        areas = sorted(self.of("area", Area), key=place)
        agreed = sorted(
            self.of("agreed", Agreed), key=lambda one: (one.as_at, natural(one.version))
        )
        return Plan(
            identity=with_version(identity, agreed),
            areas=tuple(
                rated(_without_moved(area), identity.ratings) for area in areas if not area.moved_to
            ),
            agencies=self.of("body", Body),
            acronyms=self.of("acronym", Acronym),
            terms=self.of("term", Term),
            synonyms=self.of("synonym", Synonym),
            briefings=tuple(
                sorted(self.of("briefing", Briefing), key=lambda one: one.title.casefold())
            ),
            pathways=tuple(
                sorted(self.of("pathway", Pathway), key=lambda one: one.title.casefold())
            ),
            agreed=tuple(agreed),
            updates=tuple(
                sorted(self.of("update", Update), key=lambda one: (one.date, one.id), reverse=True)
            ),
            moved=dict(_moved(areas)),
            moved_areas=tuple(area for area in areas if area.moved_to),
            help=next(iter(self.of("help", Help)), None),
            checked=next(iter(self.of("checked", Checked)), None),
            official={area.ref: area for area in self.official.of("area", Area)}
            if self.official
            else {},
            documents=self.documents,
        )


def _without_moved(area: Area) -> Area:
    """An area with the actions that are still its own."""
    own = tuple(action for action in area.actions if not action.moved_to)
    return area if len(own) == len(area.actions) else area.model_copy(update={"actions": own})


def _moved(areas: list[Area]) -> Iterator[tuple[str, str]]:
    for area in areas:
        if area.moved_to:
            yield area.ref, area.moved_to
        for action in area.actions:
            if action.moved_to:
                yield area.full_id(action), action.moved_to


def load(data_dir: pathlib.Path, shown: str | None = None) -> Loaded:
    """Read a data folder.

    Args:
        data_dir: the folder.
        shown: what to call it in problems; its own name if nothing is given.
    """
    loaded = Loaded(data_dir, (shown or data_dir.name).rstrip("/"))
    if not data_dir.is_dir():
        message = "there is no such folder"
        loaded.problems.append(
            _file_problem(
                loaded.shown, "file:no-folder", message, "Give the folder that holds plan.yml"
            )
        )
        return loaded
    for room in ROOMS:
        files = sorted(path for path in data_dir.glob(room.pattern) if path.is_file())
        if room.needed and not files:
            loaded.unmade.add(room.kind)
            name = f"{loaded.shown}/{room.pattern}"
            message = "there is no such file" if "*" in room.pattern else "this file is missing"
            hint = "A plan cannot do without it."
            loaded.problems.append(_file_problem(name, "file:missing", message, hint))
        for path in files:
            _load_file(loaded, room, path)
    if (data_dir / OFFICIAL).is_dir():
        loaded.official = load(data_dir / OFFICIAL, f"{loaded.shown}/{OFFICIAL}")
        loaded.problems.extend(loaded.official.problems)
    loaded.problems.extend(_stray_files(loaded))
    return loaded


def _file_problem(
    name: str, rule: str, message: str, hint: str, severity: Severity = Severity.FAULT
) -> Problem:
    return Problem(
        file=name, line=1, column=1, rule=rule, message=message, hint=hint, severity=severity
    )


def _load_file(loaded: Loaded, room: Room, path: pathlib.Path) -> None:
    within = path.relative_to(loaded.data_dir).as_posix()
    document, problems = read_file(path, f"{loaded.shown}/{within}")
    loaded.documents[within] = document
    loaded.problems.extend(problems)
    if document.data is None:
        loaded.unmade.add(room.kind)
        return
    found = len(loaded.problems)
    if not room.many:
        _load_record(loaded, room, document, document.data, ())
    elif isinstance(document.data, list):
        for index, data in enumerate(document.data):
            _load_record(loaded, room, document, data, (index,))
    else:
        hint = "Each record begins with a dash and a space."
        loaded.unmade.add(room.kind)
        loaded.problems.append(
            document.problem((), f"{room.kind}:not-a-list", "this file must hold a list", hint)
        )
    # What YAML refuses stands for nothing: no second report at the same place.
    said = {(problem.line, problem.column) for problem in problems}
    loaded.problems[found:] = [
        problem for problem in loaded.problems[found:] if (problem.line, problem.column) not in said
    ]


def _load_record(
    loaded: Loaded, room: Room, document: Document, data: Any, at: tuple[int, ...]
) -> None:
    record: BaseModel | None
    record, problems = to_record(room.model, room.kind, document, data, at)
    loaded.problems.extend(problems)
    if record is None:
        loaded.unmade.add(room.kind)
        if room.model is Identity:
            record, loaded.stood_in = standing_in(document, problems)
    if record is not None:
        loaded.records.setdefault(room.kind, []).append((record, document, at))


def _stray_files(loaded: Loaded) -> Iterator[Problem]:
    """YAML files that no room reads: a wrong folder or ending would lose a record in silence."""
    for path in sorted(loaded.data_dir.rglob("*")):
        within = path.relative_to(loaded.data_dir).as_posix()
        if (
            path.is_file()
            and path.suffix.lower() in {".yml", ".yaml"}
            and within not in loaded.documents
            and not within.startswith(f"{OFFICIAL}/")
        ):
            patterns = [room.pattern for room in ROOMS]
            hint = did_you_mean(within, [pattern.replace("*", path.stem) for pattern in patterns])
            yield _file_problem(
                f"{loaded.shown}/{within}",
                "file:stray",
                "no part of the site reads this file",
                hint,
            )
