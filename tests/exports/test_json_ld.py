"""Does a machine read in an event's page what a reader reads, and never more?"""

import json
import re
from typing import Any

import pytest
from django.test import Client

from tests import factories
from timeline.exports.json_ld import script
from timeline.models import Event

pytestmark = pytest.mark.django_db


def told(client: Client, event: Event, query: str = "") -> dict[str, Any]:
    html = client.get(f"{event.get_absolute_url()}{query}").content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(block)  # type: ignore[no-any-return]


def test_event_is_told_whole(client: Client, settings: Any) -> None:
    settings.SITE_URL, settings.SITE_NAME = "https://timeline.example", "The Chronicle"
    article = factories.article(
        "On Monday the council voted.", title="Council votes", url="https://paper.example/vote", by="The Paper"
    )
    event = factories.event(
        "Council votes",
        quote="On Monday the council voted.",
        of=article,
        places=["Geneva"],
        summary="By a small margin.",
    )
    citation = event.citations.get()
    event.refresh_from_db()
    page = client.get(event.get_absolute_url()).content.decode()
    image = re.search(r'property="og:image" content="([^"]+)"', page)
    site = {"@type": "Organization", "name": "The Chronicle", "url": "https://timeline.example/"}
    assert image and told(client, event) == {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": "Council votes",
        "description": "10 June 2024 · Reported by 1 article. By a small margin.",
        "url": f"https://timeline.example{event.get_absolute_url()}",
        "image": image[1],
        "datePublished": event.published_at.isoformat(),
        "dateModified": event.changed_at.isoformat(),
        "author": site,
        "publisher": site,
        "about": {
            "@type": "Event",
            "name": "Council votes",
            "description": "By a small margin.",
            "startDate": "2024-06-10",
            "location": [{"@type": "Place", "name": "Geneva"}],
        },
        "citation": [
            {
                "@type": "Quotation",
                "text": "On Monday the council voted.",
                "url": f"https://timeline.example/articles/{article.pk}/#q-{citation.pk}",
                "isPartOf": {
                    "@type": "NewsArticle",
                    "headline": "Council votes",
                    "url": "https://paper.example/vote",
                    "datePublished": "2024-06-11",
                    "publisher": {"@type": "Organization", "name": "The Paper"},
                },
            }
        ],
    }


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2023-11-24", {"startDate": "2023-11-24"}),
        ("2023-11", {"startDate": "2023-11"}),
        ("2023", {"startDate": "2023"}),
        ("2023-10-07/2023-11-24", {"startDate": "2023-10-07", "endDate": "2023-11-24"}),
        ("2023-10/2023-11-24", {"startDate": "2023-10", "endDate": "2023-11-24"}),
        ("2023-10-07/..", {"startDate": "2023-10-07"}),
        ("../2023-10-07", {"endDate": "2023-10-07"}),
        ("2023-10~/2023-11", {"endDate": "2023-11"}),
        ("2023-11-20/2023-11-26", {}),
        ("2023-11~", {}),
        ("2024-06-11?", {}),
        ("2023-23", {}),
        ("199X", {}),
        ("", {}),
    ],
)
def test_days_are_as_exact_as_they_are_known(client: Client, edtf: str, days: dict[str, str]) -> None:
    about = told(client, factories.event("Vote", edtf=edtf))["about"]
    assert {name: value for name, value in about.items() if name.endswith("Date")} == days


def test_planned_event_is_scheduled_and_says_so_in_the_headline(client: Client) -> None:
    page = told(client, factories.event("Vote", modality="planned"))
    assert (page["headline"], page["about"]["eventStatus"]) == ("Planned: Vote", "https://schema.org/EventScheduled")


@pytest.mark.parametrize("modality", ["denied", "conditional"])
def test_what_is_denied_or_conditional_is_no_event(client: Client, modality: str) -> None:
    page = told(client, factories.event("Vote", modality=modality))
    assert "about" not in page and page["headline"] == f"{modality.capitalize()}: Vote"


def test_nobody_is_said_to_have_spoken_a_quote(client: Client) -> None:
    event = factories.event("Vote")
    factories.claim(event.citations.get(), "killed", 3, attributed_to="officials")
    assert "officials" not in json.dumps(told(client, event)["citation"])


def test_unknown_publisher_headline_and_day_are_left_out(client: Client) -> None:
    article = factories.article("They voted.", title="", by=None, published=None, url="javascript:alert(1)")
    event = factories.event("Vote", quote="They voted.", of=article)
    assert told(client, event)["citation"][0]["isPartOf"] == {"@type": "NewsArticle"}


def test_earlier_day_is_told_as_it_was_known(client: Client) -> None:
    event = factories.event("Vote", edtf="2024-06")
    later = factories.article("They voted on Tuesday.", published="2024-07-01")
    factories.cite(event, later, "They voted on Tuesday.", edtf="2024-06-04")
    page = told(client, event, "?asof=2024-06-12")
    assert len(page["citation"]) == 1 and page["url"].endswith("?asof=2024-06-12")


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!-- <script>", "]]>", "\u2028\u2029", '"\\', "&lt;"]
)
def test_script_holds_any_text_and_ends_where_it_should(text: str) -> None:
    written = script({"headline": text})
    assert json.loads(written) == {"headline": text}
    assert not set("<>&\u2028\u2029") & set(written)
