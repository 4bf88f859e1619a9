"""What is kept of a reader's report, and what is never kept."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import factories
from timeline.curation.snapshot import snapshot
from timeline.models import Citation, Event, Report

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", ["", "  \n\t"])
def test_report_of_something_else_without_words_is_refused(words: str) -> None:
    report = Report(event=factories.event(), title="Talks begin", kind="other", words=words)
    with pytest.raises(ValidationError) as refused:
        report.full_clean()
    assert refused.value.message_dict["words"] == ["Say in your own words what is wrong."]


@pytest.mark.parametrize(("length", "accepted"), [(2000, True), (2001, False)])
def test_report_takes_two_thousand_characters(length: int, accepted: bool) -> None:
    report = Report(event=factories.event(), title="Talks begin", kind="other", words="é" * length)
    if accepted:
        report.full_clean()
    else:
        with pytest.raises(ValidationError):
            report.full_clean()


def test_report_closed_without_a_moment_is_refused() -> None:
    report = factories.report()
    for state, closed_at in (("resolved", None), ("open", timezone.now())):
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(state=state, closed_at=closed_at)


def test_report_outlives_its_quote_and_finds_it_again() -> None:
    report = factories.report(factories.event("Talks begin", status="draft", quote="Talks began."))
    citation = Citation.objects.get()
    key = citation.pk
    citation.delete()
    gone = Report.objects.select_related("citation").get()
    assert (gone.citation, gone.citation_id, gone.exact) == (None, key, "Talks began.")
    citation.pk = key
    citation.save(force_insert=True)
    assert Report.objects.select_related("citation").get().citation == report.citation


def test_report_in_a_revision_holds_nothing_of_the_reader() -> None:
    report = factories.report(contact="ann@example.org", reporter="a" * 64, words="It was Tuesday.")
    assert not {"contact", "reporter", "words"} & snapshot(report).keys()
    assert "ann@example.org" not in str(snapshot(report))


def test_event_named_like_a_page_below_it_keeps_an_address_of_its_own() -> None:
    event = factories.event("Report")
    assert Event.objects.get().get_absolute_url() == f"/e/{event.public_id}/event/"
