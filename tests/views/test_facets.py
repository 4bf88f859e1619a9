"""Can a reader choose among every value of a filter, with HTMX and without?"""

import pytest
from django.test import Client

from tests import factories
from timeline.publication.facets import facet_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def events() -> None:
    for number in range(12):
        factories.event(f"Event {number}", actors=[f"Actor {each}" for each in range(number + 1)], stories=["War"])


def test_timeline_leads_to_every_value_of_a_long_list(client: Client) -> None:
    html = client.get("/?q=event&actor=actor-11").content.decode()
    assert html.count('name="actor"') == 6
    assert 'href="/filters/actor/?q=event&amp;actor=actor-11"' in html


def test_every_value_is_a_form_that_keeps_the_rest_of_the_view(client: Client) -> None:
    html = client.get("/filters/actor/?q=event&actor=actor-11&sort=date").content.decode()
    assert html.count('name="actor"') == 12
    assert '<input type="hidden" name="q" value="event">' in html
    assert '<input type="hidden" name="sort" value="date">' in html
    assert 'value="actor-11" checked' in html and '<meta name="robots" content="noindex">' in html


def test_every_value_with_htmx_takes_the_place_of_the_shorter_list(client: Client) -> None:
    response = client.get("/filters/actor/?q=event", headers={"HX-Request": "true"})
    html = response.content.decode()
    assert html.strip().startswith("<fieldset") and html.count('name="actor"') == 12
    assert "HX-Push-Url" not in response and response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("address", "status"), [("/filters/q/", 404), ("/filters/x/", 404), ("/filters/actor/?from=x", 400)]
)
def test_values_of_no_list_are_not_found_and_a_malformed_filter_is_named(
    client: Client, address: str, status: int
) -> None:
    assert client.get(address).status_code == status


def test_every_value_says_when_even_that_is_not_every_one(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(facet_of.__kwdefaults__, "most", 3)
    for headers in ({}, {"HX-Request": "true"}):
        html = client.get("/filters/actor/", headers=headers).content.decode()
        assert html.count('name="actor"') == 3 and "There are more." in html and 'hx-get=""' not in html
