"""`/data/briefings.html`: every briefing in one file that needs nothing else, for a phone or a stick.

It is put together from the finished pages, so it says what they say.
"""

from __future__ import annotations

import pathlib
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from bs4 import BeautifulSoup, Tag

from actionplan.model import Briefing
from actionplan.pages.facts import as_at, whole_line
from actionplan.pages.render import Html, render
from actionplan.pages.site import Site
from actionplan.publish.links import file_of, outside

PATH = "data/briefings.html"
"""Its place within the site."""
_NOT_ON_PAPER = ".screen-only, .page-foot, nav, script, button, form"
_NAMED_BY = ("aria-labelledby", "aria-describedby", "for")


@dataclass(frozen=True)
class Sheet:
    """One briefing of the file."""

    id: str
    title: str
    body: Html
    """What its page says, with the words explained taken out."""


def one_file(site: Site, folder: pathlib.Path) -> str | None:
    """The text of the file; `None` for a plan without briefings.

    Args:
        site: what is published.
        folder: the finished site.
    """
    if not site.plan.briefings:
        return None
    words: dict[str, Html] = {}
    sheets = [_sheet(site, briefing, folder, words) for briefing in site.plan.briefings]
    first = site.plan.briefings[0]
    frame = _parsed(folder, first)
    way_out = frame.select_one("a[data-exit]")
    return str(
        render(
            "one_file.html.j2",
            plan=site.plan,
            sheets=sheets,
            words=sorted(words.items(), key=lambda one: (one[0].casefold(), one[0])),
            line=whole_line(site.plan),
            as_at=as_at(site.plan),
            address=f"{site.address}briefings/",
            exit=str(way_out["href"]) if way_out else "",
            help=_help(site, first, frame),
            lang="en",
        )
    )


def _page(briefing: Briefing) -> str:
    return f"briefings/{briefing.id}/index.html"


def _parsed(folder: pathlib.Path, briefing: Briefing, part: str = "html") -> BeautifulSoup:
    """A page, or the first element of a kind on it: to parse what is not used takes time."""
    text = (folder / _page(briefing)).read_text("utf-8")
    found = re.search(rf"<{part}\b.*</{part}>", text, re.DOTALL)
    return BeautifulSoup(found[0] if found else "", "html.parser")


def _help(site: Site, briefing: Briefing, frame: BeautifulSoup) -> Html:
    """The block of help as it stands on every page."""
    block = frame.select_one("section.help-block")
    if block is None:
        return Html("")
    _relink(site, briefing, block)
    return Html(str(block))


def _sheet(site: Site, briefing: Briefing, folder: pathlib.Path, words: dict[str, Html]) -> Sheet:
    """A briefing from its page; the words that the page explains are added to `words`."""
    article = _parsed(folder, briefing, "article").find("article")
    if not isinstance(article, Tag):
        raise TypeError(f"{_page(briefing)} has no article")
    for element in article.select(_NOT_ON_PAPER):
        element.decompose()
    _relink(site, briefing, article)
    _take_words(article, words)
    heading = article.find("h1")
    if isinstance(heading, Tag):
        heading.decompose()
    _renumber(article)
    _rename(article, briefing.id)
    return Sheet(briefing.id, briefing.title, Html(article.decode_contents().strip()))


def _relink(site: Site, briefing: Briefing, article: Tag) -> None:
    """Links to briefings stay within the file; all others lead to the published site."""
    inside = {_page(one): one.id for one in site.plan.briefings}
    for link in article.find_all("a", href=True):
        target = str(link["href"])
        path = file_of(_page(briefing), target, site.address)
        if target.startswith("#") or outside(target, site.address) or path is None:
            continue
        fragment = urlsplit(target).fragment
        if path in inside:
            link["href"] = f"#{inside[path]}{'--' + fragment if fragment else ''}"
            link["data-inside"] = ""
        else:
            tail = f"#{fragment}" if fragment else ""
            link["href"] = f"{site.address}{quote(path.removesuffix('index.html'))}{tail}"


def _take_words(article: Tag, words: dict[str, Html]) -> None:
    heading = article.find(id="words")
    listed = heading.find_next_sibling("dl") if isinstance(heading, Tag) else None
    if not isinstance(heading, Tag) or listed is None:
        return
    for term in listed.find_all("dt"):
        meaning = term.find_next_sibling("dd")
        if isinstance(meaning, Tag):
            words.setdefault(term.get_text(" ", strip=True), Html(meaning.decode_contents()))
    listed.decompose()
    heading.decompose()


def _renumber(article: Tag) -> None:
    """Headings one level lower: the file's own stands above them."""
    for level in (5, 4, 3, 2):
        for heading in article.find_all(f"h{level}"):
            heading.name = f"h{level + 1}"


def _rename(article: Tag, prefix: str) -> None:
    """Ids that differ from those of every other briefing, and what refers to them."""
    for element in article.find_all(id=True):
        element["id"] = f"{prefix}--{element['id']}"
    for name in _NAMED_BY:
        for element in article.select(f"[{name}]"):
            names = str(element[name]).split()
            element[name] = " ".join(f"{prefix}--{one}" for one in names)
    for link in article.find_all("a", href=True):
        if link.has_attr("data-inside"):
            del link["data-inside"]
        elif str(link["href"]).startswith("#"):
            link["href"] = f"#{prefix}--{str(link['href'])[1:]}"
