"""`/updates/feed.xml`: what changed, what was reported and what was told, as an Atom feed."""

from __future__ import annotations

import datetime
import io
from html import escape
from urllib.parse import urlsplit

from feedgenerator import Atom1Feed

from actionplan.model import Due
from actionplan.model.due import month_label
from actionplan.pages.facts import fixed_line, since_line
from actionplan.pages.history import entries
from actionplan.pages.site import Site

FEED = "updates/feed.xml"


def feed(site: Site) -> str:
    """The text of the feed: every event and every agreed version, newest first.

    Ids are tag URIs made from the plan's own address and id, so that they stay when the site is
    published elsewhere. All dates come from the data.
    """
    plan = site.plan
    said = f"{fixed_line(plan)} {since_line(plan, site.newer(), 'site')}".strip()
    made = Atom1Feed(
        title=plan.identity.site.name,
        link=f"{site.address}updates/",
        description=said,
        language="en",
        author_name=plan.identity.partnership,
        feed_url=f"{site.address}{FEED}",
        feed_guid=_tag(site, datetime.date.fromisoformat(f"{plan.identity.as_at}-01"), "updates"),
    )
    items = [
        (one.event.when.first_day, one.event.anchor, one.title, one.paragraphs)
        for one in entries(site, (event for event in site.indexes.history if not event.stated))
    ]
    items += [
        (
            Due.parse(agreed.as_at).last_day,
            f"version-{agreed.version}",
            f"Version {agreed.version} of the plan",
            (f"The plan as agreed in {month_label(agreed.as_at)}.",),
        )
        for agreed in reversed(plan.agreed)
    ]
    for day, anchor, title, paragraphs in sorted(items, key=lambda item: item[0], reverse=True):
        when = datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC)
        made.add_item(
            title=title,
            link=f"{site.address}updates/#{anchor}",
            description=None,
            content="".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs),
            pubdate=when,
            updateddate=when,
            unique_id=_tag(site, day, anchor),
        )
    out = io.StringIO()
    made.write(out, "utf-8")
    return out.getvalue() + "\n"


def _tag(site: Site, day: datetime.date, name: str) -> str:
    """A tag URI (RFC 4151)."""
    host = urlsplit(site.plan.identity.site.address).hostname
    return f"tag:{host},{day}:{site.plan.identity.id}/{name}"
