"""How is an event cited in running text? In APA, in Chicago, and as a wiki's template."""

import re

from timeline.chronology import day, describe
from timeline.chronology.wording import MONTHS
from timeline.exports.reference import Reference

_MARKUP = re.compile(r"[{}|\[\]<>~]|'(?=')|(?<=')'|_(?=_)|(?<=_)_|&(?=#?\w+;)|:(?=//)")
_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})


def render(reference: Reference) -> dict[str, str]:
    """Style to citation, each one line. The day of access is the reader's to add."""
    return {"APA": _apa(reference), "Chicago": _chicago(reference), "Wiki": _wiki(reference)}


def _apa(reference: Reference) -> str:
    """APA 7 §10.16; the site is not named twice where it is the author."""
    changed = reference.changed
    date = f"({changed.year}, {MONTHS[changed.month - 1]} {changed.day})"
    return f"{_ended(reference.site)} {date}. {reference.title} [{reference.note}]. {reference.url}"


def _chicago(reference: Reference) -> str:
    """Chicago 17 §14.207; quotation marks within the title become single ones."""
    changed = reference.changed
    date = f"{MONTHS[changed.month - 1]} {changed.day}, {changed.year}"
    title = _ended(reference.title.translate(_SINGLE))
    return f"{_ended(reference.site)} “{title}” {reference.note}. Last modified {date}. {reference.url}."


def _wiki(reference: Reference) -> str:
    """``{{cite web}}`` of the English Wikipedia, which has no field for a note: the event's date is in the title."""
    title = _as_wikitext(f"{reference.title} ({reference.told})")
    date, site = describe(day(reference.changed)), _as_wikitext(reference.site)
    return f"{{{{cite web |url={reference.url} |title={title} |website={site} |date={date}}}}}"


def _as_wikitext(text: str) -> str:
    """What MediaWiki would take for markup, as numeric entities."""
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", text)


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
