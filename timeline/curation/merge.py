"""How do two events that are one become one?"""

from collections.abc import Sequence

from django.db import transaction

from timeline.chronology import PartialDate
from timeline.curation.edit import UNCHANGED, set_relations, set_words
from timeline.curation.errors import CurationError
from timeline.curation.history import Editor, hold, recorded
from timeline.curation.merge_defaults import defaults_for, explain_choice
from timeline.models import Category, Citation, Event, Story


def merge_events(
    keep: Event,
    absorb: Event,
    *,
    editor: Editor,
    reason: str,
    title: str | None = None,
    summary: str | None = None,
    date: PartialDate | None | object = UNCHANGED,
    modality: str | None = None,
    category: Category | None = None,
    actors: Sequence[str] | None = None,
    places: Sequence[str] | None = None,
    stories: Sequence[Story] | None = None,
) -> Event:
    """Move all quotes to the kept event, to which the absorbed one's address leads from now on.

    Fields left out are those of ``defaults_for``; names and stories left out are united. A sentence that both cite
    stays cited by each. The result is public if either was, which needs a reason.
    """
    with transaction.atomic():
        hold(keep, absorb)
        keep, absorb = _now(keep), _now(absorb)
        _check_mergeable(keep, absorb, reason)
        with recorded("merge", editor=editor, reason=reason.strip(), event=keep) as trace:
            moving = _moving(keep, absorb)
            # An undo goes the other way: the kept event and the quotes are back before the absorbed one is public.
            trace.watch(absorb, *moving, keep)
            _set_fields(keep, absorb, title=title, summary=summary, date=date, modality=modality, category=category,
                        reason=reason)  # fmt: skip
            if absorb.is_public and not keep.is_public:
                keep.status, keep.published_at = Event.Status.PUBLISHED, keep.published_at or absorb.published_at
            _absorb(absorb, moving, into=keep)
            keep.save()
            _unite(keep, absorb)
            set_relations(keep, actors=actors, places=places, stories=stories)
    return keep


def _now(event: Event) -> Event:
    return Event.objects.select_related("category", "merged_into").get(pk=event.pk)


def _check_mergeable(keep: Event, absorb: Event, reason: str) -> None:
    if keep.pk == absorb.pk:
        raise CurationError("An event cannot be merged with itself. Choose another event.")
    for event in (keep, absorb):
        if event.merged_into:
            raise CurationError(f"“{event}” was merged into “{event.merged_into}” already. Merge with that one.")
        if event.status == Event.Status.WITHDRAWN:
            raise CurationError(f"“{event}” was withdrawn. Publish it again first, or choose another event.")
    if (keep.is_public or absorb.is_public) and not reason.strip():
        raise CurationError("Say why these are one event; readers see the reason in its history.")


def _moving(keep: Event, absorb: Event) -> list[Citation]:
    """The absorbed event's citations but for sentences that the kept one cites too: those stay where they are."""
    cited = set(keep.citations.values_list("article_id", "start", "end"))
    citations = absorb.citations.select_related("article")
    return [citation for citation in citations if (citation.article_id, citation.start, citation.end) not in cited]


def _set_fields(
    keep: Event, absorb: Event, *, title: str | None, summary: str | None, date: PartialDate | None | object,
    modality: str | None, category: Category | None, reason: str,
) -> None:  # fmt: skip
    """Unsaved."""
    default = defaults_for(keep, absorb)
    if date is UNCHANGED or date == default.date:
        date, explanation = default.date, default.date_explanation
    else:
        assert date is None or isinstance(date, PartialDate)
        explanation = explain_choice(date, keep, absorb, reason=reason)
    assert date is None or isinstance(date, PartialDate)
    keep.date, keep.date_explanation = date, explanation
    keep.summary = default.summary if summary is None else summary.strip()
    set_words(keep, title=title, modality=modality or default.modality, category=category)


def _absorb(absorb: Event, moving: Sequence[Citation], *, into: Event) -> None:
    absorb.status, absorb.merged_into, absorb.withdrawn_reason = Event.Status.WITHDRAWN, into, ""
    absorb.save()
    for citation in moving:
        citation.move_to(into)


def _unite(keep: Event, absorb: Event) -> None:
    keep.actors.add(*absorb.actors.all())
    keep.places.add(*absorb.places.all())
    keep.stories.add(*absorb.stories.all())
