"""Axe, run within a page: what it finds wrong, as a person can act on it."""

from __future__ import annotations

import json
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = json.dumps(
    {
        "runOnly": {"type": "tag", "values": TAGS},
        # Axe leaves this rule of WCAG 2.2 off unless it is asked for.
        "rules": {"target-size": {"enabled": True}},
        "resultTypes": ["violations"],
    }
)


def start(page: Page) -> None:
    """Let axe begin, and do not wait: meanwhile another page can be tested on another core."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    page.evaluate(f"() => {{ window.axeResult = axe.run(document, {OPTIONS}); }}")


def finish(page: Page) -> list[str]:
    """What axe found since `start`: the rule, what it asks for, and the element."""
    result: dict[str, Any] = page.evaluate("window.axeResult")
    assert result["testEngine"]["name"] == "axe-core"
    assert result["passes"], "axe has looked at nothing"
    return [
        f"{rule['id']}: {rule['help']}: {' '.join(map(str, node['target']))} {node['html'][:120]}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def violations(page: Page) -> list[str]:
    """What axe finds wrong with a page as it stands: WCAG 2.0 to 2.2 at A and AA, and best practice."""
    start(page)
    return finish(page)
