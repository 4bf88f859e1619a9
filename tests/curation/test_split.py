"""Two events taken for one: new ones out of chosen quotes, merged ones given back, and the way back from both."""

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.curation.test_merge import dated, rows
from timeline import curation
from timeline.chronology import parse_edtf
from timeline.models import Citation, Event, Revision, TrustError

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_user("ada")


def accepted(quote: str, into: Event, *, published: str = "2024-06-11", edtf: str = "2024-06-10", **fields) -> Citation:
    """A citation that came from a mention of an article of its own."""
    source = factories.article(quote, published=published)
    return curation.accept_into(factories.mention(source, quote, edtf=edtf, **fields), into, editor=None).citation


@pytest.fixture
def event():
    return factories.event("Talks", actors=["Norway"], stories=["Accord"])


def test_split_takes_title_date_and_names_of_the_earliest_quote(editor, event):
    later = accepted("Envoys left again.", event, published="2024-06-15", title="Envoys leave", actors=["Envoys"])
    earlier = accepted(
        "Envoys will leave in June.", event, published="2024-06-12", edtf="2024-06", title="Envoys to leave",
        modality="planned", category=factories.category("politics"), actors=["The mission"], places=["Oslo"],
        explanation="“in June” → 2024-06",
    )  # fmt: skip
    other = curation.split_event(event, [later, earlier], editor=editor, reason="another event")
    assert (other.title, other.edtf, other.date_explanation, other.modality, other.category.slug, other.status) == (
        "Envoys to leave", "2024-06", "“in June” → 2024-06", "planned", "politics", "published",
    )  # fmt: skip
    assert [row.name for row in (*other.actors.all(), *other.places.all(), *other.stories.all())] == [
        "Envoys", "The mission", "Oslo", "Accord",
    ]  # fmt: skip
    assert (set(other.citations.all()), event.citations.count()) == ({later, earlier}, 1)


def test_split_with_chosen_fields_takes_them(editor, event):
    chosen = accepted("Envoys left.", event)
    other = curation.split_event(
        event, [chosen], editor=editor, reason="so says the ministry", title="Departure", date=parse_edtf("2024-05"),
        modality="denied", category=factories.category("justice"), actors=["Norway"], places=[], stories=[],
    )  # fmt: skip
    assert (other.title, other.edtf, other.modality, other.category.slug, other.stories.count()) == (
        "Departure", "2024-05", "denied", "justice", 0,
    )  # fmt: skip
    assert other.date_explanation == "set to May 2024 by an editor: so says the ministry"


def test_split_of_a_quote_without_a_mention_keeps_what_the_event_says(editor, event):
    source = factories.article("More was said.")
    other = curation.split_event(event, [factories.cite(event, source, source.text)], editor=editor, reason="another")
    assert (other.title, other.category, [row.name for row in other.actors.all()]) == (
        "Talks", event.category, ["Norway"],
    )  # fmt: skip


def test_split_of_a_draft_makes_a_draft_and_needs_no_reason(editor):
    draft = factories.event("Talks", status="draft")
    other = curation.split_event(draft, [accepted("Envoys left.", draft)], editor=editor, reason="")
    assert (other.status, other.published_at) == ("draft", None)


@pytest.mark.parametrize(("case", "refusal"), [
    ("none", "Choose the quotes"), ("all", "Leave at least one quote"), ("foreign", "not cited by “Talks” any more"),
    ("reason", "Say why these are two events"), ("withdrawn", "was withdrawn"),
])  # fmt: skip
def test_split_that_cannot_be_is_refused_with_what_to_do(editor, event, case, refusal):
    chosen = accepted("Envoys left.", event)
    citations = {"none": [], "all": list(event.citations.all()), "foreign": [factories.event().citations.get()]}
    if case == "withdrawn":
        curation.withdraw_event(event, editor=editor, reason="wrong day")
    before = rows()
    with pytest.raises(curation.CurationError, match=refusal):
        reason = "" if case == "reason" else "another"
        curation.split_event(event, citations.get(case, [chosen]), editor=editor, reason=reason)
    assert rows() == before


def test_undo_of_split_gives_the_quotes_back_and_leads_the_new_address_there(editor, event, client):
    chosen = accepted("Envoys left.", event)
    before = rows()
    other = curation.split_event(event, [chosen], editor=editor, reason="another")
    curation.undo(Revision.objects.get(act="split"), editor=editor)
    after = rows()
    made = after.pop(("Event", other.pk))
    assert (after, made["status"], made["merged_into_id"]) == (before, "withdrawn", event.pk)
    response = client.get(f"/e/{other.public_id}/")
    assert (response.status_code, response["Location"]) == (301, event.get_absolute_url())


def test_undo_of_split_after_an_act_on_the_new_event_is_refused(editor, event):
    other = curation.split_event(event, [accepted("Envoys left.", event)], editor=editor, reason="another")
    curation.edit_event(other, editor=editor, reason="better", title="Departure")
    with pytest.raises(curation.CurationError, match="acted on since"):
        curation.undo(Revision.objects.get(act="split"), editor=editor)


def test_undo_of_split_waits_for_the_undo_of_a_merge_of_the_first_event(editor, event):
    curation.split_event(event, [accepted("Envoys left.", event)], editor=editor, reason="another")
    curation.merge_events(factories.event("Survivor"), event, editor=editor, reason="same")
    with pytest.raises(curation.CurationError, match="was merged into “Survivor” since"):
        curation.undo(Revision.objects.get(act="split"), editor=editor)


def test_undo_of_split_where_the_sentence_is_cited_anew_is_refused(editor, event):
    chosen = accepted("Envoys left.", event)
    curation.split_event(event, [chosen], editor=editor, reason="another")
    again = factories.mention(chosen.article, "Envoys left.")
    curation.accept_into(again, event, editor=editor)
    with pytest.raises(curation.CurationError, match="cites the sentence anew"):
        curation.undo(Revision.objects.get(act="split"), editor=editor)


@pytest.fixture
def merged(editor):
    """What was kept and what was absorbed, as they were, merged since."""
    keep = dated("One", "2023", "last year", by="A", actors=["Norway"], date_explanation="“last year” → 2023")
    absorb = dated("Other", "2023-11", "in November", by="B", actors=["Denmark"])
    before = rows()
    curation.merge_events(keep, absorb, editor=editor, reason="same")
    keep.refresh_from_db()
    return keep, absorb, before


def test_split_merged_gives_back_exactly_what_was(editor, merged, client):
    keep, absorb, before = merged
    assert curation.merged_in(keep) == [absorb]
    curation.split_merged(keep, absorb, editor=editor, reason="two after all")
    assert (rows(), curation.merged_in(keep)) == (before, [])
    assert client.get(absorb.get_absolute_url()).status_code == 200


def test_split_merged_after_later_edits_keeps_those(editor, merged):
    keep, absorb, before = merged
    curation.edit_event(keep, editor=editor, reason="better", title="One thing", actors=["Norway", "Denmark", "Oslo"])
    added = accepted("Said again.", keep)
    curation.split_merged(keep, absorb, editor=editor, reason="two after all")
    after = rows()
    oslo = sorted([*before["Event", keep.pk]["actors"], factories.actor("Oslo").pk])
    assert after["Event", keep.pk] == before["Event", keep.pk] | {
        "title": "One thing", "slug": "one-thing", "actors": oslo,
    }  # fmt: skip
    assert (after["Event", absorb.pk], added in keep.citations.all()) == (before["Event", absorb.pk], True)


def test_split_merged_after_a_new_date_keeps_that_with_its_explanation(editor, merged):
    keep, absorb, _ = merged
    curation.edit_event(keep, editor=editor, reason="minutes", date=parse_edtf("2023-12"))
    curation.split_merged(keep, absorb, editor=editor, reason="two after all")
    keep.refresh_from_db()
    assert (keep.edtf, keep.date_explanation) == ("2023-12", "set to December 2023 by an editor: minutes")


def test_split_merged_leaves_the_kept_event_public(editor):
    keep, absorb = factories.event("One", status="draft"), factories.event("Other")
    curation.merge_events(keep, absorb, editor=editor, reason="same")
    curation.split_merged(keep, absorb, editor=editor, reason="two after all")
    assert list(Event.objects.published().order_by("title")) == [keep, absorb]


def test_undo_of_split_merged_merges_again_exactly(editor, merged):
    keep, absorb, _ = merged
    before = rows()
    curation.split_merged(keep, absorb, editor=editor, reason="two after all")
    curation.undo(Revision.objects.get(act="split"), editor=editor)
    assert (rows(), curation.merged_in(keep)) == (before, [absorb])


def test_split_merged_of_a_chain_goes_from_the_last_to_the_first(editor):
    first, second, last = factories.event("First"), factories.event("Second"), factories.event("Last")
    before = rows()
    curation.merge_events(second, first, editor=editor, reason="same")
    curation.merge_events(last, second, editor=editor, reason="same")
    with pytest.raises(curation.CurationError, match="merged into “Last” itself"):
        curation.split_merged(second, first, editor=editor, reason="two")
    curation.split_merged(last, second, editor=editor, reason="two")
    curation.split_merged(second, first, editor=editor, reason="two")
    assert rows() == before


def test_split_merged_without_anything_left_is_refused(editor, merged):
    keep, absorb, _ = merged
    curation.remove_citation(keep.citations.get(article__publisher__name="B"), editor=editor, reason="no")
    before = rows()
    with pytest.raises(curation.CurationError, match="No quote of “Other” stands in “One” any more"):
        curation.split_merged(keep, absorb, editor=editor, reason="two")
    assert rows() == before


def test_split_merged_does_not_take_the_last_quote_of_a_public_event(editor, merged):
    keep, absorb, _ = merged
    curation.remove_citation(keep.citations.get(article__publisher__name="A"), editor=editor, reason="no")
    with pytest.raises(TrustError, match="only citation"):
        curation.split_merged(keep, absorb, editor=editor, reason="two")


@pytest.mark.parametrize(("case", "refusal"), [("strangers", "does not stand merged into"), ("reason", "Say why")])
def test_split_merged_that_cannot_be_is_refused(editor, merged, case, refusal):
    keep, absorb, _ = merged
    other = factories.event("Stranger") if case == "strangers" else absorb
    with pytest.raises(curation.CurationError, match=refusal):
        curation.split_merged(keep, other, editor=editor, reason="" if case == "reason" else "two")


def test_split_merged_after_an_undone_split_has_nothing_to_give_back(editor, event):
    """The new event leads to the old one without ever having been merged into it."""
    other = curation.split_event(event, [accepted("Envoys left.", event)], editor=editor, reason="another")
    curation.undo(Revision.objects.get(act="split"), editor=editor)
    assert curation.merged_in(event) == []
    with pytest.raises(curation.CurationError, match="nothing to split off"):
        curation.split_merged(event, other, editor=editor, reason="two")


