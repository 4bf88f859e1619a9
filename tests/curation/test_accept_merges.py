"""Does the program take for one only what surely is, whichever article came first, and can it be undone?"""

import datetime as dt
from importlib import import_module
from itertools import permutations

import pytest
from django.conf import settings

from tests import factories
from tests.curation.test_at_once import both
from timeline import curation
from timeline.matching import ACCEPTED
from timeline.models import Article, Citation, Event, Mention, Revision
from timeline.pipeline import Given, ingest, read_bytes

pytestmark = pytest.mark.django_db
acceptance = import_module("timeline.curation.accept_merges")

POST = (
    "Title: Torvik mayor resigns over harbour contract\nPublisher: The Torvik Post\nPublished: 2019-03-13\n\n"
    "Mayor Ingrid Solheim resigned on Tuesday over a harbour contract that her brother had won.\n\n"
    "Prosecutors searched the offices of Brannoy Marine in Torvik on 5 March 2019 and seized 40 boxes of papers.\n\n"
    "The council cancelled the contract with Brannoy Marine on 8 March 2019.\n"
)
WIRE = (
    "Title: Solheim quits as mayor of Torvik\nPublisher: The Fjord Wire\nPublished: 2019-03-14\n\n"
    "Ingrid Solheim resigned as mayor of Torvik on 12 March 2019 over the harbour contract.\n\n"
    "On 5 March prosecutors searched the offices of Brannoy Marine and seized 40 boxes of documents.\n\n"
    "Bakers in Torvik opened a school for apprentices on Monday.\n"
)
HERALD = (
    "Title: A year after the harbour affair\nPublisher: The Herald of Torvik\nPublished: 2020-03-12\n\n"
    "Ingrid Solheim resigned as mayor of Torvik on 12 March 2019.\n\n"
    "Torvik elected Olav Brekke mayor in May 2019.\n"
)
TOGETHER = [
    ["Bakers in Torvik opened a school for apprentices on Monday."],
    [
        "Ingrid Solheim resigned as mayor of Torvik on 12 March 2019 over the harbour contract.",
        "Mayor Ingrid Solheim resigned on Tuesday over a harbour contract that her brother had won.",
    ],
    [
        "On 5 March prosecutors searched the offices of Brannoy Marine and seized 40 boxes of documents.",
        "Prosecutors searched the offices of Brannoy Marine in Torvik on 5 March 2019 and seized 40 boxes of papers.",
    ],
    ["The council cancelled the contract with Brannoy Marine on 8 March 2019."],
]
"""Which quotes of the first two articles belong together."""


def store(text: str) -> int:
    document = read_bytes(text.encode(), name="article.txt", given=Given(), today=dt.date(2024, 1, 1))
    return ingest(document, language_model=settings.LANGUAGE_MODEL).article.pk


def together() -> list[list[str]]:
    """The quotes by the event that cites them or the mention that they repeat."""
    groups: dict[object, list[str]] = {}
    for row in Mention.objects.select_related("citation"):
        told = f"event {row.citation.event_id}" if row.citation else row.repeats_id or row.pk
        groups.setdefault(told, []).append(row.exact)
    return sorted(sorted(quotes) for quotes in groups.values())


def heads() -> set[str]:
    return set(Mention.objects.filter(repetitions__isnull=False).values_list("article__title", flat=True))


@pytest.mark.parametrize("texts", [(POST, WIRE), (WIRE, POST)])
def test_two_articles_one_after_the_other_end_up_the_same(texts):
    for text in texts:
        curation.accept_merges([store(text)], editor=None)
    assert (together(), heads()) == (TOGETHER, {"Torvik mayor resigns over harbour contract"})


@pytest.mark.parametrize("texts", [(POST, WIRE), (WIRE, POST)])
def test_two_articles_at_once_end_up_the_same(texts):
    curation.accept_merges([store(text) for text in texts], editor=None)
    assert (together(), heads()) == (TOGETHER, {"Torvik mayor resigns over harbour contract"})


@pytest.mark.parametrize("texts", list(permutations((POST, WIRE, HERALD))))
def test_three_articles_at_once_end_up_the_same_in_any_order(texts):
    curation.accept_merges([store(text) for text in texts], editor=None)
    resigned = sorted([*TOGETHER[1], "Ingrid Solheim resigned as mayor of Torvik on 12 March 2019."])
    elected = ["Torvik elected Olav Brekke mayor in May 2019."]
    assert together() == sorted([*(quotes for quotes in TOGETHER if quotes != TOGETHER[1]), resigned, elected])


def test_mention_is_accepted_into_the_event_that_tells_it_already():
    store(POST)
    search = Mention.objects.get(title__startswith="Prosecutors")
    event = curation.accept_mention(search, editor=None, publish=True).event
    merged = curation.accept_merges([store(WIRE)], editor=None)
    assert (together(), [row.into for row in merged if isinstance(row.into, Event)]) == (TOGETHER, [event])
    assert event.citations.count() == 2


def test_each_acceptance_is_a_revision_with_its_reasons_and_can_be_undone():
    store(POST)
    curation.accept_merges([store(WIRE)], editor=None)
    revisions = list(Revision.objects.filter(act="join"))
    assert len(revisions) == 2
    assert revisions[-1].reason.startswith("accepted at 1.00 by the likeness of: same day, 12 March 2019; both name")
    for revision in revisions:
        curation.undo(revision, editor=None)
    assert sorted(quote for [quote] in together()) == sorted(quote for quotes in TOGETHER for quote in quotes)


def test_again_changes_nothing():
    stored = [store(POST), store(WIRE)]
    assert len(curation.accept_merges(stored, editor=None)) == 2
    before = [list(model.objects.order_by("pk").values()) for model in (Mention, Event, Citation, Revision)]
    assert curation.accept_merges(stored, editor=None) == []
    assert [list(model.objects.order_by("pk").values()) for model in (Mention, Event, Citation, Revision)] == before


def test_what_has_a_rival_or_is_not_sure_waits_for_a_curator(monkeypatch):
    first, second = store(POST), store(WIRE)
    rival = WIRE.replace("The Fjord Wire", "The Copyist").partition("Bakers")[0]
    assert curation.accept_merges([store(rival)], editor=None) == []
    monkeypatch.setattr(acceptance, "ACCEPTED", 1.1)
    assert curation.accept_merges([first, second], editor=None) == []
    assert curation.count_likely([first]) >= 2


def test_two_rows_of_one_article_sure_of_the_same_row_wait_for_a_curator(monkeypatch):
    source, other = factories.article("Talks began.", "Talks went on."), factories.article("Talks opened.")
    ours = [factories.mention(source, quote) for quote in ("Talks began.", "Talks went on.")]
    theirs = factories.mention(other, "Talks opened.")
    sure = [curation.Candidate(theirs, ACCEPTED, ("same day",))]
    found = {curation.key_of(row): sure for row in ours}
    monkeypatch.setattr(acceptance, "candidates_in", lambda articles, without: found)
    assert curation.accept_merges([source.pk], editor=None) == []
    found.popitem()
    assert [row.into for row in curation.accept_merges([source.pk], editor=None)] == [theirs]


def test_what_a_curator_decided_in_the_meantime_is_left_alone(monkeypatch):
    store(POST)
    stored = store(WIRE)
    found = curation.candidates_in({stored})
    for mention in Article.objects.get(pk=stored).mentions.all():
        curation.reject_mention(mention, editor=None, reason="not an event")
    monkeypatch.setattr(acceptance, "candidates_in", lambda articles, without: found)
    assert curation.accept_merges([stored], editor=None) == []


def test_set_apart_stays_apart():
    store(POST)
    stored = store(WIRE)
    for pair in curation.likely_pairs({stored}):
        curation.set_apart(pair.one, pair.other, editor=None)
    assert curation.accept_merges([stored], editor=None) == []


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_leave_nothing_sure_unjoined():
    texts = iter([POST, WIRE])
    outcomes = both(lambda: curation.accept_merges([store(next(texts))], editor=None))
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    assert together() == TOGETHER
