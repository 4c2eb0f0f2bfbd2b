"""What is done to a site once an engine has built it, and before readers get it.

Nothing here knows which engine that was. A live preview does without.
"""

from __future__ import annotations

import datetime
import os
import pathlib
from collections.abc import Mapping
from urllib.parse import urlsplit

from actionplan.pages.facts import epoch
from actionplan.pages.site import Site
from actionplan.publish import copies, headers, onefile
from actionplan.publish.keeping import leave_out
from actionplan.publish.links import broken_links
from actionplan.publish.reading import PageRead, read_site
from actionplan.publish.security import PATH as SECURITY
from actionplan.publish.security import security_txt


class NotFit(Exception):
    """The site may not be published; the message says what stands where."""


def finish(site: Site, folder: pathlib.Path) -> None:
    """Leave out what no page uses; add the copies to take away, the headers, whom to tell of a weakness.

    Args:
        site: what is published.
        folder: the site as an engine has built it.

    Raises:
        NotFit: a page holds a style that the site's policy refuses, or a link that leads nowhere.
    """
    copies.make_one_file(site, folder)
    pages = read_site(folder)
    _refuse(pages)
    leave_out(folder, pages)
    # The archive comes before what only a web server reads, which it does not hold.
    copies.make_archive(site, folder, moment(site, os.environ))
    _write_security(site, folder)
    _write_headers(site, folder, pages)
    broken = broken_links(folder, site.address, pages)
    if broken:
        raise NotFit("\n".join(["These links lead nowhere:", *broken]))


def moment(site: Site, environment: Mapping[str, str]) -> datetime.datetime:
    """The site's date, in UTC: `SOURCE_DATE_EPOCH` of the environment, else the data's own."""
    seconds = int(environment.get("SOURCE_DATE_EPOCH") or epoch(site.plan))
    return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC)


def _refuse(pages: Mapping[str, PageRead]) -> None:
    found = [f"{name}: {what}" for name, page in pages.items() for what in sorted(page.refused)]
    found += [
        f"{name}: style element, {len(text)} characters: {text.strip()[:60]}"
        for name, page in pages.items()
        for text in sorted(page.styles)
        if name != onefile.PATH
    ]
    if found:
        raise NotFit(
            "\n".join(
                ["The site's security policy refuses styles and scripts within a page:", *found]
            )
        )


def _write_headers(site: Site, folder: pathlib.Path, pages: Mapping[str, PageRead]) -> None:
    base = urlsplit(site.address).path
    sent = headers.headers(
        [f"{path.name}/" if path.is_dir() else path.name for path in folder.iterdir()],
        base,
        {text for page in pages.values() for text in page.scripts},
        {text for page in pages.values() for text in page.styles},
    )
    for name, text in (
        (headers.NETLIFY, headers.as_netlify(sent)),
        (headers.AZURE, headers.as_azure(sent)),
        (headers.NGINX, headers.as_nginx(sent, base)),
    ):
        (folder / name).write_text(text, "utf-8", newline="")


def _write_security(site: Site, folder: pathlib.Path) -> None:
    given = site.plan.help.security if site.plan.help else None
    text = given and security_txt(given.contact, given.policy, given.expires, site.address)
    if text:
        path = folder / SECURITY
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="")
