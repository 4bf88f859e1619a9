"""“Not the same” is remembered for whatever tells the same event."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline import curation
from timeline.models import Apart, Mention, Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_user("ada")


def told(quote: str) -> Mention:
    return factories.mention(factories.article(quote), quote, title=quote)


def test_set_apart_of_event_and_mention_holds_either_way_round(editor):
    event, mention, stranger = factories.event("Talks"), told("Talks ended."), told("Rain fell.")
    row = curation.set_apart(mention, event, editor=editor, reason="another round")
    assert (row.mention, row.other_event, row.event, row.other_mention) == (mention, event, None, None)
    assert curation.are_apart(event, mention) and curation.are_apart(mention, event)
    assert not curation.are_apart(event, stranger)


def test_set_apart_leaves_one_revision_about_its_events(editor):
    one, other = factories.event("One"), factories.event("Other")
    curation.set_apart(one, other, editor=editor, reason="two towns")
    revision = Revision.objects.get()
    assert (revision.act, revision.reason, set(revision.events.all())) == ("set apart", "two towns", {one, other})


def test_undo_of_set_apart_forgets_it(editor):
    one, other = told("Talks began."), told("Talks ended.")
    curation.set_apart(one, other, editor=editor)
    curation.undo(Revision.objects.get(), editor=editor)
    assert (Apart.objects.count(), curation.are_apart(one, other)) == (0, False)


def test_set_apart_twice_or_from_itself_is_refused(editor):
    one, other = told("Talks began."), factories.event("Talks")
    curation.set_apart(one, other, editor=editor)
    with pytest.raises(curation.CurationError, match="set apart already"):
        curation.set_apart(other, one, editor=editor)
    with pytest.raises(curation.CurationError, match="are one event here"):
        curation.set_apart(one, one, editor=editor)
    assert Apart.objects.count() == 1


def test_set_apart_from_its_own_mention_or_absorbed_event_is_refused(editor):
    mention, absorbed = told("Talks began."), factories.event("Negotiations")
    event = curation.accept_mention(mention, editor=editor, publish=True).event
    curation.merge_events(event, absorbed, editor=editor, reason="same")
    mention.refresh_from_db()
    for other in (mention, absorbed):
        with pytest.raises(curation.CurationError, match="are one event here"):
            curation.set_apart(event, other, editor=editor)


def test_apart_follows_acceptance_and_merging(editor):
    """What was said of a mention holds for the event that cites it, and for the one which that was merged into."""
    mention, stranger = told("Talks began."), told("Talks ended.")
    curation.set_apart(mention, stranger, editor=editor)
    event = curation.accept_mention(mention, editor=editor, publish=True).event
    survivor = factories.event("Negotiations")
    assert (curation.are_apart(event, stranger), curation.are_apart(survivor, stranger)) == (True, False)
    curation.merge_events(survivor, event, editor=editor, reason="same")
    last = factories.event("Round")
    curation.merge_events(last, survivor, editor=editor, reason="same")
    other = curation.accept_mention(stranger, editor=editor).event
    assert curation.are_apart(last, other) and curation.are_apart(other, mention)


def test_apart_of_a_merged_event_holds_for_a_double_left_behind(editor):
    source, stranger = factories.article("Talks began."), told("Talks ended.")
    one, again = (factories.mention(source, source.text, title=title) for title in ("Talks", "Round"))
    curation.set_apart(again, stranger, editor=editor)
    keep, absorb = (curation.accept_mention(row, editor=editor).event for row in (one, again))
    curation.merge_events(keep, absorb, editor=editor, reason="same")
    assert curation.are_apart(keep, stranger)


def test_apart_pairs_of_many_tellings_cost_the_same_queries(editor):
    counts = []
    events, mentions = [factories.event("E0")], [told("M0.")]
    curation.set_apart(events[0], mentions[0], editor=editor)
    for number in range(1, 31):
        mentions.append(told(f"M{number}."))
        events.append(factories.event(f"E{number}"))
        if number in (1, 30):
            with CaptureQueriesContext(connection) as captured:
                pairs = curation.apart_pairs([*events, *mentions])
            counts.append(len(captured))
    assert pairs == {frozenset({("event", events[0].pk), ("mention", mentions[0].pk)})}
    assert counts[0] == counts[1] <= 3
