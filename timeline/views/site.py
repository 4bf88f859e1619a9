"""What does every page know of the site?"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site_context(request: HttpRequest) -> dict[str, Any]:
    """Reads neither database nor session, so that an error page can stand on it."""
    return {"site_name": settings.SITE_NAME}


def absolute(request: HttpRequest, address: str) -> str:
    """The address as it is shared: on the site's public address, if it has one."""
    return f"{settings.SITE_URL}{address}" if settings.SITE_URL else request.build_absolute_uri(address)
