"""What is a request of a reader?"""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class ReaderRequest(HttpRequest):
    """A request that has passed the HTMX middleware."""

    htmx: HtmxDetails
