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
from timeline.models import Actor, Apart, Article, Citation, Event, Mention, Revision

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


def two_events() -> tuple[Event, Event]:
    """Of the same two articles, so that whoever touches one waits for the other."""
    source, other = factories.article("Talks began. Talks ended."), factories.article("Envoys met. Envoys left.")
    one = factories.event("One", of=source, quote="Talks began.")
    two = factories.event("Two", of=other, quote="Envoys met.")
    factories.cite(one, other, "Envoys left.")
    factories.cite(two, source, "Talks ended.")
    return one, two


def refusals(outcomes: list[object]) -> list[str]:
    return [type(outcome).__name__ for outcome in outcomes if isinstance(outcome, Exception)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("crosswise", [False, True])
def test_merge_of_the_same_pair_by_two_at_once_merges_once(crosswise):
    one, two = two_events()
    outcomes = both(
        lambda: curation.merge_events(one, two, editor=None, reason="same"),
        lambda: curation.merge_events(*((two, one) if crosswise else (one, two)), editor=None, reason="same"),
    )
    assert refusals(outcomes) == ["CurationError"]
    assert sorted(event.citations.count() for event in (one, two)) == [0, 4]
    assert (Event.objects.published().count(), Revision.objects.filter(act="merge").count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_merge_in_a_ring_by_two_at_once_leaves_no_circle():
    one, two = two_events()
    three = factories.event("Three")
    outcomes = both(
        lambda: curation.merge_events(one, two, editor=None, reason="same"),
        lambda: curation.merge_events(three, one, editor=None, reason="same"),
    )
    merged = Event.objects.filter(merged_into__isnull=False).count()
    assert (refusals(outcomes) in ([], ["CurationError"]), merged) == (True, 2 - len(refusals(outcomes)))
    assert {row.merged_into_id for row in Event.objects.filter(status="withdrawn")} <= {one.pk, three.pk}


@pytest.mark.django_db(transaction=True)
def test_merge_beside_a_new_citation_loses_neither():
    one, two = two_events()
    source = factories.article("The same was said elsewhere.")
    mention = factories.mention(source, source.text)
    outcomes = both(
        lambda: curation.merge_events(one, two, editor=None, reason="same"),
        lambda: curation.accept_into(mention, two, editor=None),
    )
    refused = refusals(outcomes)
    mention.refresh_from_db()
    assert refused in ([], ["CurationError"])
    assert (one.citations.count(), mention.state) == ((4, "pending") if refused else (5, "accepted"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", ["redate", "remove", "split", "undo"])
def test_merge_beside_another_act_on_the_same_quotes_stops_neither(act):
    """Or is told so in a sentence: no two wait for each other for ever."""
    one, two = two_events()
    citation = two.citations.order_by("pk").first()
    curation.edit_event(two, editor=None, reason="better", summary="Told.")
    revision = Revision.objects.get()
    acts = {
        "redate": lambda: curation.redate_article(citation.article, dt.date(2024, 6, 18), [], editor=None),
        "remove": lambda: curation.remove_citation(citation, editor=None, reason="no"),
        "split": lambda: curation.split_event(two, [citation], editor=None, reason="another"),
        "undo": lambda: curation.undo(revision, editor=None),
    }
    outcomes = both(lambda: curation.merge_events(one, two, editor=None, reason="same"), acts[act])
    assert set(refusals(outcomes)) <= {"CurationError"}
    assert list(curation.failing_citations()) == []


@pytest.mark.django_db(transaction=True)
def test_join_crosswise_by_two_at_once_leaves_no_circle():
    first, later = (
        factories.mention(factories.article(text), text) for text in ("Talks began.", "Talks began again.")
    )
    outcomes = both(
        lambda: curation.join_mentions(first, later, editor=None),
        lambda: curation.join_mentions(later, first, editor=None),
    )
    assert refusals(outcomes) == ["CurationError"]
    assert Mention.objects.filter(repeats__isnull=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_accept_of_joined_mentions_crosswise_at_once_accepts_each_once():
    """Each article tells first what the other tells again."""
    one, two = factories.article("Talks began. Talks ended."), factories.article("They opened. They closed.")
    opening, closing = factories.mention(one, "Talks began."), factories.mention(two, "They closed.")
    curation.join_mentions(opening, factories.mention(two, "They opened."), editor=None)
    curation.join_mentions(closing, factories.mention(one, "Talks ended."), editor=None)
    outcomes = both(
        lambda: curation.accept_mention(opening, editor=None), lambda: curation.accept_mention(closing, editor=None)
    )
    assert refusals(outcomes) == []
    assert sorted(event.citations.count() for event in Event.objects.all()) == [2, 2]


@pytest.mark.django_db(transaction=True)
def test_set_apart_by_two_at_once_is_remembered_once():
    one, two = two_events()
    outcomes = both(
        lambda: curation.set_apart(one, two, editor=None), lambda: curation.set_apart(two, one, editor=None)
    )
    assert (refusals(outcomes), Apart.objects.count()) == (["CurationError"], 1)


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
