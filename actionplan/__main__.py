"""The command line: reads what was typed and calls the command.

Exit codes: 0 done (warnings allowed), 1 faults in the data or a failed build, 2 wrong use.
"""

from __future__ import annotations

import argparse
import datetime
import os
import pathlib
import sys
from collections.abc import Sequence

from actionplan.commands import changes, check, new
from actionplan.commands import format as formatting
from actionplan.commands.places import ROOT, as_typed, data_folder


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    made = argparse.ArgumentParser(prog="run.py", description="A website from an action plan.")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        found = commands.add_parser(name, help=text, description=text)
        found.add_argument("--data", metavar="DIR", help="the data folder (default: plan_data)")
        return found

    built = command(
        "build", "the site into site/; nothing there changes unless the whole build succeeds"
    )
    built.add_argument(
        "--out", metavar="DIR", default=None, help="the folder of the site (default: site)"
    )
    built.add_argument("--engine", choices=("mkdocs", "zensical"), default="mkdocs")
    served = command("serve", "open a live preview")
    served.add_argument("--no-open", action="store_true", help="do not open a browser window")
    checked = command("check", "every fault in the data: file, line, column, what to type")
    checked.add_argument("--format", choices=("text", *check.FORMS), default="text")
    checked.add_argument("--all", action="store_true", help="show every warning about wording")
    checked.add_argument(
        "--today",
        metavar="DATE",
        type=_day,
        default=None,
        help="the day from which ages count, as 2026-11-30 (default: today)",
    )
    formatted = command(
        "format", "canonical YAML, comments kept, and every committed generated file"
    )
    formatted.add_argument(
        "--check", action="store_true", help="write nothing; say what would change"
    )
    formatted.add_argument(
        "--offer",
        nargs="+",
        metavar="FILE",
        help="write nothing; print how these files would stand, as Markdown to paste from",
    )
    blank = command("new", "a blank record to fill in; an empty plan that builds")
    blank.add_argument("kind", choices=new.ALL_KINDS)
    blank.add_argument("--out", metavar="PATH", help="the file to write, or the plan's folder")
    changed = command("changes", "what changed in the data, in plain English")
    changed.add_argument("--since", metavar="REF", required=True, help="a branch, tag or commit")
    changed.add_argument(
        "--until", metavar="REF", help="the other one (default: the files as they stand now)"
    )
    changed.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    benched = command("bench", "how fast invented plans of several sizes are built, beside others")
    benched.add_argument(
        "--edit", action="store_true", help="measure from saving an edit to the preview"
    )
    benched.add_argument("--json", metavar="FILE", help="write the figures there as well")
    benched.add_argument(
        "--size", type=int, action="append", help="only this many areas (may be repeated)"
    )
    imported = command("import", "the official document to data, with a report of every judgement")
    imported.add_argument("source", metavar="SOURCE", help="the document: .docx, .xlsx, .csv, text")
    tasks = imported.add_mutually_exclusive_group(required=True)
    tasks.add_argument("--out", metavar="DIR", help="write a data folder in the official wording")
    tasks.add_argument(
        "--compare", action="store_true", help="say what the document or our edition lacks"
    )
    tasks.add_argument("--proof", metavar="FILE", help="write a sheet to sign, for A4")
    imported.add_argument(
        "--apply", action="store_true", help="with --out: replace what an earlier import wrote"
    )
    imported.add_argument("--mapping", metavar="FILE", help="headings and names of this document")
    return made


def _day(typed: str) -> datetime.date:
    """A day as typed.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"type a day as 2026-11-30, not {typed!r}") from None


def main(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        Its exit code.
    """
    typed = parser().parse_args(arguments)
    data = data_folder(typed.data)
    if typed.command in {"build", "serve"}:
        return _build(typed, data)
    if typed.command == "check":
        today = typed.today or datetime.datetime.now(tz=datetime.UTC).date()
        return check.run(data, typed.format, today, whole=typed.all)
    if typed.command == "new":
        return new.run(typed.kind, as_typed(typed.out) if typed.out else None, data)
    if typed.command == "changes":
        return changes.run(data, typed.since, typed.until, typed.format)
    if typed.command == "import":
        return _import(typed, data)
    if typed.command == "bench":
        # What draws on the second engine and a browser is not loaded for the other commands.
        from actionplan.commands import bench

        file = as_typed(typed.json) if typed.json else None
        return bench.bench(typed.size or (), edit=typed.edit, file=file)
    if typed.offer:
        return formatting.offer(data, [as_typed(name) for name in typed.offer], ROOT)
    return formatting.run(data, typed.check, ROOT)


def _build(typed: argparse.Namespace, data: pathlib.Path) -> int:
    # Pages, downloads and MkDocs take longer to load than a plan takes to check.
    from actionplan.commands import build

    if typed.command == "serve":
        return build.serve(data, opened=not typed.no_open)
    return build.build(data, as_typed(typed.out) if typed.out else ROOT / "site", typed.engine)


def _import(typed: argparse.Namespace, data: pathlib.Path) -> int:
    # What reads Word files and workbooks is not loaded for the other commands.
    from actionplan.commands import importing

    return importing.run(
        importing.Request(
            source=as_typed(typed.source),
            data=data,
            mapping=as_typed(typed.mapping) if typed.mapping else None,
            out=as_typed(typed.out) if typed.out else None,
            apply=typed.apply,
            compare=typed.compare,
            proof=as_typed(typed.proof) if typed.proof else None,
        )
    )


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read the output has left, as `head` does; what was to be written is written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
