"""Do all quotes still stand where their citations say?"""

from collections.abc import Iterator

from timeline.models import Article, Citation, Event
from timeline.models.article import sha256_of


def failing_citations() -> Iterator[str]:
    """One sentence for each citation that is not verbatim, article whose text changed, or event left unproven."""
    for citation in Citation.objects.select_related("article", "event").iterator():
        if not citation.is_verbatim:
            yield (
                f"citation {citation.pk} of event {citation.event.public_id} “{citation.event}”: its quote does not "
                f"stand at characters {citation.start}–{citation.end} of article {citation.article_id}"
            )
    for article in Article.objects.iterator():
        if article.sha256 != sha256_of(article.text):
            yield f"article {article.pk} “{article}”: its text is not the text that was stored"
    for event in Event.objects.published().filter(citations=None):
        yield f"event {event.public_id} “{event}”: published without a citation"
