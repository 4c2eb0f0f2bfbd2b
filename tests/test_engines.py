"""What the theme overrides: built by both engines, and held to the files that it replaces."""

from __future__ import annotations

import hashlib
import pathlib
import re
from urllib.parse import urljoin

import material
import pytest
import yaml
from bs4 import BeautifulSoup

from tests.conftest import ROOT, json_ld, make_helped, run_command

DOWNLOADS = {".json", ".csv", ".ics", ".xlsx"}
DIFFERENT_FILES = {"sitemap.xml.gz"}
DIFFERENT_CONTENT = {"sitemap.xml", "_headers", "data/site.zip"}
"""What the engines themselves write in another way; the README lists each with its reason."""
UPSTREAM = ROOT / "tests" / "upstream.yml"
"""The digest of each file of Material that the theme replaces, as it was when it was replaced."""


def test_every_replaced_file_is_as_it_was() -> None:
    """A new version of Material that changes one must be looked at before it is used."""
    templates = pathlib.Path(material.__file__).parent / "templates"
    found = {}
    for path in sorted((ROOT / "theme").rglob("*.html")):
        within = path.relative_to(ROOT / "theme").as_posix()
        if (templates / within).exists():
            found[within] = hashlib.sha256((templates / within).read_bytes()).hexdigest()
    known = yaml.safe_load(UPSTREAM.read_text("utf-8"))
    assert found == known, "compare the theme's file with Material's, then renew tests/upstream.yml"


@pytest.fixture(scope="module")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The invented plan, built by Zensical from the same pages written to disk."""
    out = tmp_path_factory.mktemp("second") / "site"
    data = make_helped(tmp_path_factory.mktemp("helped") / "plan_data")
    done = run_command("build", "--engine", "zensical", "--data", str(data), "--out", str(out))
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def _addresses(site: pathlib.Path, *, pages: bool) -> set[str]:
    """Every page of a site, or every other file."""
    return {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and (path.suffix == ".html") == pages
    }


def test_both_engines_have_the_same_pages(
    zensical_site: pathlib.Path, briefed_site: pathlib.Path
) -> None:
    assert _addresses(zensical_site, pages=True) == _addresses(briefed_site, pages=True)


def test_both_engines_show_the_same_on_every_page(
    zensical_site: pathlib.Path, briefed_site: pathlib.Path
) -> None:
    """Main text, headings and links, navigation, help, what is said to other programs."""
    pages = sorted(_addresses(briefed_site, pages=True))
    assert len(pages) > 20
    differing = {
        address: [(part, one[part], other[part]) for part in one if one[part] != other.get(part)]
        for address in pages
        if (one := _parts(briefed_site, address)) != (other := _parts(zensical_site, address))
    }
    assert differing == {}, "\n".join(map(str, differing.items()))


def test_both_engines_have_the_same_files(
    zensical_site: pathlib.Path, briefed_site: pathlib.Path
) -> None:
    """Downloads, assets, the search index, headers: byte for byte, but for what the README lists."""
    one, other = (_addresses(site, pages=False) for site in (briefed_site, zensical_site))
    assert one ^ other == DIFFERENT_FILES
    differing = {
        name
        for name in one & other
        if (briefed_site / name).read_bytes() != (zensical_site / name).read_bytes()
    }
    assert differing == DIFFERENT_CONTENT
    assert {pathlib.PurePosixPath(name).suffix for name in one & other} >= DOWNLOADS


def _parts(site: pathlib.Path, address: str) -> dict[str, object]:
    """What a reader gets of a page: its text, headings and links, its navigation, the block of help."""
    page = BeautifulSoup((site / address).read_text("utf-8"), "html.parser")
    here = f"https://site.example/{address}"
    # The plain pages for a meeting room and the file of all briefings have no frame.
    article, nav, helping = (
        page.select_one(part) or page.body or page
        for part in ("article", "nav[aria-label=Site]", "section.help-block")
    )
    foot = page.select_one("footer.site-foot") or page
    return {
        "title": " ".join(page.title.get_text().split()) if page.title else "",
        "said": json_ld(site / address),
        "foot": " ".join(foot.get_text(" ").split()),
        # The copies to take away hold what each engine wrote, so their sizes differ a little.
        "text": re.sub(r"[\d.]+ [kM]B", "", " ".join(article.get_text(" ").split())),
        "headings": [
            (heading.name, heading.get("id"))
            for heading in article.find_all(["h1", "h2", "h3", "h4"])
        ],
        "links": [
            urljoin(here, str(link["href"])).removesuffix("index.html")
            for link in article.find_all("a", href=True)
        ],
        "help": " ".join(helping.get_text(" ").split()),
        "calls": [urljoin(here, str(link["href"])) for link in helping.find_all("a", href=True)],
        "navigation": [
            (" ".join(link.get_text().split()), link.get("aria-current"))
            for link in nav.find_all("a")
        ],
    }
