"""The copies to take away, and where `/data/` offers them.

The page is made before the copies are. It holds the offer hidden, and here it is shown with sizes;
in a preview, which makes no copies, it stays hidden.
"""

from __future__ import annotations

import datetime
import pathlib
import re
from collections.abc import Mapping

from actionplan.downloads.catalogue import size_label
from actionplan.model.due import day_label
from actionplan.pages.facts import as_at, whole_line
from actionplan.pages.site import Site
from actionplan.publish import folder as whole
from actionplan.publish import onefile

ARCHIVE = "data/site.zip"
PAGE = "data/index.html"
"""The page that offers them."""
_OFFER = re.compile(r'(<section class="copies") hidden(.*?</section>)\n?', re.DOTALL)
_ITEM = re.compile(r'<li data-copy="([^"]+)">(.*?)</li>\n?', re.DOTALL)
_SIZE = re.compile(r"<span data-size></span>")


def make_one_file(site: Site, folder: pathlib.Path) -> None:
    """Write the file of all briefings, where the plan has any."""
    text = onefile.one_file(site, folder)
    if text:
        (folder / onefile.PATH).write_text(text, "utf-8", newline="")


def make_archive(site: Site, folder: pathlib.Path, moment: datetime.datetime) -> None:
    """Write the archive of the whole site and show the offer of all copies on their page.

    Args:
        site: what is published.
        folder: the finished site, with all that the archive is to hold.
        moment: the time that every entry bears.
    """
    page, archive = folder / PAGE, folder / ARCHIVE
    text = page.read_text("utf-8")
    sizes = {}
    if (folder / onefile.PATH).exists():
        sizes["briefings.html"] = (folder / onefile.PATH).stat().st_size
    whole.pack(
        folder,
        archive,
        site.plan.identity.id,
        read_me(site, moment),
        site.address,
        moment,
        # The archive does not hold itself, so its own page does not offer it.
        {PAGE: offered(text, sizes)},
    )
    sizes["site.zip"] = archive.stat().st_size
    page.write_text(offered(text, sizes), "utf-8", newline="")


def offered(text: str, sizes: Mapping[str, int]) -> str:
    """The page with the offer of those copies that there are.

    Args:
        text: the page.
        sizes: the size of each copy in bytes, by its name.
    """

    def item(found: re.Match[str]) -> str:
        if found[1] not in sizes:
            return ""
        return f"<li>{_SIZE.sub(size_label(sizes[found[1]]), found[2])}</li>\n"

    def offer(found: re.Match[str]) -> str:
        shown, left = found[1] + _ITEM.sub(item, found[2]), bool(sizes)
        return f"{shown}\n" if left else ""

    return _OFFER.sub(offer, text)


def read_me(site: Site, moment: datetime.datetime) -> str:
    """What the archive says of itself."""
    identity = site.plan.identity
    return f"""{identity.site.name}

This folder is a copy of the whole website. It needs no network and no program but a web browser.

1. Unpack the archive first. Opened inside it, the pages do not find each other.
2. Open index.html.

Facts as at {as_at(site.plan)}; data of {day_label(moment.date())}.
{whole_line(site.plan)}

The published site may have changed since. Check it before you rely on this copy:
{site.address}

The copy stays on this device until somebody deletes it. Links to other sites need a network.
"""
