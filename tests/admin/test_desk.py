"""The editors' door: review, events, figures and undoing, all without JavaScript."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests import factories
from tests.admin.desk import address, filled, press, told
from timeline import curation
from timeline.models import Article, Event, Revision

pytestmark = pytest.mark.django_db


def test_queue_lists_undecided_mentions_only(client, editor, mention):
    factories.mention(factories.article("Other."), "Other.", title="Decided already", state="rejected")
    page = client.get(reverse("admin:timeline_mention_changelist")).content.decode()
    assert "Ministers sign accord" in page
    assert "10 June 2024" in page
    assert "Decided already" not in page
    assert "Decided already" in client.get(reverse("admin:timeline_mention_changelist") + "?state=all").content.decode()


def test_review_shows_the_sentence_in_context_with_date_and_reason(client, editor, mention):
    page = client.get(address(mention)).content.decode()
    assert '<span class="context">Rain fell.\n\n</span>Ministers of both' in page
    assert "<mark>on Monday</mark>.<span" in page
    assert "“on Monday” → 2024-06-10: weekday in or before the week of the report" in page
    assert "2 countries | officials" in page


def test_review_publish_with_corrections_makes_a_public_event(client, editor, mention):
    response = press(client, mention, "_publish", title="Accord signed", date="2024-06", places="Oslo")
    assert told(response) == ["Published: “Accord signed”."]
    event = Event.objects.published().get()
    assert (event.title, event.edtf, [place.name for place in event.places.all()]) == (
        "Accord signed",
        "2024-06",
        ["Oslo"],
    )
    assert [revision.act for revision in Revision.objects.all()] == ["accept", "edit mention"]


def test_review_with_a_date_in_words_reads_it_against_the_publication_date(client, editor, mention):
    press(client, mention, "_publish", date="last Sunday")
    assert Event.objects.get().edtf == "2024-06-09"


def test_review_as_it_stands_records_no_edit(client, editor, mention):
    press(client, mention, "_draft")
    assert [(row.act, row.editor) for row in Revision.objects.all()] == [("accept", editor)]
    assert Event.objects.get().status == "draft"


def test_review_reject_without_a_reason_is_refused_and_keeps_what_was_typed(client, editor, mention):
    response = press(client, mention, "_reject", title="Something typed")
    assert told(response) == ["Say why the mention is rejected, such as “not an event” or “wrong date”."]
    assert "Something typed" in response.content.decode()
    mention.refresh_from_db()
    assert mention.state == "pending"


def test_review_reject_defer_and_save_do_what_they_say(client, editor, mention):
    press(client, mention, "_save", title="Accord")
    press(client, mention, "_defer")
    press(client, mention, "_reject", reason="not an event")
    mention.refresh_from_db()
    assert (mention.title, mention.state, mention.decision_reason) == ("Accord", "rejected", "not an event")


def test_review_into_an_existing_event_adds_the_citation(client, editor, mention):
    event = factories.event("Accord signed", edtf="2024-06")
    assert told(press(client, mention, "_into")) == ["Choose the existing event that this sentence supports."]
    press(client, mention, "_into", into=event.pk)
    assert event.citations.count() == 2


@pytest.mark.parametrize(
    ("field", "typed", "complaint"),
    [
        ("date", "2024-13", "Month 13 does not exist"),
        ("date", "quite soon", "is not a date"),
        ("figures", "many killed", "is not a figure"),
        ("title", "", "This field is required"),
        ("modality", "certain", "Select a valid choice"),
    ],
)
def test_review_with_a_malformed_field_says_what_is_wrong(client, editor, mention, field, typed, complaint):
    response = press(client, mention, "_publish", **{field: typed})
    assert complaint in response.content.decode()
    assert Event.objects.count() == 0


def test_review_by_two_curators_refuses_the_second_and_keeps_what_was_typed(client, editor, mention):
    stale = filled(client.get(address(mention)))
    curation.edit_mention(mention, editor=editor, title="Changed by the other")
    response = client.post(address(mention), stale | {"title": "Mine", "_publish": ""})
    assert "Somebody acted on this since you opened it" in told(response)[0]
    assert "Mine" in response.content.decode()
    assert Event.objects.count() == 0


def test_review_of_a_mention_that_is_not_there_answers_404(client, editor):
    for key in ("999999", "x", "9" * 30):
        assert client.get(f"/admin/timeline/mention/{key}/change/").status_code == 404


def test_actions_act_on_each_mention_and_tell_refusals(client, editor, mention):
    decided = factories.mention(factories.article("Other."), "Other.", state="rejected")
    data = {"action": "publish_selected", "_selected_action": [mention.pk, decided.pk]}
    response = client.post(reverse("admin:timeline_mention_changelist") + "?state=all", data, follow=True)
    assert sorted(told(response)) == [
        "Mentions published: 1.",
        "“Delegates meet” was rejected already. Reload the page to see by whom.",
    ]


def test_event_is_corrected_withdrawn_and_brought_back(client, editor):
    event = factories.event("Accord signed")
    assert "Say why" in told(press(client, event, "_save", title="Accord"))[0]
    press(client, event, "_save", title="Accord", reason="shorter")
    press(client, event, "_withdraw", reason="wrong day")
    event.refresh_from_db()
    assert (event.title, event.status, event.withdrawn_reason) == ("Accord", "withdrawn", "wrong day")
    press(client, event, "_publish")
    event.refresh_from_db()
    assert (event.status, event.withdrawn_reason) == ("published", "")


def test_event_changed_by_another_since_opened_is_refused(client, editor):
    event = factories.event("Accord signed")
    stale = filled(client.get(address(event)))
    curation.edit_event(event, editor=editor, reason="shorter", title="Accord")
    response = client.post(address(event), stale | {"title": "Mine", "reason": "better", "_save": ""})
    assert "Somebody acted on this since you opened it" in told(response)[0]
    event.refresh_from_db()
    assert event.title == "Accord"


def test_undo_that_is_refused_says_why(client, editor, mention):
    curation.defer_mention(mention, editor=editor)
    curation.defer_mention(mention, editor=editor, reason="again")
    first = Revision.objects.order_by("pk").first()
    response = client.post(reverse("admin:timeline_revision_undo", args=[first.pk]), follow=True)
    assert "changed after this act" in told(response)[0]


def test_nothing_can_be_deleted_in_the_admin(client, editor):
    event = factories.event()
    rows = [event, event.citations.get().article, event.category, Article.objects.get().publisher]
    for row in rows:
        path = reverse(f"admin:timeline_{row._meta.model_name}_delete", args=[row.pk])
        assert client.post(path, {"post": "yes"}).status_code == 403


def test_vocabulary_saved_in_the_admin_leaves_a_revision(client, editor):
    actor = factories.actor("Norway")
    data = {"name": "Kingdom of Norway", "slug": "norway", "aliases": '["Norway"]', "wikidata_id": "Q20"}
    client.post(address(actor), data)
    change = Revision.objects.get(act="edit vocabulary").changes[0]
    assert (change["before"]["name"], change["after"]["name"]) == ("Norway", "Kingdom of Norway")


def test_one_time_password_must_be_replaced_before_anything_else(client):
    password = curation.add_first_curator("curator")
    client.force_login(User.objects.get(), backend="django.contrib.auth.backends.ModelBackend")
    change = reverse("admin:password_change")
    assert client.get(reverse("admin:timeline_mention_changelist")).url == change
    same = client.post(change, {"old_password": password, "new_password1": password, "new_password2": password})
    assert "Choose another password" in same.content.decode()
    assert client.get(reverse("admin:timeline_mention_changelist")).url == change
    chosen = {"new_password1": "a longer one, chosen", "new_password2": "a longer one, chosen"}
    client.post(change, {"old_password": password, **chosen})
    assert client.get(reverse("admin:timeline_mention_changelist")).status_code == 200


def test_admin_needs_a_login(client, mention):
    for path in (address(mention), reverse("admin:timeline_article_add"), reverse("admin:index")):
        assert client.get(path).url.startswith("/admin/login/")


def test_every_table_of_the_admin_opens(client, editor, mention):
    factories.event()
    curation.defer_mention(mention, editor=editor)
    for name in ("article", "mention", "event", "revision", "publisher", "story", "category", "actor", "place"):
        assert client.get(reverse(f"admin:timeline_{name}_changelist")).status_code == 200
    assert client.get(address(Revision.objects.get())).status_code == 200


def test_review_offers_every_event_to_join(client, editor, mention):
    same = factories.event("Both countries sign accord in Oslo", edtf="2024-06")
    factories.event("Strike closes port", edtf="2024-06-10")
    undated = factories.event("Talks in Geneva", edtf="")
    offered = [key for key, _ in client.get(address(mention)).context["form"].fields["into"].choices]
    assert offered[1] == str(same.pk)
    assert str(undated.pk) in offered


def test_enter_key_saves_and_decides_nothing(client, editor, mention):
    page = client.get(address(mention)).content.decode()
    buttons = [name for name in ("_save", "_publish", "_draft") if f'name="{name}"' in page]
    assert min(buttons, key=lambda name: page.index(f'name="{name}"')) == "_save"


def test_figures_of_a_citation_are_corrected_with_a_reason(client, editor, mention):
    event = curation.accept_mention(mention, editor=editor, publish=True).event
    citation = event.citations.get()
    assert told(press(client, citation, "_save", figures="about 40 killed"))[0].startswith("Say why")
    press(client, citation, "_save", figures="about 40 killed | police", reason="misread")
    assert [(str(claim), claim.attributed_to) for claim in citation.claims.all()] == [("about 40 killed", "police")]
    curation.undo(Revision.objects.get(act="edit figures"), editor=editor)
    assert [str(claim) for claim in citation.claims.all()] == ["2 countries"]


def test_citation_taken_away_frees_its_mention_and_can_be_undone(client, editor, mention):
    event = factories.event("Accord signed")
    citation = curation.accept_into(mention, event, editor=editor).citation
    press(client, citation, "_remove", reason="another accord")
    mention.refresh_from_db()
    assert (event.citations.count(), mention.state) == (1, "pending")
    curation.undo(Revision.objects.get(act="remove citation"), editor=editor)
    mention.refresh_from_db()
    assert (event.citations.count(), mention.citation.pk, mention.citation.claims.count()) == (2, citation.pk, 1)


def test_last_citation_of_a_public_event_cannot_be_taken_away(client, editor):
    event = factories.event()
    assert "only citation" in told(press(client, event.citations.get(), "_remove", reason="wrong"))[0]
    assert event.citations.count() == 1


def test_slug_never_changes_once_it_is_there(client, editor):
    story = factories.story("Accord")
    client.post(address(story), {"name": "The accord", "slug": "other", "description": ""})
    story.refresh_from_db()
    assert (story.name, story.slug) == ("The accord", "accord")


def test_undo_is_offered_only_where_it_can_be_done(client, editor, mention):
    curation.defer_mention(mention, editor=editor)
    undone = curation.undo(Revision.objects.get(act="defer"), editor=editor)
    assert "Undo this act" not in client.get(address(undone)).content.decode()


def test_review_names_the_tellings_of_other_articles_that_come_along(client, editor, mention):
    source = factories.article("The accord was signed.", by="The Other Paper")
    later = factories.mention(source, source.text, title="Accord signed")
    curation.join_mentions(mention, later, editor=editor)
    page = client.get(address(mention)).content.decode()
    assert "“The accord was signed.”</a> (The Other Paper)" in page
    assert "Another article tells this event first, in" in client.get(address(later)).content.decode()
    press(client, mention, "_publish")
    assert Event.objects.get().citations.count() == 2


def test_story_of_an_editor_gets_a_name_and_description_and_an_event_several_stories(client, editor):
    war, truce = factories.story("War"), factories.story("Truce")
    form = client.get(address(war)).content.decode()
    assert 'name="name"' in form and '<textarea name="description"' in form
    client.post(address(war), {"name": "The war", "slug": "war", "description": "What is known.\n\nAnd what is not."})
    war.refresh_from_db()
    assert (war.name, war.slug, war.description.split()[-1]) == ("The war", "war", "not.")
    event = factories.event("Talks")
    press(client, event, "_save", stories=[war.pk, truce.pk], reason="Part of both.")
    assert {story.name for story in event.stories.all()} == {"The war", "Truce"}
    assert [each.name for each in client.get("/stories/").context["stories"]] == ["The war", "Truce"]
