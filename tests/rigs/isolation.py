"""What does the suite see of this machine? Not its settings, and not its network.

Loaded with ``-p`` (see ``pyproject.toml``), so that it runs before Django reads its settings.
"""

import os
import socket
import tempfile
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

import pytest

ENVIRONMENT = {
    "DEBUG": "false",
    "SECRET_KEY": "known-to-everyone-and-good-for-tests-only",
    "ALLOWED_HOSTS": "127.0.0.1,localhost,[::1],testserver",
    "HTTPS": "false",
    "BEHIND_PROXY": "false",
    "CSRF_TRUSTED_ORIGINS": "",
    "SITE_URL": "",
    "SITE_NAME": "Timeline",
    "TIME_ZONE": "UTC",
    "EMBED_ANCESTORS": "*",
    "CARD_FONTS": "",
    # Hashing a password must be slow for an attacker, not for a test; and no test has run collectstatic.
    "PASSWORD_HASHERS": "django.contrib.auth.hashers.MD5PasswordHasher",
    "STATIC_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage",
    # Playwright keeps an event loop in the thread of the test, which Django would take for asynchronous code.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}
"""Everything that ``.env`` or a shell could have set otherwise. The address of a real database comes in separately,
as TEST_DATABASE_URL, so that no test ever opens the database that DATABASE_URL names."""


def isolate() -> None:
    """Fix the settings that tests run under and refuse every socket beyond this machine."""
    os.environ.update(ENVIRONMENT)
    sqlite = f"sqlite:///{tempfile.gettempdir()}/timeline-tests-only.sqlite3"
    os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or sqlite
    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, _loopback_only(getattr(socket.socket, name)))
    socket.getaddrinfo = _without_names(socket.getaddrinfo)


def _loopback_only(method: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, *args: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_loopback(args[-1][0]):
            _refuse(f"{method.__name__} to {args[-1]}")
        return method(self, *args)

    return guarded


def _without_names(getaddrinfo: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host and not _address(host) and not is_loopback(host):
            _refuse(f"look up {host!r}")
        return getaddrinfo(host, *args, **kwargs)

    return guarded


def is_loopback(host: str | bytes | None) -> bool:
    """Whether ``host`` is the name or an address of this machine's loopback interface."""
    address = _address(host) if host else None
    return host in ("localhost", b"localhost") or (address is not None and address.is_loopback)


def _address(host: str | bytes) -> IPv4Address | IPv6Address | None:
    """The address that ``host`` spells, be it as ``127.1`` or ``0x7f000001``; None when it is a name."""
    host = host.decode() if isinstance(host, bytes) else host
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def _refuse(what: str) -> None:
    # Not an OSError: code under test that handles a failed connection must not hide that it tried.
    pytest.fail(f"A test tried to {what}: the suite stays on this machine. Pass a fake in instead.")


isolate()
