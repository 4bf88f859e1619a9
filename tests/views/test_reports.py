"""Can a reader say what is wrong, whatever they send, and is nothing lost that they typed?"""

import json
import re
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline import curation
from timeline.models import Event, Report

pytestmark = pytest.mark.django_db
HOSTILE = Path(__file__).parents[2].parent / "shared" / "data" / "hostile"
TYPED = {"quote": "event", "kind": "other", "words": "The port is named wrongly.", "contact": ""}


def address(event: Event) -> str:
    return f"/e/{event.public_id}/report/"


def send(client: Client, event: Event, **typed: str) -> HttpResponse:
    return client.post(address(event), TYPED | typed)


def faults(response: HttpResponse) -> list[str]:
    return re.findall(r'<p class="fault" id="[a-z]+-error">(.*?)</p>', response.content.decode())


def test_form_shows_the_event_and_the_quote_asked_for(client: Client) -> None:
    event = factories.event("Talks <b>begin", quote="Talks began in Oslo.")
    other = factories.cite(event, factories.article("They met on Monday."), "They met on Monday.")
    html = client.get(f"{address(event)}?quote={other.pk}").content.decode()
    assert "Talks &lt;b&gt;begin" in html and "10 June 2024" in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'value="{other.pk}" checked>' in html and html.index("They met on Monday.") < html.index("<details>")
    assert html.index("<details>") < html.index("Talks began in Oslo.")
    assert 'value="event" checked' in client.get(address(event)).content.decode()


def test_form_costs_the_same_for_one_quote_and_for_thirty(client: Client) -> None:
    event = factories.event()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(event)).status_code == 200
        return len(captured)

    few = queries()
    for number in range(30):
        factories.cite(event, factories.article(f"Told {number}.", by=f"Paper {number}"), f"Told {number}.")
    assert queries() == few


@pytest.mark.parametrize("quote", ["0", "x", "9" * 400, "-1", "١", "%00", "1%20OR%201"])
def test_form_for_a_quote_that_is_not_there_says_so(client: Client, quote: str) -> None:
    event = factories.event()
    response = client.get(f"{address(event)}?quote={quote}")
    assert response.status_code == 400 and b"does not quote the sentence that the address names" in response.content


def test_form_for_a_quote_of_another_event_says_so(client: Client) -> None:
    event, other = factories.event(), factories.event()
    response = client.get(f"{address(event)}?quote={other.citations.get().pk}")
    assert response.status_code == 400 and f'value="{other.citations.get().pk}"' not in response.content.decode()


def test_report_is_filed_and_thanked_for(client: Client) -> None:
    event = factories.event(quote="Talks began in Oslo.")
    citation = event.citations.get()
    response = send(client, event, quote=str(citation.pk), kind="date", words="One\r\nTwo", contact="ann@example.org")
    assert (response.status_code, response["Location"]) == (302, f"{address(event)}sent/")
    report = Report.objects.get()
    assert (report.event, report.citation, report.exact) == (event, citation, "Talks began in Oslo.")
    assert (report.kind, report.words, report.contact) == ("date", "One\nTwo", "ann@example.org")
    thanks = client.get(response["Location"])
    assert thanks.status_code == 200 and b"Thank you" in thanks.content and b'content="noindex"' in thanks.content


def test_report_sent_twice_is_thanked_for_twice_and_kept_once(client: Client) -> None:
    event = factories.event()
    assert [send(client, event).status_code for _ in range(2)] == [302, 302]
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"words": " \n\t "}, ["Say in your own words what is wrong."]),
        ({"kind": ""}, ["Choose what is wrong."]),
        ({"kind": "nonsense"}, ["Choose what is wrong."]),
        ({"quote": ""}, ["Choose one of the sentences, or the event as a whole."]),
        ({"quote": "9" * 400}, ["Choose one of the sentences, or the event as a whole."]),
        ({"words": "x" * 2001}, ["Ensure this value has at most 2000 characters (it has 2001)."]),
        ({"words": "a\x00b"}, ["Null characters are not allowed."]),
        ({"contact": "nobody"}, ["Enter a valid email address."]),
        ({"contact": "a" * 250 + "@example.org"}, ["Ensure this value has at most 254 characters (it has 262)."]),
    ],
)
def test_report_with_a_fault_is_told_beside_the_field_and_keeps_what_was_typed(
    client: Client, typed: dict[str, str], expected: list[str]
) -> None:
    event = factories.event()
    typed = {"words": "<i>My words", "contact": "ann@example.org"} | typed
    response = send(client, event, **typed)
    html = response.content.decode()
    assert (response.status_code, faults(response)[:1]) == (400, expected)
    assert typed["contact"] in html and ("&lt;i&gt;My words" in html or typed["words"] in html)
    assert not Report.objects.exists()


def test_report_of_two_thousand_lines_of_a_browser_is_taken(client: Client) -> None:
    send(client, factories.event(), words="x" + "\r\n" * 1998 + "x")
    assert len(Report.objects.get().words) == 2000


def test_report_of_another_events_quote_is_refused(client: Client) -> None:
    event, other = factories.event(), factories.event()
    response = send(client, event, quote=str(other.citations.get().pk))
    assert response.status_code == 400 and not Report.objects.exists()


def test_sixth_report_is_asked_to_wait_and_keeps_what_was_typed(client: Client) -> None:
    event = factories.event()
    for number in range(5):
        assert send(client, event, words=f"Wrong {number}").status_code == 302
    response = send(client, event, words="The sixth.")
    html = response.content.decode()
    assert response.status_code == 429 and 3590 <= int(response["Retry-After"]) <= 3600
    assert "The sixth.</textarea>" in html and "takes your report again from" in html
    assert Report.objects.count() == 5


def test_report_of_an_event_with_twenty_waiting_is_asked_to_come_back(client: Client) -> None:
    event = factories.event()
    for _ in range(20):
        factories.report(event)
    response = send(client, event)
    html = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (429, "86400")
    assert "Please try again tomorrow." in html and "takes your report again" not in html


def test_reports_behind_a_proxy_are_counted_by_reader(client: Client, settings) -> None:
    settings.BEHIND_PROXY = True
    event = factories.event()
    for number in range(7):
        forwarded = f"10.0.0.{number}, 198.51.100.{number // 5}"
        sent = client.post(address(event), TYPED | {"words": f"Wrong {number}"}, headers={"X-Forwarded-For": forwarded})
        assert sent.status_code == 302


def test_report_of_an_event_that_readers_never_saw_is_not_found(client: Client) -> None:
    draft = factories.event("Secret", status="draft")
    for path in (address(draft), f"{address(draft)}sent/", "/e/22222222/report/", "/e/x/report/", "/e/%00/report/"):
        for response in (client.get(path), client.post(path, TYPED) if not path.endswith("sent/") else None):
            assert response is None or (response.status_code == 404 and b"Secret" not in response.content)


def test_report_of_a_withdrawn_event_is_gone(client: Client) -> None:
    event = factories.event()
    curation.withdraw_event(event, editor=None, reason="It never happened.")
    for response in (client.get(address(event)), client.get(f"{address(event)}sent/"), send(client, event)):
        assert response.status_code == 410 and b"It never happened." in response.content
    assert not Report.objects.exists()


def test_words_that_come_after_the_withdrawal_are_given_back(client: Client) -> None:
    event = factories.event()
    curation.withdraw_event(event, editor=None, reason="It never happened.")
    response = client.post(address(event), TYPED | {"words": "The <b>toll</b>\r\nwas seven."})
    page = response.content.decode()
    assert "Your report was not sent" in page and "The &lt;b&gt;toll&lt;/b&gt;<br>was seven." in page
    assert "Your report was not sent" not in client.get(address(event)).content.decode()


def test_report_of_a_merged_event_leads_to_the_survivors_and_a_post_is_kept(client: Client) -> None:
    shared = factories.article("Talks began in Oslo.")
    kept = factories.event("Kept", of=shared, quote="Talks began in Oslo.")
    absorbed = factories.event("Absorbed", of=shared, quote="Talks began in Oslo.")
    key = absorbed.citations.get().pk
    curation.merge_events(kept, absorbed, editor=None, reason="one")
    response = client.get(f"{address(absorbed)}?quote={key}")
    assert (response.status_code, response["Location"]) == (301, f"{address(kept)}?quote={key}")
    assert client.get(response["Location"]).status_code == 200
    assert client.get(f"{address(absorbed)}sent/")["Location"] == f"{address(kept)}sent/"
    assert send(client, absorbed)["Location"] == f"{address(kept)}sent/"
    assert Report.objects.get().event == kept


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_report_by_another_method_is_refused(client: Client, method: str) -> None:
    event = factories.event()
    assert getattr(client, method)(address(event)).status_code == 405
    assert client.post(f"{address(event)}sent/").status_code == 405


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"words=\xff\xfe%ff%00&kind=other&quote=event", "application/x-www-form-urlencoded"),
        (b'{"kind": "other"}', "application/json"),
        (b"", "application/x-www-form-urlencoded"),
        (b"x", "multipart/form-data"),
        (b"--x\r\nContent-Disposition: form-data; name=kind\r\n\r\n", "multipart/form-data; boundary=x"),
        (b"kind=other", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"kind=other&" * 2000, "application/x-www-form-urlencoded"),
        (b"quote=event&kind=other&words=" + b"x" * 10_000_000, "application/x-www-form-urlencoded"),
        (b"quote=event&kind=other&words=" + b"x" * 13_000_000, "application/x-www-form-urlencoded"),
    ],
)
def test_report_of_hostile_bytes_is_a_bad_request(client: Client, body: bytes, content_type: str) -> None:
    response = client.generic("POST", address(factories.event()), body, content_type=content_type)
    assert response.status_code == 400 and len(response.content) < 40_000
    assert not Report.objects.exists()


def test_report_of_half_a_character_is_taken_without_it(client: Client) -> None:
    parts = {"quote": "event", "kind": "other", "words": "+2AA-"}
    body = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{part}\r\n' for name, part in parts.items()
    )
    event = factories.event()
    typed = "multipart/form-data; boundary=x; charset=utf-7"
    assert client.generic("POST", address(event), (body + "--x--\r\n").encode(), content_type=typed).status_code < 500
    assert [report.words for report in Report.objects.all()] in (["?"], [])


@pytest.mark.skipif(not HOSTILE.exists(), reason="the shared collection of hostile strings is not here")
def test_report_of_every_naughty_string_is_filed_or_told_why_not(client: Client) -> None:
    strings = json.loads((HOSTILE / "naughty-strings.json").read_text(encoding="utf-8"))
    event = factories.event()
    for text in strings:
        response = send(client, event, words=text, contact=text, quote=text, kind=text)
        assert response.status_code == 400, text
        response = send(client, event, words=text)
        assert response.status_code in (
            (302, 429) if text.strip("\x00") == text and text.strip() else (302, 400, 429)
        ), text
        assert client.get(address(event), {"quote": text}).status_code in (200, 400), text
        Report.objects.all().delete()


def test_form_without_its_cookie_is_refused_in_plain_words() -> None:
    event = factories.event()
    response = Client(enforce_csrf_checks=True).post(address(event), TYPED)
    assert response.status_code == 403 and b"did not send back the cookie" in response.content


def test_only_the_form_sets_a_cookie_and_it_ends_with_the_browser(client: Client) -> None:
    event = factories.event()
    for path in (event.get_absolute_url(), event.citations.get().get_absolute_url(), f"{address(event)}sent/"):
        assert not client.get(path).cookies
    assert [(name, cookie["max-age"]) for name, cookie in client.get(address(event)).cookies.items()] == [
        ("csrftoken", "")
    ]


def test_event_and_article_link_to_the_report_of_each_quote(client: Client) -> None:
    event = factories.event()
    citation = event.citations.get()
    link = f'href="{address(event)}?quote={citation.pk}" rel="nofollow"'
    html = client.get(event.get_absolute_url()).content.decode()
    assert link in html and f'href="{address(event)}" rel="nofollow"' in html
    assert link in client.get(f"/articles/{citation.article_id}/").content.decode()
    assert "/report/" not in client.get("/").content.decode()


def test_report_keeps_the_language_of_its_address(client: Client) -> None:
    event = factories.event()
    html = client.get(f"/de{address(event)}").content.decode()
    assert f'action="/de{address(event)}"' in html and f'<bdi lang="en">{event.title}</bdi>' in html
    assert client.post(f"/de{address(event)}", TYPED)["Location"] == f"/de{address(event)}sent/"
