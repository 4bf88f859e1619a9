"""The editors' door: plain Django admin whose every change is a verb of ``curation``."""

from timeline.admin import articles, events, mentions, revisions, vocabulary

__all__ = ["articles", "events", "mentions", "revisions", "vocabulary"]
