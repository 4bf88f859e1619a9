"""Undecided mentions told to be one event: who follows whom, what acceptance takes along, and the way back."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from tests import factories
from timeline import curation
from timeline.extraction.mention import Mention as FoundMention
from timeline.models import Mention, Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_user("ada")


def told(quote: str, **fields) -> Mention:
    """A mention in an article of its own."""
    story = fields.pop("story", None)
    source = factories.article(quote, story=factories.story(story) if story else None)
    return factories.mention(source, quote, **{"title": quote, **fields})


def repeats() -> dict[str, str | None]:
    return {row.title: row.repeats.title if row.repeats else None for row in Mention.objects.select_related("repeats")}


def test_join_lets_the_later_and_what_repeats_it_follow_the_head(editor):
    a, b, c, d = (told(title) for title in "ABCD")
    curation.join_mentions(a, b, editor=editor)
    curation.join_mentions(c, d, editor=editor)
    assert curation.join_mentions(b, c, editor=editor, reason="same vote") == a
    assert repeats() == {"A": None, "B": "A", "C": "A", "D": "A"}
    revision = Revision.objects.first()
    assert (revision.act, revision.reason, revision.mention) == ("join", "same vote", c)


def test_undo_of_join_restores_the_chain(editor):
    a, b, c = (told(title) for title in "ABC")
    curation.join_mentions(b, c, editor=editor)
    before = repeats()
    curation.join_mentions(a, b, editor=editor)
    curation.undo(Revision.objects.first(), editor=editor)
    assert repeats() == before == {"A": None, "B": None, "C": "B"}


def test_join_behind_a_decided_head_begins_a_chain_of_its_own(editor):
    a, b, c = (told(title) for title in "ABC")
    curation.join_mentions(a, b, editor=editor)
    curation.reject_mention(a, editor=editor, reason="not an event")
    assert curation.join_mentions(b, c, editor=editor) == b
    assert repeats() == {"A": None, "B": "A", "C": "B"}


@pytest.mark.parametrize(("case", "refusal"), [
    ("itself", "cannot repeat itself"), ("circle", "cannot repeat itself, or what repeats it already"),
    ("again", "joined to “A” already"), ("decided first", "“A” was rejected already"),
    ("decided later", "“B” was rejected already"),
])  # fmt: skip
def test_join_that_cannot_be_is_refused(editor, case, refusal):
    a, b = told("A"), told("B")
    first, later = {"itself": (a, a), "circle": (b, a)}.get(case, (a, b))
    if case in ("circle", "again"):
        curation.join_mentions(a, b, editor=editor)
    elif case.startswith("decided"):
        curation.reject_mention(a if case == "decided first" else b, editor=editor, reason="no")
    before = repeats()
    with pytest.raises(curation.CurationError, match=refusal):
        curation.join_mentions(first, later, editor=editor)
    assert repeats() == before


def test_accept_takes_joined_mentions_of_other_articles_along_with_their_names(editor):
    a = told("A", actors=["Norway"], story="Accord")
    b, c = told("B", actors=["Denmark"], places=["Oslo"], story="War"), told("C")
    curation.join_mentions(b, c, editor=editor)
    curation.join_mentions(a, b, editor=editor)
    event = curation.accept_mention(a, editor=editor, publish=True).event
    assert [citation.exact for citation in event.citations.order_by("pk")] == ["A", "B", "C"]
    assert [row.name for row in (*event.actors.all(), *event.places.all(), *event.stories.all())] == [
        "Denmark", "Norway", "Oslo", "Accord", "War",
    ]  # fmt: skip
    curation.undo(Revision.objects.first(), editor=editor)
    assert {mention.state for mention in Mention.objects.all()} == {"pending"}


def test_accept_into_takes_repetitions_along_and_undo_gives_them_back(editor):
    event, a, b = factories.event("Talks"), told("A"), told("B", actors=["Denmark"])
    curation.join_mentions(a, b, editor=editor)
    curation.accept_into(a, event, editor=editor)
    assert (event.citations.count(), [row.name for row in event.actors.all()]) == (3, ["Denmark"])
    curation.undo(Revision.objects.first(), editor=editor)
    assert (event.citations.count(), {row.state for row in Mention.objects.all()}) == (1, {"pending"})


def test_accept_of_a_sentence_joined_to_itself_cites_it_once(editor):
    a = told("A")
    again = factories.mention(a.article, "A", title="B")
    curation.join_mentions(a, again, editor=editor)
    event = curation.accept_mention(a, editor=editor).event
    again.refresh_from_db()
    assert (event.citations.count(), again.state) == (1, "pending")


def test_accept_of_a_repetition_alone_leaves_the_first_undecided(editor):
    a, b = told("A"), told("B")
    curation.join_mentions(a, b, editor=editor)
    event = curation.accept_mention(b, editor=editor).event
    assert ([citation.exact for citation in event.citations.all()], list(Mention.objects.undecided())) == (["B"], [a])


def test_redate_that_found_the_first_teller_is_not_undone_under_its_repetitions(editor):
    source = factories.article("Talks began.", published=None)
    found = FoundMention(
        start=0, end=12, exact="Talks began.", date=None, derivation=None, undated_reason="no date given",
        modality="happened", title="Talks begin", category="diplomacy",
    )  # fmt: skip
    curation.redate_article(source, dt.date(2024, 6, 11), [found], editor=editor)
    later = told("Talks opened.")
    curation.join_mentions(source.mentions.get(), later, editor=editor)
    with pytest.raises(curation.CurationError, match="Other tellings were joined to “Talks begin” since"):
        curation.undo(Revision.objects.get(act="redate"), editor=editor)
    assert repeats() == {"Talks begin": None, "Talks opened.": "Talks begin"}
