"""People decide. Every act is a verb here: one transaction, one revision, callable alike from any door."""

from timeline.curation.accept import Accepted, accept_into, accept_mention
from timeline.curation.decide import defer_mention, reject_mention
from timeline.curation.edit import edit_event, edit_mention
from timeline.curation.errors import CurationError
from timeline.curation.history import undo
from timeline.curation.intake import Intake, stored_article, take_in
from timeline.curation.publish import publish_event, withdraw_event
from timeline.curation.verify import failing_citations

__all__ = [
    "Accepted", "CurationError", "Intake", "accept_into", "accept_mention", "defer_mention", "edit_event",
    "edit_mention", "failing_citations", "publish_event", "reject_mention", "stored_article", "take_in", "undo",
    "withdraw_event",
]
