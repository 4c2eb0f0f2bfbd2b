"""MkDocs events: check the data, tell MkDocs what the site is, hand it the pages made from data.

`actionplan` is imported first: MkDocs puts this folder on the import path only while it loads this
file, and `macros.py` needs the package later.
"""

from __future__ import annotations

import os
import pathlib
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from actionplan.pages import open_site
from actionplan.pages.facts import epoch, site_address, theme_facts
from actionplan.pages.navigation import navigation
from actionplan.pages.render import as_text
from actionplan.pages.site import DataFaults, data_folder
from actionplan.publish.made import made

ROOT = pathlib.Path(__file__).resolve().parent
serving: set[Literal["serve"]] = set()
"""Holds "serve" in a preview: there, the address is the preview's own."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is a preview."""
    serving.clear()
    if command == "serve":
        serving.add(command)


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data and set what differs by plan.

    This event comes before MkDocs empties the folder of the site published before, so a fault in
    the data leaves that as it was.

    Raises:
        PluginError: the data has faults; the message is the report.
    """
    config.watch.append(str(data_folder(ROOT)))
    try:
        site = open_site(ROOT)
    except DataFaults as report:
        raise PluginError(f"\n{report}") from None
    identity = site.plan.identity
    config.site_name = as_text(identity.site.name)
    config.site_description = as_text(identity.site.description)
    config.repo_url = None
    config.nav = navigation(site)
    config.extra["plan"] = theme_facts(site.plan, site.data)
    if not serving:
        config.site_url = site_address(site.plan, os.environ)
    # MkDocs dates the site map by this variable; with it, two builds of the same data are the same.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(epoch(site.plan)))
    return config


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and downloads made from data; a file of the same path in `docs/` goes before them."""
    for uri, content in made(open_site(ROOT), ROOT / "docs").items():
        if files.get_file_from_path(uri) is None:
            files.append(File.generated(config, uri, content=content))
    return files
