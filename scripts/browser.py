"""Find a browser for the tests, or install one.

Chrome, Chromium and Edge all do, since they are one engine. `BROWSER_PATH` in the environment names
one and overrides the search. Run as a script, it prints the path of the browser found, and installs
nothing: exit code 0, or 3 where there is none.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_PATHS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
OTHER_PATHS = ("/snap/bin/chromium", "/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge")

ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""

START_SECONDS = 60
DOWNLOAD_SECONDS = 300
APT_SECONDS = 900


class NoBrowser(Exception):
    """No browser can be had; the message says what to install."""


def find_or_install() -> Path:
    """The path of a browser that starts, installed first if there is none.

    Raises:
        NoBrowser: there is none, and none could be installed.
    """
    try:
        return find()
    except NoBrowser:
        if os.environ.get("BROWSER_PATH"):
            raise
    print("Installing a browser for the tests (once) ...", file=sys.stderr, flush=True)
    for attempt in (download, install_package):
        if attempt():
            try:
                return find()
            except NoBrowser:
                continue
    return find()


def find() -> Path:
    """The path of the first browser on this machine that starts.

    Raises:
        NoBrowser: there is none, or `BROWSER_PATH` names one that does not start.
    """
    named = os.environ.get("BROWSER_PATH")
    if named:
        if starts(Path(named)):
            return Path(named)
        raise NoBrowser(f"BROWSER_PATH names {named}, which does not start as a browser does.")
    for path in candidates(os.environ):
        if path.is_file() and starts(path):
            return path
    raise NoBrowser(
        "The tests drive a real browser, and this machine has none that starts.\n"
        "Install Chromium, Chrome or Edge (on Debian: sudo apt install chromium), or set "
        "BROWSER_PATH to the path of one."
    )


def candidates(environment: Mapping[str, str]) -> Iterator[Path]:
    """Where a browser may be, the most likely first; not every path exists."""
    for name in NAMES:
        found = shutil.which(name, path=environment.get("PATH"))
        if found:
            yield Path(found)
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        for app in MAC_APPS:
            yield folder / f"{app}.app" / "Contents" / "MacOS" / app
    for variable in WINDOWS_FOLDERS:
        if environment.get(variable):
            yield from (Path(environment[variable]) / path for path in WINDOWS_PATHS)
    yield from map(Path, OTHER_PATHS)
    downloaded = downloaded_path()
    if downloaded:
        yield downloaded


def downloaded_path() -> Path | None:
    """Where Playwright keeps the browser that it downloads, if Playwright is installed.

    Asked in a process of its own: a program that drives a browser already may not ask again.
    """
    code, output = bounded([sys.executable, "-c", ASK_PLAYWRIGHT], START_SECONDS)
    return Path(output.strip()) if code == 0 else None


def starts(path: Path) -> bool:
    """Whether this browser renders an empty page; that it prints a version proves too little."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = f"--headless --no-sandbox --disable-gpu --no-first-run --user-data-dir={profile}"
        command = [str(path), *flags.split(), "--dump-dom", "about:blank"]
        code, output = bounded(command, START_SECONDS)
    return code == 0 and "<html" in output.lower()


def download() -> bool:
    """Have Playwright download its own Chromium; says whether it did."""
    waits = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000"}
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return bounded(command, DOWNLOAD_SECONDS, waits)[0] == 0


def install_package() -> bool:
    """Install Debian's Chromium, where this person may; says whether it was done."""
    apt = shutil.which("apt-get")
    if sys.platform == "win32" or apt is None or os.geteuid() != 0:
        return False
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    install = [apt, "install", "-y", "--no-install-recommends", "chromium"]
    # A list of packages that cannot be brought up to date may still do.
    bounded([apt, "update"], APT_SECONDS, quiet)
    return bounded(install, APT_SECONDS, quiet)[0] == 0


def bounded(
    command: list[str], seconds: float, more: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run a command for so long at most; then it and all that it started are ended.

    Args:
        command: the program and its arguments.
        seconds: how long it may take.
        more: variables to add to the environment.

    Returns:
        Its exit code and what it wrote to standard output; 1 and nothing if it was not to be run
        or took too long.
    """
    try:
        child = subprocess.Popen(
            command,
            env={**os.environ, **(more or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return 1, ""
    with child:
        try:
            output, _ = child.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            return 1, ""
        finally:
            end_group(child)
    return child.returncode, output.decode("utf-8", "replace")


def end_group(child: subprocess.Popen[bytes]) -> None:
    """End a child, and on POSIX everything of its session, if anything still runs."""
    if sys.platform == "win32":
        child.kill()
        return
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        # PermissionError is how macOS answers for a group that has only ended processes.
        return


def main() -> int:
    """Print the path of the browser found; see the module's docstring for the exit codes."""
    try:
        print(find())
    except NoBrowser as why:
        print(why, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
