"""Does a view of an earlier day show what the articles of that day said, everywhere and nothing more?"""

import datetime as dt

import pytest
from django.http import QueryDict

from tests import factories
from timeline.models import Event
from timeline.publication import TimelinePage, timeline_page

pytestmark = pytest.mark.django_db


def page(query: str) -> TimelinePage:
    return timeline_page(QueryDict(query).lists())


def shown(query: str) -> list[str]:
    found = page(query)
    dated = [card.event.title for year in found.years for month in year.months for day in month.days
             for card in day.cards]  # fmt: skip
    year_only = [card.event.title for year in found.years for day in year.days for card in day.cards]
    return [*dated, *year_only, *(card.event.title for day in found.days for card in day.cards),
            *(card.event.title for card in found.undated)]  # fmt: skip


@pytest.fixture
def vote() -> Event:
    """Announced on 9 June for some day of the month, held on 12 June, disputed by a source on 20 June."""
    first = factories.article("A ballot is planned.", published="2024-06-09", by="Early Post")
    event = factories.event("Council votes", edtf="2024-06-12", summary="It was close.", status="draft", of=first,
                            quote="A ballot is planned.")  # fmt: skip
    event.citations.all().delete()
    planned = factories.cite(event, first, "A ballot is planned.", edtf="2024-06", title="Ballot planned",
                             modality="planned", explanation="“planned” → 2024-06: so it says")  # fmt: skip
    held = factories.article("The council voted.", published="2024-06-13", by="Noon Post")
    factories.claim(planned, "bridges", 40)
    factories.claim(factories.cite(event, held, "The council voted.", title="Council votes"), "bridges", 90)
    late = factories.article("No vote was held.", published="2024-06-20", by="Late Post")
    factories.cite(event, late, "No vote was held.", title="No vote", modality="denied")
    event.status, event.published_at = "published", dt.datetime(2024, 7, 1, tzinfo=dt.UTC)
    event.save()
    factories.keep_in_step(event)
    return event


def test_event_of_one_article_is_absent_before_its_day_and_present_on_it() -> None:
    factories.event("Reply given", of=factories.article("A reply was given.", published="2024-06-11"),
                    quote="A reply was given.")  # fmt: skip
    assert (shown("asof=2024-06-09"), shown("asof=2024-06-10"), shown("asof=2024-06-11")) == ([], [], ["Reply given"])
    assert (page("asof=2024-06-09").counts.later, page("asof=2024-06-11").counts.later) == (1, 0)


@pytest.mark.parametrize(
    ("asof", "title", "edtf", "modality", "summary", "figures", "differs"),
    [
        ("2024-06-09", "Ballot planned", "2024-06", "planned", "", ["40"], False),
        ("2024-06-19", "Council votes", "2024-06-12", "happened", "", ["40", "90"], True),
        ("2024-06-20", "Council votes", "2024-06-12", "happened", "It was close.", ["40", "90"], True),
    ],
)
def test_card_of_a_day_is_worded_as_its_articles_had_it(
    vote: Event, asof: str, title: str, edtf: str, modality: str, summary: str, figures: list[str], differs: bool
) -> None:
    (day,) = [day for month in page(f"asof={asof}").years[0].months for day in month.days]
    (card,) = day.cards
    event = card.event
    assert (event.title, event.edtf, event.modality, event.summary) == (title, edtf, modality, summary)
    assert ([figure.words for figure in card.figures], card.comparison.differs) == (figures, differs)
    assert card.address == f"{vote.get_absolute_url()}?asof={asof}"
    assert Event.objects.get().title == "Council votes"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("asof=2024-06-09&from=2024-06-01&to=2024-06-02", ["Ballot planned"]),
        ("asof=2024-06-13&from=2024-06-01&to=2024-06-02", []),
        ("asof=2024-06-09&modality=planned", ["Ballot planned"]),
        ("asof=2024-06-09&modality=happened", []),
        ("asof=2024-06-09&differ=yes", []),
        ("asof=2024-06-19&differ=yes", ["Council votes"]),
        ("asof=2024-06-09&q=ballot", ["Ballot planned"]),
        ("asof=2024-06-09&q=ball+plan", ["Ballot planned"]),
        ("asof=2024-06-09&q=%22ballot+is+planned%22", ["Ballot planned"]),
        ("asof=2024-06-09&q=%22ballot+is%22+%22planned+ballot%22", []),
        ("asof=2024-06-09&q=council", []),
        ("asof=2024-06-09&q=close", []),
        ("asof=2024-06-19&q=council+ballot", ["Council votes"]),
        ("asof=2024-06-19&q=close", []),
        ("asof=2024-06-20&q=close", ["Council votes"]),
        ("asof=2024-06-20&q=?!", []),
        ("asof=2024-06-09&q=?!", []),
        ("asof=2024-06-09&source=late-post", []),
        ("asof=2024-06-09&sort=updated", ["Ballot planned"]),
        ("asof=2024-06-09&sort=date", ["Ballot planned"]),
    ],
)
def test_filters_of_a_day_ask_for_what_was_known_then(vote: Event, query: str, expected: list[str]) -> None:
    assert shown(query) == expected


def test_counts_bars_and_facets_of_a_day_are_those_of_its_editions(vote: Event) -> None:
    found = page("asof=2024-06-09")
    assert (found.counts.dated, found.counts.articles, found.overview.bars[0].vague) == (1, 1, 1)
    options = {facet.parameter: [option.value for option in facet.options] for facet in found.facets}
    assert (options["modality"], options["source"], "differ" in options) == (["planned"], ["early-post"], False)
    assert page("").overview.bars[0].known == 1


def test_undated_then_and_dated_since_stands_among_the_undated() -> None:
    event = factories.event("Vote", edtf="2024-06-12", of=factories.article("Held.", published="2024-06-13"),
                            quote="Held.")  # fmt: skip
    citation = factories.cite(event, factories.article("Due.", published="2024-06-01"), "Due.")
    citation.date = None
    citation.save()
    factories.keep_in_step(event)
    found = page("asof=2024-06-02")
    assert (found.counts.undated, found.counts.dated, page("").counts.undated) == (1, 0, 0)
    assert [card.event.edtf for card in found.undated] == [""]
    assert page("asof=2024-06-02&from=2024").counts.unmatched_undated == 1


@pytest.mark.parametrize("sort", ["", "&sort=date", "&sort=updated"])
def test_pages_of_a_day_show_every_event_once_in_the_order_of_that_day(sort: str) -> None:
    for number in range(85):
        quote = f"Report {number}."
        late = factories.article(quote, published="2024-06-20")
        event = factories.event(f"Event {number}", edtf="2024-01-01", of=late, quote=quote)
        early = f"Early report {number}."
        factories.cite(event, factories.article(early, published="2024-06-01"), early, title=f"Early {number}",
                       edtf=f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}")  # fmt: skip
    events, address = [], f"asof=2024-06-02{sort}"
    while address:
        found = page(address)
        events += found.dated_page.events
        address = found.older.address[2:] if found.older else ""
    assert sorted(event.title for event in events) == sorted(f"Early {number}" for number in range(85))
    keys = [(event.sorts_on, event.public_id) for event in events]
    assert sort == "&sort=updated" or keys == sorted(keys, reverse=not sort)
    back = page(address or f"asof=2024-06-02{sort}")
    assert back.newer is None and back.older is not None
    forth = page(back.older.address[2:])
    assert forth.newer is not None and page(forth.newer.address[2:]).dated_page.events == back.dated_page.events
