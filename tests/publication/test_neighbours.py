"""Does an event lead on to the next of the view, back to its place in it, and to others that have to do with it?"""

import pytest
from django.http import QueryDict

from tests import factories
from timeline.models import Event
from timeline.publication import Selection, timeline_page
from timeline.publication.neighbours import place_in_view, related_to

pytestmark = pytest.mark.django_db


def selection(query: str = "") -> Selection:
    return Selection.read(QueryDict(query).lists())


@pytest.fixture(autouse=True)
def events() -> None:
    conflict = factories.category("conflict")
    factories.event("First", edtf="2024-06-01", actors=["Hamas"])
    factories.event("Second", edtf="2024-06-02", category=conflict, actors=["Hamas", "Qatar"], places=["Doha"])
    factories.event("Third", edtf="2024-06-03", places=["Doha"])
    factories.event("Fourth", edtf="2024-06-04", category=conflict, actors=["Qatar"])
    factories.event("Some day", edtf="")
    factories.event("Other day", edtf="")
    factories.event("Draft", edtf="2024-06-02", status="draft", actors=["Hamas", "Qatar"])


def named(title: str) -> Event:
    return Event.objects.get(title=title)


@pytest.mark.parametrize(
    ("title", "query", "around"),
    [
        ("Second", "", ("First", "Third")),
        ("Second", "sort=date", ("First", "Third")),
        ("Second", "sort=updated", ("First", "Third")),
        ("Second", "category=conflict", (None, "Fourth")),
        ("Fourth", "category=conflict&q=second", ("Third", None)),
        ("First", "asof=2024-06-11", (None, "Second")),
    ],
)
def test_place_in_view_is_between_the_neighbours_of_the_view(
    title: str, query: str, around: tuple[str | None, str | None]
) -> None:
    place = place_in_view(named(title), selection(query))
    assert tuple(each and each.event.title for each in (place.earlier, place.later)) == around


def test_place_in_view_carries_the_view_on() -> None:
    place = place_in_view(named("Second"), selection("category=conflict&sort=date"))
    assert place.later and place.is_filtered
    assert place.later.address == f"{named('Fourth').get_absolute_url()}?category=conflict&sort=date"
    assert place.later.event.date_in_words == "4 June 2024"


def test_place_in_view_of_an_event_outside_it_is_that_in_the_whole_timeline() -> None:
    place = place_in_view(named("First"), selection("category=conflict"))
    assert (place.selection.chosen, place.earlier) == ((), None)
    assert place.later and place.later.address == named("Second").get_absolute_url()


@pytest.mark.parametrize("query", ["", "sort=date", "category=conflict", "asof=2024-06-11&sort=date"])
@pytest.mark.parametrize("title", ["Second", "Fourth", "Some day", "Other day"])
def test_way_back_leads_to_the_page_that_begins_with_the_event(title: str, query: str) -> None:
    event = named(title)
    way_back = place_in_view(event, selection(query)).way_back
    address, _, anchor = way_back.partition("#")
    page = timeline_page(QueryDict(address.partition("?")[2]).lists())
    shown = page.undated_page if event.is_undated else page.dated_page
    assert (shown.events[0], anchor) == (event, f"e-{event.public_id}")


def test_neighbours_of_an_undated_event_are_undated() -> None:
    ordered = sorted((named("Some day"), named("Other day")), key=lambda event: event.public_id)
    place = place_in_view(ordered[1], selection())
    assert place.earlier and place.earlier.event == ordered[0] and place.earlier.event.date_in_words == "undated"
    assert place.later is None


def test_related_events_share_who_or_where_rarest_names_first() -> None:
    related = related_to(named("Second"), selection())
    assert [(each.event.title, each.shared) for each in related] == [
        ("First", ("Hamas",)),
        ("Third", ("Doha",)),
        ("Fourth", ("Qatar",)),
    ]
    assert related_to(named("Some day"), selection()) == ()


def test_related_events_as_known_on_a_day_were_told_by_then() -> None:
    late = factories.article("Hamas met.", published="2024-06-20")
    factories.event("Told late", edtf="2024-06-02", actors=["Hamas", "Qatar"], of=late, quote="Hamas met.")
    then = {each.event.title: each.address for each in related_to(named("First"), selection("asof=2024-06-11"))}
    assert then == {"Second": f"{named('Second').get_absolute_url()}?asof=2024-06-11"}
    assert "Told late" in {each.event.title for each in related_to(named("First"), selection())}
