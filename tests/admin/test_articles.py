"""Articles at the desk: taking them in, their dates, suggested or given; all without JavaScript."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import factories
from tests.admin.desk import ARTICLE, QUOTE, address, confirm, press, told
from timeline import curation
from timeline.models import Article, Mention, Revision

pytestmark = pytest.mark.django_db


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
