"""Where the data is kept and edited in a browser: addresses on GitHub, GitLab and their like."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from actionplan.model import Plan


@dataclass(frozen=True)
class Forge:
    """The repository's pages for one branch."""

    repository: str
    """Its address, without a slash at its end."""
    branch: str
    runs: str | None = None
    """What runs it, where the address does not say so: github or gitlab."""

    @property
    def is_gitlab(self) -> bool:
        """Whether it is a GitLab; all others are taken to have the addresses of GitHub."""
        return "gitlab" in (self.runs or self.repository)

    @property
    def name(self) -> str:
        """What people call it."""
        return "GitLab" if self.is_gitlab else "GitHub"

    def edit(self, path: str) -> str:
        """The editor, with a file in it."""
        return self._page("edit", path)

    def line(self, path: str, number: int) -> str:
        """A file, at one of its lines, from which the editor opens."""
        return f"{self._page('blob', path)}#L{number}"

    def new(self, path: str, text: str) -> str:
        """The editor, with a new file in it: GitHub fills in its text, GitLab only its name."""
        folder, _, name = path.rpartition("/")
        if self.is_gitlab:
            return f"{self._page('new', folder)}?file_name={quote(name)}"
        return f"{self._page('new', '').rstrip('/')}?filename={quote(path)}&value={quote(text)}"

    def _page(self, what: str, path: str) -> str:
        # GitLab puts a hyphen before what is not a file.
        slash = "/-/" if self.is_gitlab else "/"
        return f"{self.repository}{slash}{what}/{quote(self.branch)}/{quote(path)}"


def forge(plan: Plan) -> Forge | None:
    """Where this plan's data is edited; nothing where `plan.yml` names no repository."""
    site = plan.identity.site
    if site.repository is None:
        return None
    return Forge(site.repository.rstrip("/"), site.branch, site.forge)
