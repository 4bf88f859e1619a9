"""Does a real browser show the pages as meant: with HTMX, without JavaScript, within the policy, for everyone?"""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests import factories
from timeline.curation import edit_event
from timeline.models import Event

pytestmark = pytest.mark.django_db(transaction=True)

SIZES = [(360, 740), (768, 1024), (1440, 900)]
Axe = Callable[[Page], list[str]]


@pytest.fixture(autouse=True)
def events() -> Event:
    """A timeline with one of everything that looks different."""
    conflict = factories.category("conflict")
    factories.event(
        "Truce signed", edtf="2023-11-24", actors=["Qatar"], stories=["War"], summary="It holds for four days."
    )
    factories.event("Talks continue", edtf="2023-11", modality="planned", places=["Doha"])
    factories.event("War goes on", edtf="2023-10-07/..", modality="ongoing", category=conflict)
    factories.event("Plan rejected", edtf="2023-12~", modality="denied")
    factories.event("Visit expected", edtf="")
    factories.event("x" * 190, edtf="2023-10-01", summary="y" * 500, quote="z" * 500)
    event = factories.event("Assault begins", edtf="2023-10-07", category=conflict)
    factories.claim(event.citations.get(), "killed", 1400, attributed_to="officials")
    other = factories.article("Some 1,200 died.", by="The Other Paper")
    factories.claim(factories.cite(event, other, "Some 1,200 died."), "killed", 1200, qualifier="about")
    edit_event(event, editor=None, reason="In short.", summary="It began at dawn.")
    return event


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """Everything that the browser complains of, violations of the policy among it."""
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            heard.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield heard


def addresses(event: Event) -> list[str]:
    citation = event.citations.get(article__publisher__name="The Other Paper")
    return [
        "/",
        event.get_absolute_url(),
        citation.get_absolute_url(),
        "/sources/",
        "/stories/",
        "/?q=nothing",
        "/?sort=updated",
        "/?asof=2024-06-11&since=2024-06-11T08:00Z&differ=yes",
        f"{event.get_absolute_url()}?asof=2024-06-11",
        f"{event.get_absolute_url()}?asof=2024-06-09",
        "/corrections/",
        "/about/data/",
    ]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_timeline_on_load_has_its_first_headline_in_view(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto("/")
    box = page.locator(".entry :is(h3, h4)").first.bounding_box()
    assert box and box["y"] + box["height"] <= height


def test_filter_with_htmx_changes_results_counts_and_address_and_back_undoes_it(
    page: Page, complaints: list[str]
) -> None:
    page.goto("/")
    expect(page.locator("#results-title")).to_contain_text("7 events")
    page.get_by_role("checkbox", name="Conflict").check()
    expect(page.locator("#results-title")).to_contain_text("2 events")
    expect(page).to_have_url("/?category=conflict")
    expect(page.locator("#announcement")).to_have_text("2 events")
    expect(page.get_by_role("checkbox", name="Conflict")).to_be_focused()
    page.get_by_role("searchbox").fill("assault")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("#results-title")).to_contain_text("1 event")
    page.go_back()
    expect(page.locator("#results-title")).to_contain_text("2 events")
    expect(page.get_by_role("checkbox", name="Conflict")).to_be_checked()
    page.go_back()
    expect(page.locator("#results-title")).to_contain_text("7 events")
    expect(page.get_by_role("checkbox", name="Conflict")).not_to_be_checked()
    assert complaints == []


def test_chip_bar_and_order_with_htmx_keep_the_rest_of_the_view(page: Page, complaints: list[str]) -> None:
    page.goto("/?category=conflict&category=diplomacy")
    page.locator(".chip", has_text="Conflict").click()
    expect(page).to_have_url("/?category=diplomacy")
    page.get_by_label("Order").select_option("date")
    expect(page).to_have_url("/?category=diplomacy&sort=date")
    page.locator(".histogram a").last.click()
    expect(page).to_have_url("/?from=2023-12&to=2023-12&category=diplomacy&sort=date")
    expect(page.locator(".entry h4")).to_have_text("Denied: Plan rejected")
    assert complaints == []


def test_malformed_period_with_htmx_is_explained_at_its_address_and_back_returns(page: Page) -> None:
    page.goto("/?category=conflict")
    page.get_by_role("textbox", name="From").fill("2023-13")
    page.get_by_role("textbox", name="From").press("Enter")
    expect(page.locator("#results")).to_contain_text("Month 13 does not exist")
    expect(page).to_have_url("/?from=2023-13&category=conflict")
    page.reload()
    expect(page.locator("#results")).to_contain_text("Month 13 does not exist")
    page.go_back()
    expect(page.locator("#results-title")).to_contain_text("2 events")
    expect(page).to_have_url("/?category=conflict")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1440, 900)])
def test_malformed_period_with_htmx_is_in_view_announced_and_has_the_focus(
    page: Page, axe: Axe, width: int, height: int, scheme: Literal["light", "dark"]
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto("/?to=2024")
    page.evaluate("document.querySelectorAll('.unfold').forEach(each => { each.open = true; })")
    page.get_by_role("textbox", name="From").fill("2023-13")
    page.get_by_role("textbox", name="From").press("Enter")
    expect(page.locator("#bad")).to_be_focused()
    expect(page.locator("#announcement")).to_contain_text("Month 13 does not exist")
    expect(page.locator("#from")).to_have_attribute("aria-invalid", "true")
    told = page.locator("#results").bounding_box()
    first, second = (page.locator("#results > p").nth(number).bounding_box() for number in (0, 1))
    assert told and first and second
    assert told["y"] >= 0 and second["y"] + second["height"] <= height
    assert second["y"] - first["y"] < 150
    assert axe(page) == []
    page.go_back()
    expect(page.locator("#results-title")).to_be_visible()
    assert [page.locator(field).input_value() for field in ("#from", "#to")] == ["", "2024"]


def test_filter_ticked_far_down_the_page_leaves_the_reader_there(page: Page) -> None:
    for number in range(40):
        factories.event(f"Meeting {number}", places=[f"Place {number % 9}"], actors=[f"Actor {number % 9}"])
    page.goto("/")
    page.evaluate("window.scrollTo({top: 650, behavior: 'instant'})")
    page.get_by_role("checkbox", name="Place 5").check()
    expect(page.locator("#results-title")).to_contain_text("4 events")
    page.wait_for_timeout(500)
    assert page.evaluate("window.scrollY") == 650


def test_pages_load_without_a_complaint(page: Page, complaints: list[str], events: Event) -> None:
    for address in addresses(events):
        page.goto(address)
    assert complaints == []


def test_filter_without_javascript_leads_to_a_clean_address(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto("/")
    expect(page.locator(".theme")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy link")).to_have_count(0)
    page.get_by_role("checkbox", name="Conflict").check()
    page.get_by_role("button", name="Show results").click()
    expect(page.locator("#results-title")).to_contain_text("2 events")
    expect(page).to_have_url("/?category=conflict")
    page.get_by_role("textbox", name="From").fill("2023-11")
    page.get_by_role("button", name="Set").click()
    expect(page.locator("#results-title")).to_contain_text("1 event")
    page.get_by_text("Reported by 1 article").click()
    page.locator(".citation a").first.click()
    expect(page.locator(".excerpt:has(:target) mark")).to_contain_text("War goes on in the capital")


def test_copy_button_copies_the_permanent_address(page: Page, events: Event) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(events.get_absolute_url())
    page.get_by_role("button", name="Copy link").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(events.get_absolute_url())


def test_citation_is_copied_as_it_stands_and_saved_as_a_file(page: Page, axe: Axe, events: Event) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(events.get_absolute_url())
    page.get_by_text("As text or as a file").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Copy Wiki").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".cite").last.text_content() and copied.startswith("{{cite web |url=http")
    with page.expect_download() as saved:
        page.get_by_role("link", name="BibTeX").click()
    assert saved.value.suggested_filename == f"event-{events.public_id}.bib"


def test_citation_is_read_without_javascript(page_without_javascript: Page, events: Event) -> None:
    page = page_without_javascript
    page.goto(events.get_absolute_url())
    page.get_by_text("As text or as a file").click()
    expect(page.locator(".cite").first).to_contain_text("Assault begins [Date of the event: 7 October 2023].")
    expect(page.get_by_role("button", name="Copy APA")).to_have_count(0)
    expect(page.get_by_role("link", name="CSL-JSON")).to_be_visible()


def test_theme_chosen_is_kept_in_the_browser_without_a_cookie(page: Page) -> None:
    page.goto("/")
    page.get_by_role("radio", name="Dark").check(force=True)
    page.goto("/sources/")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    assert page.context.cookies() == []
