"""What has been changed for readers since they could first see it? Every public correction, newest first.

An act on a draft never shows. Of an event that is public no more, nothing shows but that it was changed, and why it
was taken back: its words were withdrawn with it.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.models import Event, Revision
from timeline.models.event import PUBLIC_ID
from timeline.publication.errors import MalformedFilter
from timeline.publication.history import Act, HistoryEntry, act_on, told
from timeline.publication.moments import moment_in_words, read_moment
from timeline.publication.selection import Parameters, read_alone

PAGE_SIZE = 40
LONGEST_CHAIN = 10
"""Merges of what was merged that are followed; one that goes on, or in a circle, counts as withdrawn."""
WITHDRAWN = gettext_lazy("An event that was withdrawn")
_CURSOR = re.compile(rf"(?P<revision>[0-9]{{1,15}})~(?P<public_id>{PUBLIC_ID.pattern})")


@dataclass(frozen=True)
class Correction:
    """One act on one event. ``survivor`` is the event that it was merged into, if it was and readers see that one."""

    revision: int
    at: dt.datetime
    event: Event
    entry: HistoryEntry
    survivor: Event | None

    @property
    def is_named(self) -> bool:
        return self.event.is_public or self.survivor is not None

    @property
    def title(self) -> str:
        return self.event.title if self.is_named else str(WITHDRAWN)

    @property
    def address(self) -> str:
        """The permalink without the words of a title that was taken back."""
        if self.event.is_public:
            return self.event.get_absolute_url()
        return reverse("event", kwargs={"public_id": self.event.public_id})

    @property
    def urn(self) -> str:
        """The same for ever and at every address of the site (RFC 4287 §4.2.6)."""
        return uuid5(NAMESPACE_URL, f"correction {self.revision} of {self.event.public_id}").urn

    @property
    def cursor(self) -> str:
        return f"{self.revision}~{self.event.public_id}"


@dataclass(frozen=True)
class CorrectionsPage:
    """``since`` is canonical; ``older`` the address of what comes before the last one shown, if anything does."""

    corrections: tuple[Correction, ...]
    since: str
    address: str
    older: str
    newest: str

    @property
    def since_in_words(self) -> str:
        return moment_in_words(self.since) if self.since else ""

    @property
    def feed(self) -> str:
        return _address("corrections_feed", since=self.since)

    @property
    def cleared(self) -> str:
        return reverse("corrections")


def corrections_page(parameters: Parameters, *, size: int = PAGE_SIZE) -> CorrectionsPage:
    """Reads ``since`` and the cursor ``after``; raises MalformedFilter. At most ten queries."""
    parameters = list(parameters)
    since, after = read_alone("since", parameters), _read_cursor(parameters)
    rows = Revision.corrects.through._default_manager.select_related("revision", "event__merged_into")
    if since:
        rows = rows.filter(revision__at__gt=read_moment(since)[1])
    if after:
        revision, public_id = int(after["revision"]), after["public_id"]
        same = Q(revision_id=revision, event__public_id__lt=public_id)
        rows = rows.filter(Q(revision_id__lt=revision) | same)
    found = list(rows.order_by("-revision_id", "-event__public_id")[: size + 1])
    shown = _corrections((row.revision, row.event) for row in found[:size])
    older = _address("corrections", since=since, after=shown[-1].cursor) if len(found) > size else ""
    place = after.group() if after else ""
    return CorrectionsPage(
        shown, since, _address("corrections", since=since, after=place), older, _address("corrections", since=since)
    )


def _corrections(rows: Iterable[tuple[Revision, Event]]) -> tuple[Correction, ...]:
    pairs = list(rows)
    acts = [act_on(revision, event.pk) for revision, event in pairs]
    survivors = _survivors(event for _, event in pairs)
    return tuple(
        _correction(act, event, entry, survivors.get(event.pk))
        for (_, event), act, entry in zip(pairs, acts, told(acts), strict=True)
    )


def _correction(act: Act, event: Event, entry: HistoryEntry, survivor: Event | None) -> Correction:
    if not event.is_public and survivor is None:
        entry = replace(entry, reason=entry.reason if act.withdraws else "", changes=())
    return Correction(act.revision.pk, act.revision.at, event, entry, survivor)


def _survivors(events: Iterable[Event]) -> dict[int, Event]:
    """The public event at the end of each chain of merges, by the key of the first; one query for each further link."""
    ends = {event.pk: event.merged_into for event in events if event.merged_into}
    for _link in range(LONGEST_CHAIN):
        further = {event.merged_into_id for event in ends.values() if event.merged_into_id}
        if not further:
            break
        rows = Event.objects.in_bulk(further)
        ends = {pk: rows[event.merged_into_id] if event.merged_into_id else event for pk, event in ends.items()}
    return {pk: event for pk, event in ends.items() if event.is_public}


def _read_cursor(parameters: Parameters) -> re.Match[str] | None:
    text = next((text.strip() for text in dict(parameters).get("after", []) if text.strip()), "")
    if not text:
        return None
    if match := _CURSOR.fullmatch(text):
        return match
    message = _("It does not name a place in this list; leave it out to begin with the newest.")
    raise MalformedFilter("after", text, message, "")


def _address(name: str, **values: str) -> str:
    query = urlencode([(key, value) for key, value in values.items() if value])
    return f"{reverse(name)}?{query}" if query else reverse(name)
