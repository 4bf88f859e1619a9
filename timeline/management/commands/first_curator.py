"""Make the first curator, once: print a name and a one-time password, which must be replaced at the first login."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from timeline.curation import add_first_curator


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", default="curator")
        parser.add_argument("--reset", action="store_true", help="give that curator a new one-time password")

    def handle(self, *args: Any, **options: Any) -> None:
        password = add_first_curator(options["name"], reset=options["reset"])
        if password:
            self.stdout.write(f"Curator:           {options['name']}")
            self.stdout.write(f"One-time password: {password}  (shown only now; choose your own at the first login)")
