"""The headers that a web server sends with every answer: described once, written for three hosts.

No page needs an exception. Whoever publishes elsewhere takes the nginx snippet as a pattern.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

NETLIFY = "_headers"
"""Read by Netlify and Cloudflare Pages from the root of what is uploaded."""
AZURE = "staticwebapp.config.json"
"""Read by Azure Static Web Apps from the same place."""
NGINX = "nginx-headers.conf"
"""To be included in nginx's server block; it stands in the site so that both are published together."""

POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    # No script of ours asks; programs that check a site from within a page ask for its robots.txt.
    "connect-src": "'self'",
    "base-uri": "'none'",
    # No form of ours is sent anywhere: what is typed into the search field stays out of addresses.
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
"""Content Security Policy, without 'unsafe-inline' and without another origin. What is not named is
refused: fonts, frames, workers."""

FEATURES = ("browsing-topics", "camera", "geolocation", "microphone", "payment", "usb")
"""What a page may not ask of the reader's device."""

EVERYWHERE: Mapping[str, str] = {
    # The whole domain is its owner's affair: neither includeSubDomains nor preload.
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # The site to which a reader goes on never learns which page was read.
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

ASK_AGAIN = "no-cache"
"""A stored copy is used only if the server says that it is still right: for pages and data."""
FOR_A_VISIT = "public, max-age=600"
"""Assets carry no digest in their names, so they are kept for ten minutes: about one visit."""
ASSETS = "assets"


@dataclass(frozen=True)
class Headers:
    """What is sent with which address."""

    everywhere: Mapping[str, str]
    """For every address."""
    caching: Mapping[str, str]
    """`Cache-Control` by address, `*` for whatever follows; no address of the site matches two."""


def headers(
    entries: Collection[str],
    base: str,
    scripts: Collection[str] = (),
    styles: Collection[str] = (),
) -> Headers:
    """The headers of one site.

    Args:
        entries: what lies in the site's folder: files as `sitemap.xml`, folders as `areas/`.
        base: the path of its address, with a slash at its start and end.
        scripts: the text of every script element that a page holds.
        styles: the text of every style element that a page holds.
    """
    policy = {
        **POLICY,
        "script-src": " ".join((POLICY["script-src"], *_digests(scripts))),
        "style-src": " ".join((POLICY["style-src"], *_digests(styles))),
    }
    said = "; ".join(f"{name} {value}" for name, value in policy.items())
    caching = {base: ASK_AGAIN}
    for entry in sorted(entries):
        path = f"{base}{entry}*" if entry.endswith("/") else f"{base}{entry}"
        caching[path] = FOR_A_VISIT if entry == f"{ASSETS}/" else ASK_AGAIN
    return Headers({"Content-Security-Policy": said, **EVERYWHERE}, caching)


def _digests(texts: Collection[str]) -> list[str]:
    """How a policy names an element by its text."""
    found = (hashlib.sha256(text.encode("utf-8")).digest() for text in texts)
    return sorted(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in found)


def as_netlify(sent: Headers) -> str:
    """The file `_headers`."""
    rules = [_rule("/*", sent.everywhere)]
    rules += [_rule(path, {"Cache-Control": value}) for path, value in sent.caching.items()]
    return "\n".join(rules)


def _rule(path: str, lines: Mapping[str, str]) -> str:
    return "".join((f"{path}\n", *(f"  {name}: {value}\n" for name, value in lines.items())))


def as_azure(sent: Headers) -> str:
    """The file `staticwebapp.config.json`."""
    kept = {path: value for path, value in sent.caching.items() if value != ASK_AGAIN}
    config = {
        "globalHeaders": {**sent.everywhere, "Cache-Control": ASK_AGAIN},
        "routes": [
            {"route": path, "headers": {"Cache-Control": value}} for path, value in kept.items()
        ],
        "responseOverrides": {"404": {"rewrite": "/404.html"}},
    }
    return json.dumps(config, indent=2) + "\n"


def as_nginx(sent: Headers, base: str) -> str:
    """The snippet for nginx's server block."""
    kept = [path for path, value in sent.caching.items() if value != ASK_AGAIN]
    lines = [
        "# Include this in the server block that serves the site, then reload nginx:",
        f"#   include /path/to/the/site/{NGINX};",
        "# A location block with an add_header of its own loses these: put none there.",
        f'set $action_plan_cache "{ASK_AGAIN}";',
    ]
    for path in kept:
        pattern = path.removesuffix("*").replace(".", r"\.")
        lines.append(f'if ($uri ~ "^{pattern}") {{ set $action_plan_cache "{FOR_A_VISIT}"; }}')
    lines.append("add_header Cache-Control $action_plan_cache always;")
    lines += [f'add_header {name} "{value}" always;' for name, value in sent.everywhere.items()]
    lines.append(f"error_page 404 {base}404.html;")
    names = "|".join(name.replace(".", r"\.") for name in (NETLIFY, AZURE, NGINX))
    lines.append(f'location ~ "^{base}({names})$" {{ return 404; }}')
    return "\n".join(lines) + "\n"
