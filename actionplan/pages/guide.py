"""Guides for those who edit the plan in a browser: one page a task, linked from the edit links."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from actionplan.model import STATES, Acronym, Body
from actionplan.model.blank import blank_file, blank_item
from actionplan.model.blank_version import next_version, version_file
from actionplan.model.progress import NOT_REPORTED, ActionChange, Report
from actionplan.pages.forge import Forge, forge
from actionplan.pages.render import Html, lines, render
from actionplan.pages.site import Site

FOLDER = "guide/"


class Task(NamedTuple):
    """One task of the team."""

    id: str
    title: str
    about: str


TASKS = (
    Task("progress", "Report progress", "What was done, who reported it, and on what it rests."),
    Task("change", "Change a lead or a date", "A fact that partners agreed to change."),
    Task("acronym", "Add an acronym", "A word in capitals that readers look up."),
    Task("news", "Publish news", "Something that no other record tells."),
    Task("briefing", "Add a briefing", "A new file, and then a review."),
    Task("pathway", "Add a pathway", "What the plan says of a procedure, step by step."),
    Task("area", "Add a record to the plan", "A new page, with its actions."),
    Task("help", "Keep help and contact right", "A number looked up again, or whom to tell."),
    Task("body", "Add a body that is new to the plan", "The one task that takes two files."),
    Task("version", "Publish a new version", "When partners have agreed the plan afresh."),
    Task("publish", "Publish, and go back", "What each host can do, and how to undo."),
    Task("own-plan", "Your own plan in a day", "From a table in Word to a published site."),
)
"""Every guide, in the order of the list of them."""


class Host(NamedTuple):
    """What a host of published sites does and does not do."""

    name: str
    setup: str
    preview: str
    headers: str


HOSTS = (
    Host(
        "GitHub Pages",
        "The files are in .github/workflows and need no copying. In the settings of the "
        "repository, under Pages, choose GitHub Actions as the source. Under Secrets and variables, "
        "Actions, Variables, add PUBLISH with the value github-pages.",
        "None. Each proposal has a copy of the site to download, which opens without a server.",
        "None. GitHub Pages does not send headers of ours.",
    ),
    Host(
        "GitLab Pages",
        "In the settings of the project, under CI/CD, General pipelines, name the file "
        "pipelines/gitlab-ci.yml. For the list of changes as a comment, add a variable "
        "COMMENT_TOKEN: a project access token with the scope api.",
        "Yes: each merge request links to one, where the host serves artifacts as pages.",
        "None on GitLab.com. On a GitLab of your own, its administrator can set them for all sites.",
    ),
    Host(
        "Azure Static Web Apps",
        "Copy pipelines/azure-static-web-apps.yml to .github/workflows. Add a secret "
        "AZURE_STATIC_WEB_APPS_API_TOKEN with the deployment token of your app.",
        "Yes: each pull request has an address of its own, and it goes when the request is closed.",
        "All of them. Each build writes them into staticwebapp.config.json.",
    ),
)

_FILES = {
    "news": ("update", "updates/"),
    "briefing": ("briefing", "briefings/"),
    "pathway": ("pathway", "pathways/"),
    "area": ("area", "areas/"),
    "help": ("help", ""),
    "version": ("", "agreed/"),
}
"""The tasks that begin with a new file: what stands in it, and in which folder."""

_ITEMS = {
    "progress": blank_item(Report, "reports", 4),
    "change": blank_item(ActionChange, "changed", 4),
    "acronym": blank_item(Acronym),
    "body": blank_item(Body),
}
"""The tasks that begin with lines to paste."""


def guide_index_page(site: Site) -> Html:
    """The list of guides."""
    return render(
        "guide/index.html.j2", tasks=TASKS, links=site.links(f"{FOLDER}index.md"), folder=FOLDER
    )


def guide_page(site: Site, name: str) -> Html:
    """The guide to one task."""
    task = next(one for one in TASKS if one.id == name)
    kind, folder = _FILES.get(name, ("", ""))
    text = blank_file(kind) if kind else _ITEMS.get(name, "")
    where = forge(site.plan)
    path = f"{site.data}/help.yml" if kind == "help" else f"{site.data}/{folder}new-{kind}.yml"
    if name == "version":
        text = version_file(site.plan)
        path = f"{site.data}/{folder}{next_version(site.plan) or 'VERSION'}.yml"
    return render(
        f"guide/{name}.html.j2",
        task=task,
        words=site.plan.identity.words,
        links=site.links(f"{FOLDER}{name}.md"),
        path=lambda name: _path(f"{site.data}/{folder}{name}"),
        gitlab=where is not None and where.is_gitlab,
        text=code(text),
        start=_start(where, path, text),
        file=partial(_file, where, site.data),
        plan=site.plan,
        ratings=list(site.plan.identity.ratings),
        rating=next(iter(site.plan.identity.ratings), "amber"),
        states=[state for state in STATES if state != NOT_REPORTED],
        hosts=HOSTS,
        code=code,
        given=site.plan.help is not None,
    )


def code(text: str) -> Html:
    """Lines to paste, as they must stand."""
    return Html(f'<pre class="to-paste"><code>{lines(text)}</code></pre>')


MOST = 4000
"""Characters of a record that an address can carry: servers refuse addresses above 8 kB."""


def _start(where: Forge | None, path: str, text: str) -> Html:
    """How a new file is begun: GitHub opens one that is filled in, GitLab one with a name."""
    paste = Html(", and paste the lines below.")
    if where is None:
        return Html("Make a new file in ") + _file(None, "", path.rpartition("/")[0]) + paste
    if where.is_gitlab or len(text) > MOST:
        return _link(where.new(path, ""), "Open a new file") + paste
    return _link(where.new(path, text), "Open a new file with the lines below in it") + "."


def _file(where: Forge | None, data: str, name: str) -> Html:
    """A data file's path, as a link to its editor where there is one."""
    path = f"{data}/{name}".strip("/")
    shown = _path(path)
    # A folder has no editor.
    return shown if where is None or name.endswith("/") else _link(where.edit(path), shown)


def _path(path: str) -> Html:
    return Html(f"<code>{Html.escape(path)}</code>")


def _link(address: str, text: str | Html) -> Html:
    return Html(f'<a href="{Html.escape(address)}" rel="edit nofollow">{Html.escape(text)}</a>')
