"""Two people at once, and a kill in the middle: one result, nothing half-written, nothing lost."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests import factories
from timeline import curation
from timeline.curation import intake
from timeline.ingestion import Document
from timeline.models import Actor, Article, Citation, Event, Mention, Revision

DOCUMENT = Document(text="Ministers signed the accord on Monday.", publisher="The Sample Wire", story="Accord")


def both(one: Callable[[], object], other: Callable[[], object] | None = None) -> list[object]:
    """What two threads get from acting at the same moment: a result each, or the error that refused it."""
    start = Barrier(2)

    def attempt(act: Callable[[], object]) -> object:
        try:
            start.wait()
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(attempt, (one, other or one)))


@pytest.mark.django_db(transaction=True)
def test_accept_by_two_curators_at_once_makes_one_event():
    mention = factories.mention(factories.article("Talks began."), "Talks began.")
    outcomes = both(lambda: curation.accept_mention(mention, editor=None, publish=True))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Accepted", "CurationError"]
    assert (Event.objects.count(), Citation.objects.count(), Revision.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_edit_by_two_curators_at_once_records_both():
    event = factories.event()
    titles = iter(["One", "Other"])
    outcomes = both(lambda: curation.edit_event(event, editor=None, reason="better", title=next(titles)).title)
    assert sorted(outcomes) == ["One", "Other"]
    later, earlier = Revision.objects.all()
    assert later.changes[0]["before"] == earlier.changes[0]["after"]


@pytest.mark.django_db(transaction=True)
def test_intake_of_the_same_text_twice_at_once_stores_it_once():
    outcomes = both(lambda: curation.take_in(DOCUMENT, []).created)
    assert sorted(outcomes) == [False, True]
    assert (Article.objects.count(), Revision.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_accept_of_two_mentions_naming_the_same_actor_at_once_makes_one_actor():
    source = factories.article("Talks began. Talks ended.")
    mentions = iter([factories.mention(source, quote, actors=["Norway"]) for quote in ("Talks began.", "Talks ended.")])
    outcomes = both(lambda: curation.accept_mention(next(mentions), editor=None).event.title)
    assert outcomes == ["Delegates meet", "Delegates meet"]
    assert [(actor.name, actor.events.count()) for actor in Actor.objects.all()] == [("Norway", 2)]


@pytest.mark.django_db(transaction=True)
def test_undo_beside_an_edit_loses_neither():
    event = factories.event("Talks begin")
    curation.edit_event(event, editor=None, reason="better", title="Talks open")
    revision = Revision.objects.get(act="edit")
    outcomes = both(
        lambda: curation.undo(revision, editor=None),
        lambda: curation.edit_event(event, editor=None, reason="told more", summary="In Oslo."),
    )
    refused = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    event.refresh_from_db()
    assert event.summary == "In Oslo."
    assert all(isinstance(error, curation.CurationError) for error in refused)
    assert event.title == ("Talks open" if refused else "Talks begin")


@pytest.mark.django_db(transaction=True)
def test_redate_beside_an_acceptance_stops_neither():
    article = factories.article("Talks began.", published=None)
    mention = factories.mention(article, "Talks began.", edtf="")
    day = dt.date(2024, 6, 11)
    outcomes = both(
        lambda: curation.accept_mention(mention, editor=None),
        lambda: curation.redate_article(article, day, [], editor=None),
    )
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []


@pytest.mark.django_db
def test_intake_cut_off_in_the_middle_leaves_nothing(monkeypatch):
    def cut_off(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(intake, "store_mentions", cut_off)
    with pytest.raises(KeyboardInterrupt):
        curation.take_in(DOCUMENT, [])
    assert (Article.objects.count(), Mention.objects.count(), Revision.objects.count()) == (0, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_redate_beside_a_further_citation_leaves_the_editions_of_both():
    event = factories.event("Talks", of=factories.article("Talks began."), quote="Talks began.")
    article = event.citations.get().article
    later = factories.mention(factories.article("Talks went on.", published="2024-06-20"), "Talks went on.")
    outcomes = both(
        lambda: curation.redate_article(article, dt.date(2024, 6, 9), [], editor=None),
        lambda: curation.accept_into(later, event, editor=None),
    )
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    days = [(str(each.known_from), each.complete) for each in event.editions.all()]
    assert days == [("2024-06-09", False), ("2024-06-20", True)]
