"""Do worker processes keep the order, hold little in flight and get past a death?"""

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from timeline.management import workers
from timeline.management.workers import IN_FLIGHT, Workers, count_cores

Task = tuple[object, ...]


def with_process(task: Task) -> Task:
    """The earlier a task, the longer it takes."""
    time.sleep(0.02 * (5 - int(str(task[0]))) if int(str(task[0])) < 5 else 0)
    return (*task, os.getpid())


def die_of_three(task: Task) -> Task:
    if task[0] == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return (*task, "done")


def die_once(task: Task) -> Task:
    """The second try finds the mark that the first one left."""
    mark = Path(str(task[1]))
    if task[0] == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return (*task, "done")


def sleep_long(task: Task) -> Task:
    time.sleep(60)
    return task


def every(task: Task) -> bool:
    return True


def died(task: Task) -> Task:
    return (*task, "died")


def test_each_keeps_the_order_and_works_elsewhere():
    with Workers(2) as two:
        done = list(two.each(with_process, [(number,) for number in range(9)], when=every, died=died))
    assert [task[0] for task in done] == list(range(9))
    assert os.getpid() not in {task[1] for task in done}
    assert multiprocessing.active_children() == []


def test_each_with_one_job_works_here():
    with Workers(1) as one:
        assert list(one.each(with_process, [(8,), (9,)], when=every, died=died)) == [(8, os.getpid()), (9, os.getpid())]


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_lets_pass_what_is_not_to_be_worked_on(jobs):
    with Workers(jobs) as pool:
        tasks = [(number,) for number in range(4)]
        done = list(pool.each(die_of_three, tasks, when=lambda task: task[0] in (0, 2), died=died))
    assert done == [(0, "done"), (1,), (2, "done"), (3,)]


def test_each_draws_few_tasks_ahead():
    drawn: list[int] = []

    def tasks():
        for number in range(5, 40):
            drawn.append(number)
            yield (number,)

    with Workers(2) as two:
        ahead = [len(drawn) - got for got, _ in enumerate(two.each(with_process, tasks(), when=every, died=died), 1)]
    assert len(ahead) == 35
    assert max(ahead) < 2 * IN_FLIGHT


def test_each_goes_on_past_a_task_that_kills_its_worker():
    with Workers(2) as two:
        done = list(two.each(die_of_three, [(number,) for number in range(12)], when=every, died=died))
    assert done == [(number, "died" if number == 3 else "done") for number in range(12)]


def test_each_tries_again_after_a_death_that_was_not_the_tasks_fault(tmp_path):
    mark = tmp_path / "mark"
    with Workers(2) as two:
        done = list(two.each(die_once, [(number, mark) for number in range(6)], when=every, died=died))
    assert done == [(number, mark, "done") for number in range(6)]


def test_workers_that_are_interrupted_end_at_once():
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Workers(2) as two:
        for _ in two.each(sleep_long, interrupted_after(3), when=every, died=died):
            pytest.fail("nothing can be done yet")
    assert time.monotonic() - begun < 30
    assert multiprocessing.active_children() == []


def interrupted_after(count: int):
    yield from ((number,) for number in range(count))
    raise KeyboardInterrupt


def test_workers_begun_anew_rather_than_forked_do_the_same(monkeypatch):
    monkeypatch.setattr(workers, "_CONTEXT", multiprocessing.get_context("spawn"))
    with Workers(2) as two:
        assert list(two.each(die_of_three, [(1,), (2,)], when=every, died=died)) == [(1, "done"), (2, "done")]


def test_count_cores_where_the_system_does_not_say_which_are_ours(monkeypatch):
    assert 1 <= count_cores() <= (os.cpu_count() or 1)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert count_cores() == 1
