"""Each act of curation: what it changes, what it refuses, what it leaves in the record, and its undoing."""

import pytest
from django.contrib.auth.models import User

from tests import factories
from timeline import curation
from timeline.chronology import parse_edtf
from timeline.curation.snapshot import snapshot
from timeline.models import Actor, Citation, Event, Mention, Revision, TrustError

pytestmark = pytest.mark.django_db
QUOTE = "Ministers signed the accord in Oslo on Monday, killing a dispute that left about 40 people displaced."


@pytest.fixture
def editor():
    return User.objects.create_user("ada")


@pytest.fixture
def mention():
    return factories.mention(
        factories.article("A first paragraph.", QUOTE, "A last one.", story=factories.story("Accord")),
        QUOTE,
        title="Ministers sign accord",
        expression="on Monday",
        rule="weekday in or before the week of the report",
        explanation="“on Monday” → 2024-06-10: weekday in or before the week of the report, published 2024-06-11",
        actors=["Ministers"],
        places=["Oslo"],
        figures=[{"value": 40.0, "high": None, "unit": "displaced", "qualifier": "about", "attributed_to": ""}],
    )


def test_accept_mention_makes_a_draft_with_citation_claims_and_names(mention, editor):
    event, citation = curation.accept_mention(mention, editor=editor).event, Citation.objects.get()
    assert (event.title, event.edtf, event.status, event.category.slug) == (
        "Ministers sign accord",
        "2024-06-10",
        "draft",
        "diplomacy",
    )
    assert (citation.exact, citation.prefix, citation.suffix) == (QUOTE, "A first paragraph.\n\n", "\n\nA last one.")
    assert [str(claim) for claim in citation.claims.all()] == ["about 40 displaced"]
    assert [row.name for row in (*event.actors.all(), *event.places.all(), *event.stories.all())] == [
        "Ministers",
        "Oslo",
        "Accord",
    ]
    mention.refresh_from_db()
    assert (mention.state, mention.citation) == ("accepted", citation)


def test_accept_mention_takes_what_tells_the_event_again_and_undo_gives_it_back(editor):
    again = "The signing in Oslo ended the dispute."
    article = factories.article(QUOTE, again, story=factories.story("Accord"))
    first, second = factories.mention(article, QUOTE), factories.mention(article, again)
    second.repeats = first
    second.save()
    event = curation.accept_mention(first, editor=editor).event
    assert [citation.exact for citation in event.citations.order_by("start")] == [QUOTE, again]
    curation.undo(Revision.objects.get(act="accept"), editor=editor)
    assert [mention.state for mention in Mention.objects.order_by("ordinal")] == ["pending", "pending"]


def test_accept_mention_with_publish_shows_the_event(mention, editor):
    event = curation.accept_mention(mention, editor=editor, publish=True).event
    assert list(Event.objects.published()) == [event]
    assert event.published_at is not None


def test_accept_mention_writes_one_revision_with_who_and_why(mention, editor):
    event = curation.accept_mention(mention, editor=editor, reason="clear enough").event
    revision = Revision.objects.get()
    assert (revision.act, revision.editor, revision.editor_name, revision.reason) == (
        "accept",
        editor,
        "ada",
        "clear enough",
    )
    assert (list(revision.events.all()), revision.mention, revision.article) == ([event], mention, mention.article)
    assert sorted(change["model"] for change in revision.changes) == ["citation", "claim", "event", "mention"]


def test_accept_mention_twice_is_refused_and_makes_one_event(mention, editor):
    curation.accept_mention(mention, editor=editor)
    with pytest.raises(curation.CurationError, match="was accepted already"):
        curation.accept_mention(mention, editor=editor)
    assert Event.objects.count() == 1


def test_accept_mention_whose_quote_is_not_verbatim_writes_nothing(mention, editor):
    Mention.objects.update(exact="Something else.")
    with pytest.raises(TrustError, match="does not stand at characters"):
        curation.accept_mention(mention, editor=editor, publish=True)
    assert (Event.objects.count(), Citation.objects.count(), Revision.objects.count()) == (0, 0, 0)


def test_accept_into_adds_a_citation_and_leaves_the_event_but_for_a_surer_date(mention, editor):
    event = factories.event("Accord signed", edtf="2024-06", actors=["Norway"])
    curation.accept_into(mention, event, editor=editor)
    event.refresh_from_db()
    assert (event.title, event.edtf, event.citations.count()) == ("Accord signed", "2024-06-10", 2)
    assert [actor.name for actor in event.actors.all()] == ["Ministers", "Norway"]


def test_accept_into_a_withdrawn_event_is_refused(mention, editor):
    event = factories.event(status="withdrawn")
    with pytest.raises(curation.CurationError, match="was withdrawn"):
        curation.accept_into(mention, event, editor=editor)


def test_accept_into_an_event_that_cites_the_sentence_is_refused(mention, editor):
    event = factories.event(of=mention.article, quote=QUOTE)
    with pytest.raises(curation.CurationError, match="already cites this sentence"):
        curation.accept_into(mention, event, editor=editor)


def test_accept_mention_naming_an_alias_uses_the_known_actor(mention, editor):
    known = Actor.objects.create(name="Council of Ministers", slug="council", aliases=["ministers"])
    event = curation.accept_mention(mention, editor=editor).event
    assert list(event.actors.all()) == [known]


def test_reject_mention_without_a_reason_is_refused(mention, editor):
    with pytest.raises(curation.CurationError, match="Say why"):
        curation.reject_mention(mention, editor=editor, reason=" ")


def test_reject_mention_keeps_the_reason(mention, editor):
    curation.reject_mention(mention, editor=editor, reason="not an event")
    mention.refresh_from_db()
    assert (mention.state, mention.decision_reason) == ("rejected", "not an event")


def test_defer_mention_leaves_it_undecided(mention, editor):
    curation.defer_mention(mention, editor=editor)
    assert list(Mention.objects.undecided()) == [mention]
    curation.accept_mention(mention, editor=editor)


def test_edit_mention_with_a_new_date_explains_that_an_editor_set_it(mention, editor):
    edited = curation.edit_mention(mention, editor=editor, reason="dated by the minutes", date=parse_edtf("2024-06"))
    assert (edited.edtf, edited.precision, edited.rule) == ("2024-06", "month", "set by an editor")
    assert edited.explanation == "set to June 2024 by an editor: dated by the minutes"


def test_edit_mention_leaves_what_is_left_out(mention, editor):
    before = snapshot(mention)
    curation.edit_mention(mention, editor=editor, title="Accord signed")
    mention.refresh_from_db()
    assert snapshot(mention) == before | {"title": "Accord signed"}


def test_edit_event_that_is_public_needs_a_reason(editor):
    event = factories.event()
    with pytest.raises(curation.CurationError, match="readers see the reason"):
        curation.edit_event(event, editor=editor, reason="", title="Other")


def test_edit_event_with_an_empty_title_is_refused(editor):
    with pytest.raises(curation.CurationError, match="cannot be empty"):
        curation.edit_event(factories.event(), editor=editor, reason="tidy", title=" ")


def test_withdraw_event_without_a_reason_is_refused(editor):
    with pytest.raises(curation.CurationError, match="Say why"):
        curation.withdraw_event(factories.event(), editor=editor, reason="")


def test_publish_event_without_a_citation_is_refused(editor):
    draft = Event.objects.create(title="Bare", category=factories.category())
    with pytest.raises(TrustError, match="has no citation"):
        curation.publish_event(draft, editor=editor)


def test_publish_and_withdraw_refuse_to_repeat_themselves(editor):
    event = factories.event()
    with pytest.raises(curation.CurationError, match="published already"):
        curation.publish_event(event, editor=editor)
    curation.withdraw_event(event, editor=editor, reason="wrong day")
    with pytest.raises(curation.CurationError, match="withdrawn already"):
        curation.withdraw_event(event, editor=editor, reason="wrong day")


def test_undo_of_accept_withdraws_the_event_and_frees_the_mention(mention, editor):
    event = curation.accept_mention(mention, editor=editor, publish=True).event
    curation.undo(Revision.objects.get(act="accept"), editor=editor, reason="too early")
    event.refresh_from_db()
    mention.refresh_from_db()
    assert (event.status, event.withdrawn_reason, event.citations.count()) == ("withdrawn", "too early", 1)
    assert (mention.state, mention.citation) == ("pending", None)


@pytest.mark.parametrize("microsecond", [0, 300, 999_999])
def test_undo_puts_a_moment_back_whatever_its_microseconds(mention, editor, microsecond):
    event = factories.event("Accord signed")
    event.published_at = event.published_at.replace(microsecond=microsecond)
    event.save()
    before = snapshot(event)
    curation.accept_into(mention, event, editor=editor)
    curation.undo(Revision.objects.get(act="accept into"), editor=editor)
    event.refresh_from_db()
    assert snapshot(event) == before


def test_undo_of_accept_into_takes_the_citation_out_again(mention, editor):
    event = factories.event("Accord signed")
    before = snapshot(event)
    curation.accept_into(mention, event, editor=editor)
    curation.undo(Revision.objects.get(act="accept into"), editor=editor)
    event.refresh_from_db()
    assert (snapshot(event), event.citations.count()) == (before, 1)


@pytest.mark.parametrize("act", ["edit", "withdraw"])
def test_undo_of_an_act_on_an_event_restores_it_exactly(editor, act):
    event = factories.event("Accord signed", actors=["Norway"])
    before = snapshot(event)
    if act == "edit":
        curation.edit_event(event, editor=editor, reason="typo", title="Other", date=None, actors=["Denmark", "Oslo"])
    else:
        curation.withdraw_event(event, editor=editor, reason="wrong day")
    curation.undo(Revision.objects.get(act=act), editor=editor)
    event.refresh_from_db()
    assert snapshot(event) == before


def test_undo_of_undo_is_refused(mention, editor):
    curation.defer_mention(mention, editor=editor)
    undone = curation.undo(Revision.objects.get(act="defer"), editor=editor)
    with pytest.raises(curation.CurationError, match="cannot be undone"):
        curation.undo(undone, editor=editor)


def test_undo_twice_is_refused(mention, editor):
    curation.defer_mention(mention, editor=editor)
    revision = Revision.objects.get(act="defer")
    curation.undo(revision, editor=editor)
    with pytest.raises(curation.CurationError, match="undone already"):
        curation.undo(revision, editor=editor)


def test_undo_of_accept_waits_for_the_undo_of_what_was_added_since(mention, editor):
    event = curation.accept_mention(mention, editor=editor).event
    source = factories.article("The same was said elsewhere.")
    curation.accept_into(factories.mention(source, source.text), event, editor=editor)
    accept, added = Revision.objects.get(act="accept"), Revision.objects.get(act="accept into")
    with pytest.raises(curation.CurationError, match="acted on since"):
        curation.undo(accept, editor=editor)
    curation.undo(added, editor=editor)
    curation.undo(accept, editor=editor)
    event.refresh_from_db()
    assert (event.status, event.citations.count()) == ("withdrawn", 1)


def test_undo_after_a_later_act_is_refused_and_changes_nothing(mention, editor):
    event = curation.accept_mention(mention, editor=editor).event
    curation.edit_event(event, editor=editor, reason="tidy", title="Accord signed in Oslo")
    with pytest.raises(curation.CurationError, match="acted on since"):
        curation.undo(Revision.objects.get(act="accept"), editor=editor)
    event.refresh_from_db()
    assert (event.title, event.status) == ("Accord signed in Oslo", "draft")


@pytest.mark.parametrize(
    ("known", "told", "expected"),
    [
        ("2023", "2023-11", "2023-11"), ("2023-11", "2023", "2023-11"), ("2023", "2023-11~", "2023"),
        ("2023", "2024-01", "2023"), ("", "2023-11", "2023-11"), ("2023-11", "", "2023-11"),
    ],
)  # fmt: skip
def test_further_quote_narrows_the_date_of_its_event_and_says_so(known, told, expected):
    first = factories.article("They were freed last year.", by="The Lemaire Post")
    mention = factories.mention(first, first.text, edtf=known, expression="last year")
    event = curation.accept_mention(mention, editor=None).event
    other = factories.article("They were freed in November.", by="The Ferry Wire")
    curation.accept_into(factories.mention(other, other.text, edtf=told, expression="in November"), event, editor=None)
    event.refresh_from_db()
    assert event.edtf == expected
    said = "“last year” in The Lemaire Post of 11 June 2024, “in November” in The Ferry Wire"
    assert (said in event.date_explanation) is ((known, expected) == ("2023", "2023-11"))


def test_further_quote_leaves_a_date_that_an_editor_set():
    first = factories.article("They were freed last year.")
    event = curation.accept_mention(factories.mention(first, first.text, edtf="2022"), editor=None).event
    curation.edit_event(event, editor=None, reason="As the court found", date=parse_edtf("2023"))
    other = factories.article("They were freed in November.")
    curation.accept_into(factories.mention(other, other.text, edtf="2023-11"), event, editor=None)
    event.refresh_from_db()
    assert event.edtf == "2023"
