"""What should the extraction find in an article? Gold as people annotated it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.evaluation.errors import EvaluationError
from timeline.evaluation.figures import CoreFigure, core_figures
from timeline.evaluation.shapes import checked, nullable, required, texts


@dataclass(frozen=True)
class GoldEvent:
    """An event that the article tells of.

    ``dates`` are EDTF, the best first and then others that are right too; ``None`` is “must stay undated”. ``must``:
    a careful editor would put it on the timeline; otherwise finding it is welcome. ``quotes`` are the sentences that
    tell it, the best first. ``keywords``: each “a|b” wants one of its words in the title. ``categories`` and
    ``modalities`` are all that are right. ``when`` is how the text says the date. ``same_as`` names the event across
    articles.
    """

    title: str
    dates: tuple[str | None, ...]
    must: bool
    quotes: tuple[str, ...]
    keywords: tuple[str, ...]
    categories: tuple[str, ...]
    modalities: tuple[str, ...]
    figures: frozenset[CoreFigure]
    when: str = ""
    same_as: str = ""

    @property
    def undated(self) -> bool:
        return self.dates[0] is None


@dataclass(frozen=True)
class Trap:
    """A span that is no event (``why``), or that must not carry one of ``bad_dates``."""

    quote: str
    why: str
    bad_dates: tuple[str, ...]


@dataclass(frozen=True)
class GoldArticle:
    """``published`` is what the app is told, ``published_true`` what is so; ``file`` is relative to the gold's folder.

    ``text`` is the file as it stands, not as the app cleans it: quotes are looked up here.
    """

    file: str
    text: str
    published: dt.date | None
    published_true: dt.date | None
    events: tuple[GoldEvent, ...]
    traps: tuple[Trap, ...]


def article_files(gold: Any, *, name: str) -> tuple[str, ...]:
    """The files that a gold list speaks of, in its order; ``name`` is the gold file's, for the sentence of an error."""
    return tuple(required(entry, "file", str, where=where) for entry, where in _entries(gold, name=name))


def read_event_gold(gold: Any, *, articles: Mapping[str, str], name: str) -> tuple[GoldArticle, ...]:
    """Gold from JSON, with the text of each of its ``articles``. Raises ``EvaluationError`` for any other shape."""
    return tuple(_article(entry, articles, name=name, where=where) for entry, where in _entries(gold, name=name))


def _entries(gold: Any, *, name: str) -> list[tuple[dict[str, Any], str]]:
    found = []
    for number, value in enumerate(checked(gold, list, where=f"{name}: gold for events"), 1):
        where = f"{name}: article {number}"
        entry = checked(value, dict, where=where)
        found.append((entry, f"{where} ({entry['file']})" if isinstance(entry.get("file"), str) else where))
    if not found:
        raise EvaluationError(f"{name} lists no articles. Add one: an object with file, published, events, forbidden.")
    return found


def _article(entry: dict[str, Any], articles: Mapping[str, str], *, name: str, where: str) -> GoldArticle:
    file = required(entry, "file", str, where=where)
    events = enumerate(required(entry, "events", list, where=where), 1)
    traps = enumerate(required(entry, "forbidden", list, where=where), 1)
    return GoldArticle(
        file=file,
        text=articles[file],
        published=_day(entry, "published", where=where),
        published_true=_day(entry, "published_true", where=where),
        events=tuple(_event(event, where=f"{where}, event {number}") for number, event in events),
        traps=tuple(_trap(trap, where=f"{where}, forbidden {number}") for number, trap in traps),
    )


def _day(entry: dict[str, Any], key: str, *, where: str) -> dt.date | None:
    value = nullable(entry, key, str, where=where)
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        raise EvaluationError(f"{where}: “{key}” is “{value}”, which is no day. Write it as 2024-06-11.") from None


def _event(entry: Any, *, where: str) -> GoldEvent:
    entry = checked(entry, dict, where=where)
    figures = checked(entry.get("figures") or [], list, where=f"{where}: “figures”")
    return GoldEvent(
        title=required(entry, "title", str, where=where),
        dates=(nullable(entry, "date", str, where=where), *_accepted(entry, where=where)),
        must=required(entry, "must", bool, where=where),
        quotes=(required(entry, "quote", str, where=where), *texts(entry, "also_quotes", where=where)),
        keywords=texts(entry, "keywords", where=where, optional=False),
        categories=(required(entry, "category", str, where=where), *texts(entry, "category_also", where=where)),
        modalities=(required(entry, "status", str, where=where), *texts(entry, "status_also", where=where)),
        figures=core_figures(checked(figure, dict, where=f"{where}: a figure") for figure in figures),
        when=str(entry.get("when") or ""),
        same_as=str(entry.get("same_as") or ""),
    )


def _accepted(entry: dict[str, Any], *, where: str) -> Iterator[str | None]:
    """Further dates that are right; null accepts that the event stays undated."""
    where = f"{where}: “accept”"
    for value in checked(entry.get("accept") or [], list, where=where):
        yield None if value is None else checked(value, str, where=where)


def _trap(entry: Any, *, where: str) -> Trap:
    entry = checked(entry, dict, where=where)
    return Trap(
        quote=required(entry, "quote", str, where=where),
        why=str(entry.get("why") or ""),
        bad_dates=texts(entry, "bad_dates", where=where),
    )
