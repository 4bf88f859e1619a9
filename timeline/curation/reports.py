"""How does a reader's report come in, within which limits, and how is it answered?"""

import datetime as dt
from ipaddress import ip_address

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from timeline.curation.errors import CurationError
from timeline.curation.history import Editor, recorded
from timeline.models import Citation, Event, Report

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
OF_ONE_READER, OF_ALL_READERS = 5, 60
"""Reports taken within an hour."""
OPEN_ON_ONE_EVENT = 20
"""Reports of one event that may wait for an editor."""

_TURN = 0x7265706F
"""Key of the lock that lets one report in at a time on PostgreSQL; SQLite has one writer anyway."""


class TooManyReportsError(CurationError):
    """A limit is reached; the report is taken after ``wait``, or once an editor has closed others where it is None."""

    def __init__(self, message: str, *, wait: dt.timedelta | None) -> None:
        super().__init__(message)
        self.wait = wait


def file_report(
    event: Event,
    *,
    citation: Citation | None,
    kind: str,
    words: str = "",
    contact: str = "",
    address: str,
    now: dt.datetime,
) -> Report:
    """Put a reader's report into the queue; the same one sent twice within an hour is one report.

    ``citation`` is the quote concerned, None for the event as a whole. ``address`` is the reader's network address,
    which is not kept. An event that was merged or withdrawn a moment ago takes the report all the same, so that
    nothing is lost. Raises TooManyReportsError, or CurationError for what is no report.
    """
    with transaction.atomic():
        _take_turns()
        erase_reporters(now=now)
        report = _drafted(event, citation, kind=kind, words=words.strip(), contact=contact.strip(), now=now)
        report.reporter = _reporter(address, now)
        if twin := _twin_of(report, address, now):
            return _with_contact(twin, report.contact)
        _check_limits(event, address, now)
        report.save()
    return report


def resolve_report(report: Report, *, editor: Editor, now: dt.datetime, note: str = "") -> Report:
    """Close a report that was right, or was answered. Raises CurationError if it is closed already."""
    return _close(report, Report.State.RESOLVED, act="resolve report", editor=editor, note=note.strip(), now=now)


def dismiss_report(report: Report, *, editor: Editor, now: dt.datetime, reason: str) -> Report:
    """Close a report that asks for nothing. The reason is required: it is what the next editor asks for."""
    if not reason.strip():
        raise CurationError("Say why the report is dismissed, such as “the quote says so in its second half”.")
    return _close(report, Report.State.DISMISSED, act="dismiss report", editor=editor, note=reason.strip(), now=now)


def reopen_report(report: Report, *, editor: Editor, reason: str = "") -> Report:
    """Put a closed report back into the queue. What was erased when it was closed stays erased."""
    with transaction.atomic():
        report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        if report.is_open:
            raise CurationError("This report is open already.")
        with recorded("reopen report", editor=editor, reason=reason.strip(), report=report) as trace:
            trace.watch(report)
            report.state, report.note, report.closed_by, report.closed_at = Report.State.OPEN, "", None, None
            report.save()
    return report


def reports_about(event: Event) -> list[Report]:
    """Every report of the event and of those that became part of it, the open ones first, then the latest."""
    family, newest = {event.pk}, {event.pk}
    while newest:
        newest = set(Event.objects.filter(merged_into__in=newest).values_list("pk", flat=True)) - family
        family |= newest
    reports = Report.objects.filter(event__in=family)
    return sorted(reports, key=lambda report: not report.is_open)


def erase_reporters(*, now: dt.datetime) -> None:
    """Forget who sent the reports of more than a day ago: no limit asks for it any more."""
    Report.objects.filter(created_at__lt=now - DAY).exclude(reporter="").update(reporter="")


def _close(report: Report, state: str, *, act: str, editor: Editor, note: str, now: dt.datetime) -> Report:
    with transaction.atomic():
        report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        if not report.is_open:
            raise CurationError(f"This report is {report.get_state_display().lower()} already. Reopen it first.")
        with recorded(act, editor=editor, reason=note, report=report) as trace:
            trace.watch(report)
            report.state, report.note, report.closed_by, report.closed_at = state, note, editor, now
            report.contact = ""
            report.save()
        erase_reporters(now=now)
    return report


def _drafted(
    event: Event, citation: Citation | None, *, kind: str, words: str, contact: str, now: dt.datetime
) -> Report:
    """The report, not yet stored, with what event and quote say at this moment."""
    event = Event.objects.get(pk=event.pk)
    if event.status == Event.Status.DRAFT:
        raise CurationError(_("Readers cannot see this event, so there is nothing to report."))
    if citation and not Citation.objects.filter(pk=citation.pk, event=event).exists():
        raise CurationError(
            _("This event does not quote that sentence any more. Choose another, or the event as a whole.")
        )
    report = Report(event=event, citation=citation, title=event.title, edtf=event.edtf, created_at=now)
    report.exact = citation.exact if citation else ""
    report.kind, report.words, report.contact = kind, words, contact
    try:
        report.full_clean(exclude=("event", "citation"))
    except ValidationError as error:
        raise CurationError(" ".join(error.messages)) from error
    return report


def _twin_of(report: Report, address: str, now: dt.datetime) -> Report | None:
    """The same report of the same reader that waits already. Other words make it another: nothing said is lost."""
    same = Report.objects.open().filter(event=report.event, citation=report.citation_id, kind=report.kind)
    return same.filter(words=report.words, **_recent(address, now)).first()


def _with_contact(twin: Report, contact: str) -> Report:
    """Sent again to be answered: the address that was given last is kept."""
    if contact and contact != twin.contact:
        twin.contact = contact
        twin.save(update_fields=["contact"])
    return twin


def _check_limits(event: Event, address: str, now: dt.datetime) -> None:
    if Report.objects.open().filter(event=event).count() >= OPEN_ON_ONE_EVENT:
        told = _("Many reports about this event are waiting for the editors already. Please try again tomorrow.")
        raise TooManyReportsError(told, wait=None)
    own = Report.objects.filter(**_recent(address, now))
    _check_hour(own, OF_ONE_READER, _("Several reports have come from your network address within the hour."), now)
    every = Report.objects.filter(created_at__gt=now - HOUR)
    _check_hour(every, OF_ALL_READERS, _("Very many reports are coming in at the moment."), now)


def _check_hour(reports: QuerySet[Report], limit: int, message: str, now: dt.datetime) -> None:
    """``reports`` are those of the last hour. There is room again once the oldest of the last ``limit`` is older."""
    latest = list(reports.order_by("-created_at").values_list("created_at", flat=True)[:limit])
    if len(latest) == limit:
        raise TooManyReportsError(message, wait=latest[-1] + HOUR - now)


def _recent(address: str, now: dt.datetime) -> dict[str, object]:
    """What holds for the reports of this reader within the hour, across midnight too."""
    return {"reporter__in": {_reporter(address, now), _reporter(address, now - HOUR)}, "created_at__gt": now - HOUR}


def _reporter(address: str, now: dt.datetime) -> str:
    """A keyed hash of the address and the day (UTC): it tells one reader from another today, and nothing else."""
    day = now.astimezone(dt.UTC).date().isoformat()
    return salted_hmac("timeline.reports", f"{day} {_network(address)}", algorithm="sha256").hexdigest()


def _network(address: str) -> str:
    """An IPv6 reader has a whole /64 to send from, so that is what counts as one (RFC 6177)."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    return str(parsed.ipv4_mapped or int(parsed) >> 64)


def _take_turns() -> None:
    """Until the transaction ends no other report comes in, so that no two pass a limit at once."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
