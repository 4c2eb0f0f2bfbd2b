"""What mkdocs-macros loads: registers the functions of `actionplan` that write pages."""

from __future__ import annotations

import pathlib
from functools import partial
from typing import Any, Protocol

from actionplan.pages import open_site
from actionplan.pages.registry import MACROS


class Environment(Protocol):
    """What this file uses of the object that mkdocs-macros (or Zensical's port of it) hands over."""

    project_dir: str

    def macro(self, function: Any, name: str = "") -> Any:
        """Register a macro under a name."""


def define_env(env: Environment) -> None:
    """Register every macro, bound to the site of this project."""
    site = open_site(pathlib.Path(env.project_dir))
    for name, macro in MACROS.items():
        env.macro(partial(macro, site), name)
