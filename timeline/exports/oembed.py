"""How does another site ask for the frame of a page, and what is it told? oEmbed 1.0 (oembed.com)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from timeline.exports.reference import one_line
from timeline.exports.share_image import HEIGHT, WIDTH
from timeline.publication.errors import printable

JSON, XML = "application/json", "text/xml"
_CACHE_AGE = 3600
_SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""What a frame needs to tell its height and to open its links in tabs of their own; nothing of the page around it."""


@dataclass(frozen=True)
class Frame:
    """A page that may stand in another. ``address`` and ``picture`` are whole addresses; sizes are CSS pixels."""

    address: str
    title: str
    picture: str
    width: int = 640
    height: int = 600

    @property
    def html(self) -> str:
        """One element, as plain text: what shows it in a page must escape it."""
        told = {
            "src": self.address, "title": one_line(self.title), "width": self.width or "100%", "height": self.height,
            "loading": "lazy", "frameborder": 0, "sandbox": _SANDBOX,
        }  # fmt: skip
        return f"<iframe{''.join(f' {name}={_quoted(value)}' for name, value in told.items())}></iframe>"

    @property
    def to_copy(self) -> str:
        """As wide as wherever it is put."""
        return replace(self, width=0).html

    def within(self, *, width: int | None, height: int | None) -> "Frame":
        return replace(self, width=min(self.width, width or self.width), height=min(self.height, height or self.height))


def told(
    frame: Frame, *, site: str, home: str, width: int | None = None, height: int | None = None
) -> dict[str, str | int]:
    """The response as the specification names its fields; the picture is named where it fits as well."""
    frame = frame.within(width=width, height=height)
    fields: dict[str, str | int] = {
        "version": "1.0", "type": "rich", "title": one_line(frame.title), "provider_name": one_line(site),
        "provider_url": home, "cache_age": _CACHE_AGE, "html": frame.html, "width": frame.width,
        "height": frame.height,
    }  # fmt: skip
    if (width or WIDTH) >= WIDTH and (height or HEIGHT) >= HEIGHT:
        fields |= {"thumbnail_url": frame.picture, "thumbnail_width": WIDTH, "thumbnail_height": HEIGHT}
    return fields


def as_json(fields: Mapping[str, str | int]) -> str:
    return json.dumps(fields, ensure_ascii=False)


def as_xml(fields: Mapping[str, str | int]) -> str:
    written = StringIO()
    xml = SimplerXMLGenerator(written, "utf-8")
    xml.startDocument()
    xml.startElement("oembed", AttributesImpl({}))
    for name, value in fields.items():
        xml.addQuickElement(name, printable(str(value)))
    xml.endElement("oembed")
    xml.endDocument()
    return written.getvalue()


def _quoted(value: str | int) -> str:
    return f'"{escape(value)}"'
