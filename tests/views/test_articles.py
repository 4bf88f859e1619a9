"""Does an article's record show the quoted sentences in context, and no more than its rights allow?"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline.curation import merge_events, remove_citation, undo
from timeline.models import Article

pytestmark = pytest.mark.django_db

TEXT = "Start one. Start two. The council voted on Monday. End one. End two."


def test_article_of_quotes_only_shows_one_sentence_either_side(client: Client) -> None:
    article = factories.article(TEXT)
    event = factories.event("Vote", of=article, quote="The council voted on Monday.")
    html = client.get(f"/articles/{article.pk}/").content.decode()
    citation = event.citations.get()
    for part in (
        f'<span class="anchor" id="q-{citation.pk}"></span>', '<span class="context">Start two. </span>',
        '<span class="context"> End one. </span>', "2 words not shown", event.get_absolute_url(),
        f'href="#q-{citation.pk}"',
    ):  # fmt: skip
        assert part in html
    assert "Start one" not in html.split("<main")[1].split("q-title")[2] and "End two" not in html


def test_article_of_full_rights_shows_its_whole_text(client: Client) -> None:
    article = factories.article(TEXT, rights=Article.Rights.FULL, title="Vote")
    factories.event("Vote", of=article, quote="The council voted on Monday.")
    html = client.get(f"/articles/{article.pk}/").content.decode()
    assert "Start one." in html and "End two." in html and "not shown" not in html


def test_article_quoted_twice_in_one_sentence_has_both_anchors(client: Client) -> None:
    article = factories.article(TEXT)
    ids = [
        factories.event(title, of=article, quote="The council voted on Monday.").citations.get().pk
        for title in ("Vote", "Debate")
    ]
    html = client.get(f"/articles/{article.pk}/").content.decode()
    assert [html.count(f'id="q-{pk}"') for pk in ids] == [1, 1]


def test_article_that_only_a_draft_cites_is_not_found(client: Client) -> None:
    article = factories.article(TEXT)
    factories.event("Secret", of=article, quote="The council voted on Monday.", status="draft")
    assert client.get(f"/articles/{article.pk}/").status_code == 404


def test_article_of_a_withdrawn_event_is_gone_and_says_why(client: Client) -> None:
    article = factories.article(TEXT, title="Secret headline")
    event = factories.event(
        "Vote", of=article, quote="The council voted on Monday.", status="withdrawn",
        withdrawn_reason="It was <another> day.",
    )  # fmt: skip
    factories.event("Secret draft", of=article, quote="Start one.", status="draft")
    taken = factories.event("Secret vote", of=article, quote="Start two.", status="draft", withdrawn_reason="Secret.")
    taken.status = "withdrawn"
    taken.save()
    response = client.get(f"/articles/{article.pk}/")
    html = response.content.decode()
    assert response.status_code == 410
    assert "The event that quoted this article was withdrawn" in html and "It was &lt;another&gt; day." in html
    assert f'href="/e/{event.public_id}/"' in html and "Secret" not in html


def test_article_of_several_withdrawn_events_names_the_reason_of_each(client: Client) -> None:
    article = factories.article(TEXT)
    survivor = factories.event("Debate", status="withdrawn")
    factories.event("Vote", of=article, quote="Start one.", status="withdrawn")
    merged = factories.event("Sitting", of=article, quote="Start two.", status="withdrawn")
    merged.merged_into = survivor
    merged.save()
    html = client.get(f"/articles/{article.pk}/").content.decode()
    assert "The events that quoted this article quote it no longer" in html
    assert "The editors gave no reason." in html and "It was merged into another event." in html


def test_article_of_a_published_and_a_withdrawn_event_shows_what_is_left(client: Client) -> None:
    article = factories.article(TEXT)
    factories.event("Vote", of=article, quote="Start one.")
    gone = factories.event("Taken back", of=article, quote="The council voted on Monday.", status="withdrawn")
    response = client.get(f"/articles/{article.pk}/")
    html = response.content.decode()
    assert response.status_code == 200 and "Taken back" not in html and "<mark>The council" not in html
    assert f'<li id="q-{gone.citations.get().pk}"><p>A sentence that was quoted here supports no event' in html
    assert f'href="/e/{gone.public_id}/"' in html


def test_article_quoted_by_two_events_merged_into_one_keeps_both_anchors_and_names_it_once(client: Client) -> None:
    article = factories.article(TEXT)
    keep, absorb = (factories.event(title, of=article, quote="Start one.") for title in ("Vote", "Secret ballot"))
    keys = [event.citations.get().pk for event in (keep, absorb)]
    merge_events(keep, absorb, editor=None, reason="One vote.")
    html = client.get(f"/articles/{article.pk}/").content.decode()
    assert [html.count(f'id="q-{key}"') for key in keys] == [1, 1]
    assert html.count(f'<a href="{keep.get_absolute_url()}"><bdi>Vote</bdi></a>') == 1
    assert "Secret ballot" not in html and "Quoted before" not in html


def test_article_whose_quote_was_taken_from_an_event_that_stands_says_so(client: Client) -> None:
    article = factories.article(TEXT)
    event = factories.event("Vote")
    citation = factories.cite(event, article, "Start one.")
    address = f"/articles/{article.pk}/"
    remove_citation(citation, editor=None, reason="Another vote.")
    html = client.get(address).content.decode()
    assert client.get(address).status_code == 410
    assert "The event that quoted this article quotes it no longer" in html
    assert f'<a href="/e/{event.public_id}/">The event and its history</a>' in html
    factories.event("Debate", of=article, quote="Start two.")
    html = client.get(address).content.decode()
    assert f'<li id="q-{citation.pk}">' in html and "<mark>Start one" not in html


def test_article_whose_quote_was_public_by_a_merge_that_was_undone_is_gone(client: Client) -> None:
    article = factories.article(TEXT)
    draft = factories.event("Secret draft", of=article, quote="Start one.", status="draft")
    address = f"/articles/{article.pk}/"
    assert client.get(address).status_code == 404
    merge_events(factories.event("Vote"), draft, editor=None, reason="One vote.")
    assert client.get(address).status_code == 200
    undo(draft.revisions.get(), editor=None)
    assert client.get(address).status_code == 410


def test_article_shows_no_citation_of_a_draft(client: Client) -> None:
    article = factories.article(TEXT)
    factories.event("Vote", of=article, quote="The council voted on Monday.")
    factories.event("Secret draft", of=article, quote="Start one.", status="draft")
    assert b"Secret draft" not in client.get(f"/articles/{article.pk}/").content


@pytest.mark.parametrize("pk", ["0", "9" * 18, "9" * 19, "9" * 30, "9" * 5000, "-1", "x", "%00"])
def test_article_with_an_unknown_or_huge_id_is_not_found(client: Client, pk: str) -> None:
    assert client.get(f"/articles/{pk}/").status_code == 404


def test_article_with_many_quotes_costs_the_same_queries(client: Client) -> None:
    sentences = [f"Sentence {number} stands." for number in range(31)]
    article = factories.article(*sentences)
    factories.event("Event", of=article, quote=sentences[0])
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/articles/{article.pk}/").status_code == 200
        counts.append(len(captured))
        for sentence in sentences[1:]:
            factories.event("Event", of=article, quote=sentence) if len(counts) == 1 else None
    assert counts[0] == counts[1] <= 4


def test_sources_count_articles_and_events_that_are_public(client: Client) -> None:
    factories.publisher("Marked Sample", is_sample=True)
    article = factories.article("One. Two.", by="Marked Sample")
    factories.event("First", of=article, quote="One.")
    factories.event("Second", of=article, quote="Two.")
    factories.event("Draft", status="draft", of=factories.article("Three.", by="Unseen Paper"), quote="Three.")
    html = client.get("/sources/").content.decode()
    assert '>1<span class="visually-hidden"> articles of Marked Sample</span></a></td><td class="num">2</td>' in html
    assert 'href="/sources/marked-sample/"' in html and "Unseen Paper" not in html
    assert '<span class="badge">Sample</span>' in html


def test_sources_list_articles_of_unknown_publishers_each_by_itself(client: Client) -> None:
    unknown, draft = (factories.article(text, title="", by=None) for text in ("Three met. Four left.", "Five."))
    for title, quote in (("Meeting", "Three met."), ("Departure", "Four left.")):
        factories.event(title, of=unknown, quote=quote)
    factories.event("Draft", status="draft", of=draft, quote="Five.")
    html = client.get("/sources/").content.decode()
    assert 'Unknown publisher <span class="meta">1 article</span>' in html
    assert f'<a href="/articles/{unknown.pk}/" dir="auto">Untitled article: Three met. Four left.</a>' in html
    assert '<td class="num">1</td><td class="num">2</td>' in html and f"/articles/{draft.pk}/" not in html


def test_article_without_a_title_says_that_its_heading_is_none(client: Client) -> None:
    article = factories.article(TEXT, title="")
    factories.event("Vote", of=article, quote="Start one.")
    html = client.get(f"/articles/{article.pk}/").content.decode()
    assert '<span class="untitled">Untitled article:</span> Start one. Start two.' in html
    assert "<title>Untitled article: Start one." in html


def test_sources_of_any_number_cost_two_queries(client: Client) -> None:
    for number in range(9):
        article = factories.article(f"Unsigned {number}.", by=None)
        factories.event(f"U{number}", of=article, quote=f"Unsigned {number}.")
    for number in range(30):
        factories.event(
            f"E{number}", of=factories.article(f"Said {number}.", by=f"Paper {number}"), quote=f"Said {number}."
        )
    with CaptureQueriesContext(connection) as captured:
        client.get("/sources/")
    assert len(captured) == 2
