"""Which words is an event found by, and when are they written?"""

from timeline.models import Event, EventText
from timeline.search.words import fold

TEXT_LIMIT = 150_000
"""Folded characters kept of the quotes: PostgreSQL refuses a text vector of more than 1 MB."""


def index_event(event: Event) -> None:
    """Write the words of one event anew: title, summary with the names of who and where, every quote."""
    names = [*event.actors.values_list("name", flat=True), *event.places.values_list("name", flat=True)]
    quotes = event.citations.values_list("exact", flat=True)
    row = EventText(
        event=event,
        title=fold(event.title),
        summary=fold(" ".join([event.summary, *names]))[:TEXT_LIMIT],
        quotes=fold(" ".join(quotes))[:TEXT_LIMIT],
    )
    EventText.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["event"], update_fields=["title", "summary", "quotes"]
    )


def remove_event(event: Event) -> None:
    EventText.objects.filter(pk=event.pk).delete()
