"""People decide. Every act is a verb here: one transaction, one revision, callable alike from any door."""

from timeline.curation.accept import Accepted, accept_into, accept_mention
from timeline.curation.curators import (
    ONE_TIME_GROUP,
    add_first_curator,
    end_one_time_password,
    has_one_time_password,
)
from timeline.curation.decide import defer_mention, reject_mention
from timeline.curation.duplicates import events_to_join, likely_same
from timeline.curation.edit import edit_article, edit_event, edit_mention, edit_vocabulary
from timeline.curation.errors import CurationError
from timeline.curation.evidence import edit_claims, remove_citation
from timeline.curation.history import Editor, hold, last_revision, undo
from timeline.curation.intake import Intake, stored_article, take_in
from timeline.curation.naming import named
from timeline.curation.publish import publish_event, withdraw_event
from timeline.curation.redate import Redated, redate_article
from timeline.curation.verify import failing_citations
from timeline.models import Article

__all__ = [
    "ONE_TIME_GROUP",
    "Accepted",
    "Article",
    "CurationError",
    "Editor",
    "Intake",
    "Redated",
    "accept_into",
    "accept_mention",
    "add_first_curator",
    "defer_mention",
    "edit_article",
    "edit_claims",
    "edit_event",
    "edit_mention",
    "edit_vocabulary",
    "end_one_time_password",
    "events_to_join",
    "failing_citations",
    "has_one_time_password",
    "hold",
    "last_revision",
    "likely_same",
    "named",
    "publish_event",
    "redate_article",
    "reject_mention",
    "remove_citation",
    "stored_article",
    "take_in",
    "undo",
    "withdraw_event",
]
