"""Does the state of the database change with every commit, whoever made it, and with nothing else?"""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections, transaction

from tests import factories
from timeline.models import Publisher
from timeline.models.state import state_of_rows, triggers

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
    assert before and state_of_rows() == before
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


def test_every_table_of_sqlite_is_watched() -> None:
    models = apps.get_app_config("timeline").get_models(include_auto_created=True)
    wanted = {name for name, *_ in triggers(model._meta.db_table for model in models)}
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            assert wanted - {name for (name,) in cursor.fetchall()} == set()
