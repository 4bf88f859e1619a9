"""Does the overview lead to a period by click, by dragging, by touch and by keyboard, and is it right for everyone?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
Axe = Callable[[Page], list[str]]


@pytest.fixture(autouse=True)
def events() -> None:
    """Ten days of June with bands below them, and a story of twenty years."""
    for day in range(1, 11):
        factories.event(f"Talks {day}", edtf=f"2024-06-{day:02}", stories=["Talks"])
    for edtf in ("2024-06", "2024-06-04/..", "2024-06-10~"):
        factories.event(f"Around {edtf}", edtf=edtf, stories=["Talks"])
    for year in range(2004, 2024):
        factories.event(f"Year {year}", edtf=f"{year}-03-01")
    factories.event("Visit expected", edtf="")


def bar(page: Page, label: str) -> Locator:
    return page.locator(".histogram li", has=page.get_by_role("link", name=label, exact=False))


def arrive(page: Page) -> None:
    """The brush comes with the first movement of the pointer: nobody drags before."""
    page.goto("/stories/talks/")
    with page.expect_response(lambda response: "/brush" in response.url):
        page.mouse.move(20, 20)
        page.mouse.move(40, 40)
    page.wait_for_timeout(200)


def drag(page: Page, start: Locator, end: Locator) -> None:
    boxes = [each.bounding_box() for each in (start, end)]
    (x, y), (to_x, to_y) = [(box["x"] + box["width"] / 2, box["y"] + 20) for box in boxes if box]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + to_x) / 2, y, steps=3)
    page.mouse.move(to_x, to_y, steps=3)


def test_bar_dragged_to_another_sets_the_period_and_a_click_still_leads_to_one(page: Page) -> None:
    arrive(page)
    drag(page, bar(page, ", 6 June 2024"), bar(page, ", 3 June 2024"))
    expect(page.locator("#brush")).to_have_text("2024-06-03 – 2024-06-06")
    expect(page.locator(".brushed")).to_have_count(4)
    page.mouse.up()
    expect(page).to_have_url("/stories/talks/?from=2024-06-03&to=2024-06-06")
    expect(page.locator(".histogram [aria-current]")).to_have_count(4)
    expect(page.get_by_role("textbox", name="From")).to_have_value("2024-06-03")
    drag(page, bar(page, ", 8 June 2024"), bar(page, ", 9 June 2024"))
    page.mouse.up()
    expect(page).to_have_url("/stories/talks/?from=2024-06-08&to=2024-06-09")
    page.get_by_role("link", name="All dates").click()
    expect(page).to_have_url("/stories/talks/")
    bar(page, ", 5 June 2024").click()
    expect(page).to_have_url("/stories/talks/?from=2024-06-05&to=2024-06-05")
    page.go_back()
    expect(page).to_have_url("/stories/talks/")


def test_bars_with_shift_and_arrows_set_the_period(page: Page) -> None:
    arrive(page)
    bar(page, ", 5 June 2024").get_by_role("link").focus()
    for key in ("Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft"):
        page.keyboard.press(key)
    expect(page.locator("#brush")).to_have_text("2024-06-05 – 2024-06-06")
    page.keyboard.press("Escape")
    expect(page.locator(".brushed")).to_have_count(0)
    expect(page.locator("#brush")).to_contain_text("Drag along the dates")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/stories/talks/?from=2024-06-04&to=2024-06-06")
    expect(page.get_by_role("textbox", name="From")).to_be_focused()
    bar(page, ", 9 June 2024").get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url("/stories/talks/?from=2024-06-09&to=2024-06-09")


def swipe(page: Page, start: Locator, end: Locator, *, up: float = 0) -> None:
    """Through the debugger: Playwright's own touchscreen only taps."""
    session = page.context.new_cdp_session(page)
    boxes = [each.bounding_box() for each in (start, end)]
    (x, y), (to_x, _) = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes if box]
    way = [{"x": x + (to_x - x) * part / 10, "y": y - up * part / 10} for part in range(11)]
    for place, point in enumerate(way):
        kind = "touchMove" if place else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    page = new_context(has_touch=True).new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/stories/talks/")
    page.locator(".unfold > summary").click()
    return page


def test_finger_along_the_dates_sets_the_period(phone: Page) -> None:
    dates = phone.locator(".histogram i")
    swipe(phone, dates.nth(1), dates.nth(4))
    expect(phone).to_have_url("/stories/talks/?from=2024-06-02&to=2024-06-05")


def test_finger_on_the_bars_scrolls_from_the_newest_back_and_sets_nothing(phone: Page) -> None:
    phone.goto("/")
    phone.locator(".unfold > summary").click()
    shapes = phone.locator(".histogram a > svg")
    expect(shapes.last).to_be_in_viewport(ratio=1)
    last = shapes.count() - 1
    swipe(phone, shapes.nth(last - 7), shapes.last)
    phone.wait_for_function("document.querySelector('.histogram').scrollLeft < -50")
    middle = shapes.nth(last - 10)
    swipe(phone, middle, middle, up=200)
    phone.wait_for_function("window.scrollY > 100")
    expect(phone).to_have_url("/")


def test_finger_down_the_page_from_the_dates_scrolls(phone: Page) -> None:
    dates = phone.locator(".histogram i")
    swipe(phone, dates.nth(2), dates.nth(2), up=200)
    phone.wait_for_function("window.scrollY > 100")
    expect(phone).to_have_url("/stories/talks/")


def test_period_in_a_long_span_shows_where_it_lies_and_leads_back_out(page: Page) -> None:
    page.goto("/")
    expect(page.locator("#overview-title")).to_have_text("Events per year")
    page.get_by_role("link", name="Latest month: June 2024").click()
    expect(page).to_have_url("/?from=2024-06&to=2024-06")
    expect(page.locator("#overview-title")).to_have_text("Events per day")
    expect(page.get_by_role("link", name="Latest month: June 2024")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Whole span: 2004 – 2024").click()
    expect(page).to_have_url("/")


def test_overview_without_javascript_leads_to_a_period_by_its_links(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto("/stories/talks/")
    expect(page.locator("#brush")).to_be_hidden()
    bar(page, ", 5 June 2024").click()
    expect(page).to_have_url("/stories/talks/?from=2024-06-05&to=2024-06-05")
    page.get_by_role("link", name="All dates").click()
    expect(page).to_have_url("/stories/talks/")


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_overview_in_any_state_has_no_fault_and_no_sideways_scroll(page: Page, axe: Axe, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for address in ("/", "/stories/talks/", "/?from=2024-06-03&to=2024-06", "/?from=1990&to=1991", "/?q=nothing"):
            page.goto(address)
            assert axe(page) == [], (address, scheme)
            page.evaluate("document.querySelectorAll('.overview details').forEach(each => { each.open = true })")
            assert axe(page) == [], (address, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize(("width", "height"), [(360, 740), (768, 1024), (1440, 900)])
@pytest.mark.parametrize("address", ["/", "/stories/talks/", "/stories/talks/?from=2024-06-03&to=2024-06-05"])
def test_overview_with_bands_leaves_the_first_headline_in_view(
    page: Page, address: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)
    box = page.locator(".entry :is(h3, h4)").first.bounding_box()
    assert box and box["y"] + box["height"] <= height
