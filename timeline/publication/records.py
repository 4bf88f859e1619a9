"""What stands on the page of one event, of one article, and on the list of sources?"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Count, Q, QuerySet

from timeline.chronology import parse_edtf
from timeline.models import Article, Citation, Edition, Event, Publisher, Story
from timeline.models.words import date_in_words, weekday_in_words
from timeline.publication.cards import Card, card_of
from timeline.publication.chronology_view import month_key
from timeline.publication.excerpt import Passage, in_context, passages_of
from timeline.publication.filters import cited_by
from timeline.publication.history import HistoryEntry, history_of
from timeline.publication.knowledge import retold
from timeline.publication.quoted import NoLongerQuoted, distinct_events, quotes_of
from timeline.publication.reading import Reading


@dataclass(frozen=True)
class EventRecord:
    """An event with all the evidence of its day; ``month`` is the key of its place in the timeline, where it has one.

    ``complete`` is False for an earlier day after which further articles came.
    """

    event: Event
    card: Card
    passages: tuple[Passage, ...]
    history: tuple[HistoryEntry, ...]
    complete: bool = True

    @property
    def weekday(self) -> str:
        date = self.event.date
        exact = date is not None and date.precision == "day" and not date.approximate
        return weekday_in_words(date.earliest) if date and exact and date.earliest else ""

    @property
    def month(self) -> str:
        return month_key(self.event.date) if self.event.date else ""

    @property
    def month_in_words(self) -> str:
        return date_in_words(parse_edtf(self.month)) if self.month else ""

    @property
    def first_report(self) -> dt.date | None:
        days = [citation.article.published_on for passage in self.passages for citation in passage.citations]
        return min((day for day in days if day), default=None)

    @property
    def has_sample(self) -> bool:
        return any(is_sample(passage.citations[0].article) for passage in self.passages)


@dataclass(frozen=True)
class ArticleRecord:
    """An article that published events cite, or did; ``rest`` is the text behind its last quoted sentence."""

    article: Article
    passages: tuple[Passage, ...]
    rest: str
    no_longer: tuple[NoLongerQuoted, ...] = ()

    @property
    def rest_words(self) -> int:
        return len(self.rest.split())

    @property
    def events_before(self) -> list[Event]:
        return distinct_events(self.no_longer)


def event_record(event: Event, edition: Edition | None = None, *, asof: dt.date | None = None) -> EventRecord:
    """With ``asof``, as the articles published by then told it: ``edition`` is the one that stood on that day."""
    citations = list(
        cited_by(asof)
        .filter(event=event)
        .select_related("article__publisher")
        .prefetch_related("claims")
        .order_by("article__published_on", "article_id", "start", "pk")
    )
    for citation in citations:
        citation.event = event
    complete = edition is None or edition.complete
    if edition and not complete:
        retold(event, edition)
        given = (citation.explanation for citation in citations if citation.edtf == event.edtf)
        event.date_explanation = next(filter(None, given), "")
    card = card_of(event, citations, Reading(asof))
    history = history_of(event) if complete else ()
    return EventRecord(event, card, tuple(in_context(each) for each in citations), history, complete)


def first_told(event: Event) -> dt.date | None:
    """The day of the first article about it, if the day of any is known."""
    return event.editions.values_list("known_from", flat=True).first()


def article_record(article: Article) -> ArticleRecord | None:
    """None for an article that no published event has ever cited: readers do not see it."""
    shown, before = quotes_of(article)
    passages, rest = passages_of(article.text, shown)
    return ArticleRecord(article, passages, rest, tuple(before)) if passages or before else None


def survivor_of(event: Event) -> Event | None:
    """The event at the end of the chain of merges; None for a chain that bites its own tail."""
    seen = {event.pk}
    while event.merged_into is not None:
        event = event.merged_into
        if event.pk in seen:
            return None
        seen.add(event.pk)
    return event


def reportable_quotes(event: Event) -> list[Citation]:
    """Each sentence that the event quotes, once, in the order of its page."""
    rows = event.citations.select_related("article__publisher").defer("article__text")
    spans: dict[tuple[int, int, int], Citation] = {}
    for citation in rows.order_by("article__published_on", "article_id", "start", "pk"):
        spans.setdefault((citation.article_id, citation.start, citation.end), citation)
    return list(spans.values())


def same_sentence(key: str, quotes: Sequence[Citation]) -> Citation | None:
    """The quote of that key; or the one of the same sentence, as when two events that quoted it were merged."""
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        return None
    asked = next((quote for quote in quotes if quote.pk == int(key)), None)
    asked = asked or Citation.objects.filter(pk=int(key)).first()
    if asked is None:
        return None
    span = (asked.article_id, asked.start, asked.end)
    return next((quote for quote in quotes if (quote.article_id, quote.start, quote.end) == span), None)


def sources() -> QuerySet[Publisher]:
    """Publishers that published events cite, with counts of their ``cited_articles`` and ``cited_events``."""
    public = Q(articles__citations__event__status=Event.Status.PUBLISHED)
    counted = Publisher.objects.annotate(
        cited_articles=Count("articles", filter=public, distinct=True),
        cited_events=Count("articles__citations__event", filter=public, distinct=True),
    )
    return counted.filter(cited_events__gt=0).order_by("-cited_events", "name")


def unattributed() -> QuerySet[Article]:
    """Articles without a publisher that published events cite, with counts of their ``cited_events``."""
    public = Count("citations__event", filter=Q(citations__event__status=Event.Status.PUBLISHED), distinct=True)
    counted = Article.objects.filter(publisher=None).annotate(cited_events=public)
    return counted.filter(cited_events__gt=0)


def stories() -> QuerySet[Story]:
    """Stories that have published events, with the count of their ``public_events``."""
    public = Count("events", filter=Q(events__status=Event.Status.PUBLISHED), distinct=True)
    return Story.objects.annotate(public_events=public).filter(public_events__gt=0).order_by("name")


def web_link(url: str) -> str:
    """The address if a browser may be sent there: http or https with a host; else nothing."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def is_sample(article: Article) -> bool:
    return bool(article.publisher and article.publisher.is_sample)
