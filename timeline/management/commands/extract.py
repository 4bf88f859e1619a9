"""Show the dated events that articles tell of. Writes nothing to the database, and needs none."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from timeline.chronology import describe
from timeline.extraction import unread
from timeline.extraction.mention import Mention
from timeline.ingestion import Document
from timeline.management.as_json import article_as_json, write_articles
from timeline.management.batch import Reading, readings
from timeline.management.merging import groups_as_json, tellings_of
from timeline.management.sources import add_source_arguments, given_sources
from timeline.matching import Group, Telling, differences_of, group_tellings


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        add_source_arguments(parser)
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of lines to read")
        parser.add_argument("--merge", action="store_true", help="add which events of several articles may be one")

    def handle(self, *args: Any, **options: Any) -> None:
        failed: list[str] = []
        tellings: list[Telling] = []
        with readings(given_sources(options), jobs=options["jobs"]) as found:
            read = self._read(found, failed, tellings)
            if options["json"]:
                write = functools.partial(self.stdout.write, ending="")
                rest = functools.partial(_rest, tellings) if options["merge"] else dict
                write_articles((article_as_json(*row) for row in read), write, after=rest)
            else:
                for row in read:
                    self._print(*row)
                for group in group_tellings(tellings) if options["merge"] else ():
                    self._print_group(group)
        if failed:
            raise CommandError(f"{len(failed)} of {len(options['sources'])} sources could not be read; see above.")

    def _read(
        self, found: Iterable[Reading], failed: list[str], tellings: list[Telling]
    ) -> Iterator[tuple[str, Document, Sequence[Mention]]]:
        """What could be read, its events noted in ``tellings``; the rest is named here and in ``failed``."""
        article = 0
        for reading in found:
            if reading.document is None or reading.mentions is None:
                failed.append(reading.source)
                self.stderr.write(f"{reading.source}: {reading.failure}")
                continue
            if notice := unread(reading.document.text):
                self.stderr.write(f"{reading.source}: {notice}")
            tellings += tellings_of(reading.document, reading.mentions, article=article)
            article += 1
            yield reading.source, reading.document, reading.mentions

    def _print(self, source: str, document: Document, mentions: Sequence[Mention]) -> None:
        published = f"{document.published} ({document.published_basis})" if document.published else "unknown"
        self.stdout.write(f"{source}: published {published}, {len(mentions)} mentions")
        for mention in mentions:
            again = f" (tells again “{mentions[mention.repeats].title}”)" if mention.repeats is not None else ""
            self.stdout.write(f"  {describe(mention.date)} · {mention.modality} · {mention.title}{again}")
            self.stdout.write(f"    “{mention.exact}”")
            why = mention.derivation.explanation if mention.derivation else mention.undated_reason
            self.stdout.write(f"    {why}")

    def _print_group(self, group: Group) -> None:
        found = differences_of(group.tellings)
        self.stdout.write(f"One event? {describe(found.date)} · dates: {found.dates_verdict or 'one source'}")
        for telling in group.tellings:
            self.stdout.write(f"  article {telling.article + 1}: {telling.title}")  # type: ignore[operator]
        for measured in found.figures:
            self.stdout.write(f"    {measured.measure}: {measured.verdict or 'one source'}")
        for reason in found.reasons:
            self.stdout.write(f"    {reason}")


def _rest(tellings: Sequence[Telling]) -> dict[str, Any]:
    return {"groups": groups_as_json(tellings)}
