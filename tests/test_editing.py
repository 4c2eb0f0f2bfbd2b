"""Editing in a browser alone: blank records, the guides, and the links that lead an editor there."""

from __future__ import annotations

import html
import pathlib
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from actionplan.checks import check
from actionplan.model.blank import KINDS, blank_file, blank_item, room_of
from actionplan.model.blank_plan import TO_TYPE, plan_files
from actionplan.model.loading import load
from actionplan.model.progress import ActionChange, Report
from actionplan.pages.forge import Forge
from actionplan.pages.guide import TASKS, guide_page
from actionplan.pages.listing import pages
from actionplan.pages.navigation import navigation
from actionplan.pages.site import Site
from actionplan.problems import faults
from tests.conftest import run_command

ON = {"github": "https://github.example/westmere/plan", "gitlab": "https://gitlab.example/a/plan"}


def site_of(data: pathlib.Path, repository: str) -> Site:
    """The site of a plan that is kept in a repository, or in none that is named."""
    path = data / "plan.yml"
    line = f"\n  repository: {repository}" if repository else ""
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"\n  repository: .*", line, text), "utf-8")
    plan = load(data).plan()
    assert plan
    return Site(plan, "plan_data")


@pytest.mark.parametrize("kind", KINDS)
def test_of_a_blank_record_check_says_each_thing_to_type(
    kind: str, small_plan: pathlib.Path
) -> None:
    name = room_of(kind).pattern.replace("*", "new")
    assert not (small_plan / name).exists()
    (small_plan / name).parent.mkdir(exist_ok=True)
    (small_plan / name).write_text(blank_file(kind), "utf-8")
    found = faults(check(load(small_plan)))
    needed = {
        name for name, field in room_of(kind).model.model_fields.items() if field.is_required()
    }
    said = {re.match(r'"(\w+)" has no value', one.message)[1]: one for one in found}  # type: ignore[index]
    assert {problem.file.rpartition("/")[2] for problem in found} == {name.rpartition("/")[2]}
    opened = {"in_short", "steps", "emergency", "helplines", "guides"}
    assert needed - opened <= set(said)
    for key, problem in said.items():
        assert re.match(rf"(  )*(- )?{key}:", problem.source), problem
        assert problem.hint.startswith("Type "), problem


def test_every_key_of_a_blank_record_is_explained() -> None:
    lines = blank_file("area").splitlines()
    keys = [place for place, line in enumerate(lines) if not line.lstrip().startswith("#")]
    assert len(keys) > 10
    for place in keys:
        assert lines[place - 1].lstrip().startswith("#"), lines[place]


@pytest.mark.parametrize(("model", "under"), [(Report, "reports"), (ActionChange, "changed")])
def test_pasted_lines_stand_where_they_belong(
    model: type[Report], under: str, small_plan: pathlib.Path
) -> None:
    area = small_plan / "areas/B1.yml"
    before, last, after = area.read_text("utf-8").partition("    due: 2021-08\n")
    area.write_text(before + last + blank_item(model, under, 4) + after, "utf-8")
    found = faults(check(load(small_plan)))
    assert found
    assert {problem.rule.rpartition(".")[0] for problem in found} == {f"area.actions.{under}"}


def test_new_writes_a_record_once(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "updates" / "wardens.yml"
    done = run_command("new", "update", "--out", str(path))
    assert done.returncode == 0, done.stderr
    assert 'id: "wardens"' in path.read_text("utf-8")
    again = run_command("new", "update", "--out", str(path))
    assert again.returncode == 2
    assert "is there already" in again.stderr
    assert run_command("new", "update").stdout == blank_file("update")
    assert run_command("new", "house").returncode == 2


def test_an_empty_plan_builds_and_says_what_to_type(tmp_path: pathlib.Path) -> None:
    data = tmp_path / "plan_data"
    assert run_command("new", "plan", "--out", str(data)).returncode == 0
    problems = check(load(data))
    assert not faults(problems)
    places = sum(text.count(TO_TYPE) for text in plan_files().values())
    assert sum(problem.rule == "file:to-be-typed" for problem in problems) == places
    built = run_command("build", "--data", str(data), "--out", str(tmp_path / "site"))
    assert built.returncode == 0, built.stderr
    assert TO_TYPE in (tmp_path / "site/index.html").read_text("utf-8")


def test_guides_are_for_editors_alone(small_site: pathlib.Path, small_plan: pathlib.Path) -> None:
    assert "guide" not in (small_site / "sitemap.xml").read_text("utf-8")
    for path in small_site.glob("assets/search/*"):
        assert "guide/" not in path.read_text("utf-8"), path
    for task in TASKS:
        page = BeautifulSoup(
            (small_site / f"guide/{task.id}/index.html").read_text(), "html.parser"
        )
        assert page.find("meta", attrs={"name": "robots", "content": "noindex"})
        assert page.find("h2", id="check"), task
        assert (
            "ropose on a new branch" in page.get_text()
            or "proposes on a new branch" in page.get_text()
        )
        assert not page.select("nav a[href*=guide]")
    assert "guide" not in str(navigation(site_of(small_plan, ON["github"])))


def test_without_a_repository_nothing_speaks_of_editing(small_plan: pathlib.Path) -> None:
    made = list(pages(site_of(small_plan, "")))
    assert not [page.uri for page in made if page.uri.startswith("guide/") or page.lines]


@pytest.mark.parametrize("host", ON)
@pytest.mark.parametrize("task", [task.id for task in TASKS])
def test_a_guide_shows_the_lines_that_new_prints(
    host: str, task: str, small_plan: pathlib.Path
) -> None:
    text = str(guide_page(site_of(small_plan, ON[host]), task))
    shown = [html.unescape(one) for one in re.findall(r"<pre.*?><code>(.*?)</code></pre>", text)]
    kind = {"news": "update"}.get(task, task if task in KINDS else None)
    if kind:
        assert blank_file(kind) in shown
        link = html.unescape(re.findall(r'href="([^"]*new[^"]*)"', text)[0])
        query = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
        if host == "github":
            assert link.startswith(f"{ON[host]}/new/main?")
            assert query["value"] == blank_file(kind)
            assert query["filename"].startswith("plan_data/")
            assert len(link) < 8000, "what a web server takes for an address"
        else:
            assert link.startswith(f"{ON[host]}/-/new/main/plan_data")
            assert set(query) == {"file_name"}
    assert ("merge request" in html.unescape(text)) == (host == "gitlab") or task in {
        "publish",
        "own-plan",
    }


def test_every_kind_of_record_has_a_guide() -> None:
    assert {task.id for task in TASKS} >= {"news" if kind == "update" else kind for kind in KINDS}


def test_each_action_leads_an_editor_to_its_line(
    small_plan: pathlib.Path, build: Callable[..., pathlib.Path]
) -> None:
    site_of(small_plan, ON["gitlab"])
    page = BeautifulSoup((build(small_plan) / "areas/A1/index.html").read_text(), "html.parser")
    lines = (small_plan / "areas/A1.yml").read_text("utf-8").splitlines()
    links = page.select(".site-foot__lines a")
    assert [link.get_text() for link in links] == ["action 1", "action 2"]
    for number, link in enumerate(links, 1):
        address, _, line = str(link["href"]).partition("#L")
        assert address == f"{ON['gitlab']}/-/blob/main/plan_data/areas/A1.yml"
        assert lines[int(line) - 1].strip() == f"- id: {number}"


def test_addresses_of_a_branch_with_a_slash() -> None:
    where = Forge("https://github.example/a/b", "site/live")
    assert where.edit("plan_data/plan.yml").endswith("/edit/site/live/plan_data/plan.yml")
