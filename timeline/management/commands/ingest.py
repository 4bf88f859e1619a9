"""Take articles in: store them clean, with pending mentions for an editor. Running it twice changes nothing."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from timeline.curation import Intake, accept_merges, count_likely, stored_article, take_in
from timeline.extraction import unread
from timeline.extraction.mention import Mention
from timeline.ingestion import Document
from timeline.management.batch import readings
from timeline.management.merging import told
from timeline.management.sources import add_source_arguments, given_sources
from timeline.models import Article
from timeline.pipeline import ingest, suggest


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        add_source_arguments(parser)
        parser.add_argument(
            "--accept-merges",
            action="store_true",
            help="let what is surely told already become a quote of that event, or one with that mention, without a "
            "curator: a public event shows such a quote to readers at once; each act can be undone in the admin",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = 0
        stored: list[tuple[str, Article]] = []
        with readings(given_sources(options), jobs=options["jobs"], known=_is_stored) as found:
            for reading in found:
                if reading.document is None:
                    failed += 1
                    self.stderr.write(f"{reading.source}: {reading.failure}")
                else:
                    intake = _store(reading.document, reading.mentions)
                    self._print(reading.source, intake)
                    if intake.created:
                        stored.append((reading.source, intake.article))
            self._suggest([(source, article) for source, article in stored if not article.published_on])
            self._tell_likely([article.pk for _, article in stored], accept=options["accept_merges"])
        if failed:
            raise CommandError(f"{failed} of {len(options['sources'])} sources could not be taken in; see above.")

    def _tell_likely(self, stored: Sequence[int], *, accept: bool) -> None:
        """What of the new articles is told already; after all of them, so that each is compared with the others."""
        for merged in accept_merges(stored, editor=None) if accept else ():
            self.stdout.write(told(merged))
        if waiting := count_likely(stored):
            self.stdout.write(f"{waiting} may be told already: see Likely duplicates in the admin.")

    def _print(self, source: str, intake: Intake) -> None:
        article = intake.article
        published = f"{article.published_on} ({article.published_basis})" if article.published_on else "unknown"
        if intake.created:
            self.stdout.write(
                f"{source}: stored as article {article.pk} “{article}”, published {published}, "
                f"{article.mentions.count()} mentions to review"
            )
            if notice := unread(article.text):
                self.stderr.write(f"{source}: {notice}")
        else:
            self.stdout.write(
                f"{source}: already stored as article {article.pk}, published {published}; nothing changed. "
                "Its date, publisher and story can be put right in the admin, under Articles."
            )

    def _suggest(self, undated: Sequence[tuple[str, Article]]) -> None:
        """After the whole batch, so that its order says nothing: any of its articles may tell when another appeared."""
        for source, article in undated:
            if suggestion := suggest(article, today=timezone.localdate()):
                because = "; ".join([*suggestion.reasons, *(f"against it: {reason}" for reason in suggestion.against)])
                self.stdout.write(f"{source}: no publication date; suggested: {suggestion.date.edtf} because {because}")


def _is_stored(document: Document) -> bool:
    """What is stored already need not be searched again."""
    return stored_article(document) is not None


def _store(document: Document, mentions: Sequence[Mention] | None) -> Intake:
    """Not searched, because it was stored: should it be gone since, it is searched here."""
    if mentions is None:
        return ingest(document, language_model=settings.LANGUAGE_MODEL)
    return take_in(document, mentions)
