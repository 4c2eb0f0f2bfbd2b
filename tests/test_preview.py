"""The live preview: what an editor sees after each save."""

from __future__ import annotations

import contextlib
import os
import pathlib
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from wsgiref.util import setup_testing_defaults

import pytest

from actionplan.commands.build import free_port
from actionplan.publish.preview import AS_ASKED, Preview
from tests.conftest import ROOT, SMALL

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

TITLE = "Crossings near schools"
"""The title of area A1 of the invented plan."""


@dataclass
class Live:
    """A preview that runs."""

    project: pathlib.Path
    address: str
    log: pathlib.Path
    child: subprocess.Popen[bytes]

    def get(self, path: str) -> tuple[int, str]:
        """What a browser gets."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=20) as answer:  # noqa: S310
                return answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace")

    def told(self, shown: str) -> None:
        """Wait as an open page does, until it is told to load itself again."""
        found = re.search(r"livereload\((\d+), (\d+)\);", shown)
        assert found, "the page does not wait for changes"
        end = time.monotonic() + 40
        while int(self.get(f"/livereload/{found[1]}/{found[2]}")[1]) <= int(found[1]):
            assert time.monotonic() < end, "the page heard of no change"

    def edit(self, file: str, old: str, new: str) -> None:
        """Save a file."""
        path = self.project / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@contextlib.contextmanager
def _live(project: pathlib.Path, port: int, **environment: str) -> Iterator[Live]:
    made = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", **environment}
    log = project / "serve.log"
    command = [sys.executable, "-X", "utf8", "-m", "mkdocs", "serve", "--livereload"]
    with log.open("wb") as out:
        child = subprocess.Popen(
            [*command, "-a", f"127.0.0.1:{port}"], cwd=project, env=made, stdout=out, stderr=out
        )
        try:
            end = time.monotonic() + 40
            while "Serving on" not in log.read_text("utf-8"):
                assert time.monotonic() < end, log.read_text("utf-8")
                assert child.poll() is None, log.read_text("utf-8")
                time.sleep(0.05)
            yield Live(project, f"http://127.0.0.1:{port}", log, child)
        finally:
            child.kill()
            child.wait()


@pytest.fixture(params=[{}, {AS_ASKED: "1"}], ids=["mkdocs serve", "run.py serve"])
def live(
    project: pathlib.Path, free_port: Callable[[], int], request: pytest.FixtureRequest
) -> Iterator[Live]:
    """A preview of the invented plan."""
    with _live(project, free_port(), **request.param) as found:
        yield found


def test_a_saved_edit_shows_on_every_page_and_file_that_bears_it(live: Live) -> None:
    shown = live.get("/areas/A1/")[1]
    assert TITLE in shown
    live.edit("plan_data/areas/A1.yml", TITLE, "Crossings that are lit")
    live.told(shown)
    for path in (
        "/areas/A1/",
        "/areas/",
        "/a-to-z/",
        "/data/plan.csv",
        "/data/plan.json",
        "/assets/search/index.js",
    ):
        status, text = live.get(path)
        assert status == 200, path
        assert "Crossings that are lit" in text, path
        assert TITLE not in text, path


def test_what_a_page_needs_is_there_and_what_is_gone_is_not(live: Live) -> None:
    shown = live.get("/")[1]
    for found in re.findall(r'(?:href|src)="([^"#:]+\.(?:css|js))"', shown):
        assert live.get(f"/{found}")[0] == 200, found
    assert TITLE in live.get("/areas/A1")[1]
    status, text = live.get("/areas/A99/")
    assert status == 404
    assert 'id="main"' in text  # the site's own page says so
    live.edit("plan_data/plan.yml", 'number: "B"', 'number: "C"')
    for file in ("areas/B1.yml", "agreed/3.yml"):
        live.edit(f"plan_data/{file}", 'section: "B"', 'section: "C"')
    live.told(shown)
    status, text = live.get("/sections/C/")
    assert status == 200
    assert "Training for wardens" in text
    assert live.get("/sections/B/")[0] == 404


def test_faults_stand_in_the_page_until_they_are_mended(live: Live) -> None:
    """With what to type, as text; in the terminal too; and the page comes back by itself."""
    shown = live.get("/areas/A1/")[1]
    live.edit("plan_data/areas/A1.yml", "title:", "<i>titel:")
    live.told(shown)
    status, shown = live.get("/areas/A1/")
    assert status == 200
    assert "plan_data/areas/A1.yml:" in shown
    assert "unknown key &quot;&lt;i&gt;titel&quot;" in shown
    assert "Type a line: title:" in shown
    assert 'unknown key "<i>titel"' in live.log.read_text("utf-8")
    assert "Traceback" not in live.log.read_text("utf-8")
    assert live.child.poll() is None
    live.edit("plan_data/areas/A1.yml", "<i>titel:", "title:")
    live.told(shown)
    assert TITLE in live.get("/areas/A1/")[1]


def test_a_page_written_by_hand_shows_and_says_what_is_wrong_with_it(live: Live) -> None:
    page = live.project / "docs" / "mine.md"
    page.write_text("# Mine\n\n[Lights](areas/A2.md)\n", "utf-8")
    status, shown = live.get("/mine/")
    assert status == 200
    assert 'href="../areas/A2/"' in shown
    page.write_text("# Mine\n\n{{ no_such_macro() }}\n", "utf-8")
    status, shown = live.get("/mine/")
    assert "no_such_macro" in shown + live.log.read_text("utf-8")
    assert "The preview waits" in shown
    page.write_text("# Mine\n\nMended.\n", "utf-8")
    assert "Mended." in live.get("/mine/")[1]
    page.unlink()
    assert live.get("/mine/")[0] == 404


def test_an_edit_while_a_page_is_handed_out_gives_the_page_after_it(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page before it would stay: the browser has heard of the edit already."""
    monkeypatch.setenv("PLAN_DATA", str(SMALL))
    built: list[Collection[str]] = []
    given: list[str] = []

    class Server:
        root, mount_path = str(tmp_path), "/"
        builder: Callable[[], None]

        def set_app(self, application: object) -> None:
            """As `wsgiref` has it."""

        def serve_request(self, environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
            body = (tmp_path / "areas/A1/index.html").read_bytes()
            if len(built) == 1:
                self.builder()
            start(f"200 after {len(built)}", [])
            return [body]

    def build(asked: Collection[str], folder: pathlib.Path) -> None:
        built.append(asked)
        (folder / "areas/A1").mkdir(parents=True)
        (folder / "areas/A1/index.html").write_text(f"page {len(built)}", "utf-8")
        (folder / "left.html").write_text("not asked for", "utf-8")

    preview = Preview(Server(), ROOT, ROOT / "docs", build)
    environ: WSGIEnvironment = {}
    setup_testing_defaults(environ)
    environ["PATH_INFO"] = "/areas/A1/"
    body = preview.answer(
        environ, lambda status, *_: cast("Callable[[bytes], object]", given.append(status))
    )
    assert built == [{"areas/A1/index.html"}] * 2
    assert given == ["200 after 2"]
    assert list(body) == [b"page 2"]
    assert not (tmp_path / "left.html").exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGTERM")
def test_the_command_opens_a_preview_and_ends_it(project: pathlib.Path) -> None:
    """Whoever ends the command, not by Ctrl-C alone, leaves no server behind."""
    log = project / "serve.log"
    command = [sys.executable, "-X", "utf8", "-m", "actionplan", "serve", "--no-open"]
    with log.open("wb") as out:
        child = subprocess.Popen(command, cwd=project, stdout=out, stderr=out)
        try:
            end = time.monotonic() + 40
            while not (found := re.search(r"Serving on (http\S+)/", log.read_text("utf-8"))):
                assert time.monotonic() < end, log.read_text("utf-8")
                time.sleep(0.05)
            live = Live(project, found[1], log, child)
            assert TITLE in live.get("/areas/A1/")[1]
        finally:
            child.terminate()
            child.wait()
    with pytest.raises(urllib.error.URLError):
        live.get("/areas/A1/")


def test_a_second_preview_takes_the_next_free_port() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        busy = int(other.getsockname()[1])
        found = free_port(busy)
    assert busy < found < busy + 100
    assert free_port(busy) == busy
