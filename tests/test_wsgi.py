"""A request that declares a charset nobody can read in is answered like any other."""

import io

import pytest
from django.test import RequestFactory

from timeline.wsgi import application


@pytest.mark.django_db
@pytest.mark.parametrize(
    "charset", ["hex", "undefined", "idna", "rot13", "base64", "zlib", "no-such", "utf-8", "latin-1", ""]
)
def test_request_in_any_charset_gets_a_page(charset):
    environ = RequestFactory().get("/nowhere/?q=caf%C3%A9").environ
    environ |= {"CONTENT_TYPE": f"text/plain; charset={charset}", "wsgi.input": io.BytesIO()}
    answers = []
    application(environ, lambda status, headers, *rest: answers.append(status))
    assert answers == ["404 Not Found"]
