"""How does an article with its mentions enter the record?"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from timeline.curation.derivation import derive
from timeline.curation.history import Editor, recorded
from timeline.curation.naming import named
from timeline.extraction.mention import Mention as FoundMention
from timeline.ingestion.document import Document
from timeline.models import Article, Category, Mention, Publisher, Story
from timeline.models.article import sha256_of


@dataclass(frozen=True)
class Intake:
    """The stored article; ``created`` is false if the same text was there already (nothing was written then)."""

    article: Article
    created: bool


def stored_article(document: Document) -> Article | None:
    """The article that holds exactly this text, if any."""
    return Article.objects.filter(sha256=sha256_of(document.text)).first()


def take_in(document: Document, mentions: Sequence[FoundMention], *, editor: Editor = None) -> Intake:
    """Store an article and its mentions, all pending, in one transaction; the same text again changes nothing."""
    try:
        return _take_in(document, mentions, editor=editor)
    except IntegrityError:
        # Somebody stored the same text at the same moment, so now it is found.
        return _take_in(document, mentions, editor=editor)


def _take_in(document: Document, mentions: Sequence[FoundMention], *, editor: Editor) -> Intake:
    with transaction.atomic():
        if article := stored_article(document):
            return Intake(article, created=False)
        with recorded("intake", editor=editor, reason=f"{len(mentions)} mentions found") as trace:
            trace.article = article = _store_article(document)
            store_mentions(mentions, article=article)
    return Intake(article, created=True)


def store_mentions(mentions: Sequence[FoundMention], *, article: Article, first: int = 0) -> list[Mention]:
    """Pending rows for what was found, numbered from ``first``."""
    categories = Category.objects.in_bulk(field_name="slug")
    rows = Mention.objects.bulk_create(
        _mention_row(found, article=article, ordinal=ordinal, category=categories[found.category])
        for ordinal, found in enumerate(mentions, first)
    )
    repetitions = [(row, found.repeats) for row, found in zip(rows, mentions, strict=True) if found.repeats is not None]
    for row, told in repetitions:
        row.repeats = rows[told]
    Mention.objects.bulk_update([row for row, _ in repetitions], ["repeats"])
    return rows


def _store_article(document: Document) -> Article:
    return Article.objects.create(
        publisher=named(Publisher, document.publisher),
        title=document.title[:400],
        authors=list(document.authors),
        url=document.url,
        published_on=document.published,
        published_basis=document.published_basis,
        language=document.language,
        story=named(Story, document.story),
        text=document.text,
    )


def _mention_row(found: FoundMention, *, article: Article, ordinal: int, category: Category) -> Mention:
    row = Mention(
        article=article,
        ordinal=ordinal,
        start=found.start,
        end=found.end,
        exact=found.exact,
        title=found.title[:200],
        modality=found.modality,
        category=category,
        actors=list(found.actors),
        places=list(found.places),
        figures=[asdict(figure) for figure in found.figures],
        reasons=list(found.reasons),
    )
    derive(row, found)
    return row
