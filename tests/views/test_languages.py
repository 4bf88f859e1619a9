"""Does the address alone decide on the language, and does every page lead to itself in the other one?"""

import re
from typing import Any

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db


def head_of(client: Client, address: str) -> dict[str, str]:
    """The canonical link and the alternates by their language, and the language of the page."""
    html = client.get(address).content.decode()
    alternates = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html)
    language = re.findall(r'<html lang="([^"]+)" dir="ltr">', html)
    return {
        "lang": language[0],
        "canonical": re.findall(r'rel="canonical" href="([^"]+)"', html)[0],
        **dict(alternates),
    }


def language_links(client: Client, address: str, **headers: str) -> list[tuple[str, str, str]]:
    html = client.get(address, headers=headers).content.decode()
    return re.findall(r'<a href="([^"]+)" hreflang="([^"]+)" lang="[^"]+">([^<]+)</a>', html)


@pytest.mark.parametrize("path", ["/", "/?q=vote&modality=happened", "/stories/", "/stories/war/", "/sources/",
                                  "/corrections/", "/about/data/", "/actors/", "/categories/diplomacy/",
                                  "/sources/the-sample-wire/", "/sources/the-sample-wire/articles/"])  # fmt: skip
def test_page_stands_at_two_addresses_and_names_both(client: Client, settings: Any, path: str) -> None:
    settings.SITE_URL = "https://timeline.example"
    factories.event("Vote", stories=["War"])
    escaped = path.replace("&", "&amp;")
    english, german = f"https://timeline.example{escaped}", f"https://timeline.example/de{escaped}"
    both = {"en": english, "de": german, "x-default": english}
    assert head_of(client, path) == {"lang": "en", "canonical": english, **both}
    assert head_of(client, f"/de{path}") == {"lang": "de", "canonical": german, **both}
    assert language_links(client, path) == [(f"/de{escaped}", "de", "Deutsch")]
    assert language_links(client, f"/de{path}") == [(escaped, "en", "English")]


def test_event_keeps_its_language_when_it_moves_and_is_cited_at_one_address(client: Client) -> None:
    event = factories.event("Vote")
    address = event.get_absolute_url()
    moved = client.get(f"/de/e/{event.public_id}/?asof=2024-06-12")
    assert (moved.status_code, moved["Location"]) == (301, f"/de{address}?asof=2024-06-12")
    html = client.get(f"/de{address}").content.decode()
    cited = re.findall(r'<p class="cite"[^>]*>(.*?)</p>', html, re.DOTALL)
    assert cited and all(f"http://testserver{address}" in text for text in cited if "http" in text)
    assert f'href="/e/{event.public_id}/cite.bib"' in html
    assert f'data-copy="/de{address}"' in html


@pytest.mark.parametrize("path", ["/?from=x", "/nowhere/", "/timeline.json", "/corrections.atom", "/sitemap.xml"])
def test_only_pages_for_readers_have_a_second_address(client: Client, path: str) -> None:
    factories.event("Vote")
    german = client.get(f"/de{path}")
    assert german.status_code == (400 if "from" in path else 404)
    assert b'<html lang="de"' in german.content


def test_cookie_and_browser_settings_do_not_decide_on_the_language(client: Client) -> None:
    client.cookies["django_language"] = "de"
    response = client.get("/", headers={"Accept-Language": "de"})
    assert b'<html lang="en"' in response.content and "Accept-Language" not in response["Vary"]


def test_language_of_one_request_does_not_last_until_the_next(client: Client) -> None:
    client.get("/de/")
    event = factories.event("Vote")
    assert event.get_absolute_url().startswith("/e/")
    assert client.get("/timeline.json").status_code == 200


def test_filtered_fragment_brings_the_link_to_the_same_view_in_the_other_language(client: Client) -> None:
    factories.event("Vote")
    links = language_links(client, "/de/?q=vote&category=&sort=", **{"HX-Request": "true"})
    assert links == [("/?q=vote", "en", "English")]


def test_desk_stays_english(client: Client) -> None:
    assert b'lang="en"' in client.get("/admin/login/", headers={"Accept-Language": "de"}).content


def test_words_of_records_and_articles_are_marked_where_the_page_is_in_another_language(client: Client) -> None:
    event = factories.event("Vote", summary="It was close.")
    article = event.citations.get().article
    address = event.get_absolute_url()
    assert 'lang="en">It was close.' not in client.get(address).content.decode()
    html = client.get(f"/de{address}").content.decode()
    assert '<span lang="en">Vote</span></h1>' in html and 'lang="en">It was close.' in html
    assert '<blockquote dir="auto" lang="en">' in html
    type(article).objects.filter(pk=article.pk).update(language="de")
    assert '<blockquote dir="auto">' in client.get(f"/de{address}").content.decode()
    assert '<blockquote dir="auto" lang="de">' in client.get(address).content.decode()


def test_dates_and_numbers_are_written_as_the_language_writes_them(client: Client) -> None:
    address = factories.event("Vote").citations.get().get_absolute_url()
    assert ">11 June 2024</time>" in client.get(address).content.decode()
    assert ">11. Juni 2024</time>" in client.get(f"/de{address}").content.decode()
