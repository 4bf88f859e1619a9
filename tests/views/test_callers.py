"""Whose address counts, with and without a proxy?"""

import pytest
from django.test import RequestFactory

from timeline.views.callers import address_of


@pytest.mark.parametrize(
    ("behind", "forwarded", "expected"),
    [
        (False, "198.51.100.7", "192.0.2.1"),
        (True, "198.51.100.7", "198.51.100.7"),
        (True, "1.2.3.4, 198.51.100.7", "198.51.100.7"),
        (True, "1.2.3.4,198.51.100.7:4711", "198.51.100.7"),
        (True, "1.2.3.4, [2001:db8::7]:4711", "2001:db8::7"),
        (True, "2001:db8::7", "2001:db8::7"),
        (True, "198.51.100.7, nonsense", "192.0.2.1"),
        (True, "", "192.0.2.1"),
    ],
)
def test_address_is_the_one_that_cannot_be_made_up(settings, behind: bool, forwarded: str, expected: str) -> None:
    settings.BEHIND_PROXY = behind
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert address_of(RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", **headers)) == expected


def test_address_of_a_caller_over_a_socket_file_is_unknown(settings) -> None:
    assert address_of(RequestFactory().get("/", REMOTE_ADDR="")) == "unknown"
