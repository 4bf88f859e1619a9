"""Does the public history tell what changed of an event, and nothing of its draft or its editors?"""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from tests import factories
from timeline.chronology import parse_edtf
from timeline.curation import (
    accept_into,
    accept_mention,
    edit_event,
    merge_events,
    publish_event,
    redate_article,
    split_event,
    split_merged,
    undo,
    withdraw_event,
)
from timeline.extraction.mention import Mention as FoundMention
from timeline.models import Citation, Event, Mention, Revision
from timeline.publication.history import Change, history_of, was_published, withdrawal_of

pytestmark = pytest.mark.django_db

Told = tuple[str, str, list[str]]


def told(event: Event) -> list[Told]:
    """Every entry, oldest first: act, reason and changes as one line each."""
    entries = reversed(history_of(event))
    return [(entry.act, entry.reason, [line(change) for change in entry.changes]) for entry in entries]


def line(change: Change) -> str:
    return f"{change.what}: {change.old} → {change.new}" if change.new else change.what


def mention(quote: str, by: str = "The Sample Wire", **fields: object) -> Mention:
    return factories.mention(factories.article(quote, by=by), quote, **fields)  # type: ignore[arg-type]


def redate(citation: Citation, edtf: str, *, published: str) -> None:
    found = FoundMention(
        start=citation.start, end=citation.end, exact=citation.exact, date=parse_edtf(edtf), derivation=None,
        undated_reason="", modality="happened", title="Delegates meet", category="diplomacy",
    )  # fmt: skip
    redate_article(citation.article, dt.date.fromisoformat(published), [found], editor=None)


@pytest.fixture
def ann() -> User:
    return User.objects.create_user("ann")


@pytest.fixture
def event(ann: User) -> Event:
    """Accepted and published in one act."""
    return accept_mention(mention("Delegates met."), editor=ann, reason="An inner note.", publish=True).event


def test_history_of_an_event_published_at_once(event: Event) -> None:
    assert told(event) == [("Added from an article", "", []), ("Published", "", [])]


def test_history_of_a_draft_edited_before_publication_tells_its_beginning_only(ann: User) -> None:
    event = accept_mention(mention("Delegates met."), editor=ann).event
    edit_event(event, editor=ann, reason="A secret slip.", title="Delegates meet in Oslo")
    accept_into(mention("Delegates sat down."), event, editor=ann)
    publish_event(event, editor=ann, reason="Checked twice.")
    assert told(event) == [("Added from an article", "", []), ("Published", "Checked twice.", [])]


def test_history_of_an_edit_tells_each_field_from_old_to_new(ann: User, event: Event) -> None:
    edit_event(
        event, editor=ann, reason="Sharper.", title="Talks end", summary="They parted.", modality="denied",
        date=parse_edtf("2024-06?"), category=factories.category("protest"), places=["Oslo"],
    )  # fmt: skip
    edit_event(event, editor=ann, reason="Shorter.", summary="Parted.")
    assert told(event)[2:] == [
        (
            "Corrected",
            "Sharper.",
            [
                "Title: “Delegates meet” → “Talks end”",
                "Date: 10 June 2024 → June 2024, uncertain",
                "How it stands: happened → denied",
                "Summary added",
                "Category: Diplomacy → Protest",
                "Where: none → Oslo",
            ],
        ),
        ("Corrected", "Shorter.", ["Summary changed"]),
    ]


def test_history_leaves_out_an_act_that_changed_nothing_for_readers(ann: User, event: Event) -> None:
    edit_event(event, editor=ann, reason="Nothing after all.")
    assert len(told(event)) == 2


def test_history_of_a_citation_added_and_taken_out_names_the_publisher(ann: User, event: Event) -> None:
    accept_into(mention("Delegates sat down.", by="The Other Paper"), event, editor=ann)
    undo(event.revisions.get(act="accept into"), editor=ann, reason="Another meeting.")
    assert told(event)[2:] == [
        ("Citation added: The Other Paper", "", []),
        ("An earlier change was taken back", "Another meeting.", ["Citation taken out: The Other Paper"]),
    ]


def test_history_of_a_citation_without_publisher_says_unknown(ann: User, event: Event) -> None:
    row = mention("Delegates sat down.")
    row.article.publisher = None
    row.article.save()
    accept_into(row, event, editor=ann)
    assert told(event)[2:] == [("Citation added: Unknown publisher", "", [])]


def test_history_of_a_withdrawal_taken_back_tells_both(ann: User, event: Event) -> None:
    withdraw_event(event, editor=ann, reason="Wrong day.")
    assert withdrawal_of(Event.objects.get(pk=event.pk)).reason == "Wrong day."
    publish_event(event, editor=ann, reason="Right after all.")
    assert told(event)[2:] == [("Withdrawn", "Wrong day.", []), ("Published again", "Right after all.", [])]


def test_history_of_a_redated_article_tells_old_and_new_date(ann: User, event: Event) -> None:
    citation = event.citations.select_related("article").get()
    redate(citation, "2024-06-17", published="2024-06-18")
    edit_event(event, editor=ann, reason="So says the ministry.", date=parse_edtf("2024-06"))
    redate(citation, "2024-06-10", published="2024-06-11")
    redate(citation, "2024-06-10", published="2024-06-12")
    anew = "Date resolved anew from the article’s publication date"
    assert told(event)[2:] == [
        (anew, "", ["Date: 10 June 2024 → 17 June 2024"]),
        ("Corrected", "So says the ministry.", ["Date: 17 June 2024 → June 2024"]),
        (anew, "", ["Quote of The Sample Wire: 17 June 2024 → 10 June 2024"]),
    ]


def test_history_of_an_event_loaded_without_acts_begins_with_the_first(ann: User) -> None:
    event = factories.event("Vote")
    assert told(event) == []
    edit_event(event, editor=ann, reason="Longer.", title="Council votes")
    assert told(event) == [("Corrected", "Longer.", ["Title: “Vote” → “Council votes”"])]


def test_event_was_published_if_any_act_made_it_so(ann: User, event: Event) -> None:
    draft = accept_mention(mention("Delegates sat down."), editor=ann).event
    assert (was_published(event), was_published(draft)) == (True, False)
    publish_event(draft, editor=ann)
    undo(Revision.objects.get(act="publish"), editor=ann)
    draft.refresh_from_db()
    assert (draft.published_at, was_published(draft)) == (None, True)


def test_history_of_a_merge_and_its_taking_back_reads_well_on_both(ann: User, event: Event) -> None:
    other = accept_mention(
        mention("Envoys met.", by="The Other Paper", title="Envoys meet", places=["Oslo"]), editor=ann, publish=True
    ).event
    merge_events(event, other, editor=ann, reason="One meeting.")
    split_merged(event, other, editor=ann, reason="Two meetings.")
    assert told(event)[2:] == [
        (
            "Merged with “Envoys meet”",
            "One meeting.",
            ["Citation added: The Other Paper", "Where: none → Oslo"],
        ),
        (
            "Split: “Envoys meet” stands by itself",
            "Two meetings.",
            ["Citation taken out: The Other Paper", "Where: Oslo → none"],
        ),
    ]
    assert told(other)[2:] == [
        ("Merged into “Delegates meet”", "One meeting.", ["Citation taken out: The Other Paper"]),
        ("Split off “Delegates meet” again", "Two meetings.", ["Citation added: The Other Paper"]),
    ]


def test_history_of_an_undone_merge_tells_what_came_and_went(ann: User, event: Event) -> None:
    other = accept_mention(mention("Envoys met.", by="The Other Paper"), editor=ann, publish=True).event
    merge_events(event, other, editor=ann, reason="One meeting.")
    undo(event.revisions.get(act="merge"), editor=ann, reason="Two meetings.")
    taken_back = "An earlier change was taken back"
    assert told(event)[3:] == [(taken_back, "Two meetings.", ["Citation taken out: The Other Paper"])]
    assert told(other)[3:] == [
        (taken_back, "Two meetings.", ["Citation added: The Other Paper", "Published again"])
    ]


def test_history_of_a_merge_names_no_draft(ann: User, event: Event) -> None:
    draft = accept_mention(mention("Envoys met.", title="Secret draft"), editor=ann).event
    merge_events(event, draft, editor=ann, reason="One meeting.")
    split_merged(event, draft, editor=ann, reason="Two meetings.")
    assert [entry[0] for entry in told(event)[2:]] == ["Merged with a draft", "Split: a draft stands by itself"]


def test_history_of_a_draft_that_absorbs_a_public_event_begins_with_that(ann: User, event: Event) -> None:
    draft = accept_mention(mention("Envoys met."), editor=ann).event
    merge_events(draft, event, editor=ann, reason="One meeting.")
    assert told(draft) == [("Added from an article", "", []), ("Published", "One meeting.", [])]


def test_history_of_a_split_reads_well_on_both(ann: User, event: Event) -> None:
    row = mention("Envoys left.", by="The Other Paper", title="Envoys leave")
    citation = accept_into(row, event, editor=ann).citation
    other = split_event(event, [citation], editor=ann, reason="Another event.")
    assert told(event)[3:] == [
        ("Split: “Envoys leave” stands by itself", "Another event.", ["Citation taken out: The Other Paper"])
    ]
    assert told(other) == [("Split from “Delegates meet”", "Another event.", []), ("Published", "", [])]


def test_history_of_an_event_split_from_a_draft_does_not_name_that(ann: User) -> None:
    draft = accept_mention(mention("Delegates met.", title="Secret draft"), editor=ann).event
    citation = accept_into(mention("Envoys left."), draft, editor=ann).citation
    other = split_event(draft, [citation], editor=ann, reason="")
    publish_event(other, editor=ann)
    assert [entry[0] for entry in told(other)] == ["Split from another event", "Published"]
