"""The defects of Material's own frame: none here, each there. See `defects.py`."""

from __future__ import annotations

import pathlib
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.defects import DEFECTS, Pages
from tests.browser.serving import serving
from tests.browser.watching import Opener

STOCK = pathlib.Path(__file__).parent / "stock"


@pytest.fixture(scope="session")
def stock_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page in Material as it comes."""
    out = tmp_path_factory.mktemp("stock") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)]
    subprocess.run([*command, "--config-file", str(STOCK / "mkdocs.yml")], check=True)
    with serving(out) as address:
        yield address


@pytest.mark.parametrize("defect", DEFECTS, ids=[one.__name__ for one in DEFECTS])
def test_it_is_not_here(defect: Callable[[Pages], list[str]], open_page: Opener) -> None:
    assert defect(Pages(open_page, "glossary/", "not/there/")) == []
    # The browser itself reports the page that is not there, which is what was asked for.
    open_page.faults[:] = [fault for fault in open_page.faults if "404" not in fault]


@pytest.mark.parametrize("defect", DEFECTS, ids=[one.__name__ for one in DEFECTS])
def test_it_is_there_in_material_as_it_comes(
    defect: Callable[[Pages], list[str]], browser: Browser, stock_url: str
) -> None:
    opener = Opener(browser, stock_url)
    found = defect(Pages(opener, "", "not/there/"))
    opener.close()
    assert found != []
