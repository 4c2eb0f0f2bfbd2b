#!/usr/bin/env python3
"""The one command of this project.

Use: python3 scripts/run.py COMMAND [OPTIONS]

  serve     open a live preview: save a file and the page changes [--data DIR]
  build     make the site in site/
            [--engine mkdocs|zensical] [--data DIR] [--out DIR]
  check     list every fault in the data, with what to type
            [--data DIR] [--format text|json|github|gitlab|markdown] [--today DATE] [--all]
  changes   say what changed in the data, in plain English
            --since REF [--until REF] [--data DIR] [--format text|markdown|json]
  new       a blank record to fill in, the facts of the next version, or an empty plan that builds
            area|briefing|pathway|update|help|version|plan [--out PATH]
  test      run every test, those in a browser too [--full: every page in every setting]
            [FILE or FOLDER ...] [-k WORDS] [pytest's other options]
  format    write the data in its one agreed form [--data DIR] [--check]
  import    the official document (.docx, .xlsx, .csv, HTML, text) to data, with a report
            SOURCE --out DIR [--apply] | --compare | --proof FILE [--mapping FILE] [--data DIR]
  bench     how fast invented plans are built, beside others [--edit] [--json FILE] [--size AREAS]

The first run sets up a folder .venv beside README.md, which takes about a minute and needs the
network. Paths that you type count from the folder in which you stand.

Exit codes: 0 done, 1 faults in the data or a failed build or test, 2 wrong use, 3 this machine
lacks something.
"""

# Only the standard library, and only syntax that Python 3.8 parses: a person with an old Python is
# to read one sentence, not a traceback. What the commands do is in `actionplan`; here is only how
# to get from any Python to the one with the packages.

from __future__ import annotations

import difflib
import hashlib
import importlib.util
import os
import platform
import signal
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
COMMANDS = ("serve", "build", "check", "changes", "new", "test", "format", "import", "bench")
# Each lock holds everything that the one before it holds.
LOCKS = ("requirements.txt", "requirements-dev.txt")
STAMP = "made-from.txt"
LACKING = 3
INTERRUPTED = 130
# A terminal sends Ctrl-C to the child as well. So long, in seconds, has the child to end by that.
GRACE = 2.0


class Lacking(Exception):
    """This machine lacks something; the message says what to do about it."""


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code; the arguments come without the program's name."""
    if sys.version_info < OLDEST:
        found = platform.python_version()
        say(f"This needs Python 3.11 or newer, and this is {found}: install a newer Python.")
        return LACKING
    if any(argument in ("-h", "--help", "help") for argument in arguments[:1]):
        print(__doc__)
        return 0
    if not arguments or arguments[0] not in COMMANDS:
        say(wrong_use(arguments))
        return 2
    try:
        python = prepare(ROOT, lock_for(arguments))
        return run_child(command_line(python, arguments), child_environment())
    except Lacking as why:
        say(str(why))
        return LACKING
    except KeyboardInterrupt:
        say("Stopped.")
        return INTERRUPTED


def say(text: str) -> None:
    """Tell the person something, apart from what the command itself prints."""
    print(text, file=sys.stderr, flush=True)


def wrong_use(arguments: list[str]) -> str:
    """The usage, and what was wrong with the command typed, if there was one."""
    usage = (__doc__ or "").strip()
    if not arguments:
        return usage
    near = difflib.get_close_matches(arguments[0], COMMANDS, 1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"{usage}\n\nThere is no command {arguments[0]!r}.{hint}"


def lock_for(arguments: list[str]) -> str:
    """The name of the lock that the command needs.

    The small one serves all that an editor does; tests, measurements and the second site engine
    need more.
    """
    second_engine = any(argument.split("=")[-1] == "zensical" for argument in arguments)
    if arguments[0] in ("test", "bench") or (arguments[0] == "build" and second_engine):
        return LOCKS[1]
    return LOCKS[0]


def prepare(root: Path, lock: str) -> Path:
    """Make `.venv` unless it is there and made from this lock or a larger one.

    Args:
        root: the project's folder.
        lock: one of `LOCKS`.

    Returns:
        The path of the Python in `.venv`.

    Raises:
        Lacking: it cannot be made here.
    """
    folder = root / ".venv"
    inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    python = folder.joinpath(*inside)
    try:
        serving = [made_from(root, each) for each in LOCKS[LOCKS.index(lock) :]]
        if not python.exists() or read_stamp(folder) not in serving:
            set_up(folder, python, root / lock, serving[0])
    except (OSError, ValueError) as why:
        raise Lacking(f"The folder .venv could not be made: {why}") from None
    return python


def made_from(root: Path, lock: str) -> str:
    """What the stamp says in a `.venv` made from this lock by this Python."""
    digest = hashlib.sha256()
    for name in LOCKS[: LOCKS.index(lock) + 1]:
        digest.update((root / name).read_bytes())
    return f"{lock} {digest.hexdigest()} Python {platform.python_version()}\n"


def read_stamp(folder: Path) -> str:
    """What the stamp says, or nothing where a set-up was interrupted or never begun."""
    try:
        return (folder / STAMP).read_text(encoding="utf-8")
    except OSError:
        return ""


def set_up(folder: Path, python: Path, lock: Path, stamp: str) -> None:
    """Make the virtual environment afresh; the stamp, written last, says that it is whole."""
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise Lacking(
            f"This Python cannot install packages: install {package} "
            f"(on Debian or Ubuntu: sudo apt install {package}), then type the command again."
        )
    say("Setting up (once, about a minute) ...")
    stamp_file = folder / STAMP
    if stamp_file.exists():
        stamp_file.unlink()
    try:
        venv.create(str(folder), clear=True, with_pip=True, symlinks=os.name != "nt")
    except subprocess.CalledProcessError as why:
        fail_set_up("pip could not be put into the folder .venv.", why.output or b"")
    install(python, lock)
    stamp_file.write_text(stamp, encoding="utf-8")


def install(python: Path, lock: Path) -> None:
    """Install a lock's packages, each checked by its hash, and none by running code of its own."""
    options = "--require-hashes --only-binary :all: --disable-pip-version-check --no-input -q"
    done = subprocess.run(
        [str(python), "-I", "-m", "pip", "install", *options.split(), "-r", str(lock)],
        # Settings of a person's own pip that would install somewhere else.
        env={**os.environ, "PIP_USER": "0", "PIP_TARGET": "", "PIP_PREFIX": ""},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        fail_set_up(
            "The packages could not be installed: see whether the network is there, then type "
            "the command again.",
            done.stdout,
        )


def fail_set_up(message: str, output: bytes) -> NoReturn:
    """Raise `Lacking` with the end of what the failed program printed, and the message under it."""
    last = output.decode("utf-8", "replace").strip().splitlines()[-15:]
    raise Lacking("\n".join([*last, "", message]))


def command_line(python: Path, arguments: list[str]) -> list[str]:
    """The command that does the work, run by the Python in `.venv` with UTF-8 on."""
    start = [str(python), "-X", "utf8"]
    if arguments[0] == "test":
        return [*start, str(ROOT / "scripts" / "run_tests.py"), *arguments[1:]]
    return [*start, "-m", "actionplan", *arguments]


def child_environment() -> dict[str, str]:
    """The child's environment.

    The child stands in the project's folder, because MkDocs reads its paths from there.
    `ACTIONPLAN_CWD` is the folder in which the person stands: paths that were typed are read from
    it. `PYTHONPATH` makes `actionplan` importable, for the child's own children too, and keeps out
    packages that a person's own `PYTHONPATH` would put before the locked ones.
    """
    return {
        **os.environ,
        "ACTIONPLAN_CWD": str(Path.cwd()),
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }


def run_child(command: list[str], environment: dict[str, str]) -> int:
    """Run the command to its end; Ctrl-C and a request to end reach it.

    Not `os.exec`: on Windows that hands the terminal back before the command is done.

    Returns:
        Its exit code; 130 after Ctrl-C; 128 and the signal's number if another signal ended it.
    """
    child = subprocess.Popen(command, cwd=str(ROOT), env=environment)

    def end(_number: int, _frame: Any) -> None:
        child.terminate()

    signal.signal(signal.SIGTERM, end)
    while True:
        try:
            code = child.wait()
            return 128 - code if code < 0 else code
        except KeyboardInterrupt:
            if interrupt(child):
                return INTERRUPTED


def interrupt(child: subprocess.Popen[bytes]) -> bool:
    """Let the child end by Ctrl-C, sending it if no terminal has; says whether the child ended."""
    try:
        try:
            child.wait(GRACE)
        except subprocess.TimeoutExpired:
            if os.name != "nt":
                child.send_signal(signal.SIGINT)
            child.wait()
    except KeyboardInterrupt:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
