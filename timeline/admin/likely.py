"""How are rows that may be one shown to a curator, and what do the buttons beside them do?"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest
from django.urls import reverse

from timeline import curation
from timeline.admin.curated import editor_of
from timeline.curation import Candidate, LikelyPair, Row
from timeline.models import Citation, Event, Mention

SHOWN = 8
"""Candidates of one row on its page."""
SAME, APART = "_same", "_apart"
"""Names of the buttons; beside a candidate each carries the ``token`` of that row."""

_TOKEN = re.compile(r"(event|mention)-(\d{1,18})-(\d{1,18})")


@dataclass(frozen=True)
class Side:
    """A row as a curator compares it; ``token`` names it with its last revision, ``more`` counts further quotes."""

    row: Row
    token: str
    publishers: str
    quote: str
    more: int

    @property
    def is_event(self) -> bool:
        return isinstance(self.row, Event)

    @property
    def address(self) -> str:
        return reverse(f"admin:timeline_{curation.key_of(self.row)[0]}_change", args=[self.row.pk])


@dataclass(frozen=True)
class Compared:
    """A candidate, or both sides of a pair, with what both have in common."""

    sides: tuple[Side, ...]
    reasons: tuple[str, ...]

    @property
    def side(self) -> Side:
        return self.sides[0]

    @property
    def are_events(self) -> bool:
        return all(side.is_event for side in self.sides)

    @property
    def are_mentions(self) -> bool:
        return not any(side.is_event for side in self.sides)


def shown(candidates: Sequence[Candidate]) -> list[Compared]:
    """The likeliest candidates of a row."""
    sides = _sides_of(candidate.row for candidate in candidates[:SHOWN])
    return [Compared((sides[candidate.row],), candidate.reasons) for candidate in candidates[:SHOWN]]


def shown_as(row: Row) -> Side:
    return _sides_of([row])[row]


def side_by_side(pairs: Sequence[LikelyPair]) -> list[Compared]:
    sides = _sides_of(row for pair in pairs for row in (pair.one, pair.other))
    return [Compared((sides[pair.one], sides[pair.other]), pair.reasons) for pair in pairs]


def pressed(request: HttpRequest) -> tuple[Row, int] | None:
    """The candidate whose button was pressed, as it was when the page was opened; None if it was another button."""
    token = request.POST.get(SAME) or request.POST.get(APART)
    return opened_row(token) if token else None


def decide_likely(request: HttpRequest, one: Row, other: Row, *, reason: str) -> str:
    """Carry out the button pressed and say what was done."""
    if APART in request.POST:
        curation.set_apart(one, other, editor=editor_of(request), reason=reason)
        return f"Remembered: “{one}” and “{other}” are not the same event."
    return _make_one(one, other, editor=editor_of(request), reason=reason)


def opened_row(token: str) -> tuple[Row, int]:
    """The row that a ``token`` names, with its last revision of then. Raises Http404."""
    match = _TOKEN.fullmatch(token)
    if not match:
        raise Http404("No row is named so.")
    rows = Mention.objects.select_related("article") if match[1] == "mention" else Event.objects.all()
    row = rows.filter(pk=int(match[2])).first()
    if row is None:
        raise Http404("There is no such row.")
    return row, int(match[3])


def _make_one(one: Row, other: Row, *, editor: User, reason: str) -> str:
    events = [row for row in (one, other) if isinstance(row, Event)]
    mentions = [row for row in (one, other) if isinstance(row, Mention)]
    if not events:
        first, later = curation.in_order(*mentions)
        head = curation.join_mentions(first, later, editor=editor, reason=reason)
        return f"Joined: “{later}” now tells “{head}” again. Accepting that one accepts both."
    if not mentions:
        raise curation.CurationError("Two events are merged on a page of their own: press “Merge…”.")
    event = curation.accept_into(mentions[0], events[0], editor=editor, reason=reason).event
    return f"Added as a citation to “{event}”."


def _sides_of(rows: Iterable[Row]) -> dict[Row, Side]:
    """Four queries, however many rows."""
    rows = list(dict.fromkeys(rows))
    seen, quotes = curation.last_revisions(rows), _quotes_of(row for row in rows if isinstance(row, Event))
    sides = {}
    for row in rows:
        told: Sequence[Citation | Mention] = [row] if isinstance(row, Mention) else quotes[row.pk]
        publishers = dict.fromkeys(each.article.publisher_name for each in told)
        name, pk = curation.key_of(row)
        quote = told[0].exact if told else ""
        sides[row] = Side(row, f"{name}-{pk}-{seen[row]}", ", ".join(publishers), quote, len(told) - 1)
    return sides


def _quotes_of(events: Iterable[Event]) -> dict[int, list[Citation]]:
    quotes: dict[int, list[Citation]] = defaultdict(list)
    rows = Citation.objects.filter(event__in=list(events)).select_related("article__publisher").defer("article__text")
    for citation in rows.order_by("article__published_on", "pk"):
        quotes[citation.event_id].append(citation)
    return quotes
