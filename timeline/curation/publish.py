"""How does an event go public, and how is it taken back?"""

from django.db import transaction
from django.utils import timezone

from timeline.curation.errors import CurationError
from timeline.curation.history import Editor, recorded
from timeline.models import Event


def publish_event(event: Event, *, editor: Editor, reason: str = "") -> Event:
    """Show the event to readers. Raises TrustError without a verbatim citation, CurationError if it is public."""
    with transaction.atomic():
        event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
        if event.merged_into_id:
            raise CurationError(f"“{event}” was merged into another event. Publish that one.")
        if event.is_public:
            raise CurationError(f"“{event}” is published already.")
        with recorded("publish", editor=editor, reason=reason, event=event) as trace:
            trace.watch(event)
            event.status, event.withdrawn_reason = Event.Status.PUBLISHED, ""
            event.published_at = event.published_at or timezone.now()
            event.save()
    return event


def withdraw_event(event: Event, *, editor: Editor, reason: str) -> Event:
    """Take an event back. Its permalink answers 410 with the reason, which readers see and which is required."""
    if not reason.strip():
        raise CurationError("Say why the event is withdrawn; its address will show the reason.")
    with transaction.atomic():
        event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
        if event.status == Event.Status.WITHDRAWN:
            raise CurationError(f"“{event}” was withdrawn already.")
        with recorded("withdraw", editor=editor, reason=reason.strip(), event=event) as trace:
            trace.watch(event)
            event.status, event.withdrawn_reason = Event.Status.WITHDRAWN, reason.strip()
            event.save()
    return event
