"""Does the list of corrections tell every public change, and nothing of drafts, editors or what was taken back?"""

import pytest
from django.contrib.auth.models import User
from django.http import QueryDict

from tests import factories
from timeline.chronology import parse_edtf
from timeline.curation import (
    accept_into,
    accept_mention,
    edit_claims,
    edit_event,
    publish_event,
    remove_citation,
    undo,
    withdraw_event,
)
from timeline.models import Event, Revision
from timeline.publication import MalformedFilter
from timeline.publication.corrections import WITHDRAWN, CorrectionsPage, corrections_page
from timeline.publication.history import history_of

pytestmark = pytest.mark.django_db
Told = tuple[str, str, str, list[str]]


def page(query: str = "", **options: int) -> CorrectionsPage:
    return corrections_page(QueryDict(query).lists(), **options)


def told(query: str = "") -> list[Told]:
    """Newest first: event, act, reason and changes as one line each."""
    return [
        (each.title, each.entry.act, each.entry.reason, [f"{change.what}: {change.old} → {change.new}" if change.new
         else change.what for change in each.entry.changes]) for each in page(query).corrections
    ]  # fmt: skip


@pytest.fixture
def ann() -> User:
    return User.objects.create_user("ann")


def test_corrections_tell_what_changed_since_publication_with_reason_and_both_values(ann: User) -> None:
    event = factories.event("Vote", edtf="2024-06-10")
    edit_event(event, editor=ann, reason="The sentence says so.", title="Council votes", date=parse_edtf("2024-06"))
    edit_claims(event.citations.get(), [{"value": 40, "unit": "killed", "qualifier": "about"}], editor=ann,
                reason="Overlooked.")  # fmt: skip
    edit_claims(event.citations.get(), [{"value": 41, "unit": "killed"}], editor=ann, reason="Misread.")
    source = factories.article("Some voted.", by="The Other Paper")
    citation = accept_into(factories.mention(source, "Some voted."), event, editor=ann).citation
    remove_citation(citation, editor=ann, reason="Another vote.")
    assert told() == [
        ("Council votes", "Citation taken out: The Other Paper", "Another vote.", []),
        ("Council votes", "Citation added: The Other Paper", "", []),
        ("Council votes", "Figures corrected", "Misread.", ["Figures of The Sample Wire: about 40 killed → 41 killed"]),
        ("Council votes", "Figures corrected", "Overlooked.", ["Figures of The Sample Wire: none → about 40 killed"]),
        ("Council votes", "Corrected", "The sentence says so.",
         ["Title: “Vote” → “Council votes”", "Date: 10 June 2024 → June 2024"]),
    ]  # fmt: skip
    assert [entry.act for entry in history_of(event)] == [act for _, act, _, _ in told()]


def test_corrections_tell_nothing_of_drafts_nor_of_publication_itself(ann: User) -> None:
    mention = factories.mention(factories.article("Delegates met."), "Delegates met.")
    event = accept_mention(mention, editor=ann).event
    edit_event(event, editor=ann, reason="A secret slip.", title="Delegates meet in Oslo")
    edit_claims(event.citations.get(), [{"value": 1, "unit": "killed"}], editor=ann, reason="A secret count.")
    publish_event(event, editor=ann, reason="Checked.")
    assert told() == []
    undo(Revision.objects.get(act="publish"), editor=ann, reason="Too early.")
    edit_event(event, editor=ann, reason="", title="A secret title")
    assert told() == [(WITHDRAWN, "An earlier change was taken back", "Too early.", [])]


def test_corrections_of_an_event_that_was_withdrawn_show_its_reason_and_no_word_of_it(ann: User) -> None:
    event = factories.event("A slander")
    edit_event(event, editor=ann, reason="A slander, shorter.", title="Slander")
    withdraw_event(event, editor=ann, reason="It is untrue.")
    edit_event(event, editor=ann, reason="", title="Still a slander")
    assert told() == [(WITHDRAWN, "Withdrawn", "It is untrue.", []), (WITHDRAWN, "Corrected", "", [])]
    assert {each.address for each in page().corrections} == {f"/e/{event.public_id}/"}
    publish_event(event, editor=ann, reason="It is true.")
    assert [row[:3] for row in told()][:2] == [
        ("Still a slander", "Published again", "It is true."), ("Still a slander", "Withdrawn", "It is untrue."),
    ]  # fmt: skip


def test_corrections_of_a_merged_event_lead_to_its_survivor(ann: User) -> None:
    first, last = factories.event("First"), factories.event("Last")
    edit_event(first, editor=ann, reason="Sharper.", summary="In short.")
    withdraw_event(first, editor=ann, reason="Told twice.")
    Event.objects.filter(pk=first.pk).update(merged_into=last)
    assert [(each.title, each.survivor, each.entry.reason) for each in page().corrections] == [
        ("First", last, "Told twice."), ("First", last, "Sharper."),
    ]  # fmt: skip
    end = factories.event("End")
    withdraw_event(last, editor=ann, reason="Told thrice.")
    Event.objects.filter(pk=last.pk).update(merged_into=end)
    assert {each.survivor for each in page().corrections} == {end}
    withdraw_event(end, editor=ann, reason="Untrue.")
    assert {(each.survivor, each.title) for each in page().corrections} == {(None, WITHDRAWN)}
    Event.objects.filter(pk=end.pk).update(merged_into=first)
    assert {(each.survivor, each.title) for each in page().corrections} == {(None, WITHDRAWN)}


def test_corrections_since_a_moment_are_those_after_it(ann: User) -> None:
    event = factories.event("Vote")
    edit_event(event, editor=ann, reason="One.", title="Vote one")
    edit_event(event, editor=ann, reason="Two.", title="Vote two")
    first = Revision.objects.earliest("pk")
    Revision.objects.filter(pk=first.pk).update(at="2024-06-10T23:59:59Z")
    assert [reason for _, _, reason, _ in told("since=2024-06-11")] == ["Two."]
    assert (len(told("since=2024-06-10")), len(told("since=9999-12-31"))) == (2, 0)
    assert page("since=2024-06-11T10:00+02:00").address == "/corrections/?since=2024-06-11T08%3A00Z"


def test_pages_of_corrections_show_each_once(ann: User) -> None:
    event = factories.event("Vote")
    for number in range(7):
        edit_event(event, editor=ann, reason=f"Reason {number}.", title=f"Vote {number}")
    reasons, query = [], ""
    while True:
        shown = page(query, size=3)
        reasons.append([each.entry.reason for each in shown.corrections])
        if not shown.older:
            break
        query = shown.older.partition("?")[2]
        assert page(query, size=3).address == shown.older
    assert reasons == [[f"Reason {number}." for number in three] for three in ([6, 5, 4], [3, 2, 1], [0])]
    assert len({each.urn for each in page().corrections}) == 7


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("since=soon", "since"), ("after=x", "after"), ("after=1", "after"), ("after=1~aeiou", "after"),
     ("after=" + "9" * 30 + "~22222222", "after"), ("after=-1~22222222", "after")],
)  # fmt: skip
def test_corrections_of_a_malformed_address_name_the_parameter(query: str, parameter: str) -> None:
    with pytest.raises(MalformedFilter) as raised:
        page(query)
    assert raised.value.parameter == parameter
