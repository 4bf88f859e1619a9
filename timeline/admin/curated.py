"""What holds for every table in the admin: nothing is deleted, and the revision is the only trail."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import OperationalError, transaction
from django.db.models import Model
from django.http import HttpRequest

from timeline.curation import CurationError, hold, last_revision
from timeline.ingestion import IngestionError
from timeline.models import Article, Event, Mention, Report, TrustError

REFUSALS = (CurationError, TrustError, IngestionError)
"""Errors whose message is a sentence for the curator."""
CHANGED = (
    "Somebody acted on this since you opened it. See the record below; what you typed is still here. "
    "Open the page again to go on."
)


class CuratedAdmin(admin.ModelAdmin):
    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def log_addition(self, *args: Any) -> None:  # type: ignore[override]
        """No second trail beside the revisions."""

    def log_change(self, *args: Any) -> None:  # type: ignore[override]
        """No second trail beside the revisions."""


def editor_of(request: HttpRequest) -> User:
    """The curator who is logged in; the admin lets nobody else in."""
    assert isinstance(request.user, User)
    return request.user


Opened = tuple[Article | Mention | Event | Report, int]
"""A row with its last revision when the page was opened."""


def attempt(
    request: HttpRequest, act: Callable[[], str], *, opened: Opened | Sequence[Opened] = (), changed: str = CHANGED
) -> bool:
    """Do all of an act or nothing, and tell the curator how it went. False if it was refused.

    If somebody acted on a row since it was ``opened``, the act is refused, so that nobody overwrites what they have
    not seen; ``changed`` says so.
    """
    rows: Sequence[Any] = [opened] if isinstance(opened, tuple) and opened else opened
    try:
        with transaction.atomic():
            hold(*(row for row, _ in rows))
            if any(seen != last_revision(row) for row, seen in rows):
                raise CurationError(changed)
            messages.success(request, act())
    except REFUSALS as error:
        messages.error(request, str(error))
        return False
    except OperationalError:
        # The database chose this act to give way to another of the same moment.
        messages.error(request, "Somebody acted at the same moment. Nothing was changed; press the button again.")
        return False
    return True
