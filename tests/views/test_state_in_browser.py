"""Does an address show the same thing however one comes to it: by acting, back, forward, reload, or in a new tab?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests import factories
from timeline.publication.paging import PAGE_SIZE
from timeline.search import index_event

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def events() -> None:
    of = factories.article("One sentence for all.")
    for number in range(2 * PAGE_SIZE + 5):
        event = factories.event(
            f"Talks {number:03}", edtf=f"2024-{12 - number // 6:02}-{28 - number % 6:02}", of=of,
            quote="One sentence for all.", category=factories.category("conflict" if number % 3 else "sport"),
            actors=[f"Actor {number % 10}"],
        )  # fmt: skip
        if number < 3:
            index_event(event)


def shown(page: Page) -> dict:
    """What a reader sees of a view."""
    return page.evaluate(
        """() => ({
          heading: document.querySelector("#results-title").innerText,
          first: document.querySelector(".entry h4")?.innerText,
          chips: [...document.querySelectorAll("#results .chip")].map((each) => each.innerText),
          ticked: [...document.querySelectorAll("#filters :checked")].map((each) => each.value),
          typed: ["q", "from", "to", "asof", "since", "sort"].map((id) => document.getElementById(id).value),
          bars: document.querySelectorAll(".histogram [aria-current]").length,
          whole: Boolean(document.querySelector(".masthead") && document.querySelector(".colophon")),
          link: document.querySelector(".takeaway .permalink").href,
        })"""
    )


def settled(page: Page) -> None:
    page.wait_for_load_state()
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-settling, .htmx-swapping')")


def drag(page: Page, start: Locator, end: Locator) -> None:
    start.scroll_into_view_if_needed()
    (x, y), (to_x, to_y) = [
        (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        for each in (start, end)
        if (box := each.bounding_box())
    ]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + to_x) / 2, y, steps=3)
    page.mouse.move(to_x, to_y, steps=3)
    page.mouse.up()


def acts(page: Page) -> list[Callable[[], object]]:
    """Each sets another view."""

    def all_values() -> None:
        page.locator(".facet .more").first.click()
        page.get_by_role("checkbox", name="Actor 8").check()

    def on_the_facet_page() -> None:
        page.goto("/filters/actor/?sort=date")
        page.get_by_role("checkbox", name="Actor 3").check()
        page.get_by_role("button", name="Show results").click()

    def search() -> None:
        page.get_by_role("searchbox").fill("talks")
        page.get_by_role("searchbox").press("Enter")

    return [
        lambda: page.get_by_role("checkbox", name="Conflict").check(),
        all_values,
        lambda: page.locator("#results .chips .button-quiet").click(),
        lambda: drag(page, page.locator(".histogram i").nth(0), page.locator(".histogram i").nth(2)),
        page.locator(".range .chips a").first.click,
        page.locator(".range .chips a").first.click,
        lambda: page.get_by_label("Order").select_option("updated"),
        search,
        page.locator("#results .chip").last.click,
        on_the_facet_page,
        lambda: page.locator("#results .chips .button-quiet").click(),
        lambda: page.goto(page.locator("[data-more]").evaluate("link => link.href")),
        lambda: page.get_by_role("checkbox", name="Sport").check(),
    ]


def test_every_view_is_the_same_back_forward_reloaded_and_in_a_new_tab(
    page: Page, new_context: Callable[..., BrowserContext]
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    views = [(page.url, shown(page))]
    for number, act in enumerate(acts(page)):
        before = page.url
        act()
        expect(page, f"act {number}").not_to_have_url(before)
        settled(page)
        views.append((page.url, shown(page)))
    addresses = [address for address, _ in views]
    for address, view in reversed(views[:-1]):
        page.go_back()
        while "/filters/" in page.url:
            page.go_back()
        expect(page).to_have_url(address)
        settled(page)
        assert (page.url, shown(page)) == (address, view), ("back", addresses)
    for address, view in views[1:]:
        page.go_forward()
        while "/filters/" in page.url:
            page.go_forward()
        expect(page).to_have_url(address)
        settled(page)
        assert (page.url, shown(page)) == (address, view), ("forward", addresses)
    tab = new_context().new_page()
    tab.set_viewport_size({"width": 1440, "height": 900})
    for address, view in views:
        tab.goto(address)
        assert shown(tab) == view, ("new tab", address)
        tab.reload()
        assert shown(tab) == view, ("reload", address)
