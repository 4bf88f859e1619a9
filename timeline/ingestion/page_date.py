"""Which publication date do a web page's metadata state?

Only statements of first publication count. A modification time is when somebody last touched the page, often years
later; a date in the address, in the footer or in the text proves nothing.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from timeline.ingestion.characters import clean_line
from timeline.ingestion.full_dates import parse_full_date
from timeline.ingestion.published import stated_date

# In falling order of trust.
_META_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "publish-date", "publish_date", "publication_date", "publication-date", "published_date",
    "published_time", "published", "pubdate", "article_date_original", "article.published", "sailthru.date",
    "cxenseparse:recs:publishtime", "citation_publication_date", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "dcterms.created", "date", "dc.date.created", "citation_date",
)
_ARTICLE_TYPE = re.compile(r"(?:article|posting|report)$", re.I)
_PUBLISHED_CLASS = re.compile(r"publish|pub-?date|entry-date|post-?date|dateline|timestamp", re.I)
_STAMP = re.compile(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8})(?=$|[T\s])")
_MAX_NODES = 5000


def find_page_date(tree: Any) -> dt.date | None:
    """The day of first publication as written (no change of time zone), from metadata, markup or the page's head."""
    return _json_date(tree) or _meta_date(tree) or _time_date(tree) or _visible_date(tree)


def read_stamp(value: object) -> dt.date | None:
    """The day of "2024-06-11T23:30:00-04:00", "20240611" or "11 June 2024", as its author counted days."""
    if not isinstance(value, str):
        return None
    found = _STAMP.match(value)
    if not found:
        # RFC 2822, "Tue, 11 Jun 2024 08:00:00 GMT"
        words = re.sub(r"[\s,]+(?:at\s)?[0-9]{1,2}:[0-9]{2}.*$", "", value[:60].strip(), flags=re.S)
        return parse_full_date(words)
    digits = found.group(1).replace("-", "")
    return parse_full_date(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")


def _json_date(tree: Any) -> dt.date | None:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            block = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for part in _parts(block):
            kinds = part.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            is_article = any(isinstance(name, str) and _ARTICLE_TYPE.search(name) for name in names)
            if is_article and (date := read_stamp(part.get("datePublished"))):
                return date
    return None


def _parts(block: object) -> Iterator[dict[str, Any]]:
    """The top-level objects: the block, its list, its ``@graph``, its ``mainEntity``; not the articles it links to."""
    waiting, seen = [block], 0
    while waiting and seen < _MAX_NODES:
        part, seen = waiting.pop(0), seen + 1
        if isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, dict):
            yield part
            waiting.extend(part[key] for key in ("@graph", "mainEntity") if key in part)


def _meta_date(tree: Any) -> dt.date | None:
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        stated.setdefault(key, meta.get("content") or meta.get("datetime") or "")
    return next((date for name in _META_NAMES if (date := read_stamp(stated.get(name)))), None)


def _time_date(tree: Any) -> dt.date | None:
    """A ``time`` (or microdata) element that says it is the publication; not one of the teasers of other articles."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        itemprop = (element.get("itemprop") or "").lower()
        says_so = itemprop == "datepublished" or (
            element.tag == "time" and (element.get("pubdate") is not None or _is_article_head(element))
        )
        if says_so:
            stamp = element.get("datetime") or element.get("content") or clean_line(element.text_content()[:100])
            if date := read_stamp(stamp):
                return date
    return None


def _is_article_head(element: Any) -> bool:
    """A dated ``time`` with a telling class, or in the header of the article; never the time of an update."""
    kind = element.get("class") or ""
    if re.search("updat|modif", kind, re.I):
        return False
    around = {ancestor.tag for ancestor in element.iterancestors()}
    if around & {"aside", "nav", "footer", "li"}:
        return False
    return bool(_PUBLISHED_CLASS.search(kind)) or ("header" in around and bool(around & {"article", "main"}))


def _visible_date(tree: Any) -> dt.date | None:
    """A "Published 11 June 2024" in a short line between the headline and the first long paragraph."""
    below_headline = False
    for element in tree.iter("h1", "p", "div", "span", "time", "li"):
        if element.tag == "h1":
            below_headline = True
            continue
        if not below_headline or len(element) > 3:
            continue
        line = clean_line(element.text_content()[:400])
        if element.tag == "p" and len(line) > 200:
            return None
        if len(line) < 120 and (date := stated_date(line)):
            return date
    return None
