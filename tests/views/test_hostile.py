"""Does every public page answer when each of its words is one that breaks programs?"""

import json
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests import factories
from tests.views import naughty
from timeline.curation import edit_event, withdraw_event
from timeline.models import Event, Report

pytestmark = [pytest.mark.django_db, naughty.needs_strings]
LISTS = [
    "/", "/?sort=updated", "/?sort=date", "/stories/", "/actors/", "/places/", "/sources/", "/categories/diplomacy/",
    "/filters/actor/", "/filters/source/", "/dossier/", "/embed/", "/corrections/", "/about/data/", "/timeline.json",
    "/corrections.atom", "/sitemap.xml", "/oembed?url=http://testserver/", "/oembed?format=xml&url=http://testserver/",
    "/card.png", "/de/", "/de/corrections/",
]  # fmt: skip


@pytest.fixture
def events(db: None) -> list[Event]:
    return naughty.publish()


def of_event(event: Event) -> list[str]:
    own = event.get_absolute_url()
    framed = f"/oembed?url=http://testserver{own}"
    key = event.public_id
    return [
        own, f"{own}?q={quote(event.title)}", event.citations.get().get_absolute_url(), f"/e/{key}/report/",
        f"/embed/e/{key}/", f"/e/{key}/cite.bib", f"/e/{key}/cite.ris", f"/e/{key}/cite.json", framed,
        f"{framed}&format=xml", f"/stories/{event.stories.get().slug}/", f"/embed/stories/{event.stories.get().slug}/",
        f"/sources/{event.citations.get().article.publisher.slug}/articles/",
    ]  # fmt: skip


def faults(client: Client, address: str) -> list[str]:
    """What is wrong with an answer; an export is read back."""
    response = client.get(address, follow=False)
    body = b"".join(response) if response.streaming else response.content
    kind = response["Content-Type"].partition(";")[0]
    if response.status_code != 200:
        return [f"{address}: {response.status_code}"]
    if kind.endswith("json"):
        json.loads(body)
    elif kind.endswith("xml"):
        ElementTree.fromstring(body)
    elif kind == "text/html" and (b"<script>" in body or b"<img " in body):
        return [f"{address}: markup"]
    return []


def test_every_list_of_naughty_words_is_a_page(client: Client, events: list[Event]) -> None:
    for event in events[:20]:
        edit_event(event, editor=None, reason=event.title, summary=f"{event.summary} {event.title}")
    for event in events[20:25]:
        withdraw_event(event, editor=None, reason=event.title)
    assert [fault for address in LISTS for fault in faults(client, address)] == []


def test_every_page_of_a_naughty_event_is_a_page(client: Client, events: list[Event]) -> None:
    wrong = []
    for place, event in enumerate(events):
        asked = of_event(event)
        # Each event is asked for its own page and for two of the others, so that every page meets every fourth or so.
        wrong += [fault for address in {asked[0], asked[place % len(asked)], asked[-place % len(asked)]}
                  for fault in faults(client, address)]  # fmt: skip
    assert wrong == []


def test_every_naughty_title_is_drawn(client: Client, events: list[Event]) -> None:
    for event in events[::12]:
        response = client.get(f"/e/{event.public_id}/card.png")
        assert (response.status_code, response["Content-Type"]) == (200, "image/png"), event.title


def test_report_of_any_naughty_words_is_taken_or_refused_with_a_reason(client: Client) -> None:
    event = factories.event("Vote")
    taken = 0
    for text in naughty.strings():
        sent = {"quote": "event", "kind": "other", "words": text, "contact": ""}
        response = client.post(f"/e/{event.public_id}/report/", sent)
        assert response.status_code in (302, 400), text
        taken += response.status_code == 302
        Report.objects.all().delete()
    assert taken > 490
    assert client.get(f"/e/{event.public_id}/report/", {"quote": "<script>"}).status_code == 400


@pytest.mark.parametrize("parameter", ["name", "url", "format"])
def test_any_naughty_value_of_other_parameters_is_an_answer(client: Client, parameter: str) -> None:
    factories.event("Vote", actors=["Qatar"])
    address = "/actors/" if parameter == "name" else "/oembed"
    for text in naughty.strings():
        response = client.get(address, {parameter: text})
        assert response.status_code in (200, 400, 404, 501), text
