"""How is the evidence of an event put right: the figures of a citation, or a citation that does not belong?"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction

from timeline.curation.errors import CurationError
from timeline.curation.history import Editor, Trace, hold, recorded
from timeline.models import Citation, Claim, Event, Mention

LARGEST = 10**18
"""Figures from here on do not fit the column, and no article counts so far."""


def add_claims(citation: Citation, figures: Sequence[Mapping[str, Any]], trace: Trace) -> None:
    """Keep figures (value, high, unit, qualifier, attributed_to) as claims of the citation."""
    for figure in figures:
        if max(figure["value"], figure.get("high") or 0) >= LARGEST:
            raise CurationError(f"The figure {figure['value']:g} is too large to be kept. Put it right first.")
        claim = Claim.objects.create(
            citation=citation,
            measure=figure["unit"][:80],
            value=Decimal(str(figure["value"])),
            high=None if figure.get("high") is None else Decimal(str(figure["high"])),
            qualifier=figure.get("qualifier") or "exact",
            attributed_to=(figure.get("attributed_to") or "")[:300],
        )
        trace.added(claim)


def edit_claims(
    citation: Citation, figures: Sequence[Mapping[str, Any]], *, editor: Editor, reason: str = ""
) -> Citation:
    """Put other figures in the place of the citation's own. A public event needs a reason."""
    with transaction.atomic():
        citation = _held(citation)
        _need_reason(citation.event, reason)
        with recorded("edit figures", editor=editor, reason=reason.strip(), article=citation.article) as trace:
            trace.event = citation.event
            claims = list(citation.claims.all())
            trace.watch(*claims)
            for claim in claims:
                claim.delete()
            add_claims(citation, figures, trace)
    return citation


def remove_citation(citation: Citation, *, editor: Editor, reason: str) -> Event:
    """Take a quote away from an event; the mention that it came from waits for a decision again.

    Raises TrustError for the only citation of a public event: such an event is withdrawn instead.
    """
    with transaction.atomic():
        citation = _held(citation)
        event = citation.event
        _need_reason(event, reason)
        with recorded("remove citation", editor=editor, reason=reason.strip(), article=citation.article) as trace:
            trace.event = event
            mention = Mention.objects.filter(citation=citation).first()
            if mention:
                trace.watch(mention)
                mention.state, mention.citation = Mention.State.PENDING, None
                mention.save()
            trace.watch(citation, *citation.claims.all())
            citation.delete()
    return event


def _held(citation: Citation) -> Citation:
    """The citation as it is now; its article and event are held for this transaction."""
    hold(citation.article)
    rows = Citation.objects.select_related("article", "event").filter(pk=citation.pk)
    for event in Event.objects.filter(citations=citation.pk):
        hold(event)
        if now := rows.filter(event=event).first():
            return now
    raise CurationError("This citation was moved or taken away by now. Reload the page to see by whom.")


def _need_reason(event: Event, reason: str) -> None:
    if event.is_public and not reason.strip():
        raise CurationError("Say why the evidence of a published event is changed; readers see the reason.")
