"""How does SQLite find events by words? (FTS5 table ``timeline_event_fts``, kept by triggers)"""

from collections.abc import Sequence

from django.db.models import Q
from django.db.models.expressions import RawSQL

from timeline.search.among import among
from timeline.search.words import Term

_ROWS = "SELECT rowid FROM timeline_event_fts WHERE timeline_event_fts MATCH %s"


def condition(terms: tuple[Term, ...], *, quotes: bool) -> Q:
    """Words hold letters and digits only, so that quoting them is enough to keep FTS5's operators out."""
    match = " AND ".join(_fts5(term) for term in terms)
    return among("pk", RawSQL(_ROWS, [match if quotes else f"{{title summary}} : ({match})"]))  # noqa: S611


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"{"*" if term.prefix else ""}'


def sharing(pairs: Sequence[tuple[str, str]], *, most: int) -> Q:
    """Events that hold both words of a pair, the best matching first."""
    match = " OR ".join(f'("{one}" AND "{other}")' for one, other in pairs)
    return among("pk", RawSQL(f"{_ROWS} ORDER BY rank LIMIT %s", [match, most]))  # noqa: S611
