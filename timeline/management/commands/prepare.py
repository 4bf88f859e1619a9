"""Bring the database up to date, load the sample timeline and make the first curator; what is there already stays.

One process for what ``make run`` needs, because loading the language library costs a second each time.
"""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        for command in ("load_sample", "first_curator"):
            call_command(command, stdout=self.stdout, stderr=self.stderr)
