"""What a reader waits for a first result: in a real browser, with the processor slowed four times."""

from __future__ import annotations

import gzip
import pathlib
import threading
import time
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

SLOWED = 4
FIELD, RESULT = "input.md-search__input", "a.md-search-result__link"


@dataclass(frozen=True)
class First:
    """The first result of a search on a page that has just been opened."""

    kilobytes: float
    """What was fetched from the focus of the field to the result, compressed as a host sends it."""
    milliseconds: float
    """From the focus to the result."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def first_result(site: pathlib.Path, browser_path: str, query: str) -> First:
    """Open the first page of a site, go to the field, type a query and wait for the first result."""
    # Only the lock for tests and measurements has it.
    from playwright.sync_api import Request, sync_playwright

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    fetched: list[str] = []

    def note(request: Request) -> None:
        fetched.append(request.url)

    try:
        with sync_playwright() as playwright:
            flags = ["--no-sandbox", "--disable-gpu"]
            browser = playwright.chromium.launch(executable_path=browser_path, args=flags)
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="networkidle")
            devtools = page.context.new_cdp_session(page)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            page.on("request", note)
            start = time.perf_counter()
            page.locator(FIELD).click()
            page.locator(FIELD).fill(query)
            page.locator(RESULT).first.wait_for(timeout=120_000)
            took = time.perf_counter() - start
            browser.close()
    finally:
        server.shutdown()
    files = {site / url.partition(f":{server.server_port}/")[2] for url in fetched}
    size = sum(len(gzip.compress(path.read_bytes())) for path in files if path.is_file())
    return First(size / 1000, took * 1000)
