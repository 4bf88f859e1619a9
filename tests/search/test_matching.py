"""Does a search find the right events in the database at hand, and can any text be asked for?"""

import json
from pathlib import Path

import pytest

from tests import factories
from timeline.models import Event, EventText
from timeline.search import among, holding, index_event, matching, remove_event

pytestmark = pytest.mark.django_db

HOSTILE = Path(__file__).parents[2].parent / "shared" / "data" / "hostile" / "naughty-strings.json"
AWKWARD = [
    "", " ", "\0", "\ud800", "a\0b", '"', "'", "''", "\\", "%", "_", "*", "^", "(", ")", ":", "&|!<->", "a:*b", "1e400",
    "'; DROP TABLE timeline_event; --", "{title summary} : x", "NEAR(x)", "x AND", "OR", "NOT", "- -", '"a" "b',
    "😀" * 50,
    "a" * 10_000, "\x01\x02", "a\nb\tc", "ﷺ", "İ", "ß", "½", "٣", "x" * 3000 + " y", "−5", "c++", "50%", "a'b", "0x1F",
]  # fmt: skip


def found(query: str, *, quotes: bool = True) -> set[str]:
    return set(Event.objects.filter(matching(query, quotes=quotes)).values_list("title", flat=True))


@pytest.fixture
def truce() -> Event:
    event = factories.event(
        "Week-long truce agreed",
        summary="Mediators announced a pause in Doha’s old town.",
        quote="Both sides accepted the São Paulo text, and 1,200 hostages were freed.",
        actors=["United Nations"],
        places=["Rafah"],
    )
    index_event(event)
    factories.event("Court hears the parties")
    return event


@pytest.mark.parametrize(
    "query",
    [
        "truce", "TRUCE", "truces", "agree", "mediator", "doha", "hostage freed", "sao paulo", "São Paulo", "1,200",
        "200",
        '"week long truce"', '"sao paulo text"', "hos", "freed hosta", "united nations", "rafah", "the truce",
        "pausing",
    ],
)  # fmt: skip
def test_matching_words_of_title_summary_or_quote_finds_the_event(truce: Event, query: str) -> None:
    assert found(query) == {"Week-long truce agreed"}


@pytest.mark.parametrize(
    "query", ["truce court", '"truce week"', '"hos"', "tr", "fisheries", "truce -fisheries", "?!", "the"]
)
def test_matching_words_that_are_not_all_there_finds_nothing(truce: Event, query: str) -> None:
    assert found(query) == set()


def test_matching_without_quotes_looks_at_title_and_summary_only(truce: Event) -> None:
    assert found("mediators", quotes=False) == {"Week-long truce agreed"}
    assert found("hostages", quotes=False) == set()


@pytest.mark.parametrize("query", AWKWARD)
def test_matching_any_text_is_safe(truce: Event, query: str) -> None:
    assert found(query) <= {"Week-long truce agreed", "Court hears the parties"}
    assert found(query, quotes=False) <= {"Week-long truce agreed", "Court hears the parties"}


@pytest.mark.skipif(not HOSTILE.exists(), reason="the shared collection of hostile strings is not here")
def test_matching_every_naughty_string_is_safe(truce: Event) -> None:
    for query in json.loads(HOSTILE.read_text(encoding="utf-8")):
        assert found(query) <= {"Week-long truce agreed", "Court hears the parties"}


def test_index_event_twice_with_a_new_title_forgets_the_old_words(truce: Event) -> None:
    truce.title = "Long ceasefire agreed"
    truce.save()
    index_event(truce)
    index_event(truce)
    assert (found("ceasefire"), found('"week long"'), EventText.objects.count()) == (
        {"Long ceasefire agreed"},
        set(),
        2,
    )


def test_index_event_of_hostile_text_stores_its_words() -> None:
    event = factories.event("Name \ufffd 😀 <b>bold</b>", summary="x" * 5000, quote="quote " * 40_000)
    assert found('"bold"') == {event.title}


def test_remove_event_forgets_its_words(truce: Event) -> None:
    remove_event(truce)
    assert found("truce") == set()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("truce", True), ("TRUCE", True), ("truc", True), ("agreed truce", True), ('"week long truce"', True),
        ('"week long tru"', False), ("long", True), ("lon", True), ("lon truce", False), ("ruce", False),
        ("truce court", False), ("the", False), ("?!", False), ("", False), ("_ruce", False), ("%", False),
    ],
)  # fmt: skip
def test_holding_asks_for_every_term_in_folded_words(truce: Event, query: str, expected: bool) -> None:
    EventText.objects.filter(pk=truce.pk).update(title=" week long truce agreed ")
    assert EventText.objects.filter(holding(query, "title")).exists() is expected


@pytest.mark.parametrize("query", AWKWARD)
def test_holding_any_text_is_safe(truce: Event, query: str) -> None:
    assert EventText.objects.filter(holding(query, "title")).count() <= 2


def test_among_asks_for_rows_of_another_query_in_any_combination(truce: Event) -> None:
    mine, nobody = Event.objects.filter(pk=truce.pk).values("pk"), Event.objects.filter(pk__in=()).values("pk")
    assert list(Event.objects.filter(among("pk", mine))) == [truce]
    assert list(Event.objects.filter(among("pk", nobody))) == []
    assert list(Event.objects.filter(among("pk", nobody) | among("pk", mine))) == [truce]
    assert Event.objects.filter(~among("pk", mine)).count() == Event.objects.count() - 1
    inner = EventText.objects.filter(among("event", Event.objects.filter(among("pk", mine)).values("pk")))
    assert [row.pk for row in inner] == [truce.pk]
