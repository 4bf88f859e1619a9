"""Does a shared link say what it leads to, in words and in a picture, and nothing that readers may not see?"""

from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from PIL import Image

from tests import factories
from timeline.curation import edit_event, withdraw_event

pytestmark = pytest.mark.django_db


class Head(HTMLParser):
    """The meta elements of a page by their names, and the address of its oEmbed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.told: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("property") or given.get("name")
        if tag == "meta" and name:
            self.told[name] = given.get("content") or ""
        if tag == "link" and given.get("type") == "application/json+oembed":
            self.told["oembed"] = given.get("href") or ""


def head(client: Client, address: str) -> dict[str, str]:
    return Head(client.get(address).content.decode()).told


def picture_of(client: Client, address: str) -> Image.Image:
    response = client.get(head(client, address)["og:image"].removeprefix("http://testserver"))
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    image = Image.open(BytesIO(response.content))
    image.load()
    return image


def test_event_tells_its_date_stance_sources_and_disagreement(client: Client, settings: Any) -> None:
    settings.SITE_URL, settings.SITE_NAME = "https://timeline.example", "The Chronicle"
    event = factories.event("Ministers & “envoys” meet", edtf="2023-11", modality="planned", summary="In Doha.")
    factories.claim(event.citations.get(), "killed", 1400)
    other = factories.article("Some 1,200 died.", by="The Other Paper")
    factories.claim(factories.cite(event, other, "Some 1,200 died."), "killed", 1200)
    told, image = head(client, event.get_absolute_url()), f"https://timeline.example/e/{event.public_id}/card.png?v="
    version = told["og:image"].removeprefix(image)
    assert len(version) == 16 and {name: told[name] for name in told if name.startswith(("og:", "twitter:"))} == {
        "og:type": "article",
        "og:site_name": "The Chronicle",
        "og:title": "Planned: Ministers & “envoys” meet",
        "og:description": "November 2023 · Reported by 2 articles · Sources differ. In Doha.",
        "og:url": f"https://timeline.example{event.get_absolute_url()}",
        "og:image": f"{image}{version}",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "November 2023. Planned: Ministers & “envoys” meet. Reported by 2 articles. Sources differ",
        "twitter:card": "summary_large_image",
    }


def test_every_shared_page_has_a_picture_of_that_size(client: Client) -> None:
    event = factories.event("Vote", stories=["War"])
    page, article = event.get_absolute_url(), event.citations.get().get_absolute_url()
    for address in ("/", "/?category=diplomacy", "/stories/war/", page, "/?q=x", f"{page}?asof=2024-06-11", article):
        assert picture_of(client, address).size == (1200, 630)
        told = head(client, address)
        assert told["og:url"].startswith("http://testserver/") and told["og:title"] and told["og:description"]


def test_filtered_view_names_its_filters(client: Client) -> None:
    factories.event("Vote", stories=["War"])
    assert head(client, "/?category=diplomacy")["og:title"] == "Timeline: Diplomacy"
    assert head(client, "/stories/war/")["og:title"] == "War"


def test_pages_that_are_not_shared_have_no_card(client: Client) -> None:
    factories.event("Vote")
    gone = factories.event("Secret", status="withdrawn")
    for address in ("/nowhere", "/?from=x", gone.get_absolute_url(), "/sources/"):
        assert "og:title" not in head(client, address)


def test_picture_of_what_readers_may_not_see_is_not_drawn(client: Client) -> None:
    kept, merged = factories.event("Kept"), factories.event("Merged", status="withdrawn")
    merged.merged_into = kept
    merged.save()
    statuses = {
        factories.event("Draft", status="draft").public_id: 404,
        factories.event("Gone", status="withdrawn").public_id: 410,
        merged.public_id: 301,
        "22222222": 404,
        "x": 404,
        "%00": 404,
    }
    for public_id, status in statuses.items():
        assert client.get(f"/e/{public_id}/card.png?v=1").status_code == status
    assert client.get(f"/e/{merged.public_id}/card.png?v=1")["Location"] == f"/e/{kept.public_id}/card.png?v=1"
    assert client.get("/stories/nowhere/card.png").status_code == 404


def test_picture_of_an_event_withdrawn_since_is_gone_though_it_was_drawn(client: Client) -> None:
    event = factories.event("Vote")
    address = head(client, event.get_absolute_url())["og:image"].removeprefix("http://testserver")
    assert client.get(address).status_code == 200
    withdraw_event(event, editor=None, reason="Retracted.")
    assert client.get(address).status_code == 410


def test_picture_known_already_is_not_sent_again_until_it_changes(client: Client) -> None:
    event = factories.event("Vote")
    address = head(client, event.get_absolute_url())["og:image"].removeprefix("http://testserver")
    response = client.get(address)
    assert response["Cache-Control"] == "public, max-age=3600" and "Cookie" not in response.get("Vary", "")
    known = {"If-None-Match": response["ETag"]}
    again = client.get(address, headers=known)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", response["ETag"])
    edit_event(event, editor=None, reason="Wrong.", title="Council votes")
    event.refresh_from_db()
    assert head(client, event.get_absolute_url())["og:image"] != f"http://testserver{address}"
    assert client.get(address, headers=known).status_code == 200


def test_picture_is_drawn_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    caches["pictures"].clear()
    drawn: list[Any] = []
    monkeypatch.setattr("timeline.views.share.render", lambda picture: drawn.append(picture) or b"drawn")
    event = factories.event("Vote")
    for version in ("1", "2"):
        assert client.get(f"/e/{event.public_id}/card.png?v={version}").content == b"drawn"
    assert len(drawn) == 1
    caches["pictures"].clear()


def test_picture_of_an_earlier_day_is_of_that_day(client: Client) -> None:
    event = factories.event("Vote", edtf="2024-06")
    later = factories.article("They voted on Tuesday.", published="2024-07-01")
    factories.cite(event, later, "They voted on Tuesday.", edtf="2024-06-04")
    card = f"/e/{event.public_id}/card.png"
    assert client.get(card)["ETag"] != client.get(f"{card}?asof=2024-06-12")["ETag"]
    assert [client.get(f"{card}?asof={day}").status_code for day in ("2024-06-01", "x")] == [404, 400]


def test_event_is_shared_by_mail_with_its_title_and_address(client: Client) -> None:
    event = factories.event("Talks & “terms” – begin", modality="denied")
    html = client.get(event.get_absolute_url()).content.decode()
    told = "subject=Denied%3A%20Talks%20%26%20%E2%80%9Cterms%E2%80%9D%20%E2%80%93%20begin"
    assert f'href="mailto:?{told}&amp;body=http%3A%2F%2Ftestserver%2Fe%2F{event.public_id}%2F' in html
    assert 'data-share="http://testserver/e/' in html


@pytest.mark.parametrize("title", ['"><script>alert(1)</script>', "\u202egnitov", "x" * 200, "شروع مذاکرات", "停戦 🕊"])
def test_hostile_title_stays_words_in_head_picture_and_frame(client: Client, title: str) -> None:
    event = factories.event(title)
    assert head(client, event.get_absolute_url())["og:title"] == title
    assert picture_of(client, event.get_absolute_url()).size == (1200, 630)
    assert b"<script>alert" not in client.get(event.get_absolute_url()).content


def test_picture_of_an_event_costs_a_bounded_number_of_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    event = factories.event("Vote")
    for number in range(30):
        factories.cite(event, factories.article(f"They voted, {number}."), f"They voted, {number}.")
    with django_assert_max_num_queries(12):
        client.get(f"/e/{event.public_id}/card.png")
