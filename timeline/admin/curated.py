"""What holds for every table in the admin: nothing is deleted, and the revision is the only trail."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Model
from django.http import HttpRequest

from timeline.curation import CurationError
from timeline.ingestion import IngestionError
from timeline.models import TrustError

REFUSALS = (CurationError, TrustError, IngestionError)
"""Errors whose message is a sentence for the curator."""


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


def refuse(request: HttpRequest, error: Exception) -> None:
    messages.error(request, str(error))
