"""Has every actor, place, category and publisher of a published event a page of its own, and no other?"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline.models import Actor, Place

pytestmark = pytest.mark.django_db

KINDS = [("actor", "/actors/"), ("place", "/places/"), ("category", "/categories/"), ("source", "/sources/")]


def told() -> None:
    """Two events of one subject of each kind, one of another, and a draft of what readers must not see."""
    for title, published in (("First", "2024-06-01"), ("Second", "2024-06-20")):
        quote = f"{title} was said."
        factories.event(
            title, actors=["One"], places=["One"], category=factories.category("one"), quote=quote,
            of=factories.article(quote, by="One", published=published),
        )  # fmt: skip
    factories.event("Other", actors=["Two"], places=["Two"], category=factories.category("two"))
    factories.event(
        "Draft", status="draft", actors=["Hidden"], places=["Hidden"], category=factories.category("hidden"),
        quote="Not yet.", of=factories.article("Not yet.", by="Hidden"),
    )  # fmt: skip


def results(html: str) -> str:
    return html.split('id="results"')[1]


@pytest.mark.parametrize(("parameter", "path"), KINDS)
def test_subject_shows_its_own_events_and_filters_within_them(client: Client, parameter: str, path: str) -> None:
    told()
    html = client.get(f"{path}one/").content.decode()
    assert "<bdi>One</bdi></h1>" in html and f'href="{path}"' in html
    assert "2 events" in results(html) and "Other" not in results(html)
    assert f'name="{parameter}"' not in html and f'action="{path}one/"' in html
    assert f'href="/timeline.json?{parameter}=one"' in html and f'href="/dossier/?{parameter}=one"' in html
    narrowed = client.get(f"{path}one/?q=second&{parameter}=two").content.decode()
    assert f'<link rel="canonical" href="http://testserver{path}one/?q=second">' in narrowed
    assert "1 event " in results(narrowed) and f'class="chip" href="{path}one/"' in narrowed


@pytest.mark.parametrize(("parameter", "path"), KINDS)
def test_subject_as_known_on_a_day_shows_what_was_told_by_then(client: Client, parameter: str, path: str) -> None:
    told()
    html = results(client.get(f"{path}one/?asof=2024-06-10").content.decode())
    assert "First" in html and "Second" not in html


@pytest.mark.parametrize(("parameter", "path"), KINDS)
@pytest.mark.parametrize("slug", ["hidden", "unknown", "%00", "a b", "x" * 3000])
def test_subject_that_no_published_event_names_is_not_found(
    client: Client, parameter: str, path: str, slug: str
) -> None:
    told()
    assert client.get(f"{path}{slug}/").status_code == 404


@pytest.mark.parametrize(("parameter", "path"), [*KINDS, ("story", "/stories/")])
def test_subject_under_other_letters_leads_to_its_address(client: Client, parameter: str, path: str) -> None:
    told()
    factories.event("Third", stories=["One"])
    response = client.get(f"{path}ONE/?sort=date&utm=%C3%A9")
    assert (response.status_code, response["Location"]) == (301, f"{path}one/?sort=date&utm=%C3%A9")


def test_subject_whose_slug_has_capitals_has_its_page_and_its_events(client: Client) -> None:
    factories.event("Vote", actors=["UN"])
    Actor.objects.filter(name="UN").update(slug="UN")
    assert client.get("/actors/un/")["Location"] == "/actors/UN/"
    assert "1 event " in results(client.get("/actors/UN/").content.decode())


def test_subject_names_its_other_names_where_more_is_known_and_what_is_named_with_it(client: Client) -> None:
    factories.event("Vote", actors=["UN", "Norway"], places=["New York", "Oslo"])
    factories.event("Talks", actors=["Norway"], places=["New York"])
    Place.objects.filter(name="New York").update(aliases=["Big <Apple>", "New York", 3], wikidata_id="q60")
    html = client.get("/places/new-york/?asof=2024-06-11&q=vote").content.decode()
    head = html.split("<h1>")[1].split('id="timeline"')[0]
    assert "<bdi>Big &lt;Apple&gt;</bdi></p>" in head
    assert 'href="https://www.wikidata.org/wiki/Q60" rel="external nofollow noopener"' in head
    for address, number in (("/actors/norway/", 2), ("/actors/un/", 1), ("/places/oslo/", 1)):
        assert f'href="{address}?asof=2024-06-11"' in head and f'<span class="num">({number})</span>' in head
    assert 'href="/places/new-york/' not in head


@pytest.mark.parametrize("kept", ["javascript:alert(1)", "60", "Q0", "Q60/x"])
def test_subject_with_what_is_no_wikidata_id_leads_nowhere(client: Client, kept: str) -> None:
    factories.event("Vote", places=["Oslo"])
    Place.objects.update(wikidata_id=kept, aliases={"not": "a list"})
    html = client.get("/places/oslo/").content.decode()
    assert "wikidata.org" not in html and "Also named" not in html


def test_publisher_leads_to_its_homepage_and_to_every_article_cited(client: Client) -> None:
    factories.publisher("The Paper", homepage="https://paper.example/", is_sample=True)
    article = factories.article("One. Two.", by="The Paper", title="Said", published="2024-06-11")
    for quote in ("One.", "Two."):
        factories.event(quote, of=article, quote=quote)
    untitled = factories.article("Three.", by="The Paper", title="", published=None)
    factories.event("Three", of=untitled, quote="Three.")
    factories.article("Uncited.", by="The Paper")
    html = client.get("/sources/the-paper/").content.decode()
    assert 'href="/sources/the-paper/articles/">2 articles cited</a>' in html
    assert '<a href="https://paper.example/" rel="external nofollow noopener">Homepage</a>' in html
    listed = client.get("/sources/the-paper/articles/").content.decode()
    assert f'<a href="/articles/{article.pk}/" dir="auto">Said</a>' in listed and "Uncited" not in listed
    assert '<time datetime="2024-06-11">11 Jun 2024</time></td><td class="num">2</td>' in listed
    assert "Untitled article: Three." in listed and '<span class="hush">unknown</span>' in listed
    assert client.get("/sources/unknown/articles/").status_code == 404


@pytest.mark.parametrize(("parameter", "path"), KINDS[:3])
def test_index_lists_what_published_events_name_the_most_frequent_first(
    client: Client, parameter: str, path: str
) -> None:
    told()
    html = client.get(path).content.decode()
    assert html.index(f'href="{path}one/"') < html.index(f'href="{path}two/"') and "Hidden" not in html
    found = client.get(f"{path}?name=TW%00").content.decode()
    assert f'href="{path}two/"' in found and f'href="{path}one/"' not in found
    assert "No name in the timeline holds these letters" in client.get(f"{path}?name=%3Cscript%3E").content.decode()


def test_index_of_many_names_has_pages_at_a_bounded_cost(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.views.subjects.PER_PAGE", 4)
    for number in range(10):
        factories.event(f"Event {number}", actors=[f"Actor {number}"])
    pages = []
    for number in (1, 2, 3):
        with CaptureQueriesContext(connection) as captured:
            pages.append(client.get(f"/actors/?page={number}&name=actor").content.decode())
        assert len(captured) == 2
    assert [page.count('href="/actors/actor-') for page in pages] == [4, 4, 2]
    assert "5–8 of 10" in pages[1] and 'href="?name=actor&amp;page=3"' in pages[1]
    assert [client.get(f"/actors/?page={page}").status_code for page in ("4", "0", "x", "9" * 5000)] == [404] * 4
