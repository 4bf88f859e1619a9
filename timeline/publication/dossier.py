"""What stands in the dossier of a selection: its events on paper, and behind them every quote as a numbered note?

Bounded: so many events, and so many notes. What is left out is counted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from timeline.models import Citation, Event
from timeline.models.event import EventQuerySet
from timeline.publication.cards import Card, cards_of, with_evidence
from timeline.publication.chips import Chip, chips_of
from timeline.publication.excerpt import Quote
from timeline.publication.knowledge import retold
from timeline.publication.reading import Reading
from timeline.publication.selection import Parameters, Selection
from timeline.publication.timeline import Counts, counts_of

EVENTS_LIMIT = 500
NOTES_LIMIT = 2_000
"""Quotes of all the events together; the first event is never left out for having more."""


@dataclass(frozen=True)
class Note:
    """One quote under its number in the dossier."""

    number: int
    citation: Citation
    quote: Quote


@dataclass(frozen=True)
class Told:
    """One figure, or one date, with whoever the quote credits with it and the notes that give it."""

    words: str
    by: str
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Compared:
    """Everything that the sources of an event say of one thing, side by side; ``remark`` says how it compares."""

    name: str
    told: tuple[Told, ...]
    remark: str
    differs: bool


@dataclass(frozen=True)
class Entry:
    card: Card
    notes: tuple[Note, ...]
    compared: tuple[Compared, ...]


@dataclass(frozen=True)
class Dossier:
    """``dated`` in order of time; ``dated_left`` and ``undated_left`` found no room, ``outside`` meet no filter."""

    selection: Selection
    counts: Counts
    chips: tuple[Chip, ...]
    dated: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    outside: int

    @property
    def dated_left(self) -> int:
        return self.counts.dated - len(self.dated)

    @property
    def undated_left(self) -> int:
        return self.counts.undated - len(self.undated)

    @property
    def notes(self) -> Iterator[Note]:
        for entry in (*self.dated, *self.undated):
            yield from entry.notes

    @property
    def notes_count(self) -> int:
        return sum(len(entry.notes) for entry in (*self.dated, *self.undated))


def dossier_of(parameters: Parameters, *, events: int = EVENTS_LIMIT, notes: int = NOTES_LIMIT) -> Dossier:
    """Raises MalformedFilter. The number of queries depends on neither events nor filters."""
    selection = Selection.read(parameters)
    counts = counts_of(selection)
    in_order = selection.dated().order_by(selection.column("sorts_on"), "public_id")
    any_order = selection.undated().order_by("public_id")
    dated, left = _with_room(in_order, selection, events=events, notes=notes)
    undated, _ = _with_room(any_order, selection, events=events - len(dated), notes=left, first=not dated)
    number = 1
    entries: list[Entry] = []
    for card in (*_cards(in_order, dated, selection), *_cards(any_order, undated, selection)):
        entries.append(_entry(card, number))
        number += len(entries[-1].notes)
    return Dossier(
        selection=selection,
        counts=counts,
        chips=chips_of(selection, ()),
        dated=tuple(entries[: len(dated)]),
        undated=tuple(entries[len(dated) :]),
        outside=Event.objects.published().count() - counts.total,
    )


def _with_room(
    rows: EventQuerySet, selection: Selection, *, events: int, notes: int, first: bool = True
) -> tuple[list[int], int]:
    """The keys of the events that fit, in order, and how many notes still do."""
    cited = selection.citations.filter(event=OuterRef("pk")).order_by().values("event")
    counted = rows.annotate(notes=Coalesce(Subquery(cited.annotate(number=Count("pk")).values("number")), 0))
    kept: list[int] = []
    for key, number in counted.values_list("pk", "notes")[: max(events, 0)]:
        if number > notes and (kept or not first):
            break
        kept.append(key)
        notes -= number
    return kept, max(notes, 0)


def _cards(rows: EventQuerySet, keys: list[int], selection: Selection) -> tuple[Card, ...]:
    if not keys:
        return ()
    fetched = with_evidence(rows.filter(pk__in=keys), selection.citations, asof=selection.asof)
    return cards_of((retold(event) for event in fetched), Reading(selection.asof))


def _entry(card: Card, first: int) -> Entry:
    notes = tuple(Note(first + place, each.citation, each.quote) for place, each in enumerate(card.evidence))
    by_citation = {note.citation.pk: note for note in notes}
    return Entry(card, notes, tuple(_compared(card, by_citation)))


def _compared(card: Card, notes: dict[int, Note]) -> Iterator[Compared]:
    """Dates that differ, then every figure."""
    comparison = card.comparison
    if comparison.dates:
        dates = ((date.words, "", notes[each.pk]) for date in comparison.dates for each in date.citations)
        yield Compared("", _told(dates), comparison.dates_remark, comparison.dates_verdict == "differ")
    for measure in comparison.measures:
        name = ", ".join(filter(None, (measure.name, measure.scope)))
        claims = ((claim.in_words, claim.attributed_to, notes[claim.citation_id]) for claim in measure.claims)
        remark = "" if measure.verdict == "same" else measure.remark
        yield Compared(name, _told(claims), remark, measure.verdict == "differ")


def _told(claims: Iterable[tuple[str, str, Note]]) -> tuple[Told, ...]:
    """Each wording once, with every note that gives it."""
    told: dict[tuple[str, str], list[Note]] = {}
    for words, by, note in claims:
        told.setdefault((words, by), []).append(note)
    return tuple(Told(words, by, tuple(dict.fromkeys(notes))) for (words, by), notes in told.items())
