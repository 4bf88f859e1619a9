"""Does the page about the data tell its numbers, the moment and what fails?"""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories

pytestmark = pytest.mark.django_db


def text_of(client: Client) -> str:
    html = client.get("/about/data/").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<main") : html.index("</main>")]).split())


def test_about_data_is_linked_from_every_page(client: Client) -> None:
    for address in ("/", "/sources/", "/no-such-page/"):
        assert '<a href="/about/data/" >About this data</a>' in client.get(address).content.decode()
    assert 'href="/about/data/" aria-current="page"' in client.get("/about/data/").content.decode()


def test_about_data_of_nothing_says_nought(client: Client) -> None:
    text = text_of(client)
    assert "Quotes verified: 0 of 0 , checked now, " in text
    assert "0 events published" in text and "No editor has acted yet." in text


def test_about_data_tells_numbers_moment_and_rules(client: Client) -> None:
    factories.event("Truce", edtf="2023-11-24")
    factories.event("Talks", edtf="2023-11")
    factories.event("Visit", edtf="", sources_differ=True)
    text = text_of(client)
    for part in (
        "3 events published", "3 quotes", "3 articles cited", "1 publisher cited",
        "Quotes verified: 3 of 3 , checked now, ", "Known to the day 1", "Known to the month, no day given 1",
        "Dated in all 2", "Undated 1", "Events told by one publisher only 3", "Precision is not invented",
        "Nothing is resolved against the clock", "Figures are never added up",
    ):  # fmt: skip
        assert part in text, part
    assert re.search(r"checked now, \d+ [A-Z][a-z]+ 20\d\d, \d\d:\d\d:\d\d UTC", text)
    assert "do not stand" not in text and "does not stand" not in text


def test_about_data_says_which_quotes_fail(client: Client) -> None:
    factories.event("Sound")
    broken = factories.event("Broken").citations.get().article
    with connection.cursor() as cursor:
        cursor.execute("UPDATE timeline_article SET text = 'Other words.' WHERE id = %s", [broken.pk])
    text = text_of(client)
    assert "Quotes verified: 1 of 2 , checked now, " in text
    assert "1 quote does not stand where the citation says." in text


def test_about_data_leads_to_the_events_whose_sources_differ_and_to_the_undated(client: Client) -> None:
    factories.event("Assault", edtf="", sources_differ=True)
    html = client.get("/about/data/").content.decode()
    for address in ("/?differ=yes", "/?after=undated"):
        assert f'<a href="{address}">' in html
        assert b"Assault" in client.get(address).content


def test_about_data_of_any_number_costs_six_queries_and_is_never_kept(client: Client) -> None:
    for number in (1, 30):
        for each in range(number):
            factories.event(f"Event {number} {each}")
        with CaptureQueriesContext(connection) as captured:
            response = client.get("/about/data/")
        assert len(captured) == 6
        assert "no-store" in response["Cache-Control"]
