"""Does the timeline answer as a page, as a fragment, and to any address at all?"""

import gzip
import json
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline.models import Event

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
HOSTILE = Path(__file__).parents[2].parent / "shared" / "data" / "hostile"
PARAMETERS = (
    "q",
    "from",
    "to",
    "category",
    "actor",
    "place",
    "source",
    "story",
    "modality",
    "differ",
    "asof",
    "since",
    "sort",
    "after",
    "before",
)
VALUES = [
    "%00", "%ED%A0%80", "%FF%FE", "%", "%zz", "x" * 100_000, "9999", "0001", "0000", "99999999999999999999", "-1",
    "1e9",
    "9999-12-31/..", "../0001", "%F0%9F%98%80", "<script>alert(1)</script>", "'\"><img src=x>", "{{7*7}}", "%25%73",
    "..",
    "2023-11-24~22222222", "undated~22222222", "0001-01-01~22222222", "%E2%80%AE", "a%0d%0aSet-Cookie:x=y", "~", "null",
]  # fmt: skip


def make(number: int, **fields: object) -> None:
    for each in range(number):
        event = factories.event(
            f"Event {each}", edtf=f"2024-{each % 12 + 1:02}-{each % 28 + 1:02}", actors=[f"Actor {each % 7}"],
            places=[f"Place {each % 5}"], **fields,  # type: ignore[arg-type]
        )  # fmt: skip
        factories.claim(event.citations.get(), "killed", each)


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "address",
    ["/", "/?sort=updated", "/?q=event&from=2024&actor=actor-1&category=diplomacy&asof=2030-01-01",
     "/?q=event&asof=2024-06-11&since=2020-01-01&differ=yes&from=2024&sort=updated&source=the-sample-wire",
     "/stories/war/", "/actors/actor-1/", "/places/place-1/?asof=2030-01-01", "/categories/diplomacy/?sort=date",
     "/sources/the-sample-wire/", "/actors/", "/dossier/?asof=2030-01-01&actor=actor-1&place=place-1"],
)  # fmt: skip
def test_timeline_of_any_length_costs_the_same_queries(client: Client, address: str) -> None:
    make(1, stories=["War"])
    factories.event("Undated", edtf="", stories=["War"])
    factories.event("Other", edtf="2024-01-09", actors=["Actor 1"], places=["Place 1"], stories=["War"])
    few = queries(client, address)
    make(298, stories=["War"])
    assert queries(client, address) <= few + 2
    assert few <= 36


def test_timeline_of_the_sample_stays_small_and_cheap(client: Client) -> None:
    call_command("load_sample", verbosity=0)
    assert len(gzip.compress(client.get("/").content)) < 35_000
    assert queries(client, "/") <= 26


def test_timeline_without_htmx_is_a_whole_page(client: Client) -> None:
    factories.event("Vote")
    response = client.get("/")
    html = response.content.decode()
    assert html.count("<!DOCTYPE html>") == 1
    assert '<link rel="canonical" href="http://testserver/">' in html
    assert "HX-Push-Url" not in response


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_timeline_boosted_or_restored_is_a_whole_page(client: Client, header: str) -> None:
    response = client.get("/", headers={**HTMX, header: "true"})
    assert b"<!DOCTYPE html>" in response.content


def test_timeline_with_htmx_is_the_fragment_with_its_clean_address(client: Client) -> None:
    response = client.get("/?q=&category=diplomacy&from=&sort=-date&utm_source=x", headers=HTMX)
    html = response.content.decode()
    assert "<html" not in html
    assert 'id="results"' in html and 'id="facets" hx-swap-oob="true"' in html
    assert (response["HX-Push-Url"], response["Cache-Control"]) == ("/?category=diplomacy", "no-store")


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("address", ["/", "/?from=2023-13"])
def test_timeline_always_varies_on_what_decides_its_form(client: Client, address: str, headers: dict[str, str]) -> None:
    vary = {name.strip() for name in client.get(address, headers=headers)["Vary"].split(",")}
    assert vary >= {"HX-Request", "HX-Boosted", "HX-History-Restore-Request"}


@pytest.mark.parametrize(
    ("address", "tidy"),
    [
        ("/?q=&from=&to=&asof=&sort=-date", "/"),
        ("/?q=truce&from=&sort=date", "/?q=truce&sort=date"),
        ("/?sort=-date&after=2024-01-01~22222222", "/?after=2024-01-01~22222222"),
    ],
)
def test_timeline_of_a_plain_forms_address_leads_to_the_tidy_one(client: Client, address: str, tidy: str) -> None:
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (302, tidy)


def test_timeline_of_a_shared_link_ignores_what_trackers_added(client: Client) -> None:
    response = client.get("/?utm_source=x&category=diplomacy&fbclid=y")
    assert response.status_code == 200
    assert b'<link rel="canonical" href="http://testserver/?category=diplomacy">' in response.content


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_timeline_of_a_malformed_filter_names_it_and_shows_a_right_one(client: Client, headers: dict[str, str]) -> None:
    response = client.get("/?from=2023-13&to=&q=truce&sort=-date", headers=headers)
    html = response.content.decode()
    assert response.status_code == 400
    assert "<code>from=2023-13</code>" in html and "<code>from=2023-10</code>" in html
    assert "Month 13 does not exist" in html
    assert '<input type="hidden" name="q" value="truce">' in html and 'href="/?q=truce"' in html
    assert ("<html" in html) is not bool(headers)
    assert response.headers.get("HX-Push-Url") == ("/?from=2023-13&q=truce" if headers else None)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_timeline_of_a_period_out_of_order_is_headed_by_that(client: Client, headers: dict[str, str]) -> None:
    html = client.get("/?from=2024-05&to=2023-05", headers=headers).content.decode()
    assert "The period ends before it begins</h" in html and "could not be read" not in html
    assert "The period begins (2024-05) after it ends (2023-05)" in html


@pytest.mark.parametrize("parameter", PARAMETERS)
@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_timeline_of_any_value_is_a_page_or_a_named_mistake(client: Client, parameter: str, value: str) -> None:
    factories.event("Vote")
    response = client.get("/", QUERY_STRING=f"{parameter}={value}")
    assert response.status_code in (200, 400)
    assert b"<script>alert" not in response.content and b"<img src=x" not in response.content
    if response.status_code == 400:
        assert parameter.encode() in response.content


@pytest.mark.parametrize(
    "query", ["from[]=1&from[0]=2", "&".join(["category=conflict"] * 500), "&" * 500, "=", "q&from"]
)
def test_timeline_of_an_odd_query_is_a_page(client: Client, query: str) -> None:
    assert client.get("/", QUERY_STRING=query).status_code in (200, 302)


def test_timeline_of_thousands_of_parameters_is_refused_in_the_sites_look(client: Client) -> None:
    response = client.get("/", QUERY_STRING="&".join(f"p{number}=1" for number in range(3000)))
    assert response.status_code == 400
    assert b"This address could not be read" in response.content


@pytest.mark.skipif(not HOSTILE.exists(), reason="the shared collection of hostile strings is not here")
def test_timeline_searched_for_every_naughty_string_is_a_page(client: Client) -> None:
    factories.event("Vote")
    strings = json.loads((HOSTILE / "naughty-strings.json").read_text(encoding="utf-8"))
    for text in strings:
        asked = quote(text.encode("utf-8", "surrogatepass"))
        assert client.get("/", QUERY_STRING=f"q={asked}", headers=HTMX).status_code == 200


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}", "x" * 190]
)
def test_timeline_with_hostile_words_shows_them_as_words(client: Client, text: str) -> None:
    event = factories.event(text, summary=text, quote=f"{text} it said.", actors=[text[:60]], places=[text[:60]])
    factories.claim(event.citations.get(), text[:80], 3, attributed_to=text)
    for address in ("/", event.get_absolute_url(), event.citations.get().get_absolute_url(), "/sources/"):
        html = client.get(address).content
        assert b"<script>alert" not in html and b"<img src=x" not in html


def test_timeline_shows_no_draft_no_withdrawn_event_and_no_mention(client: Client) -> None:
    factories.event("Secret draft", status="draft", quote="A secret sentence.", actors=["Secret actor"])
    factories.event("Taken back", status="withdrawn")
    article = factories.article("A mention nobody decided on.")
    factories.mention(article, "A mention nobody decided on.", title="Secret mention")
    for address in ("/", "/?q=secret", "/sources/"):
        html = client.get(address).content.decode()
        assert "Secret" not in html and "Taken back" not in html and "A mention" not in html


def test_timeline_keeps_undated_events_in_a_section_of_their_own(client: Client) -> None:
    factories.event("Some day", edtf="", date_explanation="no reference date")
    factories.event("That day", edtf="2024-06-10")
    html = client.get("/").content.decode()
    head, undated = html.split('id="undated-title"', 2)[0], html.rsplit('id="undated-title"', 1)[1]
    assert "Some day" in undated and "no reference date" in undated
    assert "That day" in head and ">That day<" not in undated
    assert "2 events" in head and "1 undated" in head


def test_timeline_of_a_period_says_how_many_undated_events_it_leaves_out(client: Client) -> None:
    factories.event("Some day", edtf="")
    factories.event("That day", edtf="2024-06-10")
    html = client.get("/?from=2024").content.decode()
    assert "Some day" not in html
    assert "1 undated event matches the other filters and cannot be placed in this period" in html


def test_timeline_as_known_on_a_day_shows_and_counts_earlier_articles_only(client: Client) -> None:
    event = factories.event("Vote", quote="It voted.", of=factories.article("It voted.", published="2024-06-01"))
    late = factories.article("It was praised.", published="2024-06-20", by="Late Post")
    factories.cite(event, late, "It was praised.")
    factories.event("Later", of=factories.article("Later on.", published="2024-06-21"), quote="Later on.")
    factories.event("Whenever", of=factories.article("Some day.", published=None), quote="Some day.")
    html = client.get("/?asof=2024-06-10").content.decode()
    assert "It voted." in html and "It was praised." not in html and "Late Post" not in html
    assert "from 1 article by 1 publisher" in html
    assert "2 events that rest on later or undated articles alone are left out" in html


def test_timeline_in_the_order_of_changes_says_when_each_was(client: Client) -> None:
    event = factories.event("Vote")
    moment = f'<time datetime="{event.changed_at.isoformat()[:16]}'
    told = {address: moment in client.get(address).content.decode() for address in
            ("/?sort=updated", "/", "/?sort=updated&asof=2030-01-01")}  # fmt: skip
    assert list(told.values()) == [True, False, False]


def test_timeline_of_a_search_without_words_says_so(client: Client) -> None:
    factories.event("Vote")
    html = client.get("/?q=%3F%21").content.decode()
    assert "No event matches these filters" in html and "holds no word to look for" in html


def test_timeline_of_a_search_too_long_says_how_much_was_read(client: Client) -> None:
    assert b"Only the first 200 characters" in client.get("/?q=" + "a" * 300).content


def test_timeline_of_a_story_shows_its_events_and_description(client: Client) -> None:
    factories.event("Inside", stories=["The war"])
    factories.event("Outside")
    Event.objects.get(title="Inside").stories.update(description="What is known.")
    html = client.get("/stories/the-war/").content.decode()
    assert "<bdi>The war</bdi></h1>" in html and "What is known." in html
    assert "Inside" in html and "Outside" not in html
    assert 'action="/stories/the-war/"' in html


def test_timeline_of_a_story_shows_its_description_as_plain_paragraphs_and_its_counts(client: Client) -> None:
    event = factories.event("Inside", stories=["The war", "The truce"])
    factories.event("Undated", edtf="", stories=["The war"])
    event.stories.filter(name="The war").update(description="What <b>is</b> known.\n\nhttps://x.example and more.")
    for address in ("/stories/the-war/", "/stories/"):
        html = client.get(address).content.decode()
        assert "<p>What &lt;b&gt;is&lt;/b&gt; known.</p>\n\n<p>https://x.example and more.</p>" in html
    story, other = (client.get(f"/stories/{slug}/").content.decode() for slug in ("the-war", "the-truce"))
    assert "2 events <small>from 2 articles by 1 publisher" in story and "1 undated" in story
    assert "1 event <small>from 1 article" in other and "Inside" in other


def test_stories_lists_those_with_published_events(client: Client) -> None:
    factories.event("Inside", stories=["The war"])
    factories.event("Draft", stories=["Hidden"], status="draft")
    html = client.get("/stories/").content.decode()
    assert 'href="/stories/the-war/"' in html and "1 event" in html and "Hidden" not in html


@pytest.mark.parametrize("slug", ["unknown", "%00", "a b", "x" * 3000])
def test_timeline_of_an_unknown_story_is_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/stories/{slug}/").status_code == 404


def test_timeline_accepts_reading_only(client: Client) -> None:
    assert (client.post("/").status_code, client.head("/").status_code) == (405, 200)
