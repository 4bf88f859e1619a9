"""How are two mentions told to be one event before either is decided?"""

import datetime as dt

from django.db import transaction

from timeline.curation.accept import locked_undecided, undecided_repetitions
from timeline.curation.errors import CurationError
from timeline.curation.history import Editor, hold, recorded
from timeline.models import Mention


def join_mentions(first: Mention, later: Mention, *, editor: Editor, reason: str = "") -> Mention:
    """Let the later mention, and what repeats it, repeat the first; accepting that one accepts them all.

    Where the first repeats another mention already, that one is repeated; it is the mention given back.
    """
    with transaction.atomic():
        held = [*_chain(first), later, *undecided_repetitions(later)]
        hold(*held)
        first, later = locked_undecided(first), locked_undecided(later)
        chain, following = _chain(first), undecided_repetitions(later)
        if not {row.pk for row in (*chain, *following)} <= {row.pk for row in held}:
            raise CurationError("Somebody joined one of these just now. Reload the page to see it.")
        head = _first_undecided(chain)
        _check_joinable(head, later, chain)
        with recorded("join", editor=editor, reason=reason.strip(), mention=later, article=later.article) as trace:
            for row in (later, *following):
                trace.watch(row)
                row.repeats = head
                row.save()
    return head


def in_order(one: Mention, other: Mention) -> tuple[Mention, Mention]:
    """The one that an article told first before the other: by publication date, an unknown one last, then by key."""
    first, later = sorted((one, other), key=lambda row: (row.article.published_on or dt.date.max, row.pk))
    return first, later


def _chain(mention: Mention) -> list[Mention]:
    """The mention as it is now, the one that it repeats, the one that this repeats, and so on."""
    chain: dict[int, Mention] = {}
    pk: int | None = mention.pk
    while pk and pk not in chain:
        chain[pk] = Mention.objects.get(pk=pk)
        pk = chain[pk].repeats_id
    return list(chain.values())


def _first_undecided(chain: list[Mention]) -> Mention:
    """The last of the chain before one that is decided: nothing is accepted together with that any more."""
    decided = next((number for number, row in enumerate(chain) if row.is_decided), len(chain))
    return chain[decided - 1]


def _check_joinable(head: Mention, later: Mention, chain: list[Mention]) -> None:
    if later.repeats_id == head.pk:
        raise CurationError(f"“{later}” was joined to “{head}” already.")
    if later in chain:
        raise CurationError(f"“{later}” cannot repeat itself, or what repeats it already. Choose another mention.")
