"""Does a dossier stand on its own on paper: filter, address, moment, and each quote with its addresses?"""

from functools import partial

import pytest
from django.test import Client

from tests import factories
from timeline.publication.dossier import dossier_of

pytestmark = pytest.mark.django_db


def test_dossier_gives_each_quote_with_its_article_and_addresses(client: Client) -> None:
    article = factories.article(
        "They met.", title="Said <it>", by="The Paper", url="https://paper.example/a?b=1&c=2",
        archive_url="https://archive.example/a",
    )  # fmt: skip
    event = factories.event("Talks", of=article, quote="They met.", places=["Oslo"])
    html = client.get("/dossier/?place=oslo&q=talks").content.decode()
    quote = f"http://testserver/articles/{article.pk}/#q-{event.citations.get().pk}"
    for part in (
        "“They met.”", "<bdi>The Paper</bdi>, <cite dir=\"auto\">Said &lt;it&gt;</cite>", f">{quote}</a>",
        ">https://paper.example/a?b=1&amp;c=2</a>", ">https://archive.example/a</a>",
        "<dt>Where</dt><dd><bdi>Oslo</bdi>",
        ">http://testserver/?q=talks&amp;place=oslo</a>", '<meta name="robots" content="noindex">',
        "nothing by the filters",
        'href="#n1" id="r1" role="doc-noteref" aria-label="Note 1"', '<li id="n1" value="1">',
        'href="#r1" role="doc-backlink"', 'role="doc-endnotes"',
    ):  # fmt: skip
        assert part in html, part


def test_dossier_names_what_found_no_room_and_what_is_outside(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.views.dossier.dossier_of", partial(dossier_of, events=2))
    for number in range(4):
        factories.event(f"Event {number}", edtf="2024-06-10" if number else "")
    factories.event("Other", category=factories.category("sport"))
    html = client.get("/dossier/?category=diplomacy").content.decode()
    assert "1 dated events, the latest ones, and 1 undated ones" in html
    assert "1 published event is outside the filters" in html
    assert "2 undated" not in html and "1 of them undated" in html


def test_dossier_of_a_period_says_that_undated_events_are_missing(client: Client) -> None:
    factories.event("Some day", edtf="")
    factories.event("That day", edtf="2024-06-10")
    html = client.get("/dossier/?from=2024").content.decode()
    assert "of them 1 for having no date, though it meets the rest" in html
    assert "<dt>Period</dt><dd><bdi>from 2024</bdi></dd>" in html


def test_dossier_of_nothing_says_so_and_of_a_malformed_filter_is_refused(client: Client) -> None:
    html = client.get("/dossier/?q=nothing").content.decode()
    assert "No event matches these filters." in html and 'id="notes-title"' not in html
    response = client.get("/dossier/?from=2023-13")
    assert response.status_code == 400 and b'action="/dossier/"' in response.content


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "x" * 190])
def test_dossier_with_hostile_words_shows_them_as_words(client: Client, text: str) -> None:
    event = factories.event(text, summary=text, quote=f"{text} it said.", actors=[text[:60]], places=[text[:60]])
    factories.claim(event.citations.get(), text[:80], 3, attributed_to=text, scope=text)
    html = client.get("/dossier/").content
    assert b"<script>alert" not in html and b"<img src=x" not in html


def test_event_and_article_give_paper_whole_addresses(client: Client) -> None:
    article = factories.article("They met.", url="https://paper.example/a")
    event = factories.event("Talks", of=article, quote="They met.")
    quote = f"http://testserver/articles/{article.pk}/#q-{event.citations.get().pk}"
    html = client.get(event.get_absolute_url()).content.decode()
    for address in (f"http://testserver{event.get_absolute_url()}", "https://paper.example/a", quote):
        assert f'data-address="{address}"' in html
    assert f'data-address="{quote}"' in client.get(f"/articles/{article.pk}/").content.decode()
