"""How is a mention set aside: rejected for a reason, or deferred?"""

from django.db import transaction

from timeline.curation.accept import locked_undecided
from timeline.curation.errors import CurationError
from timeline.curation.history import Editor, recorded
from timeline.models import Mention


def reject_mention(mention: Mention, *, editor: Editor, reason: str) -> Mention:
    """Keep the mention out of the timeline. The reason is required: it is what the next editor asks for."""
    if not reason.strip():
        raise CurationError("Say why the mention is rejected, such as “not an event” or “wrong date”.")
    return _set_state(mention, Mention.State.REJECTED, act="reject", editor=editor, reason=reason.strip())


def defer_mention(mention: Mention, *, editor: Editor, reason: str = "") -> Mention:
    """Leave the mention for later; it stays undecided."""
    return _set_state(mention, Mention.State.DEFERRED, act="defer", editor=editor, reason=reason.strip())


def _set_state(mention: Mention, state: str, *, act: str, editor: Editor, reason: str) -> Mention:
    with transaction.atomic():
        mention = locked_undecided(mention)
        with recorded(act, editor=editor, reason=reason, mention=mention, article=mention.article) as trace:
            trace.watch(mention)
            mention.state, mention.decision_reason = state, reason
            mention.save()
    return mention
