"""Does an address say which events are meant, and does a selection write the same address again?"""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import QueryDict

from tests import factories
from timeline.curation import accept_into, edit_claims, edit_event, publish_event, withdraw_event
from timeline.models import Event
from timeline.publication import MalformedFilter, Selection, is_untidy, timeline_page
from timeline.publication.chips import Chip, chips_of
from timeline.publication.filters import VALUES_LIMIT


def read(query: str, **fields: Any) -> Selection:
    return Selection.read(QueryDict(query).lists(), **fields)


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("utm_source=x&fbclid=1&from[]=2", ""),
        ("q=&from=&category=&sort=", ""),
        ("sort=-date", ""),
        ("sort=date", "sort=date"),
        ("to=2024&from=2023-10", "from=2023-10&to=2024"),
        (
            "category=politics&q=truce&category=conflict&category=politics",
            "q=truce&category=conflict&category=politics",
        ),
        ("q=++two+++words+", "q=two+words"),
        ("from=+2023+", "from=2023"),
        ("asof=2024-06-11&modality=planned", "modality=planned&asof=2024-06-11"),
        ("differ=YES&modality=planned&actor=un", "modality=planned&differ=yes&actor=un"),
        ("since=2024-06-11&asof=2024-06-12&sort=date", "asof=2024-06-12&since=2024-06-11&sort=date"),
        ("since=2024-06-11T10:00%2B02:00", "since=2024-06-11T08%3A00Z"),
        ("since=2024-06-11T10:00+02:00", "since=2024-06-11T08%3A00Z"),
        ("since=2024-06-10T23:30:05.123-01:00", "since=2024-06-11T00%3A30%3A05Z"),
        ("from=2023&from=2023", "from=2023"),
        ("actor=nobody-knows", "actor=nobody-knows"),
        ("actor=Hamas&actor=hamas&modality=Planned", "modality=planned&actor=hamas"),
        ("q=a%00b", "q=a+b"),
    ],
)
def test_selection_of_an_address_writes_its_canonical_query(query: str, canonical: str) -> None:
    selection = read(query)
    assert selection.query == canonical
    assert read(canonical) == selection


@pytest.mark.parametrize(
    ("query", "parameter", "example"),
    [
        ("from=2023-13", "from", "2023-10"),
        ("from=yesterday", "from", "2023-10"),
        ("from=../2023", "from", "2023-10"),
        ("to=2023/..", "to", "2023-11-24"),
        ("to=0000", "to", "2023-11-24"),
        ("from=2024&to=2023", "from", "2023"),
        ("from=2023&from=2024", "from", "2023-10"),
        ("from=%00", "from", "2023-10"),
        ("sort=size", "sort", "-date"),
        ("modality=maybe", "modality", "planned"),
        ("modality=planned&modality=maybe", "modality", "planned"),
        ("category=a b", "category", "diplomacy"),
        ("actor=%00", "actor", "united-nations"),
        ("place=" + "x" * 121, "place", "new-york"),
        ("source=<script>", "source", "reuters"),
        ("story=../etc", "story", "israel-hamas-war"),
        ("asof=2024-06", "asof", "2024-06-11"),
        ("asof=soon", "asof", "2024-06-11"),
        ("since=2024-06", "since", "2024-06-11T08:00Z"),
        ("since=2024-06-31", "since", "2024-06-11T08:00Z"),
        ("since=2024-06-11T08:00", "since", "2024-06-11T08:00Z"),
        ("since=2024-06-11T25:00Z", "since", "2024-06-11T08:00Z"),
        ("since=0001-01-01T00:00%2B14:00", "since", "2024-06-11T08:00Z"),
        ("since=9999-12-31T23:59-14:00", "since", "2024-06-11T08:00Z"),
        ("since=%D9%A2%D9%A0%D9%A2%D9%A4-06-11", "since", "2024-06-11T08:00Z"),
        ("since=<script>", "since", "2024-06-11T08:00Z"),
        ("differ=no", "differ", "yes"),
        ("&".join(f"actor=a{number}" for number in range(VALUES_LIMIT + 1)), "actor", "united-nations"),
    ],
)
def test_selection_of_a_malformed_value_names_the_parameter_and_a_right_one(
    query: str, parameter: str, example: str
) -> None:
    with pytest.raises(MalformedFilter) as raised:
        read(query)
    assert (raised.value.parameter, raised.value.example) == (parameter, example)
    assert raised.value.message.isprintable()


@pytest.mark.parametrize("query", ["from=" + "9" * 100_000, "q=" + "x" * 100_000, "&".join(["from=2023"] * 500)])
def test_selection_of_an_enormous_address_is_read_or_refused(query: str) -> None:
    try:
        assert len(read(query).query) < 300
    except MalformedFilter as malformed:
        assert len(malformed.message) < 300


def test_selection_without_one_value_keeps_the_rest() -> None:
    selection = read("category=conflict&category=justice&q=truce")
    assert selection.without("category", "justice").query == "q=truce&category=conflict"
    assert selection.without("category").query == "q=truce"
    assert selection.with_(from_="2023", q="").query == "from=2023&category=conflict&category=justice"
    assert selection.filters_set == 3


def test_selection_of_a_story_page_has_the_story_in_its_path() -> None:
    selection = read("story=other&sort=date", subject=("story", "the-war"))
    assert selection.address() == "/stories/the-war/?sort=date"


@pytest.mark.parametrize(
    ("parameter", "path"),
    [("actor", "/actors/X-1/"), ("place", "/places/X-1/"), ("category", "/categories/X-1/"),
     ("source", "/sources/X-1/"), ("story", "/stories/X-1/")],
)  # fmt: skip
def test_selection_of_a_subject_stays_on_its_page_and_is_carried_away_as_a_filter(parameter: str, path: str) -> None:
    selection = read(f"{parameter}=other&q=truce&asof=2024-06-11&sort=date", subject=(parameter, "X-1"))
    assert selection.query == "q=truce&asof=2024-06-11&sort=date"
    assert selection.without("q").with_(asof="").address(after="x") == f"{path}?sort=date&after=x"
    assert (selection.cleared.address(), selection.bare.address()) == (f"{path}?sort=date", f"{path}?asof=2024-06-11")
    assert selection.json_address == f"/timeline.json?q=truce&asof=2024-06-11&sort=date&{parameter}=x-1"
    assert read("", subject=(parameter, "X-1")).dossier_address == f"/dossier/?{parameter}=x-1"


@pytest.mark.parametrize(
    ("query", "untidy"),
    [("q=", True), ("q=x&from=", True), ("sort=-date", True), ("q=x", False), ("utm_source=", False), ("", False)],
)
def test_is_untidy_of_an_address_sees_what_a_plain_form_leaves(query: str, untidy: bool) -> None:
    assert is_untidy(QueryDict(query).lists()) is untidy


@pytest.mark.django_db
def test_chips_of_a_selection_lead_to_it_without_them() -> None:
    factories.event("Talks", actors=["United Nations"])
    chips = chips_of(read("q=truce&from=2023-10&to=2023-11&actor=united-nations&asof=2024-06-11&sort=date"), ())
    assert chips == (
        Chip("Period", "October 2023 – November 2023", "/?q=truce&actor=united-nations&asof=2024-06-11&sort=date"),
        Chip("Search", "“truce”", "/?from=2023-10&to=2023-11&actor=united-nations&asof=2024-06-11&sort=date"),
        Chip("Who", "United Nations", "/?q=truce&from=2023-10&to=2023-11&asof=2024-06-11&sort=date"),
        Chip("As known on", "11 June 2024", "/?q=truce&from=2023-10&to=2023-11&actor=united-nations&sort=date"),
    )
    assert chips_of(read("differ=yes&since=2024-06-11T08:00Z"), ()) == (
        Chip("Evidence", "Sources differ", "/?since=2024-06-11T08%3A00Z"),
        Chip("Changed since", "11 June 2024, 08:00 UTC", "/?differ=yes"),
    )
    assert chips_of(read("since=2024-06-11"), ()) == (Chip("Changed since", "11 June 2024", "/"),)


def titles(query: str) -> set[str]:
    return set(read(query).events().values_list("title", flat=True))


@pytest.fixture
def two_events() -> tuple[Event, Event]:
    """One that every filter below lets through, and one that none does."""
    inside = factories.event(
        "Inside",
        edtf="2023-11",
        modality="planned",
        category=factories.category("conflict"),
        actors=["Hamas"],
        places=["Gaza"],
        stories=["War"],
        quote="A fragile truce began.",
        of=factories.article("A fragile truce began.", by="Northern Wire", published="2023-12-01"),
    )
    return inside, factories.event("Outside", edtf="2024-06-10")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        "q=fragile", "q=inside", "to=2023", "to=2023-11-01", "from=2023-11-30&to=2023-12", "category=conflict",
        "category=conflict&category=sport", "modality=planned", "modality=planned&modality=denied", "actor=hamas",
        "place=gaza", "source=northern-wire", "story=war", "asof=2023-12-01",
        "q=truce&category=conflict&actor=hamas&asof=2024-01-01",
    ],
)  # fmt: skip
def test_events_of_a_filter_includes_what_it_asks_for_and_nothing_else(
    two_events: tuple[Event, Event], query: str
) -> None:
    assert titles(query) == {"Inside"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        "q=nowhere", "q=?!", "to=2023-10-31", "from=2023-12&to=2024-06-09", "category=sport", "modality=denied",
        "actor=nobody", "place=nowhere", "source=nobody", "story=none", "asof=2023-11-30", "actor=hamas&place=rome",
    ],
)  # fmt: skip
def test_events_of_a_filter_that_nothing_meets_are_none(two_events: tuple[Event, Event], query: str) -> None:
    assert titles(query) == set()


@pytest.mark.django_db
def test_events_of_any_selection_leave_out_drafts_and_withdrawn_ones() -> None:
    factories.event("Draft", status="draft")
    factories.event("Withdrawn", status="withdrawn")
    factories.event("Published")
    assert titles("") == titles("q=capital") == {"Published"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("edtf", "query", "overlaps"),
    [
        ("2023-11", "from=2023-11-30&to=2023-11-30", True),
        ("2023-11", "from=2023-12", False),
        ("2023", "from=2023-06&to=2023-07", True),
        ("2023-10-07/..", "from=2030", True),
        ("2023-10-07/..", "to=2023-10-06", False),
        ("../2020", "to=2019", True),
        ("../2020", "from=2021", False),
        ("2024-06-11/2024-06-13", "from=2024-06-13&to=2025", True),
        ("199X", "from=1999&to=2001", True),
        ("", "from=0001&to=9999", False),
    ],
)
def test_events_of_a_period_are_those_that_could_fall_inside(edtf: str, query: str, overlaps: bool) -> None:
    factories.event("Event", edtf=edtf)
    assert titles(query) == ({"Event"} if overlaps else set())


@pytest.mark.django_db
def test_asof_hides_later_and_undated_articles_with_their_words() -> None:
    event = factories.event(
        "Vote", quote="The council voted.", of=factories.article("The council voted.", published="2024-06-01")
    )
    late = factories.article("Envoys praised the ballot.", published="2024-06-20", by="Late Post")
    factories.cite(event, late, "Envoys praised the ballot.")
    factories.event("Rumour", of=factories.article("A rumour spread.", published=None), quote="A rumour spread.")
    assert titles("asof=2024-06-10") == {"Vote"}
    assert titles("asof=2024-06-10&source=late-post") == set()
    assert (titles("asof=2024-06-10&q=praised"), titles("q=praised")) == (set(), {"Vote"})
    assert titles("asof=2024-06-10&q=vote") == {"Vote"}
    assert read("asof=2024-06-10").citations.count() == 1


MOMENT = dt.datetime(2024, 6, 11, 8, tzinfo=dt.UTC)


def aged(event: Event) -> Event:
    """As if readers had known it for long."""
    past = MOMENT - dt.timedelta(days=1)
    Event.objects.filter(pk=event.pk).update(changed_at=past, published_at=past if event.is_public else None)
    event.refresh_from_db()
    return event


@pytest.mark.django_db
def test_since_lets_through_what_entered_or_changed_for_readers_and_says_which() -> None:
    ann = User.objects.create_user("ann")
    aged(factories.event("Old"))
    edit_event(aged(factories.event("Edited")), editor=ann, reason="Shorter.", summary="In short.")
    figured = aged(factories.event("Counted anew"))
    edit_claims(figured.citations.get(), [{"value": 3, "unit": "killed"}], editor=ann, reason="Read again.")
    cited = aged(factories.event("Cited anew"))
    accept_into(factories.mention(factories.article("So."), "So."), cited, editor=ann)
    publish_event(aged(factories.event("Entered", status="draft")), editor=ann)
    edit_event(aged(factories.event("Draft", status="draft")), editor=ann, reason="", title="A draft")
    edit_event(aged(factories.event("Saved as it was")), editor=ann, reason="Nothing.", title="Saved as it was")
    withdraw_event(aged(factories.event("Taken back")), editor=ann, reason="Wrong.")
    page = timeline_page([("since", ["2024-06-11T08:00Z"]), ("sort", ["updated"])])
    news = [(card.event.title, card.news) for day in page.days for card in day.cards]
    corrected = [(title, "Corrected") for title in ("Cited anew", "Counted anew", "Edited")]
    assert news == [("Entered", "New"), *corrected]
    assert [card.news for day in timeline_page([("sort", ["updated"])]).days for card in day.cards] == [""] * 6


@pytest.mark.django_db
def test_since_is_after_the_moment_and_from_the_beginning_of_a_day() -> None:
    factories.event("Vote")
    Event.objects.update(changed_at=MOMENT, published_at=MOMENT)
    before, after = ("2024-06-11", "2024-06-11T07:59:59Z"), ("2024-06-11T08:00Z", "2024-06-12")
    assert [titles(f"since={since}") for since in (*before, *after)] == [{"Vote"}, {"Vote"}, set(), set()]


@pytest.mark.django_db
def test_differ_lets_through_events_whose_sources_do() -> None:
    factories.event("Agreed")
    event = factories.event("Disputed")
    factories.cite(event, factories.article("It was in May."), "It was in May.", edtf="2024-05")
    assert (titles("differ=yes"), titles("differ=yes&modality=planned")) == ({"Disputed"}, set())
    (facet,) = [each for each in timeline_page([]).facets if each.parameter == "differ"]
    assert [(option.label, option.count) for option in facet.options] == [("Sources differ", 1)]
