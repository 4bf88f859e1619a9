"""Which mentions of newly stored articles are so surely told already that the program may say so itself?"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F

from timeline.curation.accept import accept_into
from timeline.curation.apart import Key, key_of
from timeline.curation.candidates import Candidate, candidates_in
from timeline.curation.errors import CurationError
from timeline.curation.history import Editor
from timeline.curation.join import in_order, join_mentions
from timeline.matching import ACCEPTED
from timeline.models import Article, Event, Mention


@dataclass(frozen=True)
class Merged:
    """A mention that was accepted into an event, or joined with a mention of another article."""

    mention: Mention
    into: Event | Mention
    reasons: tuple[str, ...]


def accept_merges(articles: Collection[int], *, editor: Editor) -> list[Merged]:
    """Accept each mention into the one event, or join it with the one mention, that it is surely the same as.

    Sure is a likeness of ``matching.ACCEPTED`` or more, with no other row as sure for either; the rest waits for a
    curator. Call it once the articles are committed: the later of two processes then sees what the earlier stored.
    They are taken in the order of their publication, each compared with those before it and with all others stored,
    so that the order in which they are named does not matter.
    """
    waiting, merged = set(articles), []
    in_time = Article.objects.filter(pk__in=waiting).order_by(F("published_on").asc(nulls_last=True), "pk")
    for article in list(in_time.values_list("pk", flat=True)):
        waiting.remove(article)
        found = candidates_in({article}, without=Article.objects.filter(pk__in=waiting))
        for mention, candidate in _sure(found):
            if _accepted(mention, candidate, editor=editor):
                merged.append(Merged(mention, candidate.row, candidate.reasons))
    return merged


def _sure(found: dict[Key, list[Candidate]]) -> list[tuple[Mention, Candidate]]:
    """Mentions with the one candidate that is sure and has no rival, in reading order."""
    sure = {one: [candidate for candidate in others if candidate.score >= ACCEPTED] for one, others in found.items()}
    claims = Counter(key_of(candidate.row) for candidates in sure.values() for candidate in candidates)
    alone = {
        pk: candidates[0]
        for (model, pk), candidates in sure.items()
        if model == "mention" and len(candidates) == 1 and claims[key_of(candidates[0].row)] == 1
    }
    mentions = Mention.objects.select_related("article__publisher").filter(pk__in=alone).order_by("article", "ordinal")
    return [(mention, alone[mention.pk]) for mention in mentions]


def _accepted(mention: Mention, candidate: Candidate, *, editor: Editor) -> bool:
    """False if a curator, or another process, was quicker: what is left waits for a curator."""
    score = f"{candidate.score:.2f}".removeprefix("0")
    reason = f"accepted at {score} by the likeness of: {'; '.join(candidate.reasons)}"
    try:
        if isinstance(candidate.row, Event):
            accept_into(mention, candidate.row, editor=editor, reason=reason)
        else:
            join_mentions(*in_order(mention, candidate.row), editor=editor, reason=reason)
    except CurationError:
        return False
    return True
