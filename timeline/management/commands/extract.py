"""Show the dated events that articles tell of. Writes nothing to the database, and needs none."""

import json
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from timeline.chronology import describe
from timeline.extraction.mention import Figure, Mention
from timeline.ingestion import Document, IngestionError
from timeline.management.sources import add_source_arguments, documents
from timeline.pipeline import find_mentions


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        add_source_arguments(parser)
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of lines to read")

    def handle(self, *args: Any, **options: Any) -> None:
        articles, failed = [], 0
        for source, document in documents(options):
            if isinstance(document, IngestionError):
                failed += 1
                self.stderr.write(f"{source}: {document}")
                continue
            mentions = find_mentions(document, language_model=settings.LANGUAGE_MODEL)
            if options["json"]:
                articles.append(article_as_json(source, document, mentions))
            else:
                self._print(source, document, mentions)
        if options["json"]:
            self.stdout.write(json.dumps({"articles": articles}, ensure_ascii=False, indent=1))
        if failed:
            raise CommandError(f"{failed} of {len(options['sources'])} sources could not be read; see above.")

    def _print(self, source: str, document: Document, mentions: list[Mention]) -> None:
        published = f"{document.published} ({document.published_basis})" if document.published else "unknown"
        self.stdout.write(f"{source}: published {published}, {len(mentions)} mentions")
        for mention in mentions:
            again = f" (tells again “{mentions[mention.repeats].title}”)" if mention.repeats is not None else ""
            self.stdout.write(f"  {describe(mention.date)} · {mention.modality} · {mention.title}{again}")
            self.stdout.write(f"    “{mention.exact}”")
            why = mention.derivation.explanation if mention.derivation else mention.undated_reason
            self.stdout.write(f"    {why}")


def article_as_json(source: str, document: Document, mentions: list[Mention]) -> dict[str, Any]:
    """The article's part of the command contract; dates are EDTF, offsets half-open code points of ``text``."""
    return {
        "path": source,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis,
        "text": document.text,
        "events": [
            mention_as_json(mention) | {"told_again": [_span(m) for m in mentions if m.repeats == place]}
            for place, mention in enumerate(mentions)
            if mention.repeats is None
        ],
    }


def _span(mention: Mention) -> dict[str, Any]:
    """A sentence that tells an event again."""
    return {"quote": mention.exact, "start": mention.start, "end": mention.end}


def mention_as_json(mention: Mention) -> dict[str, Any]:
    derivation = mention.derivation
    return {
        "date": mention.date.edtf if mention.date else None,
        "precision": mention.precision,
        "modality": mention.modality,
        "title": mention.title,
        "category": mention.category,
        "quote": mention.exact,
        "start": mention.start,
        "end": mention.end,
        "expression": derivation.expression if derivation else "",
        "rule": derivation.rule if derivation else "",
        "actors": list(mention.actors),
        "places": list(mention.places),
        "figures": [figure_as_json(figure) for figure in mention.figures],
        "undated_reason": mention.undated_reason,
    }


def figure_as_json(figure: Figure) -> dict[str, Any]:
    """Whole numbers without a decimal point: JSON has one kind of number, readers of it have two."""
    return {name: _whole(value) for name, value in asdict(figure).items()}


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
