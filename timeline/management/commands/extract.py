"""Show the dated events that articles tell of. Writes nothing to the database, and needs none."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from timeline.chronology import describe
from timeline.extraction.mention import Mention
from timeline.ingestion import Document, IngestionError
from timeline.management.as_json import article_as_json
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
            self.stdout.write(f"  {describe(mention.date)} · {mention.modality} · {mention.title}")
            self.stdout.write(f"    “{mention.exact}”")
            why = mention.derivation.explanation if mention.derivation else mention.undated_reason
            self.stdout.write(f"    {why}")
