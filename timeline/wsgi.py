"""Which callable does a WSGI server (gunicorn) run?"""

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\s;\"]*)\"?", re.I)


def with_readable_charset(serve: Application) -> Application:
    """Drop a charset that no text is read in, such as ``hex``: Django fails on it before any of its handlers."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        declared = _CHARSET.search(environ.get("CONTENT_TYPE", ""))
        if declared and not _is_readable(declared[1]):
            environ["CONTENT_TYPE"] = _CHARSET.sub("", environ["CONTENT_TYPE"])
        return serve(environ, start_response)

    return application


def _is_readable(charset: str) -> bool:
    try:
        b"a=%C3".decode(charset, "replace")
    except (LookupError, ValueError):
        return False
    return True


application = with_readable_charset(get_wsgi_application())
