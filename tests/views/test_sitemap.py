"""Do sitemap and robots.txt name what readers see, and nothing else?"""

from functools import partial
from typing import Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline.publication.addresses import addresses

pytestmark = pytest.mark.django_db
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def read(client: Client, address: str, element: str = "url") -> list[tuple[str, str]]:
    """Each address with its lastmod, as a reader of XML that is not ours finds them."""
    root = ElementTree.fromstring(client.get(address).content)
    rows = root.findall(f"s:{element}", SITEMAP)
    return [(row.findtext("s:loc", "", SITEMAP), row.findtext("s:lastmod", "", SITEMAP)) for row in rows]


def test_sitemap_names_what_readers_see_at_the_public_address(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://timeline.example"
    event = factories.event("Vote & “count”", stories=["War"])
    hidden = [factories.event("Draft", status="draft", stories=["Secret"]), factories.event("Gone", status="withdrawn")]
    merged = factories.event("Merged", status="withdrawn")
    merged.merged_into = event
    merged.save()
    event.refresh_from_db()
    base = "https://timeline.example"
    fixed = ["/", "/stories/", "/actors/", "/places/", "/categories/", "/sources/", "/corrections/", "/about/data/"]
    fixed += ["/categories/diplomacy/", "/stories/war/", "/sources/the-sample-wire/"]
    assert read(client, "/sitemap.xml") == [
        *((f"{base}{path}", "") for path in fixed),
        (f"{base}{event.get_absolute_url()}", event.changed_at.strftime("%Y-%m-%dT%H:%M:%S+00:00")),
    ]
    assert client.get("/sitemap.xml")["Content-Type"] == "application/xml; charset=utf-8"
    xml = client.get("/sitemap.xml").content.decode()
    assert not [each for each in (*hidden, merged) if each.public_id in xml] and "secret" not in xml


def test_every_address_of_the_sitemap_answers(client: Client) -> None:
    factories.event("Vote", stories=["War", "Peace"], actors=["Someone"], places=["Somewhere"])
    for address, _ in read(client, "/sitemap.xml"):
        assert address.startswith("http://testserver/")
        assert client.get(address.removeprefix("http://testserver")).status_code == 200, address


def test_sitemap_of_more_than_one_file_is_the_list_of_its_files(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        factories.event(f"Event {number}")
    whole = read(client, "/sitemap.xml")
    assert whole == read(client, "/sitemap-1.xml")
    monkeypatch.setattr("timeline.views.sitemap.addresses", partial(addresses, size=4))
    files = read(client, "/sitemap.xml", "sitemap")
    assert files == [(f"http://testserver/sitemap-{number}.xml", "") for number in (1, 2, 3, 4)]
    assert [row for address, _ in files for row in read(client, address.removeprefix("http://testserver"))] == whole


def test_sitemap_of_any_number_costs_seven_queries(client: Client) -> None:
    for number in (1, 30):
        for each in range(number):
            factories.event(f"Event {number} {each}", stories=[f"Story {number} {each}"])
        with CaptureQueriesContext(connection) as captured:
            client.get("/sitemap.xml")
        assert len(captured) == 7


@pytest.mark.parametrize("number", ["0", "2", "9" * 40])
def test_sitemap_has_no_further_file(client: Client, number: str) -> None:
    assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_robots_may_read_everything_but_the_desk(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://timeline.example"
    response = client.get("/robots.txt")
    rules = RobotFileParser()
    rules.parse(response.content.decode().splitlines())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert [rules.can_fetch("anyone", path) for path in ("/", "/e/2345bcdf/vote/", "/?q=x", "/admin/", "/admin/x")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert rules.site_maps() == ["https://timeline.example/sitemap.xml"]
