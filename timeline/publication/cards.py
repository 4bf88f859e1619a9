"""What does a reader see of one event in a list?"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from timeline.chronology import day
from timeline.models import Citation, Event
from timeline.models.event import EventQuerySet
from timeline.models.words import date_in_words
from timeline.publication.comparison import Comparison, compare
from timeline.publication.excerpt import Quote, split_quote
from timeline.publication.knowledge import with_edition
from timeline.publication.origins import count_origins
from timeline.publication.reading import AS_IT_STANDS, Reading

QUOTES_SHOWN = 2
"""Citations that a list opens in place; the event's page has every one."""
FIGURES_SHOWN = 5
_COARSE_MARKS = {"week": "range", "range": "range", "day": ""}


@dataclass(frozen=True)
class Evidence:
    citation: Citation
    quote: Quote


@dataclass(frozen=True)
class Figure:
    """A figure as worded; ``by`` is whoever the quote credits with it, or nothing."""

    measure: str
    words: str
    by: str


@dataclass(frozen=True)
class Card:
    """An event with the citations that may be seen. ``confirmed`` needs two origins and no disagreement."""

    event: Event
    evidence: tuple[Evidence, ...]
    comparison: Comparison
    figures: tuple[Figure, ...]
    articles: int
    origins: int
    reading: Reading = AS_IT_STANDS

    @property
    def address(self) -> str:
        """The event as it is shared, without the view that led to it."""
        return f"{self.event.get_absolute_url()}{self.reading.query}"

    @property
    def address_in_view(self) -> str:
        view = self.reading.view
        return f"{self.event.get_absolute_url()}?{view}" if view else self.address

    @property
    def found_in_quotes(self) -> bool:
        """True if a search found it by words of its quotes alone."""
        event, hits = self.event, self.reading.hits
        in_sight = any(hits.spans(text) for text in (event.title, event.summary))
        return not in_sight and any(hits.spans(each.citation.exact) for each in self.evidence_shown)

    @property
    def news(self) -> str:
        """“New” or “Corrected” if readers could not see it before, or not so; else nothing."""
        since = self.reading.since
        if since is None:
            return ""
        return _("New") if self.event.published_at and self.event.published_at > since else _("Corrected")

    @property
    def confirmed(self) -> bool:
        return self.origins > 1 and not self.comparison.differs

    @property
    def publishers(self) -> list[str]:
        """Who reports it, each once, the first to report it first."""
        return list(dict.fromkeys(each.citation.article.publisher_name for each in self.evidence))

    @property
    def evidence_shown(self) -> tuple[Evidence, ...]:
        return self.evidence[:QUOTES_SHOWN]

    @property
    def evidence_left(self) -> int:
        return len(self.evidence) - len(self.evidence_shown)

    @property
    def figures_shown(self) -> tuple[Figure, ...]:
        return self.figures[:FIGURES_SHOWN]

    @property
    def figures_left(self) -> int:
        return len(self.figures) - FIGURES_SHOWN

    @property
    def mark(self) -> str:
        return date_mark(self.event)


def date_mark(event: Event) -> str:
    """Which mark stands on the line: none for a day, else month (or coarser), approximate, range or ongoing."""
    date = event.date
    if date is None:
        return ""
    if date.open_ended:
        return "ongoing"
    return "approximate" if date.approximate else _COARSE_MARKS.get(date.precision, "month")


def with_evidence(
    events: EventQuerySet, citations: QuerySet[Citation], *, asof: dt.date | None = None
) -> EventQuerySet:
    """Fetch what a card shows; the texts of articles stay where they are."""
    shown = citations.select_related("article__publisher").defer("article__text").prefetch_related("claims")
    ordered = shown.order_by("article__published_on", "article_id", "start", "pk")
    fetched = events.select_related("category").prefetch_related("places", Prefetch("citations", ordered))
    return with_edition(fetched, asof)


def cards_of(events: Iterable[Event], reading: Reading = AS_IT_STANDS) -> tuple[Card, ...]:
    """One card for each event, which must have come through ``with_evidence``."""
    return tuple(card_of(event, list(event.citations.all()), reading) for event in events)


def card_of(event: Event, citations: list[Citation], reading: Reading = AS_IT_STANDS) -> Card:
    """Quotes that a search found the event by come first."""
    comparison = compare(citations)
    if reading.hits:
        citations = sorted(citations, key=lambda citation: not reading.hits.spans(citation.exact))
    return Card(
        event=event,
        evidence=tuple(Evidence(citation, split_quote(citation)) for citation in citations),
        comparison=comparison,
        figures=_figures(comparison),
        articles=len({citation.article_id for citation in citations}),
        origins=count_origins(citations),
        reading=reading,
    )


def _figures(comparison: Comparison) -> tuple[Figure, ...]:
    """Each figure once, as worded and credited."""
    rows = (
        Figure(", ".join(filter(None, (measure.name, measure.scope))), claim.in_words, claim.attributed_to)
        for measure in comparison.measures
        for claim in measure.claims
    )
    return tuple(dict.fromkeys(rows))


def rule_in_words(citation: Citation) -> str:
    """What the rule means, taken out of the explanation (“expression → value: meaning, reference”); else its name."""
    _expression, arrow, reading = citation.explanation.partition(" → ")
    meaning = reading.partition(": ")[2].removesuffix(citation.reference).rstrip(", ")
    return meaning if arrow and meaning else citation.rule or citation.explanation


def reference_in_words(citation: Citation) -> str:
    """What the date was read against, such as “published 11 June 2024”, or that it needed nothing."""
    if citation.reference_date and citation.reference[:10] in ("", "published "):
        return _("published {day}").format(day=date_in_words(day(citation.reference_date)))
    return citation.reference or _("none: the expression is a whole date")
