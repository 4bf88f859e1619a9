"""How are corrections carried away? As an Atom feed (RFC 4287), the newest first."""

from collections.abc import Callable

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from timeline.publication.corrections import Correction, CorrectionsPage
from timeline.publication.errors import printable

MEDIA_TYPE = "application/atom+xml; charset=utf-8"


def render(page: CorrectionsPage, *, site_name: str, absolute: Callable[[str], str]) -> str:
    """``absolute`` makes an address of this site whole."""
    address = absolute(page.feed)
    feed = Atom1Feed(
        title=_plain(f"Corrections · {site_name}"),
        link=absolute(page.newest),
        description="",
        subtitle="What was changed of published events, with the reason.",
        language="en",
        feed_url=address,
        feed_guid=address,
        author_name=_plain(site_name),
    )
    for correction in page.corrections:
        feed.add_item(
            title=_plain(f"{correction.entry.act}: {correction.title}"),
            link=absolute(correction.address),
            description=_in_html(correction, absolute),
            unique_id=correction.urn,
            pubdate=correction.at,
            updateddate=correction.at,
        )
    return feed.writeString("utf-8")


def _in_html(correction: Correction, absolute: Callable[[str], str]) -> SafeString:
    """The act with its reason, every change from old to new, and where a merged event went."""
    entry, survivor = correction.entry, correction.survivor
    reason = format_html(": {}", _plain(entry.reason)) if entry.reason else ""
    changes = format_html_join("", "<li>{}</li>", ((_plain(_line(*each)),) for each in _changes(correction)))
    into = format_html(
        '<p>Now part of <a href="{}">{}</a>.</p>', absolute(survivor.get_absolute_url()), _plain(survivor.title)
    ) if survivor else ""  # fmt: skip
    listed = format_html("<ul>{}</ul>", changes) if changes else ""
    return format_html("<p><strong>{}</strong>{}</p>{}{}", _plain(entry.act), reason, listed, into)


def _changes(correction: Correction) -> list[tuple[str, str, str]]:
    return [(change.what, change.old, change.new) for change in correction.entry.changes]


def _line(what: str, old: str, new: str) -> str:
    return f"{what}: {old} → {new}" if new else what


def _plain(text: str) -> str:
    """One line of what XML 1.0 can hold."""
    return printable(" ".join(text.split()))
