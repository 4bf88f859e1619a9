"""Which sentences of an article do readers see, and what became of those that they saw before?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from timeline.models import Article, Citation, Event, Revision

PUBLISHED = Event.Status.PUBLISHED.value


@dataclass(frozen=True)
class NoLongerQuoted:
    """A citation that readers saw and see no longer, by its key, with the event that it last supported."""

    citation: int
    event: Event


def quotes_of(article: Article) -> tuple[list[Citation], list[NoLongerQuoted]]:
    """What public events quote, in the article's order, and what they quoted once.

    A sentence that two events cited before they were merged is cited twice by the one that was kept: ``event`` of
    each is that one, so that the links to both lead there.
    """
    citations = list(article.citations.select_related("event").order_by("start", "end", "pk"))
    survivors = _survivors(citation.event for citation in citations)
    shown, hidden = [], []
    for citation in citations:
        survivor = survivors[citation.event_id]
        if survivor.is_public:
            citation.event = survivor
            shown.append(citation)
        else:
            hidden.append(citation)
    shown.sort(key=lambda citation: (citation.start, citation.end, citation.event_id, citation.pk))
    last = {citation.pk: citation.event_id for citation in hidden} | _taken_away(article, citations)
    return shown, _seen_before(last)


def _survivors(events: Iterable[Event]) -> dict[int, Event]:
    """For each event the one at the end of its chain of merges; a chain that bites its own tail has no end."""
    known = {event.pk: event for event in events}
    ends = {}
    wanted = set(known)
    while missing := {event.merged_into_id for event in known.values() if event.merged_into_id} - known.keys():
        known |= Event.objects.in_bulk(missing)
    for pk in wanted:
        event, seen = known[pk], {pk}
        while event.merged_into_id and event.merged_into_id not in seen:
            event = known[event.merged_into_id]
            seen.add(event.pk)
        ends[pk] = event
    return ends


def _taken_away(article: Article, standing: Iterable[Citation]) -> dict[int, int]:
    """Citations that are no more, with the event that each was taken from; found by the acts on the article."""
    here = {citation.pk for citation in standing}
    about = Q(article=article) | Q(mention__repetitions__article=article)
    acts = Revision.objects.filter(about, act__in=("remove citation", "undo")).order_by("pk").distinct()
    gone = {}
    for changes in acts.values_list("changes", flat=True):
        for change in changes:
            before = change["before"]
            lost = change["model"] == "citation" and before and change["after"] is None
            if lost and before["article_id"] == article.pk and change["pk"] not in here:
                gone[change["pk"]] = before["event_id"]
    return gone


def _seen_before(last: dict[int, int]) -> list[NoLongerQuoted]:
    """Those citations that any event which readers saw has held; ``last`` gives the last event of each."""
    homes: dict[int, set[int]] = {citation: {event} for citation, event in last.items()}
    looked_at: set[int] = set()
    seen: set[int] = set()
    while new := set().union(*homes.values()) - looked_at:
        looked_at |= new
        seen |= set(Event.objects.filter(pk__in=new, published_at__isnull=False).values_list("pk", flat=True))
        for changes in Revision.objects.filter(events__in=new).distinct().values_list("changes", flat=True):
            for change in changes:
                states = [state for state in (change["before"], change["after"]) if state]
                if change["model"] == "event" and PUBLISHED in {state["status"] for state in states}:
                    seen.add(change["pk"])
                elif change["model"] == "citation" and change["pk"] in homes:
                    homes[change["pk"]] |= {state["event_id"] for state in states}
    events = Event.objects.in_bulk(set(last.values()))
    return [NoLongerQuoted(pk, events[last[pk]]) for pk in sorted(last) if homes[pk] & seen]


def distinct_events(quotes: Iterable[NoLongerQuoted]) -> list[Event]:
    """Each event once, by key."""
    by_key = {quote.event.pk: quote.event for quote in quotes}
    return [by_key[pk] for pk in sorted(by_key)]
