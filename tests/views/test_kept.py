"""Is a page made once for all readers, and never shown after anything was written?"""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline import curation
from timeline.models import Category, Event
from timeline.views.kept import kept

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    caches["pages"].clear()


def queries(client: Client, path: str, **asked: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path, **asked)
    assert response.status_code < 400, path
    return sum("pg_current_snapshot" not in query["sql"] for query in captured)


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
        {"secure": True},
        {"data": {"sort": "date"}},
    ],
)
def test_page_for_another_kind_of_request_is_made_anew(client: Client, settings: Any, asked: dict[str, Any]) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    factories.event("Vote")
    client.get("/")
    assert queries(client, "/", **asked) > 5


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


def test_page_during_whose_making_something_was_written_is_not_kept() -> None:
    def view(request: Any) -> HttpResponse:
        made = HttpResponse(f"{Event.objects.count()}")
        factories.event(f"Vote {made.content!r}")
        return made

    request = RequestFactory().get("/")
    request.htmx = False
    assert [kept(view)(request).content for _ in range(3)] == [b"0", b"1", b"2"]
