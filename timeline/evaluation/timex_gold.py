"""Which temporal expressions stand in a text, as people annotated them (TIMEX3)?"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from timeline.evaluation.errors import EvaluationError
from timeline.evaluation.shapes import checked, nullable, required


@dataclass(frozen=True)
class Span:
    """A temporal expression at ``[start, end)`` in code points, with the TIMEX3 type and value; empty for none."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True)
class TimexDocument:
    """A text with its expressions; ``reference`` is the day of its creation time, ``None`` where it has none."""

    id: str
    reference: dt.date | None
    text: str
    timexes: tuple[Span, ...]


def read_timex_gold(gold: Any, *, name: str) -> tuple[TimexDocument, ...]:
    """Gold from JSON: a list of {id, dct, text, timexes}. Raises ``EvaluationError`` for any other shape."""
    entries = checked(gold, list, where=f"{name}: gold for timexes")
    if not entries:
        raise EvaluationError(f"{name} lists no documents. Add one: an object with id, dct, text, timexes.")
    return tuple(_document(entry, where=f"{name}: document {number}") for number, entry in enumerate(entries, 1))


def _document(entry: Any, *, where: str) -> TimexDocument:
    entry = checked(entry, dict, where=where)
    identity = required(entry, "id", str, where=where)
    where = f"{where} ({identity})"
    text = required(entry, "text", str, where=where)
    timexes = enumerate(required(entry, "timexes", list, where=where), 1)
    return TimexDocument(
        id=identity,
        reference=_reference(entry, where=where),
        text=text,
        timexes=tuple(_span(timex, text, where=f"{where}, timex {number}") for number, timex in timexes),
    )


def _reference(entry: dict[str, Any], *, where: str) -> dt.date | None:
    """The day of a creation time that may have an hour: ``1998-02-13T15:44:00``."""
    value = nullable(entry, "dct", str, where=where)
    try:
        return dt.date.fromisoformat(value.partition("T")[0]) if value else None
    except ValueError:
        raise EvaluationError(f"{where}: “dct” is “{value}”, which is no day. Write it as 1998-02-13.") from None


def _span(entry: Any, text: str, *, where: str) -> Span:
    entry = checked(entry, dict, where=where)
    start, end = (required(entry, key, int, where=where) for key in ("start", "end"))
    if not 0 <= start <= end <= len(text):
        raise EvaluationError(f"{where}: {start}–{end} lies outside the text, which has {len(text)} characters.")
    return Span(
        start,
        end,
        type=nullable(entry, "type", str, where=where) or "",
        value=nullable(entry, "value", str, where=where) or "",
    )
