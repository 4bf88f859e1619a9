"""How is it told which events of several articles are one? The groups of ``extract --merge``, and what was merged."""

from collections.abc import Sequence
from typing import Any

from timeline.curation import Merged
from timeline.extraction.mention import Mention
from timeline.ingestion import Document
from timeline.management.as_json import whole
from timeline.matching import Count, Group, Telling, differences_of, group_tellings, names_in, sentence_before
from timeline.models import Event


def tellings_of(document: Document, mentions: Sequence[Mention], *, article: int) -> list[Telling]:
    """One for each event of the article; its key is (article, place in the article's events)."""
    cast = names_in(document.text)
    told = (mention for mention in mentions if mention.repeats is None)
    return [
        Telling(
            key=(article, place),
            article=article,
            title=mention.title,
            exact=mention.exact,
            date=mention.date,
            modality=mention.modality,
            category=mention.category,
            actors=mention.actors,
            places=mention.places,
            figures=tuple(
                Count(figure.unit, figure.value, figure.high, figure.qualifier, figure.attributed_to)
                for figure in mention.figures
            ),
            published=document.published,
            before=sentence_before(document.text, mention.start),
            cast=cast,
        )
        for place, mention in enumerate(told)
    ]


def groups_as_json(tellings: Sequence[Telling]) -> list[dict[str, Any]]:
    """The groups part of the command contract; members are [article, event] by their places, from 0."""
    return [_group_as_json(group) for group in group_tellings(tellings)]


def told(merged: Merged) -> str:
    """One line for each act of ``ingest --accept-merges``: what became part of what, and why."""
    into, reasons = merged.into, "; ".join(merged.reasons)
    if isinstance(into, Event):
        return f"added “{merged.mention}” to “{into}” ({into.status} event, {into.date_in_words}): {reasons}"
    day = into.article.published_on
    published = f"{day.day} {day:%B %Y}" if day else "publication date unknown"
    return f"joined “{merged.mention}” with “{into}” ({into.article.publisher_name}, {published}): {reasons}"


def _group_as_json(group: Group) -> dict[str, Any]:
    found = differences_of(group.tellings)
    return {
        "members": [_place(telling) for telling in group.tellings],
        "date": found.date.edtf if found.date else None,
        "dates_verdict": found.dates_verdict,
        "figures": [
            {
                "unit": measured.measure,
                "verdict": measured.verdict,
                "values": [{"member": _place(telling), **_value(count)} for telling, count in measured.values],
            }
            for measured in found.figures
        ],
        "reasons": list(found.reasons),
    }


def _place(telling: Telling) -> list[int]:
    """The key that ``tellings_of`` gave."""
    assert isinstance(telling.key, tuple)
    return list(telling.key)


def _value(count: Count) -> dict[str, Any]:
    return {
        "value": whole(count.value),
        "high": whole(count.high),
        "qualifier": count.qualifier,
        "attributed_to": count.attributed_to,
    }
