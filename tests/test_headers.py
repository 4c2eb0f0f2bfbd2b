"""The response headers: one description, three hosts, the same said to each."""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
import pathlib
import re
import shutil
from typing import Any

import pytest
from bs4 import BeautifulSoup

from actionplan.model.loading import load
from actionplan.pages.site import Site
from actionplan.publish import NotFit, finish, headers
from actionplan.publish.reading import read_page
from actionplan.publish.security import security_txt
from tests.conftest import SMALL

ENTRIES = ["index.html", "areas/", "assets/"]


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _policy(sent: headers.Headers) -> dict[str, set[str]]:
    parts = sent.everywhere["Content-Security-Policy"].split("; ")
    return {name: set(rest) for name, *rest in (part.split() for part in parts)}


def test_the_policy_refuses_what_it_does_not_name() -> None:
    policy = _policy(headers.headers(ENTRIES, "/"))
    assert policy["default-src"] == {"'none'"}
    assert policy["script-src"] == policy["style-src"] == {"'self'"}
    for name in ("base-uri", "form-action", "frame-ancestors"):
        assert policy[name] == {"'none'"}
    sources = set().union(*policy.values())
    assert sources <= {"'none'", "'self'", "data:"}


def test_a_script_or_style_that_stays_is_named_by_its_digest() -> None:
    policy = _policy(headers.headers(ENTRIES, "/", ["let a = '<p>'"], ["p { color: red }"]))
    assert policy["script-src"] == {"'self'", _digest("let a = '<p>'")}
    assert policy["style-src"] == {"'self'", _digest("p { color: red }")}


def test_transport_is_bound_for_this_host_alone() -> None:
    sent = headers.headers(ENTRIES, "/").everywhere
    assert sent["Strict-Transport-Security"] == "max-age=31536000"


def test_pages_are_asked_for_again_and_assets_kept_for_a_visit() -> None:
    caching = headers.headers(ENTRIES, "/").caching
    assert caching["/"] == caching["/index.html"] == caching["/areas/*"] == "no-cache"
    assert caching["/assets/*"] == "public, max-age=600"


def _netlify(text: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for line in filter(None, text.splitlines()):
        if line.startswith("/"):
            found[line] = lines = {}
        else:
            name, value = line.strip().split(": ", 1)
            lines[name] = value
    return found


def _nginx(text: str) -> dict[str, str]:
    return dict(re.findall(r'add_header (\S+) "([^"]*)" always;', text))


@pytest.mark.parametrize("base", ["/", "/sub/path/"])
def test_every_host_is_told_the_same(base: str) -> None:
    sent = headers.headers(ENTRIES, base, ["let a = 1"])
    netlify = _netlify(headers.as_netlify(sent))
    azure: dict[str, Any] = json.loads(headers.as_azure(sent))
    nginx = headers.as_nginx(sent, base)
    assert netlify["/*"] == _nginx(nginx) == sent.everywhere
    assert azure["globalHeaders"] == {**sent.everywhere, "Cache-Control": "no-cache"}
    assert netlify[f"{base}assets/*"] == {"Cache-Control": "public, max-age=600"}
    assert azure["routes"] == [
        {"route": f"{base}assets/*", "headers": {"Cache-Control": "public, max-age=600"}}
    ]
    assert f'if ($uri ~ "^{base}assets/")' in nginx
    assert f"error_page 404 {base}404.html;" in nginx


def test_nginx_does_not_publish_what_hosts_are_told() -> None:
    pattern = re.findall(
        r'location ~ "(.+)" { return 404; }', headers.as_nginx(headers.headers([], "/"), "/")
    )
    for name in ("_headers", "staticwebapp.config.json", "nginx-headers.conf"):
        assert re.search(pattern[0], f"/{name}")


def test_the_headers_of_a_built_site_stand_in_its_folder(small_site: pathlib.Path) -> None:
    sent = _netlify((small_site / "_headers").read_text("utf-8"))
    tops = {f"/{path.name}/*" for path in small_site.iterdir() if path.is_dir()}
    assert tops <= set(sent)
    json.loads((small_site / "staticwebapp.config.json").read_text("utf-8"))
    assert "add_header" in (small_site / "nginx-headers.conf").read_text("utf-8")


def test_no_page_holds_a_script_or_a_style(briefed_site: pathlib.Path) -> None:
    """But the file to take away, whose one style element the policy names by its digest."""
    policy = (briefed_site / "_headers").read_text("utf-8")
    for path in briefed_site.rglob("*.html"):
        page = read_page(path.read_text("utf-8"))
        assert not page.scripts, path
        assert not page.refused, path
        assert len(page.styles) == (path.name == "briefings.html"), path
        for style in page.styles:
            assert _digest(style) in policy
        soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        assert not soup.find_all(style=True), path


@pytest.mark.parametrize(
    "text", ['<p style="color: red">a</p>', "<style>p {}</style>", '<p onclick="go()">a</p>']
)
def test_a_page_that_the_policy_would_refuse_is_not_published(
    text: str, small_site: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(small_site, folder)
    page = folder / "areas/A1/index.html"
    page.write_text(page.read_text("utf-8").replace("</article>", f"{text}</article>"), "utf-8")
    plan = load(SMALL).plan()
    assert plan
    with pytest.raises(NotFit, match=r"areas/A1/index\.html: "):
        finish(Site(plan, "plan_data"), folder)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<script>let a = 1</script>", "scripts"),
        ('<script type="module">let a = 1</script>', "scripts"),
        ('<script type="application/ld+json">{"a": "<p style=x>"}</script>', "data"),
        ("<script type='application/json'>{}</script>", "data"),
        ("<style>p {}</style>", "styles"),
        ('<svg><rect style="fill: red"/></svg>', "refused"),
        ("<p STYLE=color:red>a</p>", "refused"),
        ('<button onclick="go()">a</button>', "refused"),
        ('<a href=" JavaScript:go()">a</a>', "refused"),
        ("<svg><style>rect {}</style></svg>", "styles"),
        ("<!-- <script>let a = 1</script><p style='a'> -->", ""),
        ("<script src='a.js'></script>", ""),
        ("<p title='a style=b'>style=c onclick=d</p>", ""),
    ],
)
def test_what_a_page_holds_is_told_apart(text: str, kind: str) -> None:
    page = read_page(text)
    found = {name for name in ("scripts", "data", "styles", "refused") if getattr(page, name)}
    assert found == ({kind} if kind else set())


def test_security_txt_says_whom_to_tell() -> None:
    said = security_txt(
        "mailto:security@example.org",
        "https://example.org/policy",
        datetime.date(2031, 2, 3),
        "https://plan.example.org/",
    )
    assert said == (
        "Contact: mailto:security@example.org\n"
        "Expires: 2031-02-03T23:59:59Z\n"
        "Policy: https://example.org/policy\n"
        "Preferred-Languages: en\n"
        "Canonical: https://plan.example.org/.well-known/security.txt\n"
    )


def test_a_site_says_whom_to_tell_if_its_plan_does(
    briefed_site: pathlib.Path, small_site: pathlib.Path
) -> None:
    said = (briefed_site / ".well-known/security.txt").read_text("utf-8")
    assert said.startswith("Contact: ")
    assert not (small_site / ".well-known").exists()


@pytest.mark.parametrize("missing", ["contact", "expires"])
def test_security_txt_is_left_out_without_what_it_must_say(missing: str) -> None:
    given: dict[str, Any] = {
        "contact": "https://example.org/tell",
        "policy": None,
        "expires": datetime.date(2031, 2, 3),
        "address": "https://plan.example.org/",
    }
    assert security_txt(**given)
    assert security_txt(**{**given, missing: None}) is None
