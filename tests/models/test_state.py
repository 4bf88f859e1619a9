"""Does the state of the database change with every commit, whoever made it, and with nothing else?"""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.db import connection, connections, transaction

from tests import factories
from timeline.models import Publisher
from timeline.models.state import state_of_file, state_of_rows

pytestmark = pytest.mark.django_db(transaction=True)


def elsewhere(act: Callable[[], Any]) -> None:
    """On a connection of its own, as another process would."""

    def run() -> None:
        act()
        connections.close_all()

    thread = Thread(target=run)
    thread.start()
    thread.join()


def test_state_stays_while_nothing_is_written() -> None:
    factories.publisher()
    before = state_of_rows()
    assert Publisher.objects.count() == 1
    assert before is not None and state_of_rows() == before
    elsewhere(Publisher.objects.count)
    assert state_of_rows() == before


@pytest.mark.parametrize(
    "write",
    [
        lambda: Publisher.objects.create(name="The Post"),
        lambda: Publisher.objects.update(name="The Mail"),
        lambda: Publisher.objects.all().delete(),
        lambda: connection.cursor().execute("UPDATE timeline_publisher SET homepage = 'https://mail.example/'"),
    ],
)
@pytest.mark.parametrize("where", [elsewhere, lambda act: act()])
def test_every_commit_is_another_state(write: Callable[[], Any], where: Callable[..., None]) -> None:
    factories.publisher()
    before = state_of_rows()
    where(write)
    assert state_of_rows() not in {before, None}


def test_state_of_what_is_not_committed_is_told_by_nobody() -> None:
    with transaction.atomic():
        assert state_of_rows() is None
    assert state_of_rows() is not None


def test_what_is_rolled_back_leaves_the_rows_as_they_were() -> None:
    before = state_of_rows()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        factories.publisher()
        raise ZeroDivisionError
    # PostgreSQL counts the attempt: another state with the same rows costs a page made once more.
    assert connection.vendor == "postgresql" or state_of_rows() == before


def test_state_follows_a_file_that_takes_the_place_of_the_database(tmp_path: Path) -> None:
    path, backup = tmp_path / "rows.sqlite3", tmp_path / "backup.sqlite3"
    for each in (path, backup):
        with sqlite3.connect(each) as writer:
            writer.execute("CREATE TABLE rows (name)")
    seen = [state_of_file(path), state_of_file(path)]
    shutil.copy(backup, path)
    os.utime(path, ns=(1, 1))
    seen.append(state_of_file(path))
    backup.rename(path)
    seen.append(state_of_file(path))
    assert seen[0] == seen[1] and len(set(seen)) == 3


@pytest.mark.parametrize("name", [":memory:", "file:memory?mode=memory&cache=shared", "absent.sqlite3", ""])
def test_database_without_a_file_has_no_state(name: str) -> None:
    assert state_of_file(name) is None
    assert not Path("absent.sqlite3").exists()


def test_file_that_is_no_database_has_no_state(tmp_path: Path) -> None:
    (tmp_path / "rows.sqlite3").write_text("No database at all, but as long as the header of one would be. " * 20)
    assert state_of_file(tmp_path / "rows.sqlite3") is None
