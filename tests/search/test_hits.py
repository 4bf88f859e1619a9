"""Are the words marked that the search found, as they stand in the text?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from timeline.models import Event
from timeline.search import Hits, index_event, matching


def marked(query: str, text: str) -> str:
    shown, position = "", 0
    for start, end in Hits(query).spans(text):
        shown += f"{text[position:start]}[{text[start:end]}]"
        position = end
    return shown + text[position:]


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("truce", "A truce. Truces, trucebreakers!", "A [truce]. [Truces], [trucebreakers]!"),
        ("truce talks", "Trucebreakers talk of a truce.", "Trucebreakers [talk] of a [truce]."),
        ("attack", "It attacked; the attacks went on.", "It [attacked]; the [attacks] went on."),
        ('"security council"', "A council on security; the Security Council’s vote",
         "A council on security; the [Security Council]’s vote"),
        ("sao paulo", "São Paulo, Sa\u0303o Paulo", "[São] [Paulo], [Sa\u0303o] [Paulo]"),
        ("cease fire", "The cease-fire holds", "The [cease]-[fire] holds"),
        ("strasse", "Straße", "[Straße]"),
        ("200", "more than 1,200 died", "more than 1,[200] died"),
        ("the of", "the state of it", "the state of it"),
        ("", "anything", "anything"),
        ("مرحبا", "قال مرحبا لهم", "قال [مرحبا] لهم"),
        ("½ cup", "a ½ cup", "a [½] [cup]"),
        ("1 2", "a ½ cup", "a [½] cup"),
    ],
)  # fmt: skip
def test_hits_of_a_query_are_the_words_it_finds(query: str, text: str, shown: str) -> None:
    assert marked(query, text) == shown


@given(query=st.text(max_size=30), text=st.text(max_size=80))
def test_hits_of_any_query_in_any_text_are_apart_and_in_order(query: str, text: str) -> None:
    ends = [place for span in Hits(query).spans(text) for place in span]
    assert ends == sorted(ends) and all(0 <= place <= len(text) for place in ends)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["truces", "agree", "agreeing to truce", '"a truce" agreed', "mediat", "dying", "lie"]
)
def test_hits_mark_something_wherever_one_word_was_found(query: str) -> None:
    event = factories.event("Mediators agreed to a truce", quote="They died; it lies open, the mediation of it.")
    index_event(event)
    found = Event.objects.filter(matching(query)).exists()
    words = [hit for text in (event.title, event.citations.get().exact) for hit in Hits(query).spans(text)]
    assert not found or words
