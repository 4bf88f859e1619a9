"""Does the list grow while one reads on, and does the page heed the keys?"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import factories
from tests.views.test_in_browser import Axe, complaints
from timeline.models import Event
from timeline.publication.paging import PAGE_SIZE
from timeline.search import index_event

__all__ = ["complaints"]
pytestmark = pytest.mark.django_db(transaction=True)
EVENTS = 6 * PAGE_SIZE + 4


@pytest.fixture(autouse=True)
def events() -> None:
    """Five events a day, so that pages end within a day, a month and a year."""
    of = factories.article("One sentence for all.")
    for number in range(EVENTS):
        month, day = 12 - number // 50, 28 - number % 50 // 5
        edtf = f"2024-{month:02}-{day:02}"
        factories.event(f"Event {number:03}", edtf=edtf, of=of, quote="One sentence for all.", summary="s" * 200)
    for number in range(7):
        factories.event(f"Undated {number}", edtf="", of=of, quote="One sentence for all.")


def titles(page: Page) -> list[str]:
    return page.locator("#results .year .entry h4").all_inner_texts()


def scroll_down(page: Page, until: int) -> None:
    for _ in range(60):
        if len(titles(page)) >= until:
            return
        page.evaluate("document.querySelector('#pager').scrollIntoView({behavior: 'instant'})")
        page.wait_for_timeout(100)
    assert len(titles(page)) >= until


def test_list_grows_by_itself_then_asks_and_ends_whole_and_in_order(
    page: Page, axe: Axe, complaints: list[str]
) -> None:
    page.goto("/")
    everything = sorted(
        Event.objects.exclude(edtf="").values_list("edtf", "public_id", "title"), reverse=True
    )
    scroll_down(page, 5 * PAGE_SIZE)
    page.wait_for_timeout(500)
    assert len(titles(page)) == 5 * PAGE_SIZE
    link = page.locator("[data-more]")
    expect(link).to_have_text(f"Older events ({EVENTS - 5 * PAGE_SIZE})")
    link.click()
    scroll_down(page, EVENTS)
    expect(link).to_have_count(0)
    assert titles(page) == [title for _, _, title in everything]
    assert page.locator(".year").count() == 1 and page.locator(".batch").count() == 0
    days = page.locator(".day .when").all_inner_texts()
    assert len(days) == len({edtf for edtf, _, _ in everything})
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))
    assert axe(page) == [] and complaints == []


def test_list_read_on_keeps_its_place_in_the_address_through_reload_and_back(page: Page) -> None:
    page.goto("/?utm_source=x")
    scroll_down(page, 3 * PAGE_SIZE)
    expect(page).to_have_url(re.compile(r"/\?after=2024-\d\d-\d\d~\w{8}$"))
    page.wait_for_timeout(500)
    begins = page.evaluate(
        "document.querySelector(`.entry[data-address='${location.pathname + location.search}'] h4`).innerText"
    )
    page.reload()
    assert titles(page)[0] == begins
    page.locator("#results .entry h4 a").nth(3).click()
    page.go_back()
    expect(page.locator("#results .year .entry").first).to_contain_text(begins)


def test_older_events_followed_by_key_take_the_focus_along_and_are_announced(page: Page) -> None:
    page.goto("/")
    page.evaluate("window.scrollBy(0, 1)")
    page.locator("[data-more]").focus()
    page.wait_for_timeout(300)
    scroll_down(page, 5 * PAGE_SIZE)
    page.locator("[data-more]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#results .entry:focus-within")).to_have_count(1)
    expect(page.locator("#announcement")).to_contain_text(f"{PAGE_SIZE} more events shown.")
    focused = page.evaluate("document.activeElement.closest('.entry').innerText")
    assert titles(page)[5 * PAGE_SIZE] in focused


def test_filter_after_reading_on_begins_anew(page: Page) -> None:
    page.goto("/")
    scroll_down(page, 3 * PAGE_SIZE)
    page.get_by_label("Order").select_option("date")
    expect(page).to_have_url("/?sort=date")
    oldest = Event.objects.exclude(edtf="").order_by("sorts_on", "public_id")
    assert titles(page)[:PAGE_SIZE] == [event.title for event in oldest[:PAGE_SIZE]]


def test_chip_taken_away_leaves_the_focus_at_the_results(page: Page) -> None:
    page.goto("/?q=event")
    page.locator("#results .chip").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url("/")
    expect(page.locator("#results-title")).to_be_focused()


def test_undated_events_have_pages_and_older_ones_are_links_without_javascript(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto("/")
    page.get_by_role("link", name=re.compile("Older events")).click()
    expect(page.locator("#results .year .entry")).to_have_count(PAGE_SIZE)
    page.get_by_role("link", name=re.compile("Newer events")).click()
    page.get_by_role("link", name="All 7 undated events").click()
    expect(page.locator(".undated .entry")).to_have_count(7)


def test_words_searched_for_are_marked_and_a_quote_that_holds_them_opens(page: Page, axe: Axe) -> None:
    event = factories.event("Talks resume", quote="Envoys carried a new proposal.")
    index_event(event)
    page.goto("/?q=proposals")
    expect(page.locator(".entry .evidence blockquote .hit")).to_have_text("proposal")
    page.goto("/?q=talk")
    expect(page.locator(".entry h4 .hit")).to_have_text("Talks")
    assert page.locator(".evidence[open]").count() == 0
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.wait_for_timeout(300)  # colours change in a moment, not at once
        assert axe(page) == []


def test_keys_go_through_the_list_open_evidence_copy_and_search(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/")
    first, second = (page.locator("#results .entry").nth(number) for number in (0, 1))
    page.keyboard.press("j")
    expect(first.locator("h4 a")).to_be_focused()
    page.keyboard.press("j")
    expect(second.locator("h4 a")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("o")
    expect(first.locator(".evidence")).to_have_attribute("open", "")
    page.keyboard.press("o")
    expect(first.locator(".evidence")).not_to_have_attribute("open", "")
    page.keyboard.press("c")
    expect(page.locator("#announcement")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == first.locator(".permalink").evaluate("link => link.href")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("jk?")
    expect(page.get_by_role("searchbox")).to_have_value("jk?")


def test_search_key_pressed_first_leaves_the_next_letters_to_the_field(page: Page) -> None:
    page.goto("/")
    page.keyboard.type("/jok")
    expect(page.get_by_role("searchbox")).to_have_value("jok")


def test_keys_are_told_of_and_can_be_turned_off(page: Page, axe: Axe) -> None:
    page.goto("/")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    assert axe(page) == []
    dialog.get_by_role("checkbox").uncheck()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    page.keyboard.press("j")
    page.wait_for_timeout(200)
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.goto("/about/shortcuts/")
    assert axe(page) == []
    page.get_by_role("checkbox").check()
    page.goto("/")
    page.keyboard.press("j")
    expect(page.locator("#results .entry h4 a").first).to_be_focused()


def test_keys_on_an_event_lead_to_its_neighbours(page: Page) -> None:
    page.goto("/?sort=date")
    page.locator("#results .entry h4 a").nth(1).click()
    expect(page.locator("h1")).to_have_text(re.compile(r"Event \d+"))
    page.wait_for_load_state()
    here = page.url
    page.keyboard.press("j")
    expect(page).not_to_have_url(here)
    page.wait_for_load_state()
    page.keyboard.press("k")
    expect(page).to_have_url(here)


def height_of(entry: Locator) -> float:
    """Pixels from the top of what is in view."""
    return float(entry.evaluate("entry => entry.getBoundingClientRect().top"))


def read_at(page: Page, number: int) -> Locator:
    """Bring one of the events so far into view that it is being read."""
    scroll_down(page, number + 1)
    entry = page.locator("#results .year .entry").nth(number)
    entry.evaluate("entry => scrollBy({top: entry.getBoundingClientRect().top - innerHeight / 5, behavior: 'instant'})")
    page.wait_for_timeout(500)
    return page.locator(f"#{entry.get_attribute('id')}")


def assert_is_back(page: Page, entry: Locator, height: float) -> None:
    page.wait_for_timeout(700)
    assert height_of(entry) == pytest.approx(height, abs=3), page.url


@pytest.mark.parametrize("size", [(360, 740), (1440, 900)])
@pytest.mark.parametrize("number", [PAGE_SIZE - 1, 2 * PAGE_SIZE, 2 * PAGE_SIZE + 4])
def test_reload_and_back_lead_to_the_event_that_was_read(page: Page, size: tuple[int, int], number: int) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto("/")
    entry = read_at(page, number)
    height = height_of(entry)
    for _ in range(2):
        page.reload()
        assert_is_back(page, entry, height)
    entry.locator("h4 a").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/e/"))
    page.go_back()
    assert_is_back(page, entry, height)
    assert page.context.cookies() == []


def test_back_and_forward_between_steps_lead_to_the_events_that_were_read(page: Page) -> None:
    page.goto("/")
    first = read_at(page, 2 * PAGE_SIZE + 2)
    before = (first, height_of(first))
    page.get_by_label("Order").select_option("date")
    expect(page).to_have_url(re.compile("sort=date"))
    second = read_at(page, PAGE_SIZE + 3)
    after = (second, height_of(second))
    for step, place in ((page.go_back, before), (page.go_forward, after), (page.reload, after), (page.go_back, before)):
        step()
        assert_is_back(page, *place)


def test_address_of_a_list_read_on_begins_at_the_top_in_a_new_tab_and_at_its_fragment(page: Page) -> None:
    page.goto("/")
    entry = read_at(page, 2 * PAGE_SIZE + 2)
    tab = page.context.new_page()
    tab.goto(page.url)
    tab.wait_for_timeout(500)
    assert tab.evaluate("[scrollY, history.scrollRestoration]") == [0, "auto"]
    page.goto(f"{page.url}#{entry.get_attribute('id')}")
    expect(entry).to_be_in_viewport()
