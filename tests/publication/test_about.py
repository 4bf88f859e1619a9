"""Are the numbers that readers may trust counted over what they see, and every quote compared anew?"""

import datetime as dt
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline.curation import edit_event
from timeline.models import Article, Revision
from timeline.publication.about import Tally, tally

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2024, 6, 12, 8, 30, tzinfo=dt.UTC)
NOTHING = Tally(
    dated=0, undated=0, precisions=(), approximate=0, uncertain=0, differing=0, one_publisher=0, articles=0,
    publishers=0, without_copy=0, without_date=0, quotes=0, verbatim=0, checked_at=NOW, waiting_undated=0,
    last_act=None,
)  # fmt: skip


def tamper(article: Article, text: str) -> None:
    """Change a stored text past every door of the app."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE timeline_article SET text = %s WHERE id = %s", [text, article.pk])


def test_tally_of_nothing_is_nothing() -> None:
    assert tally(now=NOW) == NOTHING


def test_tally_leaves_out_what_readers_do_not_see() -> None:
    factories.event("Draft", status="draft")
    last = factories.event("Withdrawn", status="withdrawn")
    other = factories.event("Merged", status="withdrawn")
    other.merged_into = last
    other.save()
    assert tally(now=NOW) == NOTHING


def test_tally_counts_dates_sources_and_quotes_of_published_events() -> None:
    first = factories.event("Truce", edtf="2023-11-24")
    factories.cite(first, factories.article("It began.", by="The Other Paper", archive_url="https://a.example/1"),
                   "It began.")  # fmt: skip
    factories.cite(first, factories.article("Few died.", by=None), "Few died.")
    factories.event("Talks", edtf="2023-11~")
    plan = factories.article("A plan.", by=None, published=None)
    factories.event("Plan", edtf="2023-11-20?", of=plan, quote="A plan.")
    factories.event("Both", edtf="2023%")
    factories.event("War", edtf="2023-10-07/..")
    factories.event("Visit", edtf="")
    factories.event("Differing", sources_differ=True)
    factories.mention(factories.article("Some time they met."), "Some time they met.", edtf="")
    factories.mention(factories.article("Once they met."), "Once they met.", edtf="", state="rejected")
    factories.mention(factories.article("They met on Monday."), "They met on Monday.")
    counted = tally(now=NOW)
    assert counted == Tally(
        dated=6, undated=1,
        precisions=(
            ("known to the day", 3), ("known to the month, no day given", 1), ("known to the year", 1),
            ("known as a period", 1),
        ),
        approximate=2, uncertain=2, differing=1, one_publisher=6, articles=9, publishers=2, without_copy=8,
        without_date=1, quotes=9, verbatim=9, checked_at=NOW, waiting_undated=1, last_act=None,
    )  # fmt: skip
    assert (counted.events, counted.failing) == (7, 0)


def test_tally_counts_two_articles_of_one_publisher_or_of_unknown_ones_as_told_by_one() -> None:
    same = factories.event("Same", quote="Same, it said.", of=factories.article("Same, it said.", by="A"))
    factories.cite(same, factories.article("The same.", by="A"), "The same.")
    unknown = factories.event("Unknown", quote="Unknown.", of=factories.article("Unknown.", by=None))
    factories.cite(unknown, factories.article("Unknown too.", by=None), "Unknown too.")
    assert tally(now=NOW).one_publisher == 2
    factories.cite(same, factories.article("The same too.", by=None), "The same too.")
    factories.cite(unknown, factories.article("Known.", by="B"), "Known.")
    assert tally(now=NOW).one_publisher == 0


@pytest.mark.parametrize(
    ("text", "exact"),
    [("😀 They met — e\u0301té 👩‍👩‍👧 in Köln.", "é 👩‍👩‍👧 in Köln."), ("e\u0301té", "\u0301té"), ("A", "A"),
     ("a\r\n\tb  c", "\r\n\tb  "),
     ("القاهرة 10 يونيو", "10 يونيو"), ("100%_'\\ \"x\"", "%_'\\ \"x"), (f"{'x' * 70_000}😀 End.", "😀 End.")],
)  # fmt: skip
def test_tally_counts_characters_as_python_does(text: str, exact: str) -> None:
    factories.event(of=factories.article(text), quote=exact)
    assert (tally(now=NOW).quotes, tally(now=NOW).verbatim) == (1, 1)


@pytest.mark.parametrize("text", ["They met. ", "Th3y met.", "they met.", "They met", "", " They met."])
def test_tally_finds_a_quote_whose_text_was_changed_past_every_door(text: str) -> None:
    factories.event("Sound")
    event = factories.event(of=factories.article("They met."), quote="They met.")
    tamper(event.citations.get().article, text)
    citation = event.citations.get()
    assert tally(now=NOW).failing == (0 if citation.is_verbatim else 1)
    assert citation.is_verbatim is (text == "They met. ")


def test_tally_tells_the_last_decision_of_an_editor_and_no_intake() -> None:
    ann = User.objects.create_user("ann")
    event = factories.event()
    edit_event(event, editor=None, reason="By a command.", title="Other talks begin")
    assert tally(now=NOW).last_act is None
    edit_event(event, editor=ann, reason="By hand.", title="More talks begin")
    decided = Revision.objects.get(editor=ann).at
    Revision.objects.create(editor=ann, editor_name="ann", act="intake")
    assert tally(now=NOW).last_act == decided


def test_tally_of_any_number_costs_six_queries() -> None:
    factories.event("Event 0")
    assert _queries() == 6
    for number in range(1, 30):
        factories.event(f"Event {number}", edtf=f"20{number:02}")
    assert _queries() == 6


def test_tally_is_the_same_but_for_the_moment_when_nothing_changed() -> None:
    factories.event()
    later = NOW + dt.timedelta(hours=1)
    assert tally(now=later) == replace(tally(now=NOW), checked_at=later)


def _queries() -> int:
    with CaptureQueriesContext(connection) as captured:
        tally(now=NOW)
    return len(captured)
