"""Which events do this project and its peers show? As many as are asked for, invented, and the same in every run.

Sentences are those of the sample articles and of the gold ones with other names put in, so that prose is as long and as
hard to compress as prose is; the same three years are told however many events there are.
"""

import calendar
import datetime as dt
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass

FIRST, DAYS = dt.date(2021, 3, 1), 1_095
CATEGORIES = "conflict diplomacy politics disaster science business justice health sport protest other".split()
ACTORS, PLACES, PUBLISHERS = 40, 30, 8
TITLE, SUMMARY, QUOTE = 60, 120, 180
"""Letters of a title, a summary and a quote, about."""
PRECISIONS = {"day": 77, "month": 12, "approximate": 6, "span": 5}
MEASURES = "killed injured displaced rescued arrested participants".split()
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_SENTENCE_END = re.compile(r"(?<=[a-z][.!?])\s+")
_SYLLABLES = "bar den kol mir tas vel zor hal nim gra sto lem ber ani oso".split()


@dataclass(frozen=True)
class Quoted:
    """One sentence of one article; ``expression`` stands in it, and is empty where nothing dates the event."""

    exact: str
    expression: str
    publisher: str
    published: dt.date
    figure: tuple[str, int] | None = None


@dataclass(frozen=True)
class Told:
    """An event: ``edtf`` is empty if it is undated, ``first`` to ``last`` are the days that it allows."""

    title: str
    summary: str
    edtf: str
    first: dt.date
    last: dt.date
    category: str
    actors: tuple[str, ...]
    places: tuple[str, ...]
    quotes: tuple[Quoted, ...]


def sentences(texts: Iterable[str]) -> list[str]:
    """Those long enough to be news and short enough to be quoted."""
    pieces = (piece for text in texts for line in text.splitlines() for piece in _SENTENCE_END.split(line))
    return [piece.strip() for piece in pieces if 60 <= len(piece.strip()) <= 300]


def events(number: int, prose: list[str]) -> list[Told]:
    """The newest first. The newest of many tell the same as those of a few, but for their days."""
    chance = random.Random(0)
    names = [_name(chance) for _ in range(ACTORS + PLACES + PUBLISHERS)]
    actors, places = names[:ACTORS], names[ACTORS : ACTORS + PLACES]
    publishers = [f"The {name} Courier" for name in names[ACTORS + PLACES :]]
    days = sorted((FIRST + dt.timedelta(days=chance.randrange(DAYS)) for _ in range(number)), reverse=True)
    return [
        _event(random.Random(place), day, prose, actors, places, publishers, is_undated=_is_undated(place))
        for place, day in enumerate(days)
    ]


def _is_undated(place: int) -> bool:
    """Of the newest fifty, five, and of the others a fiftieth.

    A first page shows five of all the undated, and is to differ by nothing but the number of events.
    """
    return place % 10 == 9 if place < 50 else place % 50 == 49


def _event(
    chance: random.Random,
    day: dt.date,
    prose: list[str],
    actors: list[str],
    places: list[str],
    publishers: list[str],
    *,
    is_undated: bool,
) -> Told:
    edtf, expression, first, last = ("", "", day, day) if is_undated else _dated(chance, day)
    category = chance.choice(CATEGORIES)
    figure = (chance.choice(MEASURES), chance.randrange(2, 900)) if chance.random() < 0.3 else None
    return Told(
        title=_prose(chance, prose, TITLE).rstrip(".,;:"),
        summary=_prose(chance, prose, SUMMARY),
        edtf=edtf,
        first=first,
        last=last,
        category=category,
        actors=tuple(chance.sample(actors, chance.choice((1, 1, 2, 3)))),
        places=tuple(chance.sample(places, chance.choice((1, 1, 2)))),
        quotes=tuple(
            _quoted(chance, prose, expression, publisher, last + dt.timedelta(days=number), figure)
            for number, publisher in enumerate(chance.sample(publishers, chance.choice((1, 1, 1, 2, 3))), 1)
        ),
    )


def _dated(chance: random.Random, day: dt.date) -> tuple[str, str, dt.date, dt.date]:
    """EDTF, the words for it, and the first and last day that it allows."""
    month = f"{calendar.month_name[day.month]} {day.year}"
    whole = (day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))
    until = day + dt.timedelta(days=chance.randrange(2, 20))
    return {
        "day": (day.isoformat(), f"On {_in_words(day)}", day, day),
        "month": (f"{day:%Y-%m}", f"In {month}", *whole),
        "approximate": (f"{day:%Y-%m}~", f"Around {month}", *whole),
        "span": (f"{day}/{until}", f"From {_in_words(day)} until {_in_words(until)}", day, until),
    }[chance.choices(list(PRECISIONS), weights=list(PRECISIONS.values()))[0]]


def _in_words(day: dt.date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _quoted(
    chance: random.Random,
    prose: list[str],
    expression: str,
    publisher: str,
    published: dt.date,
    figure: tuple[str, int] | None,
) -> Quoted:
    words = _prose(chance, prose, QUOTE - len(expression))
    told = f" {figure[1]} {figure[0]}, it said." if figure else ""
    dated = f"{expression}, {words[:1].lower()}{words[1:]}" if expression else words
    return Quoted(f"{dated}{told}", expression, publisher, published, figure)


def _prose(chance: random.Random, prose: list[str], letters: int) -> str:
    """Whole words of one or more sentences, of others; between 2/3 and 4/3 as long as asked for, ended by a stop."""
    wanted = chance.randrange(letters * 2 // 3, letters * 4 // 3)
    text = chance.choice(prose)
    while len(text) < wanted:
        text += f" {chance.choice(prose)}"
    for name in set(_NAME.findall(text)):
        text = text.replace(name, _name(chance))
    return f"{text[:wanted].rpartition(' ')[0].rstrip(' .,;:–-')}."


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3)).capitalize()
