"""What pages say to other programs in the words of schema.org: the data set, the glossary's terms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from actionplan.downloads.catalogue import Download
from actionplan.indexes import anchor
from actionplan.model import Acronym
from actionplan.model.words import Entry
from actionplan.pages.site import Site

CONTEXT = "https://schema.org"
NOT_EXPLAINED = "The plan does not explain it."


def dataset(site: Site, files: Iterable[Download]) -> str:
    """The plan as a `Dataset`, with each download.

    Args:
        site: the plan.
        files: its downloads.
    """
    identity = site.plan.identity
    address = f"{site.address}data/"
    owner = {"@type": "Organization", "name": identity.partnership}
    document = identity.document
    dues = [of.action.due for of in site.plan.actions.values() if of.action.due]
    record = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": identity.title,
        "description": f"{identity.site.description} {site.whole_line}",
        "creator": owner,
        "publisher": owner,
        "version": identity.version,
        "dateCreated": identity.as_at,
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "license": {"@type": "CreativeWork", "name": identity.licence},
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": document.title,
            "publisher": {"@type": "Organization", "name": document.publisher},
            **({"url": document.address} if document.address else {}),
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": f"{site.address}{file.uri}",
                "encodingFormat": file.media_type,
                "contentSize": f"{file.size} bytes",
                "name": file.name,
                "description": file.about,
            }
            for file in files
        ],
    }
    if dues:
        first, last = min(dues).last_day, max(dues).last_day
        record["temporalCoverage"] = f"{first:%Y-%m}/{last:%Y-%m}"
    return as_script(record)


def terms(site: Site) -> str:
    """The glossary as a `DefinedTermSet`, each term at its anchor."""
    address = f"{site.address}glossary/"
    return as_script(
        {
            "@context": CONTEXT,
            "@type": "DefinedTermSet",
            "@id": address,
            "url": address,
            "name": f"Glossary: {site.plan.identity.title}",
            "description": site.whole_line,
            "hasDefinedTerm": [_term(entry, address) for entry in site.plan.entries],
        }
    )


def _term(entry: Entry, address: str) -> dict[str, Any]:
    here = f"{address}#{anchor(entry.name)}"
    stands_for = entry.expansions if isinstance(entry, Acronym) else ()
    described = ". ".join(filter(None, ("; also listed as: ".join(stands_for), entry.says)))
    others = [name for name in entry.variants if name != entry.name]
    return {
        "@type": "DefinedTerm",
        "@id": here,
        "name": entry.name,
        **({"termCode": entry.name} if isinstance(entry, Acronym) else {}),
        **({"alternateName": others} if others else {}),
        "description": described or NOT_EXPLAINED,
    }


def as_script(record: dict[str, Any]) -> str:
    """JSON that can stand in a script element, in front matter and in any template as it is.

    Within strings the signs of HTML and of templates are written as JSON's own escapes, and so is
    every character beyond ASCII; what reads JSON gets the same text.
    """
    text = json.dumps(record, separators=(",", ":"))
    return re.sub(r'"(?:[^"\\]|\\.)*"', lambda found: _escaped(found.group()), text)


def _escaped(text: str) -> str:
    return re.sub(r"[<>&'{}#%]", lambda sign: f"\\u{ord(sign.group()):04x}", text)
