"""Does turning pages show every event once, whatever happens meanwhile?"""

import datetime as dt

import pytest
from django.http import QueryDict

from tests import factories
from timeline.models import Event
from timeline.publication import MalformedFilter, TimelinePage, timeline_page
from timeline.publication.paging import PAGE_SIZE
from timeline.publication.timeline import UNDATED_SHOWN

pytestmark = pytest.mark.django_db

FIRST = dt.date(2024, 1, 1)


def make(number: int) -> None:
    """Two events a day, so that every order needs its second key."""
    of = factories.article("One sentence for all.")
    for each in range(number):
        edtf = (FIRST + dt.timedelta(days=each // 2)).isoformat()
        factories.event(f"Event {each}", edtf=edtf, of=of, quote="One sentence for all.")


def page(address: str = "/") -> TimelinePage:
    return timeline_page(QueryDict(address.partition("?")[2]).lists())


def walk(address: str = "/") -> list[list[str]]:
    """The titles of every page from this one on."""
    pages = []
    while True:
        shown = page(address)
        pages.append([event.title for event in shown.dated_page.events])
        if shown.older is None:
            return pages
        address = shown.older.address


@pytest.mark.parametrize("query", ["", "?sort=date", "?sort=updated"])
def test_pages_of_a_long_list_show_every_event_once_in_order(query: str) -> None:
    make(2 * PAGE_SIZE + 10)
    pages = walk(f"/{query}")
    assert [len(each) for each in pages] == [PAGE_SIZE, PAGE_SIZE, 10]
    assert sorted(sum(pages, [])) == sorted(Event.objects.values_list("title", flat=True))


@pytest.mark.parametrize("query", ["", "?sort=date", "?sort=updated"])
def test_pages_turned_back_are_the_pages_that_were_left(query: str) -> None:
    make(130)
    forth = [page(f"/{query}")]
    while forth[-1].older:
        forth.append(page(forth[-1].older.address))
    back = [forth[-1]]
    while back[-1].newer:
        back.append(page(back[-1].newer.address))
    assert [each.dated_page for each in reversed(back)] == [each.dated_page for each in forth]


def test_page_after_an_event_was_added_before_it_shows_the_same_events() -> None:
    make(50)
    first = page()
    assert first.older
    second = page(first.older.address)
    factories.event("Newest of all", edtf="2025-01-01")
    again = page(first.older.address)
    assert again.dated_page.events == second.dated_page.events
    assert (second.dated_page.before, again.dated_page.before) == (PAGE_SIZE, PAGE_SIZE + 1)


def test_page_links_count_the_events_beyond_them() -> None:
    make(2 * PAGE_SIZE + 10)
    first = page()
    assert first.newer is None and first.older
    assert (first.older.label, first.older.count) == ("Older events", PAGE_SIZE + 10)
    second = page(first.older.address)
    assert second.newer and second.older
    assert (second.newer.count, second.newer.address, second.older.count) == (PAGE_SIZE, "/", 10)
    assert (second.dated_page.first_number, second.dated_page.last_number) == (PAGE_SIZE + 1, 2 * PAGE_SIZE)


def test_page_beyond_the_end_is_empty_and_says_how_many_come_before() -> None:
    make(3)
    beyond = page("/?after=0001-01-01~22222222")
    assert (beyond.dated_page.events, beyond.dated_page.before, beyond.counts.total) == ((), 3, 3)


@pytest.mark.parametrize(
    "cursor",
    ["x", "2024-01-01", "2024-01-01~", "2024-01-01~aeiou!!!", "2024-13-01~22222222", "20240101~22222222", "~",
    "undated~x",
     "0000-01-01~22222222", "2024-01-01~22222222~22222222", "\0", "9" * 5000, "2024-W01-1~22222222"],
)  # fmt: skip
@pytest.mark.parametrize("parameter", ["after", "before"])
def test_page_of_a_cursor_tampered_with_is_malformed(cursor: str, parameter: str) -> None:
    with pytest.raises(MalformedFilter) as raised:
        timeline_page([(parameter, [cursor])])
    assert raised.value.parameter == parameter


def test_page_of_another_orders_cursor_is_malformed() -> None:
    with pytest.raises(MalformedFilter):
        page("/?sort=updated&after=2024-01-01~22222222")


def test_undated_events_beyond_a_few_have_pages_of_their_own() -> None:
    of = factories.article("One sentence for all.")
    for number in range(PAGE_SIZE + 5):
        factories.event(f"Undated {number}", edtf="", of=of, quote="One sentence for all.")
    first = page()
    assert (len(first.undated), first.counts.undated, first.counts.dated) == (UNDATED_SHOWN, PAGE_SIZE + 5, 0)
    every = page(first.all_undated_address)
    assert every.older and every.newer and (len(every.undated), every.older.count) == (PAGE_SIZE, 5)
    rest = page(every.older.address)
    shown = {card.event.title for card in (*every.undated, *rest.undated)}
    assert (len(rest.undated), len(shown), rest.older) == (5, PAGE_SIZE + 5, None)
    assert rest.newer and (rest.newer.address, rest.newer.count) == (first.all_undated_address, PAGE_SIZE)
