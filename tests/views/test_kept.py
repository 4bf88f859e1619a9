"""Is a page made once for all readers, and never shown after anything was written?"""

from collections.abc import Callable
from os import urandom
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline import curation
from timeline.models import Category, Event
from timeline.views.kept import LARGEST, kept

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    caches["pages"].clear()


def queries(client: Client, path: str, **asked: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path, **asked)
    assert response.status_code < 400, path
    return sum("timeline_state" not in query["sql"] and "pg_current_snapshot" not in query["sql"] for query in captured)


def test_page_is_made_once_for_all_readers(client: Client) -> None:
    event = factories.event("Vote", actors=["Qatar"])
    own, article = event.get_absolute_url(), f"/articles/{event.citations.get().article_id}/"
    frames = ("/embed/", "/embed/actors/qatar/", f"/embed/e/{event.public_id}/")
    for path in ("/", "/de/", "/?q=vote", "/?sort=date", "/actors/qatar/", own, article, *frames):
        first = client.get(path)
        assert queries(Client(), path) == 0, path
        again = Client().get(path)
        assert (again.content, again.headers.items()) == (first.content, first.headers.items()), path


@pytest.mark.parametrize(
    "asked",
    [
        {"headers": {"HX-Request": "true"}},
        {"headers": {"Cookie": "theme=dark"}},
        {"headers": {"Host": "127.0.0.1"}},
        {"headers": {"Content-Type": "text/plain; charset=cp037"}},
        {"SCRIPT_NAME": "/de"},
        {"secure": True},
        {"data": {"sort": "date"}},
    ],
)
def test_page_for_another_kind_of_request_is_made_anew(client: Client, settings: Any, asked: dict[str, Any]) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    factories.event("Vote")
    client.get("/")
    assert queries(client, "/", **asked) > 5


def test_header_that_has_the_query_read_otherwise_changes_nothing_for_the_next_reader(client: Client) -> None:
    factories.event("Vote")
    wanted = client.get("/?q=nothing&sort=date").content
    for asked in ({"CONTENT_TYPE": "text/plain; charset=cp037"}, {"SCRIPT_NAME": "/de"}):
        caches["pages"].clear()
        client.get("/?q=nothing&sort=date", **asked)
        assert client.get("/?q=nothing&sort=date").content == wanted


def test_page_is_made_anew_while_templates_are_written(client: Client, settings: Any) -> None:
    settings.DEBUG = True
    client.get("/")
    assert queries(client, "/") > 5


@pytest.mark.parametrize("path", ["/?from=x", "/e/22222222/", "/?utm_source=x&q="])
def test_only_a_page_is_kept(client: Client, path: str) -> None:
    answers = [client.get(path) for _ in range(2)]
    assert answers[0].status_code == answers[1].status_code != 200
    assert not caches["pages"]._cache


@pytest.mark.parametrize(
    "write",
    [
        lambda event: curation.withdraw_event(event, editor=None, reason="It never happened."),
        lambda event: curation.edit_event(event, editor=None, reason="typo", title="Recount"),
        lambda event: Category.objects.filter(pk=event.category_id).update(name="Elections"),
    ],
)
def test_nothing_is_shown_after_it_was_changed(client: Client, write: Callable[[Event], object]) -> None:
    event = factories.event("Vote")
    addresses = ["/", event.get_absolute_url()]
    before = [client.get(address).content for address in addresses]
    write(event)
    after = [client.get(address).content for address in addresses]
    assert not set(before) & set(after)


def answers(view: Callable[[Any], HttpResponse]) -> list[bytes]:
    """Three of them, as three readers get them."""
    asked = [RequestFactory().get("/") for _ in range(3)]
    for request in asked:
        request.htmx = False
    return [kept(view)(request).content for request in asked]


def test_page_during_whose_making_something_was_written_is_not_kept() -> None:
    def view(request: Any) -> HttpResponse:
        made = HttpResponse(f"{Event.objects.count()}")
        factories.event(f"Vote {made.content!r}")
        return made

    assert answers(view) == [b"0", b"1", b"2"]


@pytest.mark.parametrize(
    "view",
    [
        lambda request: HttpResponse(get_token(request)),
        lambda request: HttpResponse(f"{urandom(20)!r}".ljust(LARGEST + 1)),
        lambda request: HttpResponse(urandom(20), status=404),
    ],
)
def test_token_of_a_form_a_huge_page_and_a_refusal_are_nobody_elses(view: Callable[[Any], HttpResponse]) -> None:
    assert len(set(answers(view))) == 3
