"""Does paper carry what the screen unfolds: every quote and address, and no control?"""

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.views.one_of_everything import Everything, one_of_everything
from timeline.publication.paging import PAGE_SIZE
from timeline.publication.timeline import UNDATED_SHOWN

pytestmark = pytest.mark.django_db(transaction=True)
A4 = {"width": 673, "height": 1000}
"""CSS pixels between the margins of 16 mm."""
PRINTED = """() => [...document.querySelectorAll("blockquote, .notes > ol > li > p:first-child, .excerpt mark")]
  .filter((each) => !each.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
    || !each.getBoundingClientRect().height)
  .map((each) => each.innerText.slice(0, 60))"""
CONTROLS = """() => [...document.querySelectorAll(
  "button, input, select, textarea, .theme, .skip, .masthead nav, .colophon nav, .crumb, .pager a")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().height > 1)
  .map((each) => each.outerHTML.slice(0, 120))"""
ADDRESSES = """() => [...document.querySelectorAll("a, h3, h4, figcaption, .permalink")]
  .map((each) => getComputedStyle(each, "::after").content + " " + each.innerText).join(" ")"""


@pytest.fixture(autouse=True)
def everything() -> Everything:
    return one_of_everything()


def on_paper(page: Page, address: str) -> None:
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    page.goto(address)


def test_no_page_prints_a_control_hides_a_quote_or_overflows(page: Page, everything: Everything) -> None:
    wrong = {}
    for address in [*everything.lists, *everything.records, *everything.frames]:
        if "/report/" in address or address.startswith("/filters/"):
            continue  # forms: nothing else is on them
        on_paper(page, address)
        wrong[address] = [*page.evaluate(CONTROLS), *page.evaluate(PRINTED)]
        if page.evaluate("document.documentElement.scrollWidth") > A4["width"]:
            wrong[address].append("overflows")
    assert {address: found for address, found in wrong.items() if found} == {}


def test_list_prints_each_quote_with_its_address_and_that_of_the_view(page: Page) -> None:
    page.goto("/?category=conflict")
    assert not page.locator(".printed").is_visible()
    on_paper(page, "/?category=conflict&utm_source=x")
    assert page.locator(".printed").inner_text() == f"{page.evaluate('location.origin')}/?category=conflict"
    assert page.locator(".evidence[open]").count() == 0
    told = page.evaluate(ADDRESSES)
    assert "/articles/" in told and "#q-" in told
    assert len(page.pdf(format="A4", prefer_css_page_size=True)) > 10_000


LEFT_OUT = "Not all are printed here; more in the dossier:"


def printed_below(page: Page) -> list[str]:
    """What stands on paper below the events of a list."""
    lines = page.locator("#pager .meta, #pager .printed, .undated .printed").all()
    return [line.inner_text() for line in lines if line.is_visible()]


def test_list_prints_what_it_holds_and_where_the_rest_is(page_without_javascript: Page) -> None:
    page = page_without_javascript
    for number in range(2 * PAGE_SIZE + 1):
        factories.event(f"Event {number}", edtf="2021-06-10", stories=["Long"])
    page.goto("/stories/long/")
    assert printed_below(page) == ["Dated events 1–10 of 21"]
    on_paper(page, "/stories/long/")
    rest = f"{LEFT_OUT} {page.evaluate('location.origin')}/dossier/?story=long"
    assert printed_below(page) == ["Dated events 1–10 of 21", rest]
    address = page.locator("#pager [rel=next]").get_attribute("href")
    on_paper(page, str(address))
    assert printed_below(page) == ["Dated events 11–20 of 21", rest]
    on_paper(page, "/stories/long/?q=3")
    assert printed_below(page) == []


def test_list_prints_where_the_undated_are_that_it_leaves_out(page: Page) -> None:
    for number in range(UNDATED_SHOWN + 1):
        factories.event(f"Undated {number}", edtf="", stories=["Vague"])
    on_paper(page, "/stories/vague/")
    assert printed_below(page) == [f"{LEFT_OUT} {page.evaluate('location.origin')}/dossier/?story=vague"]


def test_list_read_on_prints_where_the_rest_is_until_nothing_is_left(page: Page) -> None:
    for number in range(2 * PAGE_SIZE + 1):
        factories.event(f"Event {number}", edtf="2021-06-10", stories=["Long"])
    page.goto("/stories/long/")
    for shown in (2 * PAGE_SIZE, 2 * PAGE_SIZE + 1):
        page.locator("[data-more]").click()
        expect(page.locator("#results .entry")).to_have_count(shown)
        page.emulate_media(media="print")
        assert [line.startswith(LEFT_OUT) for line in printed_below(page)] == [True] * (shown == 2 * PAGE_SIZE)
        page.emulate_media(media="screen")


def test_event_prints_its_own_address_and_that_of_every_quote_and_article(page: Page, everything: Everything) -> None:
    on_paper(page, everything.event.get_absolute_url())
    told = page.evaluate(ADDRESSES)
    origin = page.evaluate("location.origin")
    wanted = [f"{origin}{everything.event.get_absolute_url()}"]
    for citation in everything.event.citations.select_related("article"):
        wanted += [f"{origin}{citation.get_absolute_url()}", citation.article.url]
    assert [address for address in wanted if address not in told] == []


def test_dossier_prints_every_quote_as_a_note_with_its_addresses(page: Page) -> None:
    on_paper(page, "/dossier/?category=conflict")
    notes = page.locator(".notes > ol > li")
    assert "Some 1,200 died." in " ".join(notes.all_inner_texts())
    assert all("/articles/" in each for each in notes.all_inner_texts())


KEPT = """([first, next]) => [...document.querySelectorAll(first)].filter((each) => each.checkVisibility())
  .map((each) => [each, each.nextElementSibling])
  .filter(([each, below]) => !below.matches(next) || getComputedStyle(each).breakAfter !== "avoid"
    || getComputedStyle(each).breakInside !== "avoid").length"""


def test_page_breaks_leave_dates_and_headings_with_what_they_head(page: Page, everything: Everything) -> None:
    tops = """all => all.map((each) => each.querySelector("b").getBoundingClientRect().top
      - each.nextElementSibling.querySelector(".kicker").getBoundingClientRect().top)"""
    for address in ("/", "/embed/"):
        on_paper(page, address)
        assert page.evaluate(KEPT, [".entry > .kicker", "h1, h2, h3, h4"]) == 0
        assert page.evaluate(KEPT, [".when", ".entries"]) == 0
        # In a grid the date could stand on one page and its title on the next.
        displays = page.locator(".day").evaluate_all("all => all.map((each) => getComputedStyle(each).display)")
        assert set(displays) == {"block"}
        assert [top for top in page.locator(".when").evaluate_all(tops) if abs(top) > 16] == []
    on_paper(page, everything.event.get_absolute_url())
    assert page.evaluate(KEPT, ["#quotes-title", "p"]) == page.evaluate(KEPT, ["#quotes-title + p", ".citation"]) == 0
