"""How is a batch of sources read and searched? Over several processes, one failure never the end of it."""

import datetime as dt
import functools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone
from tqdm import tqdm

from timeline.extraction.mention import Mention
from timeline.extraction.reading import language
from timeline.ingestion import Document, IngestionError
from timeline.management.workers import Workers, count_cores
from timeline.pipeline import Given, find_mentions, read_source


@dataclass(frozen=True)
class Reading:
    """One source on its way: read into ``document``, searched for ``mentions``, or given up with a ``failure``."""

    source: str
    given: Given
    document: Document | None = None
    mentions: tuple[Mention, ...] | None = None
    failure: str = ""


@contextmanager
def readings(
    sources: Sequence[Reading], *, jobs: int | None, known: Callable[[Document], bool] = lambda document: False
) -> Iterator[Iterator[Reading]]:
    """Every source with what is found in it, in order: ``with readings(…) as found: for reading in found: …``.

    One failure never ends the batch. An article that is ``known`` keeps ``mentions`` None. Ctrl-C ends the batch with
    a sentence; what was done by then stands. Memory holds the articles in flight, however many the sources.
    """
    load_language_model()
    jobs = max(1, min(jobs or count_cores(), len(sources)))
    try:
        with Workers(jobs) as workers:
            yield _with_progress(_find_all(sources, workers, known=known), total=len(sources))
    except KeyboardInterrupt:
        raise CommandError("Stopped. What was done by then stands.", returncode=130) from None


def _find_all(sources: Iterable[Reading], workers: Workers, *, known: Callable[[Document], bool]) -> Iterator[Reading]:
    read = functools.partial(read_one, today=timezone.localdate())
    # A worker has no standard input.
    begun = (read(reading) if reading.source == "-" else reading for reading in sources)
    documents = workers.each(read, begun, when=_unread, died=_given_up)
    return workers.each(
        functools.partial(search_one, language_model=settings.LANGUAGE_MODEL),
        documents,
        when=lambda reading: reading.document is not None and not known(reading.document),
        died=_given_up,
    )


def read_one(reading: Reading, *, today: dt.date) -> Reading:
    try:
        return replace(reading, document=read_source(reading.source, given=reading.given, today=today))
    except IngestionError as error:
        return replace(reading, failure=str(error))
    except Exception as error:
        return replace(reading, failure=_fault("reading", error))


def search_one(reading: Reading, *, language_model: str) -> Reading:
    assert reading.document is not None
    try:
        mentions = find_mentions(reading.document, language_model=language_model)
    except Exception as error:
        return replace(reading, document=None, failure=_fault("searching", error))
    return replace(reading, mentions=tuple(mentions))


def load_language_model() -> None:
    """Before any worker is forked, so that they share it; and once for all sources, if it is not there."""
    try:
        language(settings.LANGUAGE_MODEL)
    except OSError as error:
        raise CommandError(
            f"The language model {settings.LANGUAGE_MODEL} cannot be loaded: install it, or correct LANGUAGE_MODEL. "
            f"({error})"
        ) from error


def _unread(reading: Reading) -> bool:
    return reading.document is None and not reading.failure


def _given_up(reading: Reading) -> Reading:
    return replace(
        reading,
        document=None,
        failure="The process that worked on it was killed, perhaps for lack of memory. Try again, or split the text.",
    )


def _fault(act: str, error: Exception) -> str:
    """Not the editor's fault: the sentence says what to report."""
    return f"A fault in this program ended {act} it. Please report it with the source: {type(error).__name__}: {error}"


def _with_progress(found: Iterator[Reading], *, total: int) -> Iterator[Reading]:
    """A bar where somebody is watching a batch; it steps aside while a row is printed."""
    if total < 2 or not sys.stderr.isatty():
        yield from found
        return
    # tqdm's own thread would be alive while workers are forked.
    tqdm.monitor_interval = 0
    with tqdm(total=total, unit="article", leave=False, dynamic_ncols=True) as bar:
        for reading in found:
            bar.clear()
            yield reading
            bar.update()
            bar.refresh()
