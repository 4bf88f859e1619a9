"""Two events become one: what moves, what is chosen where they differ, what is refused, and the way back."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from tests import factories
from timeline import curation
from timeline.chronology import parse_edtf
from timeline.curation.snapshot import snapshot
from timeline.extraction.mention import Mention as FoundMention
from timeline.models import Citation, Event, Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_user("ada")


def rows():
    """Every event and citation as it is now."""
    return {(type(row).__name__, row.pk): snapshot(row) for row in [*Event.objects.all(), *Citation.objects.all()]}


def dated(title: str, edtf: str, expression: str, *, by: str, published: str = "2024-06-11", **fields) -> Event:
    """An event with one citation that gives the date in these words."""
    quote = f"{title} {expression}."
    event = factories.event(title, edtf=edtf, of=factories.article(quote, by=by, published=published), quote=quote,
                            **fields)  # fmt: skip
    citation = event.citations.get()
    citation.expression, citation.explanation = expression, f"“{expression}” → {edtf}"
    citation.save()
    return event


def test_merge_moves_quotes_and_figures_under_their_own_keys(editor):
    keep, absorb = factories.event("Accord signed"), factories.event("Ministers sign")
    citation = absorb.citations.get()
    factories.claim(citation, "killed", 3)
    merged = curation.merge_events(keep, absorb, editor=editor, reason="same signing")
    absorb.refresh_from_db()
    assert (merged, merged.status, merged.title) == (keep, "published", "Accord signed")
    assert citation in merged.citations.all() and merged.citations.count() == 2
    assert [str(claim) for claim in Citation.objects.get(pk=citation.pk).claims.all()] == ["3 killed"]
    assert (absorb.status, absorb.merged_into, absorb.withdrawn_reason) == ("withdrawn", keep, "")


def test_merge_unites_actors_places_and_stories(editor):
    keep = factories.event("One", actors=["Norway"], places=["Oslo"], stories=["Accord"])
    absorb = factories.event("Other", actors=["Norway", "Denmark"], stories=["War"])
    merged = curation.merge_events(keep, absorb, editor=editor, reason="same")
    named = [[row.name for row in getattr(merged, field).all()] for field in ("actors", "places", "stories")]
    assert named == [["Denmark", "Norway"], ["Oslo"], ["Accord", "War"]]


def test_merge_with_chosen_fields_takes_them(editor):
    keep, absorb = factories.event("One", actors=["Norway"]), factories.event("Other", actors=["Denmark"])
    merged = curation.merge_events(
        keep, absorb, editor=editor, reason="same", title="Own words", summary="Told.", date=parse_edtf("2024-05"),
        modality="denied", category=factories.category("justice"), actors=["Denmark"], places=["Oslo"], stories=[],
    )  # fmt: skip
    assert (merged.title, merged.summary, merged.edtf, merged.modality, merged.category.slug) == (
        "Own words", "Told.", "2024-05", "denied", "justice",
    )  # fmt: skip
    assert [row.name for row in (*merged.actors.all(), *merged.places.all())] == ["Denmark", "Oslo"]


def test_merge_where_both_cite_a_sentence_leaves_the_double_behind(editor):
    source = factories.article("Talks began. Talks ended.")
    keep = factories.event("Talks", of=source, quote="Talks began.")
    absorb = factories.event("Negotiations", of=source, quote="Talks began.")
    moved = factories.cite(absorb, source, "Talks ended.")
    merged = curation.merge_events(keep, absorb, editor=editor, reason="same")
    assert [citation.exact for citation in merged.citations.all()] == ["Talks began.", "Talks ended."]
    assert (moved in merged.citations.all(), absorb.citations.get().exact) == (True, "Talks began.")


def test_merge_leaves_one_revision_about_both(editor):
    keep, absorb = factories.event("One"), factories.event("Other")
    curation.merge_events(keep, absorb, editor=editor, reason=" same ")
    revision = Revision.objects.get()
    assert (revision.act, revision.editor, revision.reason) == ("merge", editor, "same")
    assert set(revision.events.all()) == {keep, absorb}


@pytest.mark.parametrize(("kept", "absorbed", "result"), [
    ("draft", "draft", "draft"), ("draft", "published", "published"), ("published", "draft", "published"),
])  # fmt: skip
def test_merge_is_public_if_either_was(editor, kept, absorbed, result):
    keep, absorb = factories.event("One", status=kept), factories.event("Other", status=absorbed)
    merged = curation.merge_events(keep, absorb, editor=editor, reason="same")
    assert (merged.status, merged.published_at is not None) == (result, result == "published")


def test_merge_twice_leads_old_addresses_to_the_survivor_at_once(editor, client):
    first, second, last = factories.event("First"), factories.event("Second"), factories.event("Last")
    curation.merge_events(second, first, editor=editor, reason="same")
    curation.merge_events(last, second, editor=editor, reason="same")
    for event in (first, second):
        response = client.get(f"/e/{event.public_id}/")
        assert (response.status_code, response["Location"]) == (301, last.get_absolute_url())
    assert last.citations.count() == 3


def test_merge_finds_the_kept_event_by_the_absorbed_words(editor, client):
    keep, absorb = factories.event("One"), factories.event("Zebra crossing")
    curation.merge_events(keep, absorb, editor=editor, reason="same")
    assert keep.get_absolute_url() in client.get("/?q=zebra").content.decode()


@pytest.mark.parametrize(("case", "refusal"), [
    ("itself", "cannot be merged with itself"), ("withdrawn", "was withdrawn"), ("merged", "merged into “Survivor”"),
    ("circle", "was merged into “One” already"), ("reason", "Say why these are one event"),
])  # fmt: skip
def test_merge_that_cannot_be_is_refused_with_what_to_do(editor, case, refusal):
    keep, absorb = factories.event("One"), factories.event("Other")
    if case == "withdrawn":
        curation.withdraw_event(absorb, editor=editor, reason="wrong day")
    elif case == "merged":
        curation.merge_events(factories.event("Survivor"), absorb, editor=editor, reason="same")
    elif case == "circle":
        curation.merge_events(keep, absorb, editor=editor, reason="same")
        keep, absorb = absorb, keep
    before = rows()
    with pytest.raises(curation.CurationError, match=refusal):
        curation.merge_events(
            keep, keep if case == "itself" else absorb, editor=editor, reason=" " if case == "reason" else "same"
        )
    assert rows() == before


@pytest.mark.parametrize(("kept", "absorbed"), [("draft", "published"), ("published", "published")])
def test_undo_of_merge_restores_both_exactly(editor, kept, absorbed):
    keep = dated("One", "2023", "last year", by="A", status=kept, actors=["Norway"], stories=["Accord"])
    absorb = dated("Other", "2023-11", "in November", by="B", status=absorbed, actors=["Denmark"], summary="Told.")
    before = rows()
    curation.merge_events(keep, absorb, editor=editor, reason="same", title="Both")
    assert rows() != before
    curation.undo(Revision.objects.get(act="merge"), editor=editor)
    assert rows() == before


def test_undo_of_merge_after_a_further_edit_is_refused_and_changes_nothing(editor):
    keep, absorb = factories.event("One"), factories.event("Other", actors=["Norway"])
    curation.merge_events(keep, absorb, editor=editor, reason="same")
    curation.edit_event(keep, editor=editor, reason="better", title="One thing")
    before = rows()
    with pytest.raises(curation.CurationError, match="event was changed after this act"):
        curation.undo(Revision.objects.get(act="merge"), editor=editor)
    assert rows() == before


def test_undo_of_an_added_citation_waits_for_the_merge_to_be_undone(editor):
    keep, absorb = factories.event("One"), factories.event("Other")
    source = factories.article("The same was said.")
    curation.accept_into(factories.mention(source, source.text), absorb, editor=editor)
    curation.remove_citation(absorb.citations.get(article=source), editor=editor, reason="no")
    curation.merge_events(keep, absorb, editor=editor, reason="same")
    with pytest.raises(curation.CurationError, match="was merged into “One” since"):
        curation.undo(Revision.objects.get(act="remove citation"), editor=editor)


@pytest.mark.parametrize(("kept", "absorbed", "chosen", "explanation"), [
    (
        ("2023", "last year"), ("2023-11", "in November"), "2023-11",
        "narrowed by merging: “last year” in The Daily of 11 June 2024, “in November” in The Weekly of 12 June 2024. "
        "“in November” → 2023-11",
    ),
    (
        ("2023-11-24~", "about two weeks ago"), ("2023-11", "in November"), "2023-11",
        "chosen by merging as the surer date: “about two weeks ago” in The Daily of 11 June 2024, “in November” in "
        "The Weekly of 12 June 2024. “in November” → 2023-11",
    ),
    (
        ("2023-12", "in December"), ("2023-11-24", "on 24 November"), "2023-11-24",
        "sources differ: “in December” in The Daily of 11 June 2024, “on 24 November” in The Weekly of 12 June 2024; "
        "nothing is decided but that 24 November 2023 is shown. “on 24 November” → 2023-11-24",
    ),
    (("2023-12", "in December"), ("2023-12", "last month"), "2023-12", "kept"),
    (("", "one day"), ("2023-11", "in November"), "2023-11", "absorbed"),
    (("2023-11", "in November"), ("", "one day"), "2023-11", "kept"),
])  # fmt: skip
def test_merge_shows_the_surest_date_and_tells_how_it_came_about(editor, kept, absorbed, chosen, explanation):
    keep = dated("One", *kept, by="The Daily", date_explanation="kept")
    absorb = dated("Other", *absorbed, by="The Weekly", published="2024-06-12", date_explanation="absorbed")
    merged = curation.merge_events(keep, absorb, editor=editor, reason="same")
    assert (merged.edtf, merged.date_explanation) == (chosen, explanation)


def test_merge_of_dates_as_fine_as_each_other_shows_that_of_more_articles(editor):
    keep, absorb = dated("One", "2023-12", "in December", by="A"), dated("Other", "2023-11", "in November", by="B")
    extra = factories.article("It was in November, they said.")
    factories.cite(absorb, extra, extra.text)
    assert curation.defaults_for(keep, absorb).date == parse_edtf("2023-11")
    assert curation.defaults_for(absorb, keep).date == parse_edtf("2023-11")


def test_merge_with_a_date_chosen_by_an_editor_says_so(editor):
    keep, absorb = dated("One", "2023", "last year", by="A"), dated("Other", "2023-11", "in November", by="B")
    merged = curation.merge_events(keep, absorb, editor=editor, reason="so says the ministry", date=parse_edtf("2023"))
    assert (merged.edtf, merged.date_explanation) == (
        "2023",
        "2023 was chosen by an editor on merging, instead of “in November” in B of 11 June 2024: so says the ministry",
    )


def test_merge_explains_a_date_that_no_quote_gives(editor):
    keep, absorb = dated("One", "2023", "last year", by="A"), factories.event("Other", edtf="2023-11-24")
    Citation.objects.filter(event=absorb).update(edtf="2023")
    merged = curation.merge_events(keep, absorb, editor=editor, reason="same")
    assert merged.date_explanation == (
        "narrowed by merging: “last year” in A of 11 June 2024, 24 November 2023 as kept of “Other”"
    )


@pytest.mark.parametrize(("kept", "absorbed", "result"), [
    ("planned", "happened", "happened"), ("happened", "planned", "happened"), ("conditional", "denied", "denied"),
    ("planned", "conditional", "conditional"), ("ongoing", "happened", "happened"), ("happened", "denied", "happened"),
    ("denied", "happened", "denied"),
])  # fmt: skip
def test_merge_of_plan_and_report_stands_as_reported(editor, kept, absorbed, result):
    """The absorbed event's article is the later one."""
    keep = dated("One", "2024-06-10", "on Monday", by="A", modality=kept)
    absorb = dated("Other", "2024-06-10", "on Monday", by="B", modality=absorbed, published="2024-06-14")
    assert curation.merge_events(keep, absorb, editor=editor, reason="same").modality == result


@pytest.mark.parametrize(("chosen", "result"), [({}, "2022-11"), ({"date": parse_edtf("2023-11-05")}, "2023-11-05")])
def test_redate_moves_a_merged_event_that_has_its_date_from_the_article(editor, chosen, result):
    """But not one whose date an editor chose."""
    keep, absorb = dated("One", "2023", "last year", by="A"), dated("Other", "2023-11", "in November", by="B")
    citation = absorb.citations.get()
    factories.mention(citation.article, citation.exact, edtf="2023-11", explanation=citation.explanation)
    curation.merge_events(keep, absorb, editor=editor, reason="same", **chosen)
    found = FoundMention(
        start=citation.start, end=citation.end, exact=citation.exact, date=parse_edtf("2022-11"), derivation=None,
        undated_reason="", modality="happened", title="Delegates meet", category="diplomacy",
    )  # fmt: skip
    curation.redate_article(citation.article, dt.date(2023, 6, 11), [found], editor=editor)
    keep.refresh_from_db()
    assert keep.edtf == result


def test_remove_of_a_citation_that_is_gone_already_says_so(editor):
    keep = factories.event("One")
    citation = factories.cite(keep, factories.article("The same was said."), "The same was said.")
    curation.remove_citation(citation, editor=editor, reason="no")
    citation.pk = citation.pk or Revision.objects.get().changes[0]["pk"]
    with pytest.raises(curation.CurationError, match="moved or taken away by now"):
        curation.remove_citation(citation, editor=editor, reason="no")
