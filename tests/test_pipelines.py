"""The pipelines: what they may do, and every line of shell in them, read from the files and run."""

from __future__ import annotations

import json
import pathlib
import re

import pytest

from tests.conftest import ROOT
from tests.pipelines import GITHUB, GITLAB, Clone, git, lines_of, read

ACTIONS = [
    *sorted(GITHUB.glob("*.yml")),
    ROOT / "pipelines/azure-static-web-apps.yml",
]


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_may_do_little(path: pathlib.Path) -> None:
    workflow, text = read(path), path.read_text("utf-8")
    uses = re.findall(r"uses: (\S+)(.*)", text)
    assert uses
    for name, comment in uses:
        if not name.startswith("./"):
            assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", name), name
            assert re.fullmatch(r" # v\d+(\.\d+\.\d+)?", comment), name
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        writes = {name for name, may in job.get("permissions", {}).items() if may == "write"}
        assert writes <= {"pages", "id-token", "pull-requests"}
        # What may write runs nothing of the proposal, or only what its own people propose.
        if "pull-requests" in writes:
            assert "head.repo.full_name == github.repository" in job["if"]
        if "uses" not in job:
            assert job["timeout-minutes"] <= 90
    for step in re.findall(r"run: (.*)", text):
        assert "${{" not in step, "what an event says must not become shell"


def test_one_action_has_one_pin() -> None:
    pins: dict[str, set[str]] = {}
    for path in ACTIONS:
        for name, pin in re.findall(r"uses: ([^@\s]+)@(\S+)", path.read_text("utf-8")):
            pins.setdefault(name, set()).add(pin)
    assert not {name: found for name, found in pins.items() if len(found) > 1}


@pytest.fixture
def clone(tmp_path: pathlib.Path) -> Clone:
    made = Clone(tmp_path)
    made.edit("areas/A2.yml", "title: Lights that fail", "title: Lights that go out")
    return made


def test_every_job_with_shell_is_run_by_a_test() -> None:
    found = {
        (path.stem, job) for path in ACTIONS for job in read(path)["jobs"] if lines_of(path, job)
    } | {(GITLAB.stem, job) for job, given in read(GITLAB).items() if "script" in given}
    assert found == {
        ("test", "test"),
        ("propose", "check"),
        ("propose", "comment"),
        ("publish", "changed"),
        ("publish", "build"),
        ("azure-static-web-apps", "changed"),
        ("azure-static-web-apps", "publish"),
        ("gitlab-ci", "test"),
        ("gitlab-ci", "propose"),
        ("gitlab-ci", "pages"),
    }


def test_a_proposal_on_github(clone: Clone) -> None:
    propose = GITHUB / "propose.yml"
    clone.merged()
    clone.all([*lines_of(propose, "check"), *lines_of(propose, "comment")])
    assert list(clone.folder.glob("copy/*/index.html")), "to open once it is unpacked"
    told = clone.told.read_text("utf-8")
    assert "gh pr comment 3 --body-file comment.md" in told
    assert "- **A2**: title " in told
    assert "Nothing has to be mended." in told
    assert "(https://copy.example/1)" in told


def test_a_proposal_with_a_fault_on_github(clone: Clone) -> None:
    clone.edit("areas/B1.yml", "leads: [council]", "leads: [concil]")
    check, build, comment = lines_of(GITHUB / "propose.yml", "check")
    done = clone.run(check)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=plan_data/areas/B1.yml,line=")
    assert "Did you mean: council" in done.stdout
    assert clone.run(build).returncode == 1
    clone.all([comment])
    said = (clone.folder / "comment.md").read_text("utf-8")
    assert "plan_data/areas/B1.yml:9:13" in said
    assert "Did you mean: council" in said
    assert "copy.example" not in said


def test_the_comment_takes_the_place_of_the_one_before(clone: Clone) -> None:
    """Of its own, not of the last: a host's preview may have said something since."""
    clone.merged()
    *_, comment = lines_of(GITHUB / "propose.yml", "check")
    clone.comments.write_text("41\n")
    clone.all([comment, *lines_of(GITHUB / "propose.yml", "comment")])
    told = clone.told.read_text("utf-8")
    assert 'startswith("<!-- what changes -->")' in told
    assert (clone.folder / "comment.md").read_text("utf-8").startswith("<!-- what changes -->\n")
    assert "--method PATCH repos/westmere/plan/issues/comments/41 --field body=@comment.md" in told
    assert "gh pr comment" not in told
    notes = [{"id": 8, "body": "Thanks"}, {"id": 7, "body": "<!-- what changes -->\n"}]
    clone.comments.write_text(json.dumps(notes))
    (line,) = [line for line in lines_of(GITLAB, "propose") if "notes" in line]
    clone.all([line])
    told = clone.told.read_text("utf-8")
    assert "--request PUT " in told
    assert "/merge_requests/3/notes/7" in told


def test_the_canonical_form_is_offered_and_never_asked_for(clone: Clone) -> None:
    old, new = "title: Training for wardens", "title:    'Training for wardens'   # A remark."
    clone.edit("areas/B1.yml", old, new)
    clone.merged()
    check, *_, comment = lines_of(GITHUB / "propose.yml", "check")
    clone.all([check, comment])
    said = (clone.folder / "comment.md").read_text("utf-8")
    assert "Nothing has to be mended." in said
    offer = said.partition("### If you like")[2]
    assert "<code>plan_data/areas/B1.yml</code>" in offer
    text = offer.partition("areas/B1.yml")[2].partition("```yaml\n")[2].partition("```")[0]
    assert "title: Training for wardens" in text
    assert "# A remark." in text
    assert "agencies.yml</code>" not in offer, "nobody edited it"
    # Taken: the same, and nothing more is offered.
    (clone.folder / "plan_data/areas/B1.yml").write_text(text, "utf-8")
    clone.all([comment])
    said = (clone.folder / "comment.md").read_text("utf-8")
    assert "B1.yml</code>" not in said.partition("### If you like")[2]
    assert "B1" not in said.partition("### What the check says")[0]


def test_publishing_on_github_and_azure(clone: Clone) -> None:
    publish, azure = (path for path in ACTIONS if path.stem in {"publish", "azure-static-web-apps"})
    assert lines_of(publish, "changed") == lines_of(azure, "changed")
    assert lines_of(publish, "build") == lines_of(azure, "publish")
    clone.all([*lines_of(publish, "changed"), *lines_of(publish, "build")])
    assert pathlib.Path(clone.environment["GITHUB_OUTPUT"]).read_text() == "code=false\n"
    assert (clone.folder / "site/staticwebapp.config.json").is_file()


def test_what_counts_as_code(clone: Clone) -> None:
    ask = lines_of(GITHUB / "publish.yml", "changed")[0].split("$(")[1].split(")")[0]
    assert clone.run(ask).stdout == "false\n"
    (clone.folder / "docs/about.md").write_text("# About\n")
    git(clone.folder, "add", "-A")
    git(clone.folder, "commit", "-qm", "a page")
    assert clone.run(ask).stdout == "false\n"
    clone.environment["BEFORE"] = "0" * 40
    assert clone.run(ask).stdout == "true\n", "a branch's first push"
    clone.environment["BEFORE"] = clone.base
    (clone.folder / "docs/assets/scripts/site.js").write_text("\n")
    git(clone.folder, "commit", "-qam", "code")
    assert clone.run(ask).stdout == "true\n"


def test_the_suite_runs_where_code_changed(clone: Clone) -> None:
    (line,) = lines_of(GITHUB / "test.yml", "test")
    assert lines_of(GITLAB, "test") == [line]
    done = clone.run(line)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"1 passed.* in [0-9.]+s", done.stdout.splitlines()[-1])


def test_a_proposal_on_gitlab(clone: Clone) -> None:
    clone.comments.write_text("[]")
    clone.all(lines_of(GITLAB, "propose"))
    assert (clone.folder / "public/index.html").is_file()
    assert json.loads((clone.folder / "code-quality.json").read_text("utf-8")) == []
    said = (clone.folder / "comment.md").read_text("utf-8")
    assert "- **A2**: title " in said
    assert "https://preview.example/index.html" in said
    told = clone.told.read_text("utf-8")
    assert "--request POST " in told
    assert (
        "body=<comment.md https://gitlab.example/api/v4/projects/7/merge_requests/3/notes\n" in told
    )


def test_a_proposal_with_a_fault_on_gitlab(clone: Clone) -> None:
    clone.edit("areas/B1.yml", "leads: [council]", "leads: [concil]")
    clone.comments.write_text("[]")
    lines = lines_of(GITLAB, "propose")
    place = next(n for n, line in enumerate(lines) if line.endswith("--format markdown"))
    clone.all(lines[:place])
    assert clone.run(lines[place]).returncode == 1
    (one,) = [
        one
        for one in json.loads((clone.folder / "code-quality.json").read_text("utf-8"))
        if one["severity"] == "blocker" and one["check_name"].endswith("unknown-body")
    ]
    assert one["location"] == {"path": "plan_data/areas/B1.yml", "lines": {"begin": 9}}
    assert "Did you mean: council" in one["description"]


def test_publishing_on_gitlab(clone: Clone) -> None:
    clone.all(lines_of(GITLAB, "pages"))
    assert (clone.folder / "public/index.html").is_file()
