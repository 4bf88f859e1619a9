"""How does PostgreSQL find events by words? (GIN index ``timeline_eventtext_words``)"""

from collections.abc import Sequence

from django.db.models import Q
from django.db.models.expressions import RawSQL

from timeline.search.among import among
from timeline.search.words import Term

# Word for word the expression of the index: the planner uses the index for no other.
_INDEXED = "to_tsvector('english', title || ' ' || summary || ' ' || quotes) @@ to_tsquery('english', %s)"
_UNQUOTED = "to_tsvector('english', title || ' ' || summary) @@ to_tsquery('english', %s)"


def condition(terms: tuple[Term, ...], *, quotes: bool) -> Q:
    """Words hold letters and digits only, so that none can be an operator of the query."""
    match = " & ".join(_tsquery(term) for term in terms)
    where = _INDEXED if quotes else f"{_INDEXED} AND {_UNQUOTED}"
    rows = f"SELECT event_id FROM timeline_eventtext WHERE {where}"  # noqa: S608
    return among("pk", RawSQL(rows, [match] if quotes else [match, match]))  # noqa: S611


def _tsquery(term: Term) -> str:
    return f"({' <-> '.join(term.words)}{':*' if term.prefix else ''})"


def sharing(pairs: Sequence[tuple[str, str]], *, most: int) -> Q:
    """Events that hold both words of a pair; which, where there are more, is left to the database."""
    match = " | ".join(f"({one} & {other})" for one, other in pairs)
    rows = f"SELECT event_id FROM timeline_eventtext WHERE {_INDEXED} LIMIT %s"  # noqa: S608
    return among("pk", RawSQL(rows, [match, most]))  # noqa: S611
