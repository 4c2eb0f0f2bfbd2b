"""`/.well-known/security.txt` (RFC 9116): whom to tell of a weakness."""

from __future__ import annotations

import datetime

PATH = ".well-known/security.txt"
"""Its place within the site."""


def security_txt(
    contact: str | None, policy: str | None, expires: datetime.date | None, address: str
) -> str | None:
    """The text of the file.

    Args:
        contact: where a weakness is reported: `https://...` or `mailto:...`.
        policy: address of the page that says how reports are handled.
        expires: day until which this holds; at its end in UTC the file lapses.
        address: the site's own address, with a slash at its end.

    Returns:
        `None` unless both what the standard demands are given, a contact and a day.
    """
    if not contact or not expires:
        return None
    lines = [f"Contact: {contact}", f"Expires: {expires.isoformat()}T23:59:59Z"]
    lines += [f"Policy: {policy}"] if policy else []
    lines += ["Preferred-Languages: en", f"Canonical: {address}{PATH}"]
    return "\n".join(lines) + "\n"
