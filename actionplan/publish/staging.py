"""The same pages written to disk, for an engine that runs no hooks (Zensical).

What `hooks.py` tells MkDocs through its events stands here in files: the pages and downloads made
from data, and a copy of `mkdocs.yml` with the facts of the site filled in.
"""

from __future__ import annotations

import os
import pathlib
import shutil

import yaml

from actionplan.pages.facts import site_address, theme_facts
from actionplan.pages.navigation import Navigation, navigation
from actionplan.pages.render import as_text
from actionplan.pages.site import Site
from actionplan.publish.made import made


def stage(site: Site, root: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    """Write a project that an engine can build as it stands.

    Args:
        site: what to publish.
        root: this project, whose hand-written pages, theme and macros are copied.
        folder: an empty folder to write to.

    Returns:
        The configuration file.
    """
    shutil.copytree(root / "docs", folder / "docs", ignore=shutil.ignore_patterns("styles"))
    shutil.copytree(root / "theme", folder / "theme")
    shutil.copy(root / "macros.py", folder / "macros.py")
    for uri, content in made(site, root / "docs").items():
        path = folder / "docs" / _own_folder(uri, root / "docs")
        if not (root / "docs" / uri).exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    config.pop("hooks", None)
    config["site_name"] = as_text(site.plan.identity.site.name)
    config["site_description"] = as_text(site.plan.identity.site.description)
    config["site_url"] = site_address(site.plan, os.environ)
    config["nav"] = _in_own_folders(navigation(site), root / "docs")
    config["extra"] = {"plan": theme_facts(site.plan, site.data)}
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config, sort_keys=False, allow_unicode=True), "utf-8")
    return file


def _own_folder(uri: str, docs: pathlib.Path) -> str:
    """A page's source file in a folder of its own: `areas/4.12/index.md`.

    Zensical takes links in HTML to be relative to the source file. Ours are relative to the page's
    address, and so the two are the same place. A page written by hand stays where it is.
    """
    stem = uri.removesuffix(".md")
    if stem in (uri, "index") or stem.endswith("/index") or (docs / uri).exists():
        return uri
    return f"{stem}/index.md"


def _in_own_folders(entries: Navigation, docs: pathlib.Path) -> Navigation:
    return [
        {
            title: _own_folder(inner, docs)
            if isinstance(inner, str)
            else [{name: _own_folder(uri, docs) for name, uri in one.items()} for one in inner]
            for title, inner in entry.items()
        }
        for entry in entries
    ]
