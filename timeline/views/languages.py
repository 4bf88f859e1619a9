"""In which language is a reader answered? In that of the address: no cookie, and no guess from the browser's settings.

Django's LocaleMiddleware would do, but it says ``Vary: Accept-Language`` of every page without a language in its
address, and no page here varies by it.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language_from_path, override

Answer = Callable[[HttpRequest], HttpResponseBase]


def language_of_the_address(answer: Answer) -> Answer:
    def answered(request: HttpRequest) -> HttpResponseBase:
        with override(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
            return answer(request)

    return answered
