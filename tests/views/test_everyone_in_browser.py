"""Is every page, in every state, in light and dark, on a phone and on a desk, fit for everyone?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.views.one_of_everything import Everything, one_of_everything

pytestmark = pytest.mark.django_db(transaction=True)
Axe = Callable[[Page], list[str]]
UNFOLD = "document.querySelectorAll('details').forEach(each => { each.open = true })"


@pytest.fixture
def everything() -> Everything:
    return one_of_everything()


def overflow(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("part", ["lists", "records", "failures", "frames"])
def test_every_page_unfolded_has_no_accessibility_fault(
    page: Page, axe: Axe, everything: Everything, part: str
) -> None:
    """The German ones are looked at in ``test_german_in_browser.py``."""
    faults = {}
    for address in getattr(everything, part):
        page.goto(address)
        page.evaluate(UNFOLD)
        for width, scheme in ((360, "dark"), (1440, "light")):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 740})
            faults[f"{address[:80]} {width} {scheme}"] = axe(page)
    assert {state: found for state, found in faults.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_chief_pages_folded_have_no_accessibility_fault(
    page: Page, axe: Axe, everything: Everything, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    for address in (everything.lists[0], everything.records[0], everything.records[3]):
        page.goto(address)
        assert axe(page) == [], address


def test_every_page_folded_and_unfolded_never_scrolls_sideways(page: Page, everything: Everything) -> None:
    wider = []
    for address in everything.pages:
        page.goto(address)
        for unfold in ("", UNFOLD):
            page.evaluate(unfold)
            for width in (320, 360, 768, 1440):
                page.set_viewport_size({"width": width, "height": 740})
                if overflow(page) > 0:
                    wider.append((address[:80], width, unfold))
    assert wider == []


@pytest.mark.parametrize("width", [360, 1440])
def test_states_that_come_by_acting_have_no_accessibility_fault(
    page: Page, axe: Axe, everything: Everything, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.goto("/")
    page.evaluate(UNFOLD)
    page.get_by_role("group", name="Who").locator(".more").click()
    expect(page.get_by_role("checkbox", name="Actor 8")).to_be_visible()
    assert axe(page) == [], "every value of a facet"
    page.get_by_role("checkbox", name="Conflict").check()
    expect(page.locator("#results-title")).to_contain_text("2 events")
    assert axe(page) == [], "after a swap"
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert axe(page) == [], "the dialog"
    assert overflow(page) <= 0
    page.goto(f"/e/{everything.event.public_id}/report/")
    page.get_by_label("Your e-mail address").fill("nobody")
    page.get_by_role("button", name="Send to the editors").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what is wrong.")
    assert axe(page) == [], "a report with mistakes"
    page.goto("/?from=2023-13")
    page.goto("/")
    page.evaluate(UNFOLD)
    page.get_by_role("textbox", name="From").fill("2023-13")
    page.get_by_role("textbox", name="From").press("Enter")
    expect(page.locator("#results")).to_contain_text("Month 13 does not exist")
    assert axe(page) == [], "a malformed period"
