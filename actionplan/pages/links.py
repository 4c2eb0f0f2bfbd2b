"""Links from one page to the others, as Markdown links to source files, which the engine checks."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any

from actionplan.indexes import Indexes, anchor
from actionplan.model import Action, Plan
from actionplan.model.bodies import Body
from actionplan.pages.render import Markdown, as_text


def relative(path: str, folder: str) -> str:
    """A path within the site, as it is written in a folder of the site.

    Both have no dots to resolve, so this does without the working directory, which takes the time.

    >>> relative("areas/A1.md", "agencies"), relative("areas/A1.md", "areas"), relative("a.md", "")
    ('../areas/A1.md', 'A1.md', 'a.md')
    """
    parts, start = path.split("/"), folder.split("/") if folder else []
    common = 0
    while common < min(len(parts) - 1, len(start)) and parts[common] == start[common]:
        common += 1
    return "/".join([".."] * (len(start) - common) + parts[common:])


@dataclass(frozen=True)
class Links:
    """Links as they must be written on one page."""

    plan: Plan
    indexes: Indexes
    here: str
    """The page's own source file."""

    def to(self, uri: str, text: Any) -> Markdown:
        """A link to any page or file: `data/plan.json`, `glossary.md#marac`."""
        path, _, fragment = uri.partition("#")
        target = relative(path, posixpath.dirname(self.here)) if path != self.here else ""
        if fragment:
            target += f"#{fragment}"
        label = text if isinstance(text, Markdown) else as_text(str(text))
        return Markdown(f"[{label}]({target or posixpath.basename(self.here)})")

    def outside(self, address: str, text: str = "") -> Markdown:
        """A link to another site, by the site's name unless a text is given."""
        label = text or address.split("/")[2].removeprefix("www.")
        return Markdown(f'<a href="{as_text(address)}" rel="noreferrer">{as_text(label)}</a>')

    def area(self, ref: str, text: str | None = None) -> Markdown:
        """An area, by its reference: "4.12 Lights that fail" or the text given."""
        return self.to(f"areas/{ref}.md", text or f"{ref} {self.plan.by_ref[ref].title}")

    def action(self, action_id: str, text: str | None = None) -> Markdown:
        """An action, by its reference: "4.12 action 1" or the text given."""
        ref, _, number = action_id.rpartition(".")
        called = self.plan.identity.words.called(number)
        return self.to(f"areas/{ref}.md#action-{number}", text or f"{ref} {called} {number}")

    def reference(self, ref: str) -> Markdown:
        """An area or an action, whichever the reference names: "4.12" or "4.12 action 1"."""
        return self.area(ref, ref) if ref in self.plan.by_ref else self.action(ref)

    def section(self, number: str) -> Markdown:
        """A section: "2 Front door"."""
        return self.to(f"sections/{number}.md", f"{number} {self.plan.sections[number].title}")

    def body(self, body_id: str, text: str | None = None) -> Markdown:
        """A body: its agency page, else its oversight page, else its name alone."""
        body = self.plan.bodies[body_id]
        label = text or body.label
        if body.id in self.indexes.agency_pages:
            return self.to(f"agencies/{body.id}.md", label)
        return self.oversight(body, label)

    def owner(self, of: Action, body_id: str) -> Markdown:
        """A body that leads, with the role in it that owns the action, where the plan says."""
        role = of.owners.get(body_id)
        return self.body(body_id) + Markdown.escape(f" ({role})" if role else "")

    def oversight(self, body: Body, text: str | None = None) -> Markdown:
        """A body's oversight page, or its name alone if it has none."""
        label = text or body.label
        if body.id in self.indexes.oversight_pages:
            return self.to(f"oversight/{body.id}.md", label)
        return Markdown(as_text(label))

    def word(self, name: str, text: str | None = None) -> Markdown:
        """An entry of the glossary."""
        return self.to(f"glossary.md#{anchor(name)}", text or name)
