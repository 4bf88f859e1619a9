"""Is another site told, in either format, how to frame a page of ours, and why not where it cannot?"""

import json
import re
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def asked(client: Client, url: str, **more: str) -> Any:
    return client.get("/oembed", {"url": url, **more})


def told(client: Client, path: str, **more: str) -> dict[str, Any]:
    response = asked(client, f"http://testserver{path}", **more)
    assert (response.status_code, response["Content-Type"]) == (200, "application/json; charset=utf-8")
    return json.loads(response.content)  # type: ignore[no-any-return]


def test_event_is_told_whole_and_its_frame_can_be_framed(client: Client, settings: Any) -> None:
    settings.SITE_URL, settings.SITE_NAME = "https://timeline.example", "The Chronicle"
    event = factories.event('Vote "held" & won', modality="planned")
    fields = json.loads(asked(client, f"https://timeline.example{event.get_absolute_url()}").content)
    html = fields.pop("html")
    picture = fields.pop("thumbnail_url")
    assert fields == {
        "version": "1.0", "type": "rich", "title": 'Planned: Vote "held" & won', "provider_name": "The Chronicle",
        "provider_url": "https://timeline.example/", "cache_age": 3600, "width": 640, "height": 320,
        "thumbnail_width": 1200, "thumbnail_height": 630,
    }  # fmt: skip
    assert re.fullmatch(rf"https://timeline\.example/e/{event.public_id}/card\.png\?v=\w{{16}}", picture)
    address = f"https://timeline.example/embed/e/{event.public_id}/"
    assert Elements(html).found == [("iframe", {
        "src": address, "title": 'Planned: Vote "held" & won', "width": "640", "height": "320", "loading": "lazy",
        "frameborder": "0", "sandbox": "allow-scripts allow-popups allow-popups-to-escape-sandbox",
    })]  # fmt: skip
    assert client.get(address.removeprefix("https://timeline.example")).status_code == 200


def test_xml_says_the_same(client: Client) -> None:
    event = factories.event("Vote <b>held</b> & won\u202e")
    path = event.get_absolute_url()
    response = asked(client, f"http://testserver{path}", format="xml")
    root = ElementTree.fromstring(response.content)
    assert (root.tag, response["Content-Type"]) == ("oembed", "text/xml; charset=utf-8")
    assert {child.tag: child.text for child in root} == {name: str(value) for name, value in told(client, path).items()}


def test_discovery_of_each_page_leads_to_its_own_frame(client: Client) -> None:
    event = factories.event("Vote", stories=["War"])
    for path, frame in {
        "/": "/embed/",
        "/?category=diplomacy&utm_source=x": "/embed/?category=diplomacy",
        "/stories/war/?sort=date": "/embed/stories/war/?sort=date",
        event.get_absolute_url(): f"/embed/e/{event.public_id}/",
        "/de/stories/war/": "/de/embed/stories/war/",
        f"/de{event.get_absolute_url()}": f"/de/embed/e/{event.public_id}/",
        f"{event.get_absolute_url()}?asof=2024-06-11": f"/embed/e/{event.public_id}/?asof=2024-06-11",
    }.items():
        html = client.get(path).content.decode()
        (link,) = [given for tag, given in Elements(html).found if given.get("type") == "application/json+oembed"]
        fields = json.loads(client.get(str(link["href"]).removeprefix("http://testserver")).content)
        ((_, given),) = Elements(fields["html"]).found
        assert given["src"] == f"http://testserver{frame}"
        assert client.get(frame).status_code == 200


def test_sizes_stay_within_what_is_asked(client: Client) -> None:
    factories.event("Vote")
    sizes = {
        "maxwidth=300&maxheight=200": (300, 200, False), "maxwidth=2000": (640, 600, True),
        "maxheight=629": (640, 600, False), "maxwidth=0": (640, 600, True), "maxwidth=x&maxheight=-4": (640, 600, True),
        f"maxwidth={'9' * 5000}": (640, 600, True), "maxwidth=%C2%B2": (640, 600, True),
    }  # fmt: skip
    for query, (width, height, pictured) in sizes.items():
        fields = json.loads(client.get(f"/oembed?url=http%3A%2F%2Ftestserver%2F&{query}").content)
        assert (fields["width"], fields["height"], "thumbnail_url" in fields) == (width, height, pictured), query


def test_merged_event_is_framed_as_what_it_became(client: Client) -> None:
    kept, merged = factories.event("Kept"), factories.event("Merged", status="withdrawn")
    merged.merged_into = kept
    merged.save()
    assert f"/embed/e/{kept.public_id}/" in told(client, merged.get_absolute_url())["html"]


@pytest.mark.parametrize(
    "url",
    [
        "", "x", "//", "http://[", "https://elsewhere.example/", "http://testserver.elsewhere.example/", "ftp://testserver/",
        "javascript:alert(1)", "http://testserver@elsewhere.example/", "http://testserver:81/", "http://testserver/nowhere",
        "http://testserver/sources/", "http://testserver/admin/", "http://testserver/?from=2023-13",
        "http://testserver/stories/nowhere/", "http://testserver/e/22222222/", "http://testserver/e/%00/x/",
        "http://testserver/e/x/", "http://testserver/\x00", "http://testserver/%ff", "http://testserver/?after=x",
        "http://testserver/fr/", "x" * 5000, "http://testserver/embed/",
    ],
)  # fmt: skip
def test_address_that_nothing_can_be_framed_of_is_not_found(client: Client, url: str) -> None:
    response = asked(client, url)
    assert response.status_code == 404 and response["Content-Type"] == "text/plain; charset=utf-8"
    assert len(response.content) > 10


def test_event_that_readers_do_not_see_is_not_found(client: Client) -> None:
    for event in (factories.event("Draft", status="draft"), factories.event("Gone", status="withdrawn")):
        response = asked(client, f"http://testserver{event.get_absolute_url()}")
        assert response.status_code == 404 and event.title.encode() not in response.content
    event = factories.event("Vote")
    for asof in ("2024-06-01", "x"):
        assert asked(client, f"http://testserver{event.get_absolute_url()}?asof={asof}").status_code == 404


def test_unknown_format_is_not_implemented(client: Client) -> None:
    for form in ("yaml", "", "JSON"):
        assert asked(client, "http://testserver/", format=form).status_code == 501


def test_site_that_lets_nobody_frame_it_offers_no_frame(client: Client, settings: Any) -> None:
    settings.EMBED_ANCESTORS = []
    event = factories.event("Vote")
    assert asked(client, "http://testserver/").status_code == 404
    for address in ("/", event.get_absolute_url()):
        html = client.get(address).content.decode()
        assert "oembed" not in html and "embed-code" not in html and "og:image" in html


def test_page_offers_the_frame_to_copy(client: Client) -> None:
    event = factories.event('Vote "held"')
    html = client.get(event.get_absolute_url()).content.decode()
    (shown,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)
    assert "&lt;iframe src=&quot;http://testserver/embed/e/" in shown
    assert "width=&quot;100%&quot;" in shown and "&amp;quot;held&amp;quot;" in shown
