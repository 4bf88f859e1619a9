"""People decide. Every act is a verb here: one transaction, one revision, callable alike from any door."""

from timeline.curation.accept import Accepted, accept_into, accept_mention, undecided_repetitions
from timeline.curation.accept_merges import Merged, accept_merges
from timeline.curation.apart import Key, apart_pairs, are_apart, key_of, set_apart
from timeline.curation.candidates import (
    Candidate,
    LikelyPair,
    Row,
    candidates_for,
    candidates_in,
    count_likely,
    events_to_join,
    likely_pairs,
)
from timeline.curation.curators import (
    ONE_TIME_GROUP,
    add_first_curator,
    end_one_time_password,
    has_one_time_password,
)
from timeline.curation.decide import defer_mention, reject_mention
from timeline.curation.edit import edit_article, edit_event, edit_mention, edit_vocabulary
from timeline.curation.errors import CurationError
from timeline.curation.evidence import edit_claims, remove_citation
from timeline.curation.history import Editor, hold, last_revision, last_revisions, undo
from timeline.curation.intake import Intake, stored_article, take_in
from timeline.curation.join import in_order, join_mentions
from timeline.curation.merge import merge_events
from timeline.curation.merge_defaults import Defaults, dated_by, defaults_for
from timeline.curation.naming import named
from timeline.curation.publish import publish_event, withdraw_event
from timeline.curation.queue import Stretch, likely_in_stretch
from timeline.curation.redate import Redated, redate_article
from timeline.curation.reports import (
    TooManyReportsError,
    dismiss_report,
    file_report,
    reopen_report,
    reports_about,
    resolve_report,
)
from timeline.curation.shared import shared_with_others
from timeline.curation.split import merged_in, proposal_for, split_event, split_merged
from timeline.curation.verify import failing_citations
from timeline.models import Article

__all__ = [
    "ONE_TIME_GROUP",
    "Accepted",
    "Article",
    "Candidate",
    "CurationError",
    "Defaults",
    "Editor",
    "Key",
    "LikelyPair",
    "Merged",
    "Intake",
    "Redated",
    "Row",
    "Stretch",
    "TooManyReportsError",
    "accept_into",
    "accept_mention",
    "accept_merges",
    "add_first_curator",
    "apart_pairs",
    "are_apart",
    "count_likely",
    "dated_by",
    "defaults_for",
    "candidates_for",
    "candidates_in",
    "defer_mention",
    "dismiss_report",
    "edit_article",
    "edit_claims",
    "edit_event",
    "edit_mention",
    "edit_vocabulary",
    "end_one_time_password",
    "events_to_join",
    "failing_citations",
    "file_report",
    "has_one_time_password",
    "hold",
    "in_order",
    "join_mentions",
    "key_of",
    "last_revision",
    "last_revisions",
    "likely_in_stretch",
    "likely_pairs",
    "merge_events",
    "merged_in",
    "named",
    "proposal_for",
    "publish_event",
    "redate_article",
    "reject_mention",
    "remove_citation",
    "reopen_report",
    "reports_about",
    "resolve_report",
    "set_apart",
    "shared_with_others",
    "split_event",
    "split_merged",
    "stored_article",
    "take_in",
    "undecided_repetitions",
    "undo",
    "withdraw_event",
]
