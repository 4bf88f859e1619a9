"""The queue of readers' reports: what an editor sees, what the buttons do, and what stays untouched."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.admin.desk import address, press, told
from timeline import curation
from timeline.models import Event, Report, Revision

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:timeline_report_changelist")


def test_queue_lists_open_reports_and_the_desk_counts_them(client, editor):
    factories.report(words="It was Tuesday.")
    closed = factories.report(words="Long answered.")
    curation.resolve_report(closed, editor=editor, now=timezone.now())
    page = client.get(QUEUE).content.decode()
    assert "It was Tuesday." in page and "Long answered." not in page
    assert "Long answered." in client.get(QUEUE + "?state=resolved").content.decode()
    assert "Readers’ reports (1 open)" in client.get(reverse("admin:index")).content.decode()


def test_queue_costs_the_same_for_one_report_and_for_thirty(client, editor, django_assert_num_queries):
    factories.report()
    with django_assert_num_queries(6) as few:
        client.get(QUEUE)
    for _ in range(29):
        factories.report()
    with django_assert_num_queries(len(few)):
        client.get(QUEUE)


def test_report_shows_the_quote_in_context_and_the_words_as_words(client, editor):
    article = factories.article("Rain fell.", "Talks began on Monday.", "More follow.")
    event = factories.event("Talks begin", of=article, quote="Talks began on Monday.")
    report = factories.report(event, words="<script>alert(1)</script>", contact="ann@example.org")
    curation.edit_event(event, editor=editor, reason="better", title="Talks open")
    page = client.get(address(report)).content.decode()
    assert '<span class="context">Rain fell.\n\n</span><mark></mark>Talks began on Monday.' in page
    assert "&lt;script&gt;alert(1)" in page and "<script>alert" not in page
    assert "mailto:ann@example.org" in page and "Talks open" in page and "Event then" in page and "Talks begin" in page
    assert address(event) in page and address(article) in page


def test_report_of_a_merged_event_names_the_one_that_stands(client, editor):
    kept, absorbed = factories.event("Kept"), factories.event("Absorbed")
    report = factories.report(absorbed)
    curation.merge_events(kept, absorbed, editor=editor, reason="one")
    page = client.get(address(report)).content.decode()
    assert address(kept) in page and "was merged into it" in page
    assert address(report) in client.get(address(kept)).content.decode()


def test_report_whose_quote_was_taken_away_still_shows_it(client, editor):
    event = factories.event("Talks begin", quote="Talks began.")
    factories.cite(event, factories.article("They met."), "They met.")
    report = factories.report(event, citation=event.citations.get(exact="Talks began."))
    curation.remove_citation(report.citation, editor=editor, reason="another day")
    page = client.get(address(report)).content.decode()
    assert "Talks began." in page and "This quote has been taken away since." in page


def test_resolve_leaves_the_event_and_its_open_pages_alone(client, editor):
    event = factories.event()
    report, seen = factories.report(event), curation.last_revision(event)
    before = Event.objects.values().get()
    response = press(client, report, "_resolve", note="Corrected.")
    assert told(response) == [f"Resolved: {report}."]
    assert Report.objects.values_list("state", "note", "closed_by").get() == ("resolved", "Corrected.", editor.pk)
    assert Event.objects.values().get() == before and curation.last_revision(event) == seen
    assert "Corrected" not in client.get(event.get_absolute_url()).content.decode()


def test_dismiss_without_a_reason_is_refused(client, editor):
    report = factories.report()
    assert told(press(client, report, "_dismiss"))[0].startswith("Say why the report is dismissed")
    assert told(press(client, report, "_dismiss", note="it says so")) == [f"Dismissed: {report}."]
    assert told(press(client, report, "_reopen")) == [f"Open again: {report}."]
    assert Report.objects.get().is_open


def test_report_closed_by_another_since_it_was_opened_is_not_closed_again(client, editor):
    report = factories.report()
    opened = {"seen": curation.last_revision(report), "note": "mine"}
    curation.dismiss_report(report, editor=None, now=timezone.now(), reason="theirs")
    response = client.post(address(report), opened | {"_resolve": ""}, follow=True)
    assert told(response)[0].startswith("Somebody acted on this since you opened it.")
    assert Report.objects.get().note == "theirs" and "mine" in response.content.decode()


def test_post_without_a_button_changes_nothing(client, editor):
    report = factories.report()
    assert told(press(client, report, "_nothing")) == ["Press one of the buttons."]
    assert not Revision.objects.exists()


def test_several_reports_are_dismissed_for_one_reason(client, editor):
    rows = [factories.report(), factories.report()]
    chosen = {"action": "dismiss_selected", "_selected_action": [row.pk for row in rows]}
    assert len(told(client.post(QUEUE, chosen, follow=True))) == 2
    assert told(client.post(QUEUE, chosen | {"reason": "advertising"}, follow=True)) == ["Reports dismissed: 2."]
    assert {row.note for row in Report.objects.all()} == {"advertising"}


def test_closing_is_undone_from_the_revisions(client, editor):
    report = factories.report()
    curation.resolve_report(report, editor=editor, now=timezone.now())
    revision = Revision.objects.get()
    assert str(report) in client.get(reverse("admin:timeline_revision_changelist")).content.decode()
    client.post(reverse("admin:timeline_revision_undo", args=[revision.pk]))
    assert Report.objects.get().is_open


@pytest.mark.parametrize("path", ["add/", "1/delete/"])
def test_reports_are_neither_made_nor_deleted_at_the_desk(client, editor, path):
    factories.report(pk=1)
    assert client.get(QUEUE + path).status_code == 403 and client.post(QUEUE + path).status_code == 403
    assert Report.objects.count() == 1


def test_reports_are_closed_to_readers(client):
    assert client.get(QUEUE).status_code == 302 and client.get(address(factories.report())).status_code == 302


@pytest.mark.parametrize("key", ["0", "x", "9" * 30])
def test_report_that_is_not_there_is_not_found(client, editor, key):
    assert client.get(f"{QUEUE}{key}/change/").status_code == 404
