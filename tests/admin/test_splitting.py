"""One event made two in the admin: choose quotes, see what they propose, split; all without JavaScript."""

import pytest
from django.urls import reverse

from tests import factories
from tests.admin.desk import told
from tests.admin.test_merging import as_shown
from timeline import curation
from timeline.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]


@pytest.fixture
def event():
    return factories.event("Talks", edtf="2024-06-10")


@pytest.fixture
def quote(event):
    source = factories.article("Envoys left in July.", by="The Other Paper", published="2024-07-02")
    return factories.cite(event, source, source.text, edtf="2024-07", title="Envoys leave")


def address(event: Event) -> str:
    return reverse("admin:timeline_event_split", args=[event.pk])


def press(client, event, button="_split", *, begin="", **typed):
    path = address(event)
    return client.post(path, as_shown(client.get(path + begin)) | typed | {button: ""}, follow=True)


def test_split_page_shows_every_quote_to_choose(client, event, quote):
    page = client.get(address(event)).content.decode()
    assert "Envoys left in July." in page and "The Other Paper, 2 July 2024" in page and "“Envoys leave”" in page
    assert page.count('type="checkbox"') == 2 and " checked" not in page


def test_split_begun_with_a_quote_is_filled_in_from_it(client, event, quote):
    response = client.get(f"{address(event)}?citation={quote.pk}&citation=x&citation={'9' * 30}")
    shown = as_shown(response)
    assert (shown["title"], shown["date"], shown["citations"]) == ("Envoys leave", "2024-07", [quote.pk])
    assert response.content.decode().count(" checked") == 1


def test_split_fill_in_changes_nothing_but_the_form(client, event, quote):
    response = press(client, event, "_propose", citations=[quote.pk], reason="two events")
    page = response.content.decode()
    assert 'value="Envoys leave"' in page and 'value="2024-07"' in page and 'value="two events"' in page
    assert page.count(" checked") == 1 and Event.objects.count() == 1


def test_split_makes_a_public_event_of_the_chosen_quotes(client, event, quote):
    response = press(client, event, citations=[quote.pk], reason="two events", title="Departure")
    assert told(response) == ["Split: “Departure” is an event of its own, public."]
    other = Event.objects.get(title="Departure")
    assert (other.edtf, other.status, list(other.citations.all())) == ("2024-07", "published", [quote])


def test_split_with_a_date_typed_takes_it(client, event, quote):
    press(client, event, citations=[quote.pk], reason="two events", date="3 July 2024")
    assert Event.objects.get(title="Envoys leave").edtf == "2024-07-03"


@pytest.mark.parametrize(("typed", "refusal"), [
    ({"citations": []}, "Choose the quotes"), ({"reason": ""}, "Say why these are two events"),
    ({"citations": "all"}, "Leave at least one quote"),
])  # fmt: skip
def test_split_refused_says_why_and_keeps_what_was_typed(client, event, quote, typed, refusal):
    every = list(event.citations.values_list("pk", flat=True))
    typed = {"citations": [quote.pk], "reason": "two events", "title": "Departure"} | typed
    response = press(client, event, **typed | ({"citations": every} if typed["citations"] == "all" else {}))
    assert refusal in told(response)[0] and 'value="Departure"' in response.content.decode()
    assert Event.objects.count() == 1


def test_split_with_what_is_no_date_or_a_foreign_quote_says_so(client, event, quote):
    foreign = factories.event("Other").citations.get()
    response = press(client, event, citations=[foreign.pk], date="quite soon", reason="two events")
    page = response.content.decode()
    assert "is not one of the available choices" in page and "is not a date" in page


def test_split_of_what_changed_since_it_was_opened_is_refused(client, event, quote):
    stale = as_shown(client.get(address(event)))
    curation.edit_event(event, editor=None, reason="better", title="Changed by the other")
    response = client.post(address(event), stale | {"citations": [quote.pk], "reason": "two events", "_split": ""})
    assert "Somebody acted on this since you opened it" in told(response)[0]


def test_event_page_leads_to_split_where_there_are_two_quotes(client, event, quote):
    page = client.get(reverse("admin:timeline_event_change", args=[event.pk])).content.decode()
    assert f'href="{address(event)}">Split…</a>' in page and f'href="{address(event)}?citation={quote.pk}"' in page
    alone = factories.event("Alone")
    page = client.get(reverse("admin:timeline_event_change", args=[alone.pk])).content.decode()
    assert address(alone) not in page
