"""A reader's report: how it comes in, within which limits, and how it is answered."""

import datetime as dt
from itertools import count

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tests import factories
from tests.curation.test_at_once import both
from timeline import curation
from timeline.models import Citation, Event, Report, Revision

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
_words = count(1)


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("ada")


def file(event: Event, *, citation: Citation | None = None, address: str = "192.0.2.1", now=NOON, **fields) -> Report:
    told = {"kind": "other", "words": f"Wrong, number {next(_words)}.", **fields}
    return curation.file_report(event, citation=citation, address=address, now=now, **told)


def test_report_keeps_what_event_and_quote_said_and_changes_neither():
    event = factories.event("Talks begin", edtf="2024-06-10", quote="Talks began on Monday.")
    citation, before = event.citations.get(), Event.objects.values().get()
    report = file(event, citation=citation, kind="date", words=" It was Tuesday. ", contact=" ann@example.org ")
    assert (report.title, report.edtf, report.exact) == ("Talks begin", "2024-06-10", "Talks began on Monday.")
    assert (report.words, report.contact, report.state, report.created_at) == (
        "It was Tuesday.",
        "ann@example.org",
        "open",
        NOON,
    )
    assert Event.objects.values().get() == before and not Revision.objects.exists()
    curation.edit_event(event, editor=None, reason="told better", title="Talks open")
    assert Report.objects.get().title == "Talks begin"


def test_report_keeps_no_address_and_forgets_the_reporter_after_a_day():
    event = factories.event()
    first = file(event, address="192.0.2.77")
    assert "192.0.2.77" not in str(Report.objects.values().get()) and len(first.reporter) == 64
    file(event, address="192.0.2.78", now=NOON + dt.timedelta(hours=25))
    assert Report.objects.get(pk=first.pk).reporter == ""


def test_reporter_of_one_day_cannot_be_matched_with_that_of_another():
    event = factories.event()
    assert file(event).reporter != file(event, now=NOON + dt.timedelta(hours=23)).reporter


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"kind": "other", "words": " "}, "Say in your own words what is wrong."),
        ({"kind": "nonsense"}, "Value 'nonsense' is not a valid choice."),
        ({"words": "x" * 2001}, "Ensure this value has at most 2000 characters (it has 2001)."),
        ({"contact": "nobody"}, "Enter a valid email address."),
    ],
)
def test_report_that_is_none_is_refused(fields, refusal):
    with pytest.raises(curation.CurationError, match="^" + refusal.replace("(", r"\(").replace(")", r"\)") + "$"):
        file(factories.event(), **fields)
    assert not Report.objects.exists()


def test_report_of_a_quote_of_another_event_or_of_a_draft_is_refused():
    event, other = factories.event(), factories.event()
    with pytest.raises(curation.CurationError, match="does not quote that sentence any more"):
        file(event, citation=other.citations.get())
    with pytest.raises(curation.CurationError, match="Readers cannot see this event"):
        file(factories.event(status="draft"))


def test_report_sent_again_with_an_address_keeps_the_address():
    event = factories.event()
    first = file(event, kind="date", words="")
    again = file(event, kind="date", words="", contact="reader@paper.example")
    assert again == first and Report.objects.get().contact == "reader@paper.example"


def test_report_sent_twice_within_an_hour_is_one():
    event = factories.event()
    citation = event.citations.get()
    first = file(event, citation=citation, kind="date", words="Tuesday")
    assert file(event, citation=citation, kind="date", words=" Tuesday ", now=NOON + 59 * MINUTE) == first
    others = [
        file(event, citation=citation, kind="date", words="Tuesday", address="192.0.2.2"),
        file(event, citation=citation, kind="date", words="Tuesday", now=NOON + 61 * MINUTE),
        file(event, citation=citation, kind="date", words="Tuesday, I think"),
        file(event, kind="date", words="Tuesday"),
    ]
    assert len({first.pk, *(report.pk for report in others)}) == 5 == Report.objects.count()


def test_report_sent_again_after_it_was_closed_is_another():
    event = factories.event()
    first = file(event, kind="date", words="")
    curation.resolve_report(first, editor=None, now=NOON)
    assert file(event, kind="date", words="").pk != first.pk


def test_sixth_report_of_a_reader_within_an_hour_waits_for_the_first_to_be_an_hour_old():
    for minute in range(5):
        file(factories.event(), now=NOON + minute * MINUTE)
    with pytest.raises(curation.TooManyReportsError) as refused:
        file(factories.event(), now=NOON + 10 * MINUTE)
    assert refused.value.wait == 50 * MINUTE
    file(factories.event(), address="192.0.2.2", now=NOON + 10 * MINUTE)
    file(factories.event(), now=NOON + 60 * MINUTE)
    assert Report.objects.count() == 7


def test_limit_of_a_reader_holds_across_midnight():
    midnight = NOON + dt.timedelta(hours=12)
    for minute in range(5):
        file(factories.event(), now=midnight - (10 - minute) * MINUTE)
    with pytest.raises(curation.TooManyReportsError):
        file(factories.event(), now=midnight + 5 * MINUTE)


@pytest.mark.parametrize(
    ("address", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("unknown", "unknown", True),
    ],
)
def test_reader_is_told_from_another_by_network(address, other, same):
    event = factories.event()
    assert (file(event, address=address).reporter == file(event, address=other).reporter) is same


def test_sixty_first_report_of_all_within_an_hour_waits():
    for number in range(60):
        file(factories.event(), address=f"192.0.2.{number // 4}", now=NOON + number * dt.timedelta(seconds=1))
    with pytest.raises(curation.TooManyReportsError, match="Very many") as refused:
        file(factories.event(), address="198.51.100.1", now=NOON + MINUTE)
    assert refused.value.wait == 59 * MINUTE


def test_event_with_twenty_open_reports_takes_another_once_one_is_closed():
    event = factories.event()
    reports = [file(event, now=NOON + hour * dt.timedelta(hours=2)) for hour in range(20)]
    later = NOON + dt.timedelta(days=3)
    with pytest.raises(curation.TooManyReportsError, match="waiting for the editors already"):
        file(event, now=later)
    curation.dismiss_report(reports[0], editor=None, now=later, reason="told before")
    file(event, now=later)


@pytest.mark.django_db(transaction=True)
def test_reports_of_the_same_moment_pass_no_limit_and_twins_are_one():
    event = factories.event()
    for _ in range(4):
        file(event)
    outcomes = both(lambda: file(event), lambda: file(event))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Report", "TooManyReportsError"]
    twins = both(lambda: file(event, kind="date", words="", address="192.0.2.9"))
    assert twins[0] == twins[1] and Report.objects.count() == 6


def test_resolve_closes_with_who_when_and_why_and_erases_the_contact(editor):
    report = factories.report(contact="ann@example.org")
    curation.resolve_report(report, editor=editor, now=NOON, note=" corrected ")
    row = Report.objects.get()
    assert (row.state, row.note, row.closed_by, row.closed_at, row.contact) == (
        "resolved",
        "corrected",
        editor,
        NOON,
        "",
    )
    revision = Revision.objects.get()
    assert (revision.act, revision.editor, revision.reason, revision.report) == (
        "resolve report",
        editor,
        "corrected",
        report,
    )
    assert not revision.events.exists() and "ann@example.org" not in str(revision.changes)


def test_dismiss_without_a_reason_is_refused(editor):
    report = factories.report()
    with pytest.raises(curation.CurationError, match="Say why the report is dismissed"):
        curation.dismiss_report(report, editor=editor, now=NOON, reason=" ")
    curation.dismiss_report(report, editor=editor, now=NOON, reason="it says so")
    assert Report.objects.values_list("state", "note").get() == ("dismissed", "it says so")


def test_close_a_second_time_is_refused(editor):
    report = factories.report()
    curation.resolve_report(report, editor=editor, now=NOON)
    with pytest.raises(curation.CurationError, match="This report is resolved already. Reopen it first."):
        curation.dismiss_report(report, editor=editor, now=NOON, reason="late")


@pytest.mark.parametrize("again", ["reopen", "undo"])
def test_closed_report_is_opened_again(editor, again):
    report = factories.report(contact="ann@example.org")
    curation.resolve_report(report, editor=editor, now=NOON, note="corrected")
    if again == "undo":
        curation.undo(Revision.objects.get(), editor=editor)
    else:
        curation.reopen_report(report, editor=editor, reason="too early")
    row = Report.objects.get()
    assert (row.state, row.note, row.closed_by, row.closed_at, row.contact) == ("open", "", None, None, "")
    assert [revision.report for revision in Revision.objects.all()] == [report, report]
    with pytest.raises(curation.CurationError, match="open already"):
        curation.reopen_report(report, editor=editor)


@pytest.mark.django_db(transaction=True)
def test_close_by_two_editors_at_once_closes_once():
    report = factories.report()
    outcomes = both(lambda: curation.resolve_report(report, editor=None, now=timezone.now()))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["CurationError", "Report"]
    assert Revision.objects.count() == 1


def test_reports_follow_a_merged_event_and_stay_with_a_withdrawn_one():
    kept, absorbed = factories.event("Kept"), factories.event("Absorbed")
    own, moved = factories.report(kept), factories.report(absorbed)
    curation.resolve_report(own, editor=None, now=NOON)
    curation.merge_events(kept, absorbed, editor=None, reason="one")
    assert curation.reports_about(kept) == [moved, own] and curation.reports_about(absorbed) == [moved]
    curation.withdraw_event(kept, editor=None, reason="never happened")
    assert curation.reports_about(kept) == [moved, own]


def test_report_of_an_event_merged_a_moment_ago_is_kept():
    kept, absorbed = factories.event("Kept"), factories.event("Absorbed")
    curation.merge_events(kept, absorbed, editor=None, reason="one")
    report = file(absorbed)
    assert curation.reports_about(kept) == [report]
