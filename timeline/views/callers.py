"""From which network address does a request come?"""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The caller's, or behind the trusted proxy the one that it was called from.

    That is the last of X-Forwarded-For, which the proxy wrote itself; whatever stands before it anybody can make up.
    """
    direct = request.META.get("REMOTE_ADDR") or "unknown"
    if not settings.BEHIND_PROXY:
        return direct
    last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return _without_port(last) or direct


def _without_port(text: str) -> str:
    """``192.0.2.1`` of ``192.0.2.1:4711``, ``2001:db8::1`` of ``[2001:db8::1]:4711``; nothing of what is no address."""
    for candidate in (text, text.partition(":")[0], text.partition("]")[0].removeprefix("[")):
        try:
            return str(ip_address(candidate))
        except ValueError:
            continue
    return ""
