"""A live preview that makes a page when a browser asks for it.

MkDocs's own makes the whole site after each edit, which for a large plan takes longer than anyone
waits. Here an edit costs reading and checking the data; what is then asked for is made from the
files as they are at that moment, so that nothing old can be shown.
"""

from __future__ import annotations

import html
import logging
import os
import pathlib
import posixpath
import sys
import tempfile
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol
from wsgiref.util import FileWrapper

from actionplan.pages.site import DataFaults, Site, open_site
from actionplan.publish.made import Content, files_for, made, pages_for

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

AS_ASKED = "PREVIEW_AS_ASKED"
"""With this in the environment the first build makes nothing either, so the preview starts soon."""


def sources(site: Site, docs: pathlib.Path, asked: Collection[str] | None) -> Mapping[str, Content]:
    """What is made from data for a build: everything, or what a page of a preview needs.

    Args:
        site: what to show.
        docs: the folder of hand-written pages.
        asked: the addresses that a preview must answer; `None` in a build of the whole site.
    """
    return made(site, docs) if asked is None else pages_for(site, asked)


def first_asked() -> Collection[str] | None:
    """What the first build of an engine is asked for, before any browser asks for anything."""
    return () if AS_ASKED in os.environ else None


class Server(Protocol):
    """What is used of MkDocs's preview server."""

    root: str
    mount_path: str
    builder: Callable[[], None]

    def serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse, /
    ) -> Iterable[bytes]:
        """Hand out what stands in its folder, once no build is under way."""

    def set_app(self, application: Any, /) -> None:
        """Say who answers requests."""


class Preview:
    """Stands before MkDocs's server: makes the file that is asked for, which that then hands out."""

    def __init__(
        self,
        server: Server,
        root: pathlib.Path,
        docs: pathlib.Path,
        build: Callable[[Collection[str], pathlib.Path], None],
    ) -> None:
        """Take the server's place for requests and for what follows an edit.

        Args:
            server: MkDocs's, which has not started yet.
            root: the project.
            docs: the folder of hand-written pages.
            build: lets the engine build the page of some addresses into a folder.
        """
        self._server, self._root, self._docs, self._build = server, root, docs, build
        self._edits = 0
        # The engine's events have one state for all builds of a process.
        self._making = threading.Lock()
        server.builder = self.reread
        server.set_app(self.answer)

    def reread(self) -> None:
        """After an edit: read and check the data and print the faults. Then browsers reload."""
        self._edits += 1
        with self._making:
            try:
                open_site(self._root)
            except DataFaults as report:
                print(f"\n{report}", file=sys.stderr, flush=True)
            except OSError:
                pass  # a file went away meanwhile: of that there is an event of its own

    def answer(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request; anew if an edit came meanwhile, of which the browser would not hear."""
        path, mount = environ["PATH_INFO"], self._server.mount_path
        path = path.encode("latin-1").decode("utf-8", "ignore")  # as WSGI has it
        # A backslash would lead out of the folder on Windows; no address of a site has one.
        if path.startswith("/livereload/") or "\\" in path or not path.startswith(mount):
            return self._server.serve_request(environ, start)
        while True:
            edits, held = self._edits, _Held()
            self._put(path)
            body = self._server.serve_request(environ, held)
            if edits == self._edits:
                held.pass_on(start)
                return body
            if isinstance(body, FileWrapper):
                body.close()

    def _put(self, path: str) -> None:
        """Put what stands at a path where it is handed out, or take away what stood there before."""
        place = posixpath.normpath(f"/{path.removeprefix(self._server.mount_path)}").lstrip("/")
        page = posixpath.join(place, "index.html")
        asked = {page} if path.endswith("/") else {place, page}
        served = pathlib.Path(self._server.root)
        with self._making, tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            try:
                self._make(asked, folder)
            except (Exception, SystemExit) as failure:  # noqa: BLE001  (an editor must read it)
                if path.endswith("/"):
                    _write(folder / page, _report(failure).encode())
            for address in asked | {"404.html"}:
                if (folder / address).is_file():
                    (served / address).parent.mkdir(parents=True, exist_ok=True)
                    (folder / address).replace(served / address)
                elif address in asked and (served / address).is_file():
                    (served / address).unlink()

    def _make(self, asked: Collection[str], folder: pathlib.Path) -> None:
        site = open_site(self._root)
        is_page = any(pages_for(site, asked).values())
        found = {} if is_page else files_for(site, self._docs, asked)
        for address, written in found.items():
            data = written if isinstance(written, bytes) else written.encode()
            _write(folder / address, data)
            return
        with _quiet():
            self._build(asked, folder)


class _Held:
    """Keeps the status and the headers of an answer until it is sure that it will be sent."""

    def __init__(self) -> None:
        self._given: tuple[str, list[tuple[str, str]]] = ("", [])

    def __call__(
        self, status: str, headers: list[tuple[str, str]], exc_info: object = None, /
    ) -> Callable[[bytes], object]:
        self._given = (status, headers)
        return len  # nobody here writes by the old way, for which this would serve

    def pass_on(self, start: StartResponse) -> None:
        """Tell the server."""
        start(*self._given)


def _write(place: pathlib.Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without what MkDocs says of each build that goes well."""
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


_WAITS = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>The preview waits</title>
<style>
:root {{ color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif }}
body {{ max-width: 60rem; margin: 2rem auto; padding: 0 1rem }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere }}
</style>
<body>
<h1>The preview waits</h1>
<p>Mend what stands below and save the file: the page then comes back.</p>
<pre>{}</pre>
</body>
</html>
"""


def _report(failure: BaseException) -> str:
    """A page that shows what is to be mended."""
    if isinstance(failure, SystemExit):
        # Whoever ends the program has said why in the terminal; MkDocs keeps the reason beside it.
        failure = failure.__context__ or Exception(
            "The terminal of the preview says what is wrong."
        )
    return _WAITS.format(html.escape(str(failure).strip()))
