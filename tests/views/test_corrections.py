"""Does the page of corrections answer at any address, in a bounded number of queries?"""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline.curation import edit_event, withdraw_event

pytestmark = pytest.mark.django_db


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_corrections_show_event_act_reason_and_both_values_but_no_editor(client: Client) -> None:
    event = factories.event("Vote")
    edit_event(event, editor=User.objects.create_user("ann.editor"), reason="It names <who>.", title="Council votes")
    event.refresh_from_db()
    html = client.get("/corrections/").content.decode()
    for part in (
        f'<a href="{event.get_absolute_url()}"><bdi>Council votes</bdi></a>', "<strong>Corrected</strong>",
        "<bdi>It names &lt;who&gt;.</bdi>", "<bdi>“Vote”</bdi></span> → <bdi>“Council votes”</bdi>",
        'type="application/atom+xml"', '<link rel="canonical" href="http://testserver/corrections/">',
    ):  # fmt: skip
        assert part in html, part
    assert "ann.editor" not in html


def test_corrections_are_linked_from_every_page(client: Client) -> None:
    for address in ("/", "/sources/", "/no-such-page/"):
        html = client.get(address).content.decode()
        assert 'href="/corrections/"' in html
        assert '<link rel="alternate" type="application/atom+xml" title="Corrections" href="/corrections.atom">' in html


def test_corrections_of_nothing_say_so(client: Client) -> None:
    assert b"Nothing that was published has been changed." in client.get("/corrections/").content
    assert b"Nothing was changed since then." in client.get("/corrections/?since=2024-06-11").content


@pytest.mark.parametrize(("address", "tidy"), [("/corrections/?since=", "/corrections/"), ("/corrections/?since=2024-06-11&q=", "/corrections/?since=2024-06-11")])  # fmt: skip  # noqa: E501
def test_corrections_of_a_plain_forms_address_lead_to_the_tidy_one(client: Client, address: str, tidy: str) -> None:
    assert client.get(address)["Location"] == tidy


@pytest.mark.parametrize("query", ["since=soon", "since=%00", "since=%FF", "after=x", "after=%F0%9F%98%80", "since=<script>alert(1)"])  # fmt: skip  # noqa: E501
def test_corrections_of_a_malformed_address_are_a_named_mistake(client: Client, query: str) -> None:
    response = client.get("/corrections/", QUERY_STRING=query)
    assert response.status_code == 400 and query.partition("=")[0].encode() in response.content
    assert b"<script>alert" not in response.content


def test_corrections_of_any_number_cost_the_same_queries(client: Client) -> None:
    def correct(number: int) -> None:
        event = factories.event(f"Event {number}", actors=[f"Actor {number}"])
        edit_event(event, editor=None, reason="So.", title=f"Other {number}", actors=["Somebody else"], places=["Rome"],
                   stories=[factories.story("War")])  # fmt: skip
        if number % 3 == 0:
            withdraw_event(event, editor=None, reason="Untrue.")

    correct(1)
    few = queries(client, "/corrections/")
    for number in range(2, 62):
        correct(number)
    assert queries(client, "/corrections/") <= few + 1 <= 11
    assert 'rel="next"' in client.get("/corrections/").content.decode()
    assert queries(client, "/corrections.atom") <= 13
