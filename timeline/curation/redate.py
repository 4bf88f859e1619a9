"""What changes when an article's publication date is learnt or put right?"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Max

from timeline.curation.derivation import SET_BY_EDITOR, copy_derivation, derive
from timeline.curation.errors import CurationError
from timeline.curation.history import Editor, Trace, hold_with_events, recorded
from timeline.curation.intake import store_mentions
from timeline.extraction.mention import Mention as FoundMention
from timeline.models import Article, Event, Mention


@dataclass(frozen=True)
class Redated:
    """How many mentions got another date, how many were found only now, and which public events moved (titles)."""

    changed: int
    added: int
    public: tuple[str, ...] = ()


def redate_article(
    article: Article, published: dt.date, found: Sequence[FoundMention], *, editor: Editor, reason: str = ""
) -> Redated:
    """Set the reference date and bring every mention, citation and event of the article up to it, in one act.

    ``found`` is what extraction says under the new date. What an editor set by hand stays; so does the date of an
    event that rests on another article's citation.
    """
    with transaction.atomic():
        hold_with_events(article)
        article = Article.objects.get(pk=article.pk)
        if article.published_on == published:
            raise CurationError(f"“{article}” has that publication date already.")
        with recorded("redate", editor=editor, reason=reason, article=article) as trace:
            trace.watch(article)
            article.published_on, article.published_basis = published, Article.Basis.SUPPLIED
            article.save()
            rows = list(article.mentions.all())
            pairs, unpaired = _pair(rows, found)
            changed = sum(_redate_mention(row, mention, article, trace) for row, mention in pairs)
            highest = article.mentions.aggregate(last=Max("ordinal"))["last"]
            added = store_mentions(unpaired, article=article, first=0 if highest is None else highest + 1)
            trace.added(*added)
            moved = [change for change in trace.changes() if change["model"] == "event"]
    public = tuple(row["after"]["title"] for row in moved if row["after"]["status"] == Event.Status.PUBLISHED)
    return Redated(changed, len(added), public)


def _pair(
    rows: Sequence[Mention], found: Sequence[FoundMention]
) -> tuple[list[tuple[Mention, FoundMention]], list[FoundMention]]:
    """Stored and found mentions of the same sentence, in their order; and the found ones left over."""
    waiting: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for row in rows:
        waiting[row.start, row.end].append(row)
    pairs, unpaired = [], []
    for mention in found:
        candidates = waiting[mention.start, mention.end]
        if candidates:
            same_title = [row for row in candidates if row.title == mention.title]
            row = (same_title or candidates)[0]
            candidates.remove(row)
            pairs.append((row, mention))
        else:
            unpaired.append(replace(mention, repeats=None))
    return pairs, unpaired


def _redate_mention(row: Mention, found: FoundMention, article: Article, trace: Trace) -> bool:
    """Redate a mention and every citation of its sentence that was dated like it; an undone acceptance left one."""
    if row.rule == SET_BY_EDITOR:
        return False
    trace.watch(row)
    before = row.edtf, row.explanation, row.undated_reason
    citations = article.citations.filter(
        start=row.start, end=row.end, edtf=row.edtf, explanation=row.explanation, undated_reason=row.undated_reason
    )
    held = list(citations.select_related("event", "article"))
    row.article = article
    derive(row, found)
    row.save()
    for citation in held:
        trace.watch(citation)
        copy_derivation(row, citation)
        citation.save()
        _redate_event(citation.event, row, was=(before[0], before[1] or before[2]), trace=trace)
    return row.edtf != before[0]


def _redate_event(event: Event, row: Mention, *, was: tuple[str, str], trace: Trace) -> None:
    """Only an event that has its date from this sentence, and from no editor, takes the new one.

    What a merge says of a date ends with the explanation of the sentence that gave it.
    """
    edtf, explanation = was
    own = event.date_explanation == explanation or (explanation and event.date_explanation.endswith(f". {explanation}"))
    if event.edtf == edtf and own:
        trace.watch(event)
        event.date, event.date_explanation = row.date, row.explanation or row.undated_reason
        event.save()
