"""Check every citation against the stored text; name those that fail and exit with a non-zero status."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline.curation import failing_citations
from timeline.models import Citation


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        failures = list(failing_citations())
        for failure in failures:
            self.stderr.write(failure)
        if failures:
            raise CommandError(f"{len(failures)} failures. Withdraw the events named, or restore the articles' text.")
        self.stdout.write(f"{Citation.objects.count()} citations are verbatim.")
