"""Can all of the timeline be reached and used with the keyboard, and does the focus stay in sight?"""

import pytest
from playwright.sync_api import Page, expect

from tests.views.one_of_everything import Everything, one_of_everything

pytestmark = pytest.mark.django_db(transaction=True)
STANDING = """() => {
  const at = document.activeElement;
  const lit = [at, ...(at.labels || [])].map((each) => getComputedStyle(each));
  const box = (at.matches("[type=radio]") ? at.closest("label") : at).getBoundingClientRect();
  return {
    place: at.matches("summary, a, button, input, select, textarea, h2, main") ? at.tagName : "",
    // The parts of a date, its calendar's button among them, are the browser's own and have its own rings.
    outlined: at.type === "date"
      || lit.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    part: at.closest("header, .skip, .overview, .filters, .results-bar, .entry, .takeaway, footer, main")?.className
      || at.closest("header, footer, main")?.tagName || "",
    name: at.id || at.innerText || at.getAttribute("aria-label") || at.name || "",
  };
}"""


@pytest.fixture(autouse=True)
def everything() -> Everything:
    return one_of_everything()


def press(page: Page, key: str = "Tab") -> dict:
    page.keyboard.press(key)
    stands = page.evaluate(STANDING)
    assert stands["place"] and stands["outlined"] and stands["seen"], str(stands)
    return stands


def tab_to(page: Page, part: str, *, most: int = 120) -> dict:
    for _ in range(most):
        stands = press(page)
        if part in stands["part"]:
            return stands
    raise AssertionError(f"{part} is not reached with Tab")


@pytest.mark.parametrize("width", [360, 1440])
def test_tab_leads_through_every_part_in_order_with_the_focus_in_sight(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    parts: list[str] = []
    for _ in range(150):
        stands = press(page)
        if not parts or parts[-1] != stands["part"]:
            parts.append(stands["part"])
        if stands["part"] == "colophon":
            break
    wanted = ["skip", "masthead", "overview", "filters", "results-bar", "takeaway", "entry", "colophon"]
    assert [part for part in dict.fromkeys(parts) if part in wanted] == wanted


def test_skip_link_leads_into_the_content(page: Page) -> None:
    page.goto("/")
    assert "Skip" in press(page)["name"]
    page.keyboard.press("Enter")
    expect(page).to_have_url("/#main")
    assert page.evaluate("document.activeElement === document.body || document.activeElement.id === 'main'")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('main'))")


def test_evidence_is_opened_an_event_followed_and_returned_from(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    tab_to(page, "entry")
    while page.evaluate("document.activeElement.tagName") != "SUMMARY":
        press(page)
    page.keyboard.press("Enter")
    entry = page.locator(".entry:focus-within")
    expect(entry.locator("blockquote").first).to_be_visible()
    while not page.evaluate("document.activeElement.matches('.entry h3 a, .entry h4 a')"):
        press(page, "Shift+Tab")
    followed = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(followed)
    page.go_back()
    expect(page.locator("#results-title")).to_contain_text("7 events")
    press(page)


@pytest.mark.parametrize("width", [360, 1440])
def test_focus_is_kept_in_sight_through_every_swap(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    if width == 360:
        page.evaluate("document.querySelectorAll('.unfold, .drawer').forEach((each) => { each.open = true })")

    def act(selector: str, key: str, title: str) -> None:
        page.locator(selector).first.focus()
        page.keyboard.press(key)
        expect(page.locator("#results-title")).to_contain_text(title)
        page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-settling, .htmx-swapping')")
        stands = page.evaluate(STANDING)
        assert stands["place"] and stands["seen"] and stands["outlined"], (selector, stands)

    act(".facet .more", "Enter", "7 events")
    act("#category-conflict", "Space", "2 events")
    assert page.evaluate("document.activeElement.id") == "category-conflict"
    act("#results .chip", "Enter", "7 events")
    act(".range .chips a", "Enter", "events")
    act("#results .chip", "Enter", "7 events")
    act(".histogram a", "Enter", "event")
    act(".range .chips a", "Enter", "7 events")
    page.locator("#sort").focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url("/?sort=date")
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-settling, .htmx-swapping')")
    assert page.evaluate(STANDING)["place"]
    page.get_by_role("searchbox").fill("talks")
    act("#q", "Enter", "event")
    act("#results .chips .button-quiet", "Enter", "7 events")
