"""MkDocs events: check the data, tell MkDocs what the site is, hand it the pages made from data.

`actionplan` is imported first: MkDocs puts this folder on the import path only while it loads this
file, and `macros.py` needs the package later.
"""

from __future__ import annotations

import logging
import os
import pathlib
from collections.abc import Callable, Collection
from typing import Literal

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from actionplan.pages import open_site
from actionplan.pages.facts import epoch, site_address, theme_facts
from actionplan.pages.navigation import navigation
from actionplan.pages.render import anchors, as_text
from actionplan.pages.site import DataFaults, data_folder
from actionplan.publish.preview import Preview, first_asked, sources

ROOT = pathlib.Path(__file__).resolve().parent
serving: set[Literal["serve"]] = set()
"""Holds "serve" in a preview: there, the address is the preview's own."""
generated: set[str] = set()
"""The source files of pages made from data."""
written: dict[str, str] = {}
"""What their macros wrote, from one event of a page to the next."""


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
    if first_asked() is not None:
        # That a page of the navigation is not made yet is no news in such a preview.
        config.validation.nav.not_found = logging.DEBUG
    if not serving:
        config.site_url = site_address(site.plan, os.environ)
    # MkDocs dates the site map by this variable; with it, two builds of the same data are the same.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(epoch(site.plan)))
    return config


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and downloads made from data; a file of the same path in `docs/` goes before them."""
    generated.clear()
    asked = config.extra.get("asked", first_asked())
    for uri, made in sources(open_site(ROOT), pathlib.Path(config.docs_dir), asked).items():
        if files.get_file_from_path(uri) is None:
            files.append(File.generated(config, uri, content=made))
            generated.add(uri)
    for file in files:
        if asked is not None and file.dest_uri not in asked:
            file.inclusion = InclusionLevel.EXCLUDED
    return files


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep what the macro of a page made from data wrote away from Markdown: it is HTML already.

    Markdown would pass it on as it stands, and take most of the time of a build for that.
    """
    if page.file.src_uri not in generated:
        return markdown
    written[page.file.src_uri] = markdown
    return ""


@event_priority(100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put it in its place, and tell MkDocs the anchors to which a page written by hand may lead."""
    content = written.pop(page.file.src_uri, html)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | set(anchors(content))
    return content


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
) -> LiveReloadServer:
    """Make a page of the preview when a browser asks for it, not all of them after each edit."""

    def build_page(asked: Collection[str], folder: pathlib.Path) -> None:
        page = load_config(config.config_file_path, site_dir=str(folder), site_url=server.url)
        page.extra["asked"] = asked
        build(page)

    Preview(server, ROOT, pathlib.Path(config.docs_dir), build_page)
    return server
