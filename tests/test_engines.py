"""What the theme overrides: built by both engines, and held to the files that it replaces."""

from __future__ import annotations

import hashlib
import pathlib
import re
from urllib.parse import urljoin

import material
import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from tests.conftest import ROOT, json_ld, make_helped, run_command

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


@pytest.mark.parametrize(
    "address",
    [
        *("index.html", "areas/A1/index.html", "404.html", "data/index.html"),
        *(
            "help/index.html",
            "stay-safe/index.html",
            "accessibility/index.html",
            "privacy/index.html",
        ),
    ],
)
def test_both_engines_show_the_same(
    address: str, zensical_site: pathlib.Path, briefed_site: pathlib.Path
) -> None:
    one, other = (_parts(site, address) for site in (briefed_site, zensical_site))
    assert one == other


@pytest.mark.parametrize("address", ["data/index.html", "glossary/index.html"])
def test_both_engines_say_the_same_to_other_programs(
    address: str, zensical_site: pathlib.Path, briefed_site: pathlib.Path
) -> None:
    said = json_ld(briefed_site / address)
    assert len(said) == 1
    assert json_ld(zensical_site / address) == said


def test_both_engines_offer_the_same_downloads(
    zensical_site: pathlib.Path, briefed_site: pathlib.Path
) -> None:
    one, other = (
        {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in (site / "data").rglob("*")
            # The copies to take away hold the finished pages, which each engine writes its own way.
            if path.is_file() and path.suffix not in {".html", ".zip"}
        }
        for site in (briefed_site, zensical_site)
    )
    assert {pathlib.PurePosixPath(name).suffix for name in one} >= {
        ".json",
        ".csv",
        ".ics",
        ".xlsx",
    }
    assert one == other


def _parts(site: pathlib.Path, address: str) -> dict[str, object]:
    """What a reader gets of a page: its text, headings and links, its navigation, the block of help."""
    page = BeautifulSoup((site / address).read_text("utf-8"), "html.parser")
    here = f"https://site.example/{address}"
    article = page.find("article")
    nav = page.find("nav", attrs={"aria-label": "Site"})
    assert isinstance(article, Tag)
    helping = page.find("section", class_="help-block")
    assert isinstance(nav, Tag)
    assert isinstance(helping, Tag)
    return {
        # The copies to take away hold what each engine wrote, so their sizes differ a little.
        "text": re.sub(r"[\d.]+ [kM]B", "", " ".join(article.get_text(" ").split())),
        "headings": [
            (heading.name, heading.get("id"))
            for heading in article.find_all(["h1", "h2", "h3", "h4"])
        ],
        "links": [urljoin(here, str(link["href"])) for link in article.find_all("a", href=True)],
        "help": " ".join(helping.get_text(" ").split()),
        "calls": [urljoin(here, str(link["href"])) for link in helping.find_all("a", href=True)],
        "navigation": [
            (" ".join(link.get_text().split()), link.get("aria-current"))
            for link in nav.find_all("a")
        ],
    }
