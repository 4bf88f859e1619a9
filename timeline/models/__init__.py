"""What is kept: one row's own facts, the rules that a row may not break, and chainable sets of rows."""

from timeline.models.apart import Apart
from timeline.models.article import Article, Publisher
from timeline.models.citation import Citation, Claim
from timeline.models.edition import Edition
from timeline.models.event import Event
from timeline.models.event_text import EventText
from timeline.models.mention import Mention
from timeline.models.report import Report
from timeline.models.revision import Revision
from timeline.models.trust import TrustError
from timeline.models.vocabulary import Actor, Category, Place, Story

__all__ = [
    "Actor",
    "Apart",
    "Article",
    "Category",
    "Citation",
    "Claim",
    "Edition",
    "Event",
    "EventText",
    "Mention",
    "Place",
    "Publisher",
    "Report",
    "Revision",
    "Story",
    "TrustError",
]
