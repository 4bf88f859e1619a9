"""Can a curator tell duplicates from look-alikes in a real browser, with and without JavaScript, on any screen?"""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.curation.test_accept_merges import HERALD, POST, WIRE, store
from tests.journeys.test_newsroom import curator, log_in, reader
from timeline import curation
from timeline.models import Event, Mention

__all__ = ["curator", "reader"]
pytestmark = pytest.mark.django_db(transaction=True)

QUEUE = "/admin/timeline/event/duplicates/"


@pytest.fixture
def told() -> tuple[Event, Event, Mention]:
    """Of one resignation a public event, a draft and a mention; and mentions of a search in two articles."""
    for text in (POST, WIRE, HERALD):
        store(text)
    first, second, waiting = Mention.objects.filter(title__contains="resigns").order_by("pk")
    public = curation.accept_mention(first, editor=None, publish=True).event
    return public, curation.accept_mention(second, editor=None).event, waiting


def test_duplicates_are_decided_from_the_queue_the_event_and_the_review(
    reader: Page, curator: User, told: tuple[Event, Event, Mention]
) -> None:
    public, draft, waiting = told
    log_in(reader, curator)
    reader.get_by_role("link", name="Likely duplicates").click()
    expect(reader.locator("#content-main > p")).to_contain_text("4 likely pairs told by the latest 3 articles")
    searches = reader.locator(".desk-pairs > li", has_text="Prosecutors").first
    searches.get_by_role("button", name="Join them").click()
    expect(reader.get_by_text("Accepting that one accepts both.")).to_be_visible()
    events = reader.locator(".desk-pairs > li", has=reader.get_by_role("link", name="Merge…"))
    events.get_by_label("Reason, if any").fill("two days")
    events.get_by_role("button", name="Not the same").click()
    expect(reader.get_by_text("are not the same event")).to_be_visible()

    reader.goto(f"/admin/timeline/mention/{waiting.pk}/change/")
    reader.get_by_label("Title").fill("Mayor of Torvik resigns")
    reader.locator(".desk-pairs > li", has_text="Event, published").get_by_role("button", name="Add to").click()
    expect(reader.get_by_text(f"Added as a citation to “{public}”.")).to_be_visible()
    reader.goto(QUEUE)
    expect(reader.get_by_text("No likely duplicates are left.")).to_be_visible()
    assert [row.title for row in public.citations.order_by("pk")][-1] == "Mayor of Torvik resigns"


@pytest.mark.parametrize("width", [360, 1440])
def test_pages_have_no_accessibility_fault_and_do_not_scroll_sideways(
    page: Page, axe: Callable[[Page], list[str]], curator: User, told: tuple[Event, Event, Mention], width: int
) -> None:
    public, _, waiting = told
    log_in(page, curator)
    page.set_viewport_size({"width": width, "height": 800})
    for path in (QUEUE, f"/admin/timeline/event/{public.pk}/change/", f"/admin/timeline/mention/{waiting.pk}/change/"):
        page.goto(path)
        expect(page.locator(".desk-pairs > li").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert [fault for fault in axe(page) if "desk-" in fault or "duplicates" in fault] == [], path
        for field in page.locator(".desk-pairs input[type=text]").all():
            inside = "field => field.getBoundingClientRect().right <= field.closest('li').getBoundingClientRect().right"
            assert field.evaluate(inside)
