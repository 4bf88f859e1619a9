"""How are the addresses of the site told to search engines? As sitemaps (sitemaps.org protocol 0.9)."""

import datetime as dt
from collections.abc import Callable, Iterable
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

from timeline.publication.addresses import Address

MEDIA_TYPE = "application/xml; charset=utf-8"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render(rows: Iterable[Address], *, absolute: Callable[[str], str]) -> str:
    """``absolute`` makes an address of this site whole."""
    return _document("urlset", "url", ((absolute(row.path), row.changed_at) for row in rows))


def render_index(paths: Iterable[str], *, absolute: Callable[[str], str]) -> str:
    """The list of sitemaps that stands for a site of more addresses than one of them may hold."""
    return _document("sitemapindex", "sitemap", ((absolute(path), None) for path in paths))


def _document(root: str, element: str, rows: Iterable[tuple[str, dt.datetime | None]]) -> str:
    written = StringIO()
    xml = SimplerXMLGenerator(written, "utf-8")
    xml.startDocument()
    xml.startElement(root, AttributesImpl({"xmlns": _NAMESPACE}))
    for address, changed_at in rows:
        xml.startElement(element, AttributesImpl({}))
        xml.addQuickElement("loc", address)
        if changed_at:
            xml.addQuickElement("lastmod", changed_at.astimezone(dt.UTC).isoformat(timespec="seconds"))
        xml.endElement(element)
    xml.endElement(root)
    xml.endDocument()
    return written.getvalue()
