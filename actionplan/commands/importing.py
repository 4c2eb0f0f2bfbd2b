"""`import`: the official document to data, set beside our edition, or as a sheet to sign."""

from __future__ import annotations

import dataclasses
import pathlib
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

from actionplan.commands.format import write as write_file
from actionplan.commands.places import ROOT
from actionplan.importing import comparing, report
from actionplan.importing.imported import Imported, import_document
from actionplan.importing.keeping import is_known, keep_typed, number_as
from actionplan.importing.mapping import BadMapping, read_mapping
from actionplan.importing.opening import open_source
from actionplan.importing.proof import allowed, proof
from actionplan.importing.refusal import Refused
from actionplan.importing.writing import REPORT_TEXT, NotWritten, changes, plan_of, write
from actionplan.model import Plan
from actionplan.model.loading import Loaded, load
from actionplan.problems import as_text, faults
from actionplan.publish import NotReplaced


@dataclass(frozen=True)
class Request:
    """What was asked for."""

    source: pathlib.Path
    """The document."""
    data: pathlib.Path
    """The data folder whose bodies are known, and which holds our edition."""
    mapping: pathlib.Path | None = None
    """A mapping file."""
    out: pathlib.Path | None = None
    """The data folder to write."""
    apply: bool = False
    """Whether data that is there may be replaced."""
    compare: bool = False
    """Whether the document is to be set beside our edition."""
    proof: pathlib.Path | None = None
    """The sheet to write."""


def run(asked: Request) -> int:
    """Do what was asked with a document.

    Returns:
        0; 1 if the document cannot be read or has to be mended first, and nothing is written; 1 too
        if our edition differs from the document and no note says why.
    """
    try:
        if asked.proof:
            allowed(asked.proof, ROOT)
        known = _known(asked)
        if asked.mapping and not asked.mapping.is_file():
            return _refuse(f"There is no mapping file {asked.mapping}.")
        made = import_document(open_source(asked.source), read_mapping(asked.mapping), known)
        if made.faults:
            for fault in made.faults:
                print(f"{fault.where}: {fault.message}", file=sys.stderr)
            return _refuse(f"{len(made.faults)} to mend in {asked.source.name}.")
        return _task(asked)(asked, made)
    except (Refused, BadMapping, NotWritten, NotReplaced) as why:
        return _refuse(f"{why}")
    except BrokenPipeError:
        raise
    except OSError as error:
        return _refuse(f"Writing failed: {(error.strerror or 'no reason given').lower()}.")


def _task(asked: Request) -> Callable[[Request, Imported], int]:
    if asked.compare:
        return _compare
    return _proof if asked.proof else _write


def _known(asked: Request) -> Plan | None:
    """The plan whose bodies are known: that of an earlier import, with those of our edition."""
    edition = _plan_in(asked.data)
    before = _earlier(asked.out)
    earlier = before.plan() if before else None
    if earlier is None or edition is None:
        return earlier or edition
    more = [body for body in edition.agencies if body.id not in earlier.bodies]
    return dataclasses.replace(earlier, agencies=(*earlier.agencies, *more))


def _earlier(out: pathlib.Path | None) -> Loaded | None:
    """What an earlier import wrote.

    Raises:
        Refused: it cannot be read, so importing over it would lose what stands there.
    """
    if out is None or not (out / "plan.yml").is_file():
        return None
    loaded = load(out)
    wrong = faults(loaded.problems)
    if wrong:
        raise Refused(f"{as_text(wrong)}Mend this in {out} first, then import again.")
    return loaded


def _plan_in(folder: pathlib.Path) -> Plan | None:
    return load(folder).plan() if (folder / "plan.yml").is_file() else None


def _write(asked: Request, made: Imported) -> int:
    out = asked.out
    assert out is not None  # noqa: S101  (the command line sees to it)
    before = _earlier(out)
    old = before.plan() if before else None
    if old and old.identity.edition.wording != "agreed":
        return _refuse(
            f"{out} holds an edition in words other than the agreed ones. Name another folder with "
            "--out; --compare sets the document beside this edition."
        )
    if before and old and old.agreed and not is_known(made, before):
        return _later(asked, made, before, old)
    if before:
        keep_typed(made, before)
    if old and not asked.apply:
        print(changes(made, out, ROOT), end="")
        print(report.kept_as_text(made), end="")
        print(f"\n{report.to_look_at(made)}\n")
        print(f"Nothing was written: add --apply to write this to {out}.")
        return 0
    write(made, out, ROOT)
    print(report.as_text(made, whole=False), end="")
    print(f"\nThe data is in {out}, with this report in {REPORT_TEXT} there.")
    where = "" if out.resolve() == asked.data.resolve() else f" --data {out}"
    print(f"Run check{where} to see what has to be mended in it.")
    return 0


def _later(asked: Request, made: Imported, before: Loaded, old: Plan) -> int:
    """A later document over data that keeps agreed versions: what differs, and nothing is written."""
    number_as(made, before)
    found = comparing.compare(_plan_of(made), old)
    print(comparing.as_text(found, known_sentence(made, old)), end="")
    version = old.latest.version if old.latest else ""
    first = (
        "change each of these in the file of its page, with who agreed it; then " if found else ""
    )
    print(
        f"\nThe facts of version {version} are kept in {asked.out}/agreed, so no document is imported "
        f"over them. What to do: {first}make the file of the new version. The guides at /guide/change/ "
        "and /guide/version/ of the site say how."
    )
    if asked.apply:
        return _refuse("A document that differs from the agreed version is not written over it.")
    print("Nothing was written.")
    return 0


def _compare(asked: Request, made: Imported) -> int:
    edition = _edition(asked)
    found = comparing.compare(_plan_of(made), edition)
    print(comparing.as_text(found, known_sentence(made, edition)), end="")
    return 1 if any(not one.note for one in found) else 0


def _proof(asked: Request, made: Imported) -> int:
    path = asked.proof
    assert path is not None  # noqa: S101  (it was asked for)
    edition = _edition(asked)
    known = known_sentence(made, edition)
    write_file(path, proof(made, _plan_of(made), edition, known))
    print(
        f"{known}\nThe sheet to sign is {path}. It holds the agreed wording: keep it off the site."
    )
    return 0


def _edition(asked: Request) -> Plan:
    edition = _plan_in(asked.data)
    if edition is None:
        raise Refused(f"There is no plan in {asked.data} beside which the document could be set.")
    return edition


def _plan_of(made: Imported) -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        return plan_of(made, pathlib.Path(folder))


def known_sentence(made: Imported, edition: Plan) -> str:
    """Whether a file is the document that the plan names, by its digest."""
    document = edition.identity.document
    forms = {form.sha256: form.form for form in document.forms}
    name, digest = made.reading.name, made.reading.sha256
    if digest in forms:
        return f"{name} is the document that plan.yml names, in its {forms[digest]} form ({document.title})."
    return (
        f"{name} is NOT a file that plan.yml names: its SHA-256 is {digest}. "
        "If it is another form of the same document, add it to the forms in plan.yml."
    )


def _refuse(message: str) -> int:
    print(f"{message.rstrip()}\nNothing was written.", file=sys.stderr)
    return 1
