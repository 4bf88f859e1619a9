"""Is a filtered view carried away whole: dates, figures with verdicts, every quote, and what was left out?"""

import json
from typing import Any

import pytest
from django.test import Client

from tests import factories
from timeline.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def quake() -> Event:
    """Told by two articles, with a toll that differs."""
    event = factories.event("Quake shakes Lemaire", edtf="2024-06-10", actors=["Ana Ruiz"], places=["Lemaire"])
    factories.claim(event.citations.get(), "killed", 12, qualifier="exact", attributed_to="police")
    later = factories.article("Thirteen died.", published="2024-06-13", by="The Ferry Wire")
    factories.claim(factories.cite(event, later, "Thirteen died.", edtf="2024-06"), "bridges", 13)
    factories.claim(event.citations.order_by("pk").first(), "bridges", 12)
    factories.keep_in_step(event)
    return event


def carried(client: Client, query: str = "") -> dict[str, Any]:
    response = client.get(f"/timeline.json{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    return json.loads(b"".join(response.streaming_content))  # type: ignore[attr-defined]


def test_json_of_an_event_has_its_date_figures_with_verdicts_and_verbatim_quotes(client, quake):
    (event,) = carried(client)["events"]
    assert {name: event[name] for name in ("id", "date", "earliest", "latest", "precision", "articles", "origins")} == {
        "id": quake.public_id, "date": "2024-06-10", "earliest": "2024-06-10", "latest": "2024-06-10",
        "precision": "day", "articles": 2, "origins": 2,
    }  # fmt: skip
    assert (event["sources_differ"], event["dates_verdict"]) == (True, "compatible wording")
    assert {figure["measure"]: figure["verdict"] for figure in event["figures"]} == {
        "killed": None,
        "bridges": "differ",
    }
    for told in event["citations"]:
        row = quake.citations.get(pk=told["id"])
        assert row.article.text[told["start"] : told["end"]] == told["exact"] == row.exact
        assert told["url"].endswith(row.get_absolute_url())


def test_json_follows_every_filter_and_says_what_it_left_out(client, quake):
    factories.event("Vote held", edtf="")
    everything, some = carried(client), carried(client, "?q=quake")
    assert [event["title"] for event in everything["events"]] == ["Quake shakes Lemaire", "Vote held"]
    assert (everything["count"], everything["left_out"]["published_events"]) == (2, 0)
    assert [event["title"] for event in some["events"]] == ["Quake shakes Lemaire"]
    assert (some["count"], some["left_out"]["published_events"], some["filters"]) == (1, 1, {"q": ["quake"]})


def test_json_of_an_earlier_day_has_only_what_was_told_by_then(client, quake):
    (event,) = carried(client, "?asof=2024-06-12")["events"]
    assert (event["articles"], event["sources_differ"], len(event["citations"])) == (1, False, 1)
    assert carried(client, "?asof=2024-06-09")["events"] == []


def test_drafts_and_withdrawn_events_are_never_carried_away(client):
    factories.event("Draft", status="draft")
    factories.event("Withdrawn", status="withdrawn")
    assert carried(client)["events"] == []


def test_malformed_filter_is_named_with_a_right_value(client):
    response = client.get("/timeline.json?asof=yesterday")
    assert (response.status_code, response.json()["parameter"]) == (400, "asof")
    assert response.json()["example"]


def test_number_of_queries_does_not_grow_with_the_events(client, django_assert_max_num_queries):
    for number in range(30):
        factories.event(f"Event {number}")
    with django_assert_max_num_queries(20):
        assert carried(client)["count"] == 30


def test_every_page_of_the_timeline_leads_to_its_json(client, quake):
    quake.stories.add(factories.story("Quakes"))
    assert 'href="/timeline.json?q=quake"' in client.get("/?q=quake").content.decode()
    assert 'href="/timeline.json?story=quakes"' in client.get("/stories/quakes/").content.decode()
