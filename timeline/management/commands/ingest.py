"""Take articles in: store them clean, with pending mentions for an editor. Running it twice changes nothing."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from timeline.ingestion import IngestionError
from timeline.management.sources import add_source_arguments, documents
from timeline.pipeline import ingest


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        add_source_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        failed = 0
        for source, document in documents(options):
            if isinstance(document, IngestionError):
                failed += 1
                self.stderr.write(f"{source}: {document}")
                continue
            intake = ingest(document, language_model=settings.LANGUAGE_MODEL)
            article = intake.article
            published = f"{article.published_on} ({article.published_basis})" if article.published_on else "unknown"
            if not intake.created:
                self.stdout.write(
                    f"{source}: already stored as article {article.pk}, published {published}; nothing changed. "
                    "Its date, publisher and story can be put right in the admin, under Articles."
                )
                continue
            self.stdout.write(
                f"{source}: stored as article {article.pk} “{article}”, published {published}, "
                f"{article.mentions.count()} mentions to review"
            )
        if failed:
            raise CommandError(f"{failed} of {len(options['sources'])} sources could not be taken in; see above.")
