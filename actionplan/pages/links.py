"""Links from one page to the others, named by their source files and written as relative addresses.

They are not checked here: every link of a finished site is verified before it is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from actionplan.indexes import Indexes, anchor
from actionplan.model import Action, Plan
from actionplan.model.bodies import Body
from actionplan.pages.render import Html


def address(uri: str) -> str:
    """The address within the site of a page's source file, or of any other file.

    >>> address("areas/A1.md"), address("areas/index.md"), address("index.md"), address("a/b.csv")
    ('areas/A1/', 'areas/', '', 'a/b.csv')
    """
    if not uri.endswith(".md"):
        return uri
    stem = f"/{uri.removesuffix('.md')}".removesuffix("/index")
    return f"{stem[1:]}/" if stem else ""


def relative(target: str, here: str) -> str:
    """An address within the site, as it is written on the page of another.

    Both have no dots to resolve, so this does without the working directory, which takes the time.

    >>> relative("areas/A1/", "agencies/x/"), relative("areas/A1/", "areas/A2/"), relative("", "a/")
    ('../../areas/A1/', '../A1/', '../')
    """
    parts, start = target.split("/"), here.split("/")[:-1]
    common = 0
    while common < min(len(parts) - 1, len(start)) and parts[common] == start[common]:
        common += 1
    return "/".join([".."] * (len(start) - common) + parts[common:]) or "./"


@dataclass(frozen=True)
class Links:
    """Links as they must be written on one page."""

    plan: Plan
    indexes: Indexes
    here: str
    """The page's own source file."""

    @cached_property
    def _address(self) -> str:
        return address(self.here)

    def to(self, uri: str, text: Any) -> Html:
        """A link to any page or file: `data/plan.json`, `glossary.md#marac`."""
        path, _, fragment = uri.partition("#")
        target = relative(address(path), self._address) if path != self.here or not fragment else ""
        if fragment:
            target += f"#{fragment}"
        return Html(f'<a href="{Html.escape(target)}">{Html.escape(text)}</a>')

    def outside(self, address: str, text: str = "") -> Html:
        """A link to another site, by the site's name unless a text is given."""
        label = text or address.split("/")[2].removeprefix("www.")
        return Html(f'<a href="{Html.escape(address)}" rel="noreferrer">{Html.escape(label)}</a>')

    def area(self, ref: str, text: str | None = None) -> Html:
        """An area, by its reference: "4.12 Lights that fail" or the text given."""
        return self.to(f"areas/{ref}.md", text or f"{ref} {self.plan.by_ref[ref].title}")

    def action(self, action_id: str, text: str | None = None) -> Html:
        """An action, by its reference: "4.12 action 1" or the text given."""
        ref, _, number = action_id.rpartition(".")
        called = self.plan.identity.words.called(number)
        return self.to(f"areas/{ref}.md#action-{number}", text or f"{ref} {called} {number}")

    def reference(self, ref: str) -> Html:
        """An area or an action, whichever the reference names: "4.12" or "4.12 action 1"."""
        return self.area(ref, ref) if ref in self.plan.by_ref else self.action(ref)

    def section(self, number: str) -> Html:
        """A section: "2 Front door"."""
        return self.to(f"sections/{number}.md", f"{number} {self.plan.sections[number].title}")

    def body(self, body_id: str, text: str | None = None) -> Html:
        """A body: its agency page, else its oversight page, else its name alone."""
        body = self.plan.bodies[body_id]
        label = text or body.label
        if body.id in self.indexes.agency_pages:
            return self.to(f"agencies/{body.id}.md", label)
        return self.oversight(body, label)

    def owner(self, of: Action, body_id: str) -> Html:
        """A body that leads, with the role in it that owns the action, where the plan says."""
        role = of.owners.get(body_id)
        return self.body(body_id) + Html.escape(f" ({role})" if role else "")

    def oversight(self, body: Body, text: str | None = None) -> Html:
        """A body's oversight page, or its name alone if it has none."""
        label = text or body.label
        if body.id in self.indexes.oversight_pages:
            return self.to(f"oversight/{body.id}.md", label)
        return Html.escape(label)

    def word(self, name: str, text: str | None = None) -> Html:
        """An entry of the glossary."""
        return self.to(f"glossary.md#{anchor(name)}", text or name)
