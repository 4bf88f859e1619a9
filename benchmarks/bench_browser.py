"""What does a reader's browser make of the timeline, with TimelineJS3 and vis-timeline beside it?

Everything is read in one run, in one Chromium, in rounds that take every subject in turn, the first one another each
time; nothing is cached and nothing but this machine is asked. The subjects show the same invented events:

* this project as ``make run`` serves it (gunicorn, two processes warmed up beforehand), over throw-away databases of
  50, 100 and 3,000 events. Its time holds the server's: of a page kept since the last change of the database, as all
  readers but the first one after it get it; and “anew”, queries and all, as that one and every editor get it. Its
  first page shows what it always shows.
* the peers, from a server of ready, compressed files that costs next to nothing, on a plain page that holds their
  events. They show no quotes, names, figures or filters; TimelineJS3 loads no font (``browser/peers.py``).

**Interactive** is the moment, counted from the beginning of the navigation, at which the load is over and a click has
its effect in the very frame after it, at most 100 ms later. The click is tried frame by frame from the moment that the
control is there: here it opens the first evidence, which must then be laid out, with htmx ready; in TimelineJS3 it is
“next”, which must make the second event the current one (the second of animation after it does not count); in
vis-timeline it selects an event that is drawn.

**Shift** is the sum of all layout shifts that no input caused, which is never less than the CLS of the web vitals, and
is the worst of all rounds; everything else is a median. The **heap** is read after the garbage was collected, twice.
"""

import argparse
import http.client
import json
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.browser import peers, readings, servers, tables
from benchmarks.browser.told import events, sentences
from benchmarks.texts import documents

FEW, SOME, MANY, MANY_IF_QUICK = 50, 100, 3_000, 1_000
FURTHER_PAGES, PAGES_FOR_SHIFT = 20, 5
TO_THE_END = 1_000
"""Viewports, more than any list is long."""
PATHS = ("/", "/?category=conflict&from=2022")
REQUESTS = 5
"""Of each path in each round, where the server alone is timed."""
WARMING_UP = 12
COOKIE = "anew"
"""Who brings any is no reader like all others: no page is kept for them."""


@dataclass
class Subjects:
    """The addresses of this project by the number of its events, and of the peers by name."""

    ours: dict[int, str]
    peers: dict[str, str]

    @property
    def many(self) -> int:
        return max(self.ours)


@dataclass
class Found:
    """All that was read, in the order of the rounds."""

    loads: dict[str, list[readings.Load]] = field(default_factory=lambda: defaultdict(list))
    scrolls: dict[str, list[readings.Scrolled]] = field(default_factory=lambda: defaultdict(list))
    answers: dict[tuple[str, int, bool], list[float]] = field(default_factory=lambda: defaultdict(list))
    queries: dict[tuple[str, int], int] = field(default_factory=dict)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="The timeline in a browser, beside TimelineJS3 and vis-timeline.")
    parser.add_argument("--rounds", type=int, default=7, metavar="N")
    parser.add_argument("--quick", action="store_true", help=f"{MANY_IF_QUICK:,} events for {MANY:,}")
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        databases = {
            number: folder / f"{number}.sqlite3" for number in (FEW, SOME, MANY_IF_QUICK if options.quick else MANY)
        }
        print("\nIn the browser: telling the events…", flush=True)
        _prepare(databases)
        ours = {number: stack.enter_context(servers.ours(database)) for number, database in databases.items()}
        subjects = Subjects(ours, _peers(stack, folder))
        found = Found(queries=_queries(databases, subjects))
        _read(found, subjects, rounds=options.rounds)
        _print(found, subjects, rounds=options.rounds)


def _prepare(databases: dict[int, Path]) -> None:
    """Fill them, and collect the static files as ``make run`` does."""
    for number, database in databases.items():
        servers.run("-m", "benchmarks.browser.seed", str(number), database=database)
    servers.run("manage.py", "collectstatic", "--no-input", "--verbosity", "0", database=databases[FEW])


def _peers(stack: ExitStack, folder: Path) -> dict[str, str]:
    """None, and a sentence why, where npm cannot bring them."""
    if missing := peers.install():
        print(missing)
        return {}
    told = events(SOME, sentences(document.text for document in documents()))
    site = folder / "peers"
    site.mkdir()
    peers.lay_out(site, told)
    address = stack.enter_context(servers.files(site))
    return {name: address + path for name, path in peers.PATHS.items()}


def _queries(databases: dict[int, Path], subjects: Subjects) -> dict[tuple[str, int], int]:
    counted = {}
    for number in (FEW, subjects.many):
        told = servers.run("-m", "benchmarks.browser.seed", "--count", *PATHS, database=databases[number])
        counted.update({(path, number): count for path, count in json.loads(told).items()})
    return counted


def _read(found: Found, subjects: Subjects, *, rounds: int) -> None:
    for address in subjects.ours.values():
        for _ in range(WARMING_UP):
            _seconds(address, "/")
    if not readings.executable():
        print("Only the server is measured: Chromium is not installed here (python -m tests.rigs.programs).")
        for _ in range(rounds):
            _ask(found, subjects)
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=readings.executable(), args=readings.FLAGS)
        for number in range(rounds):
            steps = list(_steps(found, subjects, browser))
            first = number % len(steps)
            for step in steps[first:] + steps[:first]:
                step()
            _ask(found, subjects)
        browser.close()


def _steps(found: Found, subjects: Subjects, browser: Browser) -> Iterator[Callable[[], None]]:
    """One round of the browser."""
    for number, address in subjects.ours.items():
        yield partial(_load, found, browser, name=tables.ours(number), address=f"{address}/", subject="ours")
    some = partial(_load, found, browser, address=f"{subjects.ours[SOME]}/", subject="ours", cookie=COOKIE)
    yield partial(some, name=tables.ours(SOME, anew=True))
    for name, address in subjects.peers.items():
        subject = "vis" if name == peers.VIS else "timelinejs"
        yield partial(_load, found, browser, name=name, address=address, subject=subject)
    scroll = partial(_scroll, found, browser, address=f"{subjects.ours[subjects.many]}/")
    for viewport in (readings.PHONE, readings.DESK):
        size = tables.at(viewport)
        yield partial(scroll, name=f"load {size}", viewport=viewport)
        yield partial(scroll, name=f"pages {size}", viewport=viewport, pages=PAGES_FOR_SHIFT, stride=0.8)
    yield partial(scroll, name="fresh", with_filter=True)
    yield partial(scroll, name="after", with_filter=True, pages=FURTHER_PAGES, stride=TO_THE_END)


def _load(found: Found, browser: Browser, *, name: str, address: str, **asked: str) -> None:
    found.loads[name].append(readings.load(browser, address, **asked))


def _scroll(found: Found, browser: Browser, *, name: str, address: str, **asked: Any) -> None:
    found.scrolls[name].append(readings.scroll(browser, address, **asked))


def _ask(found: Found, subjects: Subjects) -> None:
    """Time the server alone."""
    for _ in range(REQUESTS):
        for path in PATHS:
            for number in (FEW, subjects.many):
                for anew in (False, True):
                    found.answers[path, number, anew].append(_seconds(subjects.ours[number], path, anew=anew))


def _seconds(address: str, path: str, *, anew: bool = False) -> float:
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=120)
    started = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", **({"Cookie": f"{COOKIE}=1"} if anew else {})})
    answer = connection.getresponse()
    answer.read()
    took = time.perf_counter() - started
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} answers {answer.status}.")
    return took


def _print(found: Found, subjects: Subjects, *, rounds: int) -> None:
    print(f"{rounds} interleaved rounds; medians, but for shifts, of which the worst counts")
    if found.loads:
        tables.weight(found.loads, few=FEW, many=subjects.many)
        tables.interactive(found.loads, shown=SOME, peer=peers.TIMELINEJS)
        tables.shift(found.scrolls, pages=PAGES_FOR_SHIFT, peers={name: found.loads[name] for name in subjects.peers})
        tables.scrolled(found.scrolls, pages=FURTHER_PAGES)
    milliseconds = {key: statistics.median(runs) * 1000 for key, runs in found.answers.items()}
    tables.server(milliseconds, found.queries, numbers=(FEW, subjects.many))


if __name__ == "__main__":
    main()
