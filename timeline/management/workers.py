"""How is work spread over processes? In order, with few tasks in flight, and past a worker that dies.

Nothing here knows of articles or of the database: what workers do is passed in, and no connection goes with them.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import TypeVar

import django
from django.apps import apps
from django.db import connections

T = TypeVar("T")
Work = Callable[[T], T]

IN_FLIGHT = 2
"""Tasks per worker that are handed out and not yet given back: the next one waits ready, and memory stays bounded."""
# A fork starts at once with the language model that is loaded already; a new interpreter needs 1.8 s until it reads.
# Elsewhere than on Linux, system libraries do not survive a fork.
_CONTEXT = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


class Workers:
    """So many processes, or none for one job; to be used in ``with``, which ends them whatever happens."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._others = set(multiprocessing.active_children())
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Without an error every task is done by now; with one, such as Ctrl-C, what is still at work is stopped."""
        if kind is not None:
            for process in set(multiprocessing.active_children()) - self._others:
                process.terminate()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def each(self, work: Work[T], tasks: Iterable[T], *, when: Callable[[T], bool], died: Work[T]) -> Iterator[T]:
        """What ``work`` makes of each task, in the order of the tasks, which are drawn as they are needed.

        A task that ``when`` refuses comes out as it is. One whose worker dies of it comes out as ``died`` makes it.
        ``work`` and the tasks must be picklable; ``when`` and ``died`` run here.
        """
        if self.jobs == 1:
            yield from (work(task) if when(task) else task for task in tasks)
            return
        waiting: deque[tuple[T, Future[T] | None]] = deque()
        for task in tasks:
            waiting.append((task, self._submit(work, task) if when(task) else None))
            while len(waiting) >= self.jobs * IN_FLIGHT:
                yield self._outcome(work, *waiting.popleft(), died=died)
        while waiting:
            yield self._outcome(work, *waiting.popleft(), died=died)

    def _submit(self, work: Work[T], task: T) -> Future[T]:
        if self._pool is None:
            self._pool = _pool(self.jobs)
        try:
            return self._pool.submit(work, task)
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = _pool(self.jobs)
            return self._pool.submit(work, task)

    def _outcome(self, work: Work[T], task: T, future: Future[T] | None, *, died: Work[T]) -> T:
        """A worker that dies takes all that is in flight with it: each of those is tried once more, alone."""
        if future is None:
            return task
        try:
            return future.result()
        except BrokenProcessPool:
            pass
        with _pool(1) as alone:
            try:
                return alone.submit(work, task).result()
            except BrokenProcessPool:
                return died(task)


def count_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Workers that inherit no open connection; one in a transaction (a test's) stays open here and unused there."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close()
    return ProcessPoolExecutor(jobs, mp_context=_CONTEXT, initializer=_begin)


def _begin() -> None:
    """A worker leaves Ctrl-C to its parent and ends with it, even where the parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if not apps.ready:
        django.setup()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
