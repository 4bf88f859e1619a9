"""The rules that no door may get round: verbatim citations, no publishing without one, ids that say nothing."""

import datetime as dt

import pytest
from django.db import transaction
from django.db.models import ProtectedError, QuerySet, Value

from tests import factories
from timeline.chronology import ChronologyError
from timeline.curation import failing_citations
from timeline.models import Article, Citation, Claim, Event, TrustError
from timeline.models.citation import text_fragment
from timeline.models.event import PUBLIC_ID

pytestmark = pytest.mark.django_db


def behind_the_models(model, pk, **fields):
    """Write as a stray SQL statement would."""
    QuerySet(model).filter(pk=pk).update(**fields)


@pytest.fixture
def draft():
    return Event.objects.create(title="Bare", category=factories.category())


def test_event_saved_as_published_without_a_citation_is_refused(draft):
    draft.status = "published"
    with pytest.raises(TrustError, match="has no citation"):
        draft.save()


def test_event_created_as_published_is_refused():
    with pytest.raises(TrustError, match="has no citation"):
        Event.objects.create(title="Bare", category=factories.category(), status="published")


def test_event_published_by_update_is_refused(draft):
    with pytest.raises(TrustError, match="one by one"):
        Event.objects.filter(pk=draft.pk).update(status="published")


@pytest.mark.parametrize("status", ["published", Value("published"), "withdrawn"])
def test_event_status_by_any_mass_update_is_refused(draft, status):
    doors = [Event.objects, Event._base_manager, draft.category.events, Event._default_manager]
    for door in doors:
        with pytest.raises(TrustError, match="one by one"):
            door.filter(pk=draft.pk).update(status=status)


def test_event_saved_with_what_is_no_date_is_refused(draft):
    draft.edtf = "nonsense"
    with pytest.raises(ChronologyError):
        draft.save()


def test_event_saved_with_another_date_keeps_its_days_in_step(draft):
    draft.edtf = "2024-02"
    draft.save()
    assert (draft.earliest, draft.latest, draft.precision) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29), "month")


def test_citations_in_sets_meet_the_same_refusals():
    event = factories.event()
    citation = event.citations.get()
    other = Citation(event=event, article=citation.article, exact="Else", start=0, end=4)
    attempts = [
        lambda: event.citations.all().delete(),
        lambda: event.citations.update(exact="Else"),
        lambda: Citation.objects.bulk_create([other]),
        lambda: Citation.objects.bulk_update([citation], ["exact"]),
        lambda: citation.article.citations.filter(pk=citation.pk).update(start=Value(3)),
    ]
    for attempt in attempts:
        with pytest.raises(TrustError):
            attempt()
    assert list(event.citations.all()) == [citation]


def test_citation_does_not_move_to_another_event():
    citation, other = factories.event().citations.get(), factories.event()
    citation.event = other
    with pytest.raises(TrustError, match="does not move"):
        citation.save()


def test_cited_text_cannot_be_changed_by_another_copy_of_the_row():
    article = factories.event().citations.get().article
    with pytest.raises(TrustError, match="cannot be changed"):
        Article(pk=article.pk, text="Other.", title=article.title).save()
    with pytest.raises(TrustError, match="in sets"):
        Article.objects.filter(pk=article.pk).update(text="Other.")


def test_event_published_by_bulk_create_is_refused():
    with pytest.raises(TrustError, match="no citation yet"):
        Event.objects.bulk_create([Event(title="Bare", category=factories.category(), status="published")])


def test_event_published_by_bulk_update_is_refused(draft):
    draft.status = "published"
    with pytest.raises(TrustError, match="one by one"):
        Event.objects.bulk_update([draft], ["status"])


@pytest.mark.parametrize(("start", "end"), [(0, 5), (1, 6), (5, 1)])
def test_citation_that_is_not_verbatim_is_refused(draft, start, end):
    article = factories.article("Delegates met on Monday.")
    with pytest.raises(TrustError, match="does not stand at characters"):
        Citation(event=draft, article=article, exact="Delegate", start=start, end=end).save()


def test_citation_offsets_count_code_points(draft):
    article = factories.article("🕊️ “Peace” came to Łódź on Monday.")
    citation = factories.cite(draft, article, "Łódź")
    assert article.text[citation.start : citation.end] == "Łódź"


def test_last_citation_of_a_public_event_cannot_be_deleted():
    event = factories.event()
    with pytest.raises(TrustError, match="only citation"):
        event.citations.get().delete()


def test_cited_article_cannot_be_changed_or_deleted():
    article = factories.event().citations.get().article
    article.text += " More."
    with pytest.raises(TrustError, match="cannot be changed"):
        article.save()
    with pytest.raises(ProtectedError), transaction.atomic():
        article.delete()


def test_failing_citations_of_sound_rows_names_nothing():
    factories.event()
    assert list(failing_citations()) == []


def test_failing_citations_names_what_was_changed_behind_the_models_back():
    event = factories.event("Talks begin")
    citation = event.citations.get()
    behind_the_models(Article, citation.article_id, text="Rewritten by hand.")
    assert list(failing_citations()) == [
        f"citation {citation.pk} of event {event.public_id} “Talks begin”: its quote does not stand at characters "
        f"0–{citation.end} of article {citation.article_id}",
        f"article {citation.article_id} “{citation.article}”: its text is not the text that was stored",
    ]


def test_failing_citations_names_a_published_event_without_any():
    event = factories.event("Talks begin")
    Citation.objects.all()._raw_delete("default")
    assert list(failing_citations()) == [f"event {event.public_id} “Talks begin”: published without a citation"]


def test_public_id_is_random_and_survives_a_changed_title():
    event, other = factories.event("Talks begin"), factories.event("Talks begin")
    before = event.public_id
    event.title = "Talks end"
    event.save()
    assert (event.public_id, event.slug) == (before, "talks-end")
    assert PUBLIC_ID.fullmatch(before)
    assert before != other.public_id


@pytest.mark.parametrize("title", ["", "—", "中文标题", "<script>alert(1)</script>", "a" * 200])
def test_event_address_of_any_title_resolves(title):
    event = factories.event("Talks begin")
    event.title = title
    event.save()
    assert event.get_absolute_url().startswith(f"/e/{event.public_id}/")


@pytest.mark.parametrize(
    ("exact", "fragment"),
    [
        ("Talks, at last, began.", "Talks%2C%20at%20last%2C%20began."),
        ("post-war “plans”", "post%2Dwar%20%E2%80%9Cplans%E2%80%9D"),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen",
            "one%20two%20three%20four%20five%20six,eight%20nine%20ten%20eleven%20twelve%20thirteen",
        ),
    ],
)
def test_text_fragment_of_a_quote_encodes_what_the_directive_reserves(exact, fragment):
    assert text_fragment(exact) == fragment


def test_overlapping_counts_any_shared_day_and_no_undated_event():
    titles = {
        "2023-11": "month",
        "2023-11-24": "day",
        "2023-10-07/..": "ongoing",
        "../2023-10": "until",
        "2023-12-01": "after",
        "": "undated",
    }
    for edtf, title in titles.items():
        factories.event(title, edtf=edtf)
    found = Event.objects.overlapping(dt.date(2023, 11, 24), dt.date(2023, 11, 30))
    assert {event.title for event in found} == {"month", "day", "ongoing"}


@pytest.mark.parametrize(
    ("value", "qualifier", "high", "words"),
    [
        (1200, "about", None, "about 1,200"),
        (250, "more_than", None, "more than 250"),
        (404_000_000, "exact", None, "404 million"),
        (1_100_000, "nearly", None, "nearly 1.1 million"),
        (1_234_567, "exact", None, "1,234,567"),
        (2_500_000_000, "exact", None, "2.5 billion"),
        (2.5, "exact", None, "2.5"),
        (3, "exact", 5, "3–5"),
    ],
)
def test_claim_in_words_says_qualifier_and_number(value, qualifier, high, words):
    assert Claim(value=value, qualifier=qualifier, high=high).in_words == words
