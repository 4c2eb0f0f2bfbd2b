"""Runs one program and writes down what it took: `launch.py FILE COMMAND ...`.

A process of its own, because a program that is started inherits the memory of the one that starts
it as its own peak, and `bench` itself holds whole plans.
"""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import time


def main(file: str, command: list[str]) -> int:
    """Run a command to its end.

    Args:
        file: gets the seconds on the clock and of the processor, and the peak of memory in
            megabytes, as JSON; the last two are 0 where the system does not say.
        command: what to run.

    Returns:
        The command's exit code.
    """
    start = time.perf_counter()
    child = subprocess.Popen(command)
    cpu, peak = 0.0, 0.0
    if sys.platform == "win32":
        child.wait()
    else:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        unit = 1 if sys.platform == "darwin" else 1024
        cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6
    took = {"seconds": time.perf_counter() - start, "cpu": cpu, "peak_mb": peak}
    pathlib.Path(file).write_text(json.dumps(took), "utf-8")
    return child.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
