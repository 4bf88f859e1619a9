"""Does each day keep what its articles said, and nothing that only later ones, or editors, said?"""

import datetime as dt
from importlib import import_module
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User

from tests import factories
from timeline import curation
from timeline.chronology import parse_edtf
from timeline.curation.differing import differs
from timeline.extraction.mention import Mention as FoundMention
from timeline.models import Article, Citation, Edition, Event, Revision
from timeline.publication.comparison import compare

pytestmark = pytest.mark.django_db
NINTH, ELEVENTH, TWENTIETH = dt.date(2024, 6, 9), dt.date(2024, 6, 11), dt.date(2024, 6, 20)


@pytest.fixture
def ann() -> User:
    return User.objects.create_user("ann")


def event(**fields: Any) -> Event:
    """Its one citation is of 11 June."""
    quote = "The council voted."
    return factories.event("Council votes", of=factories.article(quote), quote=quote, **fields)


def cite(of: Event, day: str | None, title: str = "", *, by: str = "The Other Paper", **fields: Any) -> Citation:
    quote = f"{title or 'It'} was told on {day} by {by}."
    return factories.cite(of, factories.article(quote, published=day, by=by), quote, title=title, **fields)


def told(of: Event) -> list[tuple[Any, ...]]:
    return [
        (str(each.known_from), str(each.known_until), each.complete, each.title, each.edtf, each.modality)
        for each in of.editions.all()
    ]


def test_editions_of_an_event_are_one_for_each_day_of_its_articles() -> None:
    row = event(modality="happened")
    cite(row, "2024-06-09", "A vote is due", edtf="2024-06", modality="planned")
    cite(row, "2024-06-09", "Vote expected", edtf="2024-06", modality="planned", by="A Third Paper")
    cite(row, "2024-06-20", "Vote annulled", edtf="2024-06-10", modality="denied")
    assert told(row) == [
        ("2024-06-09", "2024-06-11", False, "A vote is due", "2024-06", "planned"),
        ("2024-06-11", "2024-06-20", False, "A vote is due", "2024-06-10", "happened"),
        ("2024-06-20", "None", True, "Council votes", "2024-06-10", "happened"),
    ]


def test_editions_take_the_events_title_from_the_day_on_which_an_article_gives_it() -> None:
    row = event()
    cite(row, "2024-06-01", "Vote due")
    cite(row, "2024-06-05", "Council votes")
    assert [each.title for each in row.editions.all()] == ["Vote due", "Council votes", "Council votes"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2024-06-03", "2024-06"], "2024-06-03"),
        (["2024", "2024-06", "2024-22"], "2024-06"),
        (["2024-06-03~", "2024-06"], "2024-06"),
        (["2024-06~", "2024-05"], "2024-05"),
        (["2024-06-03", "2024-06-04", "2024-06-04"], "2024-06-04"),
        (["2024-06-04", "2024-06-03"], "2024-06-03"),
        (["2024-02", "2024-01"], "2024-01"),
        (["2024-06-03/..", "2024"], "2024"),
        (["2024-06-10", "2024-06-03"], "2024-06-10"),
        (["", "2024-06"], "2024-06"),
        ([""], ""),
    ],
)
def test_editions_of_a_day_take_the_events_date_or_the_most_precise_that_was_given(
    dates: list[str], expected: str
) -> None:
    row = event(edtf="2024-06-10")
    for number, edtf in enumerate(dates):
        citation = cite(row, "2024-06-09", by=f"Paper {number}")
        citation.date = parse_edtf(edtf) if edtf else None
        citation.save()
    factories.keep_in_step(row)
    edition = row.editions.get(known_from=NINTH)
    assert (edition.edtf, edition.date) == (expected, parse_edtf(expected) if expected else None)
    assert edition.sorts_on == (edition.earliest or edition.latest)


def test_editions_leave_out_articles_without_a_date_and_are_then_never_complete() -> None:
    row = event()
    cite(row, None, "Some day")
    assert [(each.known_from, each.complete) for each in row.editions.all()] == [(ELEVENTH, False)]
    undated = factories.event("Undated", of=factories.article("So.", published=None), quote="So.")
    assert list(undated.editions.all()) == []


def test_editions_follow_every_act(ann: User) -> None:
    first = factories.mention(factories.article("Delegates met."), "Delegates met.", title="Delegates meet")
    row = curation.accept_mention(first, editor=ann, publish=True).event
    late = factories.mention(
        factories.article("They parted.", published="2024-06-20"), "They parted.", title="Talks end", edtf="2024-06-19"
    )
    citation = curation.accept_into(late, row, editor=ann).citation
    curation.edit_event(row, editor=ann, reason="Shorter.", title="Talks")
    assert [(each.known_from, each.title, each.complete) for each in row.editions.all()] == [
        (ELEVENTH, "Delegates meet", False),
        (TWENTIETH, "Talks", True),
    ]
    curation.remove_citation(citation, editor=ann, reason="Another meeting.")
    assert [(each.title, each.complete) for each in row.editions.all()] == [("Talks", True)]
    curation.undo(Revision.objects.get(act="remove citation"), editor=ann)
    assert row.editions.count() == 2


def redate(article: Article, day: dt.date, citation: Citation, edtf: str) -> None:
    found = FoundMention(
        start=citation.start, end=citation.end, exact=citation.exact, date=parse_edtf(edtf), derivation=None,
        undated_reason="", modality="happened", title="Delegates meet", category="diplomacy",
    )  # fmt: skip
    curation.redate_article(article, day, [found], editor=None)


def test_editions_follow_an_article_that_is_redated_though_its_quotes_keep_their_date() -> None:
    mention = factories.mention(factories.article("Delegates met on 10 June 2024."), "Delegates met on 10 June 2024.")
    row = curation.accept_mention(mention, editor=None, publish=True).event
    cite(row, "2024-06-20")
    redate(mention.article, NINTH, row.citations.earliest("article__published_on"), "2024-06-10")
    days = [(each.known_from, each.known_until) for each in row.editions.all()]
    assert days == [(NINTH, TWENTIETH), (TWENTIETH, None)]


def test_sources_differ_follows_dates_stances_and_figures(ann: User) -> None:
    row = event()
    citation = row.citations.get()
    curation.edit_claims(citation, [{"value": 1400, "unit": "killed"}], editor=ann, reason="Read again.")
    other = cite(row, "2024-06-20", edtf="2024-06-10")
    curation.edit_claims(other, [{"value": 1200, "unit": "killed"}], editor=ann, reason="Read again.")
    row.refresh_from_db()
    assert (row.sources_differ, [each.sources_differ for each in row.editions.all()]) == (True, [False, True])
    curation.edit_claims(other, [{"value": 1400, "unit": "killed"}], editor=ann, reason="Misread.")
    row.refresh_from_db()
    assert (row.sources_differ, [each.sources_differ for each in row.editions.all()]) == (False, [False, False])


@pytest.mark.parametrize(
    ("value", "modality", "edtf"),
    list(product((40, 41, 1200), ("happened", "denied"), ("2024-06", "2024-07-01"))),
)
def test_differs_agrees_with_what_the_page_of_the_event_says(value: int, modality: str, edtf: str) -> None:
    event = factories.event("Assault")
    factories.claim(event.citations.get(), "killed", 40, qualifier="about")
    other = factories.article("It was told otherwise.", by="The Other Paper")
    factories.claim(factories.cite(event, other, other.text, edtf=edtf, modality=modality), "killed", value)
    citations = list(event.citations.select_related("article").prefetch_related("claims"))
    assert differs(citations) is compare(citations).differs


def test_migration_writes_for_the_rows_that_are_there_what_acts_write(ann: User) -> None:
    mention = factories.mention(factories.article("Delegates met."), "Delegates met.")
    row = curation.accept_mention(mention, editor=ann, publish=True).event
    cite(row, "2024-06-20", "Talks end", edtf="2024-07-01")
    curation.edit_event(row, editor=ann, reason="Shorter.", title="Talks")
    curation.withdraw_event(row, editor=ann, reason="Wrong.")
    curation.edit_event(row, editor=ann, reason="", title="Unseen")
    draft = factories.event("Draft", status="draft")
    curation.edit_event(draft, editor=ann, reason="", title="A draft")
    columns = [field.name for field in Edition._meta.fields if field.name != "id"]
    kept = list(Edition.objects.values(*columns)), _corrected()
    Edition.objects.all().delete()
    Revision.corrects.through.objects.all().delete()
    Event.objects.update(sources_differ=False)
    import_module("timeline.migrations.0006_fill_editions").fill(apps, None)
    assert (list(Edition.objects.values(*columns)), _corrected()) == kept
    assert _corrected() == [("edit", row.pk), ("withdraw", row.pk)]
    assert Event.objects.get(pk=row.pk).sources_differ is True


def _corrected() -> list[tuple[str, int]]:
    return list(Revision.objects.filter(corrects__isnull=False).order_by("pk").values_list("act", "corrects"))
