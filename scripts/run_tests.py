"""Run the tests: find a browser, tell the tests which, hand over to pytest.

Use: python3 scripts/run.py test [--full] [any option or path of pytest]

Exit codes: 0 all passed, 1 a test failed or none was run, 2 wrong use, 3 no browser can be had. The
tests never run without a browser: a suite that skips half of itself in silence proves nothing.
"""

from __future__ import annotations

import os
import sys

import pytest

from scripts import browser

WRONG_USE = 2
LACKING = 3


def main(arguments: list[str]) -> int:
    """Run pytest with these arguments and return the exit code described above."""
    if {"-h", "--help"} & set(arguments):
        print(__doc__)
        return 0
    try:
        os.environ["BROWSER_PATH"] = str(browser.find_or_install())
    except browser.NoBrowser as why:
        print(why, file=sys.stderr)
        return LACKING
    return exit_code(pytest.main([*spread(arguments), *arguments]))


def spread(arguments: list[str]) -> list[str]:
    """Options that use every processor, unless the person chose; a file stays with one worker.

    A file's tests share what they build, so two workers would build it twice.
    """
    chosen = any(one.startswith(("-n", "--numprocesses", "--co", "--pdb")) for one in arguments)
    return [] if chosen else ["-n", "auto", "--dist", "loadfile"]


def exit_code(code: int) -> int:
    """Our exit code for pytest's, whose 2 is a test file that cannot be read, not wrong use."""
    if code == pytest.ExitCode.USAGE_ERROR:
        return WRONG_USE
    return 0 if code == pytest.ExitCode.OK else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
