"""Pages opened in a real browser, each watched for what no reader should get."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebError

INLINE = ("about", "blob", "data")
TELL = """addEventListener("securitypolicyviolation", (event) => console.error(
  `policy: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`));"""
"""Run before any script of a page: what the site's own policy refuses is a fault like any other."""


class Opener:
    """Opens pages of one site, and keeps every fault that any of them shows."""

    def __init__(self, browser: Browser, site_url: str, offline: bool = False) -> None:
        """Take the browser, the site's address with a slash at the end, and whether the network is off."""
        self.faults: list[str] = []
        """Console errors, errors of scripts, what the site's policy refuses, requests to anywhere
        but the site. Must be empty at the end; a test that provokes one takes it out,
        and so says that it expected it."""
        self.expected: list[str] = []
        """Addresses outside the site to which a test means to go."""
        self._browser = browser
        self._site_url = site_url
        self._offline = offline
        self._contexts: list[BrowserContext] = []

    def __call__(
        self,
        path: str,
        width: int = 1280,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
        javascript: bool = True,
    ) -> Page:
        """Open one page in a context of its own: no cookie, storage or cache of another.

        Args:
            path: its address in the site, such as `areas/4.12/`, or a whole address.
            width: of the window, in CSS pixels.
            height: of the window, in CSS pixels.
            scheme: the colours that the reader's device asks for.
            javascript: whether scripts run.

        Returns:
            The page, loaded.
        """
        context = self._browser.new_context(
            color_scheme=scheme,
            java_script_enabled=javascript,
            locale="en-GB",
            offline=self._offline,
            viewport={"width": width, "height": height},
        )
        self._contexts.append(context)
        context.add_init_script(TELL)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("request", self._on_request)
        page = context.new_page()
        whole = bool(urlsplit(path).scheme)
        page.goto(path if whole else self._site_url + path.removeprefix("/"))
        return page

    def close(self) -> None:
        """Close every page; the faults stay."""
        for context in self._contexts:
            context.close()
        self._contexts.clear()

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({message.location['url']})")

    def _on_error(self, error: WebError) -> None:
        self.faults.append(f"script: {error.error}")

    def _on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        site = urlsplit(self._site_url)
        same = (address.scheme, address.netloc) == (site.scheme, site.netloc)
        meant = request.url.startswith(tuple(self.expected))
        if not same and not meant and address.scheme not in INLINE:
            self.faults.append(f"request to elsewhere: {request.url}")
