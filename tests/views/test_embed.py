"""Can a view or an event be framed elsewhere, and nothing else of the site?"""

import re
from typing import Any

import pytest
from django.test import Client

from tests import factories
from timeline.curation import withdraw_event
from timeline.publication import paging

pytestmark = pytest.mark.django_db


def ancestors(response: Any) -> str:
    return next(
        part.strip().removeprefix("frame-ancestors ")
        for part in response["Content-Security-Policy"].split(";")
        if part.strip().startswith("frame-ancestors")
    )


def test_only_what_stands_below_embed_may_be_framed_even_when_it_fails(client: Client) -> None:
    event, gone = factories.event("Vote", stories=["War"]), factories.event("Gone", status="withdrawn")
    addresses = {
        "/embed/": 200, "/embed/?category=conflict": 200, "/embed/stories/war/": 200, "/embed/?from=x": 400,
        f"/embed/e/{event.public_id}/": 200, f"/embed/e/{event.public_id}/?asof=2024-06-11": 200,
        f"/embed/e/{event.public_id}/?asof=2024-06-01": 404, f"/embed/e/{event.public_id}/?asof=x": 400,
        f"/embed/e/{gone.public_id}/": 410, "/embed/e/22222222/": 404, "/embed/stories/nowhere/": 404,
    }  # fmt: skip
    for address, status in addresses.items():
        response = client.get(address)
        assert (address, response.status_code, ancestors(response)) == (address, status, "*")
        assert "X-Frame-Options" not in response and not response.cookies and "Cookie" not in response.get("Vary", "")
        html = response.content.decode()
        assert '<meta name="robots" content="noindex">' in html and len(re.findall("<h1", html)) == 1
    article = event.citations.get().get_absolute_url()
    for address in ("/", "/?from=x", "/stories/", "/stories/war/", event.get_absolute_url(), article, "/sources/",
                    gone.get_absolute_url(), "/corrections/", "/about/data/", "/nowhere", "/admin/login/", "/card.png",
                    f"/e/{event.public_id}/card.png", "/oembed", "/oembed?url=http://testserver/", "/timeline.json",
                    "/embed/nowhere"):  # fmt: skip
        response = client.get(address)
        assert (address, ancestors(response), response["X-Frame-Options"]) == (address, "'none'", "DENY")


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (["https://paper.example", "https://www.paper.example"], "https://paper.example https://www.paper.example"),
        (["self"], "'self'"),
        (["'self'"], "'self'"),
        (["none"], "'none'"),
        ([], "'none'"),
    ],
)
def test_setting_says_who_may_frame(client: Client, settings: Any, setting: list[str], expected: str) -> None:
    settings.EMBED_ANCESTORS = setting
    assert ancestors(client.get("/embed/")) == expected
    assert ancestors(client.get("/")) == "'none'"


def test_view_shows_its_events_in_order_and_leads_to_the_whole(client: Client) -> None:
    conflict = factories.category("conflict")
    factories.event("Older", edtf="2023-10-07", category=conflict)
    factories.event("Newer", edtf="2023-11", category=conflict, modality="planned")
    factories.event("Sometime", edtf="", category=conflict)
    factories.event("Elsewhere")
    html = client.get("/embed/?category=conflict&theme=dark&utm_source=x").content.decode()
    assert re.findall(r'dir="auto"><a href="/e/[^>]+>(?:<span class="stance">.*?</span> )?(\w+)', html) == [
        "Newer", "Older", "Sometime",
    ]  # fmt: skip
    for part in (
        'data-theme="dark"', '<base target="_blank">', '<link rel="canonical" href="http://testserver/?category=conflict">',
        '<a href="http://testserver/?category=conflict" rel="noopener">3 events: see the whole timeline</a>',
        "Category: <bdi>Conflict</bdi>", '<span class="stance">Planned:</span>', "<b>November 2023</b> no day given",
    ):  # fmt: skip
        assert part in html
    assert "masthead" not in html and "<form" not in html and "hx-" not in html


@pytest.mark.parametrize("sort", ["-date", "date", "updated"])
def test_pages_of_a_view_turn_within_the_frame(client: Client, monkeypatch: pytest.MonkeyPatch, sort: str) -> None:
    monkeypatch.setattr(paging, "PAGE_SIZE", 2)
    monkeypatch.setattr("timeline.publication.timeline.PAGE_SIZE", 2)
    for number in range(1, 6):
        factories.event(f"Event {number}", edtf=f"2024-06-0{number}", stories=["War"])
    address, seen = f"/embed/stories/war/?sort={sort}&theme=light", []
    for _ in range(3):
        html = client.get(address).content.decode()
        seen += re.findall(r">Event (\d)</a>", html)
        turns = re.findall(r'<a class="button" href="([^"]+)" target="_self">', html)
        address = turns[-1].replace("&amp;", "&")
        assert address.startswith("/embed/stories/war/?") and "theme=light" in address
    assert seen == (["1", "2", "3", "4", "5"] if sort == "date" else ["5", "4", "3", "2", "1"])


def test_same_day_is_written_once(client: Client) -> None:
    for title in ("First", "Second"):
        factories.event(title, edtf="2024-06-10")
    assert client.get("/embed/").content.decode().count("10 June 2024</b>") == 1


def test_event_shows_date_title_and_evidence(client: Client) -> None:
    event = factories.event("Vote", edtf="2024-06-10", modality="denied", quote="They did not vote, he said.")
    html = client.get(f"/embed/e/{event.public_id}/").content.decode()
    citation = event.citations.get()
    for part in (
        '<time datetime="2024-06-10"><b>10 June 2024</b> Monday</time>',
        '<span class="stance">Denied:</span> Vote</a></h1>',
        "They did not vote, he said.", f'href="{citation.get_absolute_url()}"', f'href="{event.get_absolute_url()}"',
        f'<link rel="canonical" href="http://testserver{event.get_absolute_url()}">', "1 quote: see the whole record",
    ):  # fmt: skip
        assert part in html


def test_undated_event_is_framed_as_undated(client: Client) -> None:
    event = factories.event("Vote", edtf="")
    assert "<b>Undated</b>" in client.get(f"/embed/e/{event.public_id}/").content.decode()


def test_withdrawn_event_says_so_in_the_frame_and_a_merged_one_moves(client: Client) -> None:
    event, kept = factories.event("Vote"), factories.event("Kept")
    withdraw_event(event, editor=None, reason="Retracted by <the> paper.")
    html = client.get(f"/embed/e/{event.public_id}/").content.decode()
    assert "This event was withdrawn" in html and "Retracted by &lt;the&gt; paper." in html and "masthead" not in html
    merged = factories.event("Merged", status="withdrawn")
    merged.merged_into = kept
    merged.save()
    response = client.get(f"/embed/e/{merged.public_id}/?theme=dark")
    assert (response.status_code, response["Location"]) == (301, f"/embed/e/{kept.public_id}/?theme=dark")


def test_theme_is_one_of_two_or_the_systems(client: Client) -> None:
    for theme in ("", "x", '"><script>', "auto"):
        assert "data-theme" not in client.get("/embed/", {"theme": theme}).content.decode()


def test_view_of_any_size_costs_a_bounded_number_of_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        factories.event(f"Event {number}", edtf=f"2024-05-{number + 1:02}", places=[f"Place {number % 4}"])
    with django_assert_max_num_queries(25):
        client.get("/embed/")
