"""The editors' door: plain Django admin whose every change is a verb of ``curation``."""

from timeline.admin import articles, events, mentions, revisions, vocabulary
from timeline.admin.site import curators

__all__ = ["articles", "curators", "events", "mentions", "revisions", "vocabulary"]
