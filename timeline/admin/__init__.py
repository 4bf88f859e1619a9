"""The editors' door: plain Django admin whose every change is a verb of ``curation``."""

from timeline.admin import articles, citations, events, mentions, reports, revisions, vocabulary
from timeline.admin.site import curators

__all__ = ["articles", "citations", "curators", "events", "mentions", "reports", "revisions", "vocabulary"]
