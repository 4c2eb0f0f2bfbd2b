"""The record of `plan.yml`: what the document states of itself, and where the site stands."""

from __future__ import annotations

import re
from typing import Any

from actionplan.importing.front import Front
from actionplan.importing.ledger import Ledger
from actionplan.importing.table import Reading
from actionplan.model import Plan
from actionplan.model.blank_plan import TO_TYPE

_UNKNOWN = "Not stated in the document"
UNKNOWN_MONTH = "2000-01"
"""Stands where a document does not state the month of its version, until a person types it."""
_ADDRESS = "https://plan.example.org/"


def plan_record(
    front: Front,
    sections: list[dict[str, Any]],
    refs: set[str],
    reading: Reading,
    known: Plan | None,
    ledger: Ledger,
) -> dict[str, Any]:
    """The record of `plan.yml`.

    Args:
        front: what the first page states.
        sections: the records of the sections.
        refs: the references of the areas.
        reading: the document.
        known: the plan that is known; what the document does not state is taken from it, if the
            document is of the same plan.
        ledger: takes every judgement.
    """
    same = known if known and _same(front, refs, known) else None
    identity = same.identity if same else None

    def stated(name: str, value: Any, otherwise: Any, missing: Any) -> Any:
        if value:
            return value
        if otherwise:
            message = f"{name} is not stated; taken from the plan that is known: {otherwise}"
            ledger.judge("not-stated", reading.name, message)
            return otherwise
        message = f"{name} is not stated in the document: type it in plan.yml"
        ledger.judge("missing", reading.name, message)
        return missing

    title = stated("the title", front.title, identity and identity.title, _UNKNOWN)
    partnership = stated(
        "the partnership", front.partnership, identity and identity.partnership, _UNKNOWN
    )
    record: dict[str, Any] = {
        "id": identity.id if identity else plan_name(partnership, title),
        "title": title,
        "partnership": partnership,
        "version": stated("the version", front.version, identity and identity.version, "1"),
        "as_at": stated(
            "the month of the version", front.as_at, identity and identity.as_at, UNKNOWN_MONTH
        ),
        "submitted": front.submitted and f"{front.submitted}",
        "inspection": _inspection(front),
        "document": _document(front, title, partnership, reading, same),
        "edition": {"wording": "agreed"},
        "check_kinds": dict(identity.check_kinds) if identity else {"report": "Reports"},
        "sections": sections,
        "licence": identity.licence if identity else "To be confirmed by the partnership",
        "site": identity.site.model_dump(by_alias=True, exclude_none=True)
        if identity
        else _site(title),
    }
    if identity:
        record["words"] = identity.words.model_dump(exclude_defaults=True)
    return {name: value for name, value in record.items() if value not in (None, "", {}, [])}


def _same(front: Front, refs: set[str], known: Plan) -> bool:
    """Whether a document is of the plan that is known: its partnership, else most of its references."""
    if front.partnership:
        return front.partnership.casefold() == known.identity.partnership.casefold()
    if front.title:
        return front.title.casefold() == known.identity.title.casefold()
    return 2 * len(refs & set(known.by_ref)) > max(len(refs), len(known.by_ref))


def _inspection(front: Front) -> dict[str, str] | None:
    if front.inspection is None:
        return None
    named = re.search(r"((?:[A-Z]\w+ )+)Inspection\b", front.title)
    name = f"{named.group(1)}Inspection" if named else "Inspection"
    return {"name": name, "from": f"{front.inspection[0]}", "to": f"{front.inspection[1]}"}


def _document(
    front: Front, title: str, partnership: str, reading: Reading, same: Plan | None
) -> dict[str, Any]:
    forms = [{"form": reading.form, "sha256": reading.sha256}]
    version = f", version {front.version}" if front.version else ""
    if same is None:
        ask = f"{TO_TYPE} the role to ask for it"
        return {"title": f"{title}{version}", "publisher": partnership, "ask": ask, "forms": forms}
    known = same.identity.document
    record = known.model_dump(exclude_none=True)
    if same.identity.version == front.version:
        forms += [form.model_dump() for form in known.forms if form.sha256 != reading.sha256]
    return {**record, "title": f"{title}{version}", "forms": forms}


def _site(title: str) -> dict[str, str]:
    name = title if len(title) <= 60 else f"{title[:57].rsplit(' ', 1)[0]}..."
    about = f"{TO_TYPE} what the site is, in one sentence."
    return {"name": name, "description": about, "address": _ADDRESS}


def plan_name(partnership: str, title: str) -> str:
    """A short name for a plan: of its title, and of whose it is if the title does not say that."""
    first = partnership.split()[:1]
    return _slug(title if first and first == title.split()[:1] else f"{partnership} {title}")


def _slug(text: str) -> str:
    """A short name of whole words."""
    found = "-".join(re.findall(r"[a-z0-9]+", text.casefold()))
    return (found if len(found) <= 50 else found[:51].rpartition("-")[0]) or "plan"
