"""The editors' door: review, events, intake, dates and undoing, all without JavaScript."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import factories
from timeline import curation
from timeline.models import Article, Event, Mention, Revision

pytestmark = pytest.mark.django_db
QUOTE = "Ministers of both countries signed the accord in Oslo on Monday."
ARTICLE = f"Title: Accord\nPublisher: The Sample Wire\nPublished: 2024-06-11\n\n{QUOTE}\n"


@pytest.fixture
def editor(client):
    user = User.objects.create_superuser("ada", password="one for the tests")
    client.force_login(user)
    return user


@pytest.fixture
def mention():
    return factories.mention(
        factories.article("Rain fell.", QUOTE, "More talks follow."),
        QUOTE,
        title="Ministers sign accord",
        expression="on Monday",
        expression_start=12 + QUOTE.index("on Monday"),
        expression_end=12 + QUOTE.index("on Monday") + len("on Monday"),
        explanation="“on Monday” → 2024-06-10: weekday in or before the week of the report",
        actors=["Ministers"],
        figures=[{"value": 2.0, "high": None, "unit": "countries", "qualifier": "exact", "attributed_to": "officials"}],
    )


def address(row) -> str:
    return reverse(f"admin:timeline_{row._meta.model_name}_change", args=[row.pk])


def filled(response) -> dict:
    """What the form of the page would send as it stands."""
    form = response.context["form"]
    values = {name: form[name].value() for name in form.fields}
    values = {name: form.fields[name].prepare_value(value) for name, value in values.items()}
    return {name: value for name, value in values.items() if value is not None}


def press(client, row, button: str, **typed):
    return client.post(address(row), filled(client.get(address(row))) | typed | {button: ""}, follow=True)


def confirm(client, article, day: str):
    where = reverse("admin:timeline_article_confirm", args=[article.pk])
    return client.post(where, {"day": day}, follow=True)


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_intake_by_upload_reads_each_encoding(client, editor, encoding):
    file = SimpleUploadedFile("accord.txt", ARTICLE.replace("Oslo", "Orléans").encode(encoding))
    response = client.post(reverse("admin:timeline_article_add"), {"uploads": [file]}, follow=True)
    assert told(response) == ["“accord.txt”: stored as “Accord”, mentions to review: 1."]
    assert "Orléans" in Article.objects.get().text


def test_intake_by_upload_of_a_page_reads_its_article(client, editor):
    page = (
        "<html><head><title>Accord</title>"
        "<meta property='article:published_time' content='2024-06-11T08:00:00Z'></head>"
        f"<body><nav>Home</nav><article><h1>Accord</h1><p>{QUOTE}</p><p>{'More was said of it by both sides. ' * 8}</p>"
        "</article></body></html>"
    )
    client.post(reverse("admin:timeline_article_add"), {"uploads": [SimpleUploadedFile("a.html", page.encode())]})
    article = Article.objects.get()
    assert (str(article.published_on), article.published_basis) == ("2024-06-11", "stated")
    assert QUOTE in article.text
    assert Mention.objects.filter(edtf="2024-06-10").exists()


def test_intake_of_several_tells_each_and_goes_on(client, editor):
    files = [SimpleUploadedFile("empty.txt", b" "), SimpleUploadedFile("accord.txt", ARTICLE.encode())]
    response = client.post(reverse("admin:timeline_article_add"), {"uploads": files, "paste": ARTICLE}, follow=True)
    empty, stored, again = told(response)
    assert empty.startswith("“empty.txt”: ")
    assert stored == "“accord.txt”: stored as “Accord”, mentions to review: 1."
    assert again.startswith("“the pasted text”: already stored as “Accord”; nothing changed.")


def test_intake_by_paste_takes_what_the_fields_say(client, editor):
    client.post(
        reverse("admin:timeline_article_add"),
        {"paste": QUOTE, "published": "2024-06-11", "publisher": "The Sample Wire", "story": "Accord", "title": "T"},
    )
    article = Article.objects.get()
    assert (str(article.published_on), article.publisher.name, article.story.name, article.title) == (
        "2024-06-11",
        "The Sample Wire",
        "Accord",
        "T",
    )


def test_intake_of_an_overlong_text_says_how_far_it_was_searched(client, editor):
    paste = ARTICLE + "\n" + "1 " * 23_000
    response = client.post(reverse("admin:timeline_article_add"), {"paste": paste}, follow=True)
    stored, notice = told(response)
    assert notice.startswith("“the pasted text”: Only the first 40,")
    page = client.get(address(Article.objects.get())).content.decode()
    assert notice.removeprefix("“the pasted text”: ") in page


def test_intake_of_nothing_asks_for_something(client, editor):
    response = client.post(reverse("admin:timeline_article_add"), {})
    assert "Choose a file, paste a text or give an address." in response.content.decode()


def test_article_given_its_publication_date_resolves_its_mentions(client, editor):
    client.post(reverse("admin:timeline_article_add"), {"paste": QUOTE})
    mention = Mention.objects.get()
    assert (mention.edtf, "publication date" in mention.undated_reason) == ("", True)
    event = curation.accept_mention(mention, editor=editor, publish=True).event
    press(client, mention.article, "_save", published_on="2024-06-11")
    for row in (mention, event, event.citations.get()):
        row.refresh_from_db()
        assert row.edtf == "2024-06-10"
    assert "published 2024-06-11" in event.date_explanation


def test_article_without_a_date_shows_a_suggestion_with_reasons_and_takes_it_in_one_click(client, editor):
    client.post(reverse("admin:timeline_article_add"), {"paste": f"{QUOTE}\n\nIt fell yesterday, 10 June 2024."})
    article = Article.objects.get()
    page = client.get(reverse("admin:timeline_article_change", args=[article.pk])).content.decode()
    assert "Perhaps published 11 June 2024:" in page
    assert "“yesterday, 10 June 2024” says which day it counts from" in page
    assert page.index(">Confirm 11 June 2024<") < page.index(">Save<")
    assert (article.published_on, article.published_basis) == (None, "unknown")
    event = curation.accept_mention(article.mentions.get(exact=QUOTE), editor=editor, publish=True).event
    response = confirm(client, article, "2024-06-11")
    article.refresh_from_db()
    assert (str(article.published_on), article.published_basis) == ("2024-06-11", "supplied")
    assert {mention.edtf for mention in article.mentions.all()} == {"2024-06-10"}
    assert told(response) == [
        f"Dates resolved anew: 1. Mentions added: 0. Published events that moved: “{event.title}”."
    ]
    revision = Revision.objects.get(act="redate")
    assert (revision.editor, revision.reason) == (
        editor, "suggested: “yesterday, 10 June 2024” says which day it counts from",
    )  # fmt: skip
    assert "Perhaps published" not in response.content.decode()


def test_suggestion_confirmed_and_undone_is_suggested_again(client, editor):
    client.post(reverse("admin:timeline_article_add"), {"paste": f"{QUOTE}\n\nIt fell yesterday, 10 June 2024."})
    article = Article.objects.get()
    fields = "published_on", "published_basis", "mentions__edtf", "mentions__rule", "mentions__undated_reason"
    before = list(Article.objects.order_by("mentions").values(*fields))
    confirm(client, article, "2024-06-11")
    assert list(Article.objects.order_by("mentions").values(*fields)) != before
    revision = Revision.objects.get(act="redate")
    client.post(reverse("admin:timeline_revision_undo", args=[revision.pk]))
    assert list(Article.objects.order_by("mentions").values(*fields)) == before
    assert ">Confirm 11 June 2024<" in client.get(address(article)).content.decode()


@pytest.mark.parametrize(("text", "day"), [
    (f"{QUOTE}\n\nIt fell yesterday, 10 June 2024.", "2024-06-12"),
    (f"{QUOTE}\n\nIt fell yesterday, 10 June 2024.", ""),
    (QUOTE, "2024-06-11"),
    ("The siege began on 7 October 2023.\n\nThe eight-month siege goes on.", "2024-06~"),
])  # fmt: skip
def test_day_that_is_not_the_one_suggested_is_not_confirmed(client, editor, text, day):
    client.post(reverse("admin:timeline_article_add"), {"paste": text})
    response = confirm(client, Article.objects.get(), day)
    assert "suggested no more" in told(response)[-1]
    assert Article.objects.get().published_on is None


def test_suggested_month_is_shown_without_a_button(client, editor):
    client.post(
        reverse("admin:timeline_article_add"),
        {"paste": "The siege began on 7 October 2023.\n\nThe eight-month siege goes on."},
    )
    page = client.get(address(Article.objects.get())).content.decode()
    assert "Perhaps published about June 2024:" in page
    assert "Confirm" not in page
    assert "Not known to the day" in page


def test_suggestion_is_confirmed_by_post_and_by_curators_only(client, editor):
    article = factories.article(QUOTE, published=None)
    where = reverse("admin:timeline_article_confirm", args=[article.pk])
    assert client.get(where).status_code == 405
    assert client.post(reverse("admin:timeline_article_confirm", args=[article.pk + 1])).status_code == 404
    client.logout()
    assert "/login/" in client.post(where, {"day": "2024-06-11"}).url


def test_article_given_another_date_keeps_what_an_editor_set(client, editor):
    client.post(reverse("admin:timeline_article_add"), {"paste": QUOTE})
    mention = Mention.objects.get()
    press(client, mention, "_save", date="2024-05")
    press(client, mention.article, "_save", published_on="2024-06-11")
    mention.refresh_from_db()
    assert mention.edtf == "2024-05"


def test_article_redated_and_undone_is_as_it_was(client, editor):
    client.post(reverse("admin:timeline_article_add"), {"paste": QUOTE})
    press(client, Article.objects.get(), "_save", published_on="2024-06-11")
    revision = Revision.objects.get(act="redate")
    client.post(reverse("admin:timeline_revision_undo", args=[revision.pk]))
    article, mention = Article.objects.get(), Mention.objects.get()
    assert (article.published_on, article.published_basis, mention.edtf) == (None, "unknown", "")


def test_article_given_a_future_date_is_refused(client, editor):
    article = factories.article(QUOTE, published=None)
    response = press(client, article, "_save", published_on="2999-01-01")
    assert "is in the future" in told(response)[0]
    article.refresh_from_db()
    assert article.published_on is None


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


def test_article_gets_a_new_publisher_by_name(client, editor):
    article = factories.article(QUOTE)
    assert told(press(client, article, "_save", publisher="The New Paper")) == ["The article's record was changed."]
    article.refresh_from_db()
    assert article.publisher.name == "The New Paper"


def test_article_cannot_lose_its_date_in_silence(client, editor):
    article = factories.article(QUOTE)
    response = press(client, article, "_save", published_on="")
    assert "A date cannot be emptied here" in response.content.decode()


def test_article_redated_names_the_public_events_that_moved(client, editor, mention):
    event = curation.accept_mention(mention, editor=editor, publish=True).event
    response = press(client, mention.article, "_save", published_on="2024-06-18")
    assert f"Published events that moved: “{event}”." in told(response)[0]
    assert [revision.act for revision in event.revisions.all()] == ["redate", "accept"]


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
