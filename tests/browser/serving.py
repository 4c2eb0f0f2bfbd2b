"""A web server for a built site, as plain as the hosts that such sites are published on.

Like them it sends the headers that the site's own file `_headers` asks for.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Rules = list[tuple[re.Pattern[str], list[tuple[str, str]]]]


def asked_for(folder: Path) -> Rules:
    """What a site's file `_headers` asks for: patterns of paths, each with names and values.

    A site without the file asks for nothing.
    """
    found: Rules = []
    file = folder / "_headers"
    for line in file.read_text("utf-8").splitlines() if file.is_file() else []:
        if line.startswith("/"):
            pattern = re.escape(line.strip()).replace(r"\*", ".*")
            found.append((re.compile(pattern), []))
        elif line.strip() and not line.startswith("#"):
            name, _, value = line.partition(":")
            found[-1][1].append((name.strip(), value.strip()))
    return found


class Handler(SimpleHTTPRequestHandler):
    """Serves files, `index.html` for a folder, and `404.html` for all that is not there."""

    protocol_version = "HTTP/1.1"
    rules: Rules = []  # noqa: RUF012  (set once for each site that is served)

    def end_headers(self) -> None:
        """Send the headers for this path; what two rules give stands twice, as hosts have it."""
        path = self.path.partition("?")[0]
        for pattern, lines in self.rules:
            if pattern.fullmatch(path):
                for name, value in lines:
                    self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing: the tests' own output is what is read."""

    def list_directory(self, _: Any) -> None:
        """Answer a folder without an `index.html` as a host does: it is not there."""
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for an address that is not there."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine alone while the block runs.

    Args:
        folder: the built site.

    Yields:
        Its address, with a slash at the end.
    """
    handler = type("Serving", (Handler,), {"rules": asked_for(folder)})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()
