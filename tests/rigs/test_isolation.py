"""Does the suite see nothing of this machine's network and only the database it was given?"""

import os
import socket

import pytest
from django.db import connection

from tests.rigs.isolation import is_loopback
from timeline.models import Category

REFUSED = pytest.fail.Exception


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("10.0.0.1", 80), ("::ffff:192.0.2.1", 80)])
def test_connect_beyond_loopback_is_refused(address: tuple[str, int]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as outward:
        for method in (outward.connect, outward.connect_ex):
            with pytest.raises(REFUSED, match="stays on this machine"):
                method(address)


def test_datagram_beyond_loopback_is_refused() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as outward, pytest.raises(REFUSED):
        outward.sendto(b"?", ("192.0.2.53", 53))


def test_name_beyond_loopback_is_not_looked_up() -> None:
    with pytest.raises(REFUSED, match="look up 'news.example'"):
        socket.create_connection(("news.example", 80))


def test_loopback_connects() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()


def test_is_loopback_of_hosts() -> None:
    ours = ["localhost", "127.8.9.1", "::1", b"127.0.0.1", "127.1", "2130706433"]
    assert [host for host in [*ours, "0.0.0.0", "192.0.2.1", "news.example", "", None] if is_loopback(host)] == ours


@pytest.mark.django_db
def test_database_is_a_throw_away_one_of_the_kind_asked_for() -> None:
    asked = "postgresql" if os.environ.get("TEST_DATABASE_URL", "").startswith("postgres") else "sqlite"
    assert connection.vendor == asked
    assert "test" in str(connection.settings_dict["NAME"])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_rows_of_migrations_outlive_a_test_that_empties_the_tables(time: str) -> None:
    assert Category.objects.filter(slug="diplomacy").exists(), time
