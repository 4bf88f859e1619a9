"""Which tellings of several articles are one event, where do they differ, and which sentences are copies? Pure."""

from timeline.matching.claims import Claimed, Verdict, by_measure, stances_apart, verdict_of
from timeline.matching.copies import Copy, copies_in
from timeline.matching.dates import DateVerdict, dates_verdict, most_precise, vagueness
from timeline.matching.differences import Differences, Measured, differences_of
from timeline.matching.groups import Group, group_tellings
from timeline.matching.pairs import ACCEPTED, PROPOSED, scores_of
from timeline.matching.reasons import reasons_for
from timeline.matching.telling import Count, Telling, count_of
from timeline.matching.wording import count_origins, nearly_the_same
from timeline.matching.words import keys_in, names_in, sentence_before, words_of

__all__ = [
    "ACCEPTED",
    "PROPOSED",
    "Claimed",
    "Copy",
    "Count",
    "DateVerdict",
    "Differences",
    "Group",
    "Measured",
    "Telling",
    "Verdict",
    "by_measure",
    "copies_in",
    "count_of",
    "count_origins",
    "dates_verdict",
    "differences_of",
    "group_tellings",
    "keys_in",
    "most_precise",
    "names_in",
    "nearly_the_same",
    "reasons_for",
    "scores_of",
    "sentence_before",
    "stances_apart",
    "vagueness",
    "verdict_of",
    "words_of",
]
