"""What holds for every page: its policy, its error pages, its health?"""

import re

import pytest
from django.db import OperationalError
from django.template.loader import render_to_string
from django.test import Client

from tests import factories
from timeline.views import health

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
}  # fmt: skip


@pytest.mark.django_db
def test_every_page_forbids_inline_script_and_style_and_has_none(client: Client) -> None:
    event, gone = factories.event("Vote"), factories.event("Gone", status="withdrawn")
    article = event.citations.get().article
    addresses = {
        "/": 200, "/?from=x": 400, "/?q=nothing": 200, event.get_absolute_url(): 200, gone.get_absolute_url(): 410,
        f"/articles/{article.pk}/": 200, "/sources/": 200, "/stories/": 200, "/about/data/": 200,
        "/nowhere": 404,
    }  # fmt: skip
    for address, status in addresses.items():
        response = client.get(address)
        html = response.content.decode()
        assert response.status_code == status
        assert {part.strip() for part in response["Content-Security-Policy"].split(";")} == POLICY
        assert re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(?:\ssrc=|ld\+json))", html) == []
        assert len(re.findall(r"<title>[^<]+</title>", html)) == len(re.findall(r"<h1", html)) == 1


@pytest.mark.parametrize("template", ["400.html", "403.html", "404.html", "500.html"])
def test_error_page_needs_no_request_and_no_database(template: str) -> None:
    assert "To the timeline" in render_to_string(template)


def test_server_error_is_shown_in_the_sites_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.views.articles.sources", lambda: 1 / 0)
    response = Client(raise_request_exception=False).get("/sources/")
    assert response.status_code == 500
    assert b"Something went wrong here" in response.content


def test_server_error_whose_page_fails_too_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.views.articles.sources", lambda: 1 / 0)
    monkeypatch.setattr("timeline.views.errors.render", lambda *args, **kwargs: 1 / 0)
    response = Client(raise_request_exception=False).get("/sources/")
    assert (response.status_code, response.content) == (500, b"Something went wrong here. Please try again.")


@pytest.mark.django_db
def test_healthz_with_a_database_is_ok(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")


def test_healthz_without_a_database_is_unavailable(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def cursor(self) -> None:
            raise OperationalError("gone")

    monkeypatch.setattr(health, "connection", Broken())
    assert client.get("/healthz").status_code == 503
