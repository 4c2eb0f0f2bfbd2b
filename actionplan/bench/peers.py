"""The same pages as a person would write them by hand, for the programs with which ours is compared."""

from __future__ import annotations

import pathlib
import posixpath
import re
import shutil
from collections.abc import Mapping
from functools import partial

import yaml
from markdownify import markdownify

from actionplan.bench.running import python
from actionplan.pages.links import address
from actionplan.pages.listing import pages
from actionplan.pages.registry import MACROS
from actionplan.pages.site import Site

_LAYOUT = "<!doctype html><title>{{ .Title }}</title><nav>{{ range first 12 site.Sections }}\
<a href={{ .Permalink }}>{{ .Title }}</a>{{ end }}</nav><main>{{ .Content }}</main>"


_LINK = re.compile(r"\]\(([^():#]*/)(#[^()]*)?\)")


def _by_source(here: str, sources: Mapping[str, str], link: re.Match[str]) -> str:
    """A link to another page as a person writes it: to the page's source file."""
    within = posixpath.normpath(posixpath.join("/", address(here), link[1])).strip("/")
    source = sources.get(f"{within}/" if within else "")
    if source is None:
        return link[0]
    return f"]({posixpath.relpath(source, posixpath.dirname(here) or '.')}{link[2] or ''})"


def write_by_hand(site: Site, folder: pathlib.Path) -> int:
    """Write a project that stock Material and Zensical build: every page in the navigation.

    Returns:
        How many pages it has.
    """
    found = list(pages(site))
    sources = {address(page.uri): page.uri for page in found}
    for page in found:
        path = folder / "docs" / page.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        html = MACROS[page.macro](site, page.key) if page.key else MACROS[page.macro](site)
        written = _LINK.sub(partial(_by_source, page.uri, sources), markdownify(html))
        path.write_text(f"---\ntitle: {page.uri}\n---\n{written}", "utf-8")
    config = {
        "site_name": "The same pages, written by hand",
        "theme": {"name": "material", "font": False},
        "markdown_extensions": ["def_list"],
        "nav": [{page.uri.removesuffix(".md"): page.uri} for page in found],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    return len(found)


def write_for_hugo(folder: pathlib.Path) -> None:
    """Write a Hugo project with the pages that `write_by_hand` wrote, and a frame of its own."""
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(_LAYOUT, "utf-8")
    (folder / "hugo.yaml").write_text("markup: {goldmark: {renderer: {unsafe: true}}}\n", "utf-8")
    for path in (folder / "docs").rglob("*.md"):
        within = path.relative_to(folder / "docs")
        name = re.sub(r"(^|/)index\.md$", r"\1_index.md", within.as_posix())
        target = folder / "content" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)


def peers(folder: pathlib.Path) -> dict[str, list[str]]:
    """The command of each program that is there, by name."""
    out = str(folder / "out")
    found = {
        "material": python("mkdocs", "build", "--quiet", "--site-dir", out),
        "zensical": python("zensical", "build"),
    }
    hugo = shutil.which("hugo")
    return {**found, "hugo": [hugo, "--quiet", "--destination", out]} if hugo else found
