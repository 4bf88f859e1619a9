"""The part of ``bench_candidates`` that needs a database: 10,000 events, and a new article that tells some again.

The events are those of the gold for merging, told over and over with other names and on other days. The peer,
RapidFuzz, compares each title of the article with all titles; it knows no dates, quotes or names, and gives no reasons.
"""

import datetime as dt
import random
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from rapidfuzz import fuzz, process  # noqa: E402

from benchmarks.texts import ROOT  # noqa: E402
from timeline.chronology import day  # noqa: E402
from timeline.curation import candidates_in, take_in  # noqa: E402
from timeline.ingestion import read_document  # noqa: E402
from timeline.models import Article, Category, Citation, Event, EventText  # noqa: E402
from timeline.pipeline import find_mentions  # noqa: E402
from timeline.search import fold  # noqa: E402

EVENTS, IN_AN_ARTICLE, ROUNDS = 10_000, 10, 9
LIMIT = 300
"""Milliseconds allowed for one article."""
GOLD = sorted((ROOT / "tests" / "gold" / "merging").glob("*/articles/*.txt"))
FIRST, DAYS = dt.date(2014, 1, 1), 3_650
MODEL = settings.LANGUAGE_MODEL
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_SYLLABLES = "bar den kol mir tas vel zor hal nim gra sto lem".split()


def main() -> None:
    call_command("migrate", verbosity=0)
    random.seed(1)
    read = [read_document(path.read_bytes(), name=path.name, published=FIRST) for path in GOLD]
    found = [mention for document in read for mention in find_mentions(document, language_model=MODEL)]
    _tell([(mention.title, mention.exact) for mention in found])
    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE")  # As autovacuum does within a minute of as many rows.
    new = replace(read[1], text="\n\n".join(document.text for document in read[1:6:2]), published=dt.date(2019, 3, 20))
    intake = take_in(new, find_mentions(new, language_model=MODEL))
    titles = [mention.title for mention in intake.article.mentions.all()]
    finders: dict[str, Callable[[], object]] = {
        "this project: candidates_in": lambda: candidates_in({intake.article.pk}),
        "RapidFuzz: token_set_ratio": lambda: _by_title(titles),
    }
    _print(_interleaved(finders), mentions=len(titles))


def _tell(told: list[tuple[str, str]]) -> None:
    """Drafts, each with its citation, ten to an article of some day of ten years."""
    category = Category.objects.get(slug="other")
    for number in range(EVENTS // IN_AN_ARTICLE):
        published = FIRST + dt.timedelta(days=random.randrange(DAYS))
        chosen = [_renamed(*random.choice(told)) for _ in range(IN_AN_ARTICLE)]
        text = "\n\n".join(f"{quote} ({number})" for _, quote in chosen)
        article = Article.objects.create(text=text, published_on=published, published_basis="supplied")
        for title, quote in chosen:
            event = Event(title=title[:200], category=category)
            event.date = day(published - dt.timedelta(days=random.randrange(30)))
            event.save()
            start = text.index(quote)
            citation = Citation(event=event, article=article, title=event.title, exact=quote)
            citation.start, citation.end, citation.date = start, start + len(quote), event.date
            citation.save()
            EventText.objects.create(event=event, title=fold(title), quotes=fold(quote))


def _renamed(title: str, quote: str) -> tuple[str, str]:
    """The same told of others."""
    names = {name: "".join(random.choices(_SYLLABLES, k=3)).capitalize() for name in _NAME.findall(f"{title} {quote}")}
    for name, other in names.items():
        title, quote = title.replace(name, other), quote.replace(name, other)
    return title, quote


def _by_title(titles: list[str]) -> None:
    known = dict(Event.objects.values_list("pk", "title"))
    for title in titles:
        process.extract(title, known, scorer=fuzz.token_set_ratio, limit=5)


def _interleaved(finders: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Seconds of each round of each finder; a first round warms both up."""
    seconds: dict[str, list[float]] = {name: [] for name in finders}
    for number in range(ROUNDS + 1):
        for name, finder in finders.items():
            started = time.perf_counter()
            finder()
            if number:
                seconds[name].append(time.perf_counter() - started)
    return seconds


def _print(seconds: dict[str, list[float]], *, mentions: int) -> None:
    medians = {name: statistics.median(runs) for name, runs in seconds.items()}
    ours = next(iter(medians.values()))
    print(f"\nA new article of {mentions} events among {EVENTS:,}; median of {ROUNDS} interleaved rounds")
    for name, median in medians.items():
        print(f"{name:30}{median * 1000:8.0f} ms{median / ours:8.2f}")
    print(f"{LIMIT} ms are allowed for one article")


if __name__ == "__main__":
    main()
