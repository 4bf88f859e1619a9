"""Is everything but copying, drawing a period and shortcuts to be had in a browser without JavaScript?"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.views.one_of_everything import Everything, one_of_everything
from timeline.models import Report
from timeline.publication.paging import PAGE_SIZE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def everything() -> Everything:
    return one_of_everything()


@pytest.fixture
def many() -> None:
    """Two and a half pages of dated events, and as many of undated ones."""
    of = factories.article("One sentence for all.")
    for number in range(2 * PAGE_SIZE + PAGE_SIZE // 2):
        for edtf in (f"2019-{number % 12 + 1:02}-{number % 28 + 1:02}", ""):
            factories.event(f"Meeting {number}", edtf=edtf, of=of, quote="One sentence for all.")


def test_filters_of_every_kind_lead_on_from_each_other(page_without_javascript: Page) -> None:
    page = page_without_javascript
    title = page.locator("#results-title")
    page.goto("/")
    page.get_by_role("group", name="Who").locator(".more").click()
    page.get_by_role("checkbox", name="Actor 8").check()
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url("/?actor=actor-8")
    expect(title).to_contain_text("1 event")
    page.locator("#results .chip").click()
    expect(page).to_have_url("/")
    page.locator(".range .chips a").first.click()
    expect(page).to_have_url(re.compile(r"\?from=.*&to="))
    page.get_by_role("link", name="All dates", exact=True).click()
    expect(page).to_have_url("/")
    page.get_by_role("textbox", name="From").fill("2023-11")
    page.get_by_role("button", name="Set").click()
    expect(page).to_have_url("/?from=2023-11")
    page.get_by_role("searchbox").fill("talks")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url("/?q=talks&from=2023-11")
    expect(title).to_contain_text("1 event")
    page.get_by_label("Order").select_option("date")
    page.get_by_role("button", name="Sort").click()
    expect(page).to_have_url("/?q=talks&from=2023-11&sort=date")
    page.locator("#results").get_by_role("link", name="Clear all").click()
    expect(title).to_contain_text("7 events")
    page.get_by_label("As known on").fill("2024-06-11")
    page.locator("#facets .asof-row button").first.click()
    expect(page).to_have_url("/?asof=2024-06-11&sort=date")


def test_lists_turn_their_pages_both_ways(page_without_javascript: Page, many: None) -> None:
    page = page_without_javascript
    page.goto("/?from=2019&to=2019")
    first = page.locator(".year .entry h4").first.inner_text()
    page.get_by_role("link", name=re.compile("^Older events")).click()
    page.get_by_role("link", name=re.compile("^Older events")).click()
    expect(page.locator(".year .entry")).to_have_count(PAGE_SIZE // 2)
    page.get_by_role("link", name=re.compile("^Newer events")).click()
    page.get_by_role("link", name=re.compile("^Newer events")).click()
    expect(page.locator(".year .entry h4").first).to_have_text(first)
    page.goto("/")
    page.get_by_role("link", name=re.compile(r"^All \d+ undated events")).click()
    expect(page.locator(".undated .entry")).to_have_count(PAGE_SIZE)
    for left in (PAGE_SIZE, PAGE_SIZE // 2 + 1):
        page.locator(".pager [rel=next]").click()
        expect(page.locator(".undated .entry")).to_have_count(left)
    page.get_by_role("link", name=re.compile("^First undated events")).click()
    page.get_by_role("link", name="Dated events", exact=True).click()
    expect(page.locator(".year .entry")).to_have_count(PAGE_SIZE)


def test_event_its_article_its_dossier_and_the_other_language_are_reached(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto("/?category=conflict")
    page.get_by_text("Reported by 2 articles").click()
    expect(page.locator(".evidence[open] blockquote").last).to_be_visible()
    page.get_by_role("link", name="Assault begins", exact=True).click()
    expect(page.locator("h1")).to_have_text("Assault begins")
    page.get_by_text("As text or as a file").click()
    expect(page.locator(".cite").first).to_be_visible()
    page.get_by_text("Show it on your own page").click()
    expect(page.locator("#embed-code")).to_have_value(re.compile("^<iframe"))
    page.locator("figure.citation", has_text="Some 1,200 died.").locator("figcaption a").first.click()
    expect(page.locator(".excerpt:has(:target) mark")).to_contain_text("Some 1,200 died.")
    page.go_back()
    page.locator(".neighbours a").first.click()
    expect(page.locator("h1")).not_to_have_text("Assault begins")
    page.locator(".crumb a").click()
    expect(page.locator("#results-title")).to_contain_text("2 events")
    page.locator("#results").get_by_text("Share", exact=True).click()
    page.get_by_role("link", name="Print dossier").click()
    expect(page.locator(".matter")).to_have_count(2)
    page.goto("/?category=conflict")
    page.get_by_role("link", name="Deutsch").click()
    expect(page).to_have_url("/de/?category=conflict")
    expect(page.locator("html")).to_have_attribute("lang", "de")


def test_report_is_sent_and_its_mistakes_are_told(page_without_javascript: Page, everything: Everything) -> None:
    page = page_without_javascript
    page.goto(everything.event.get_absolute_url())
    page.get_by_role("link", name="Report a problem", exact=True).click()
    page.get_by_role("button", name="Send to the editors").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what is wrong.")
    page.get_by_role("radio", name="Wrong date").check()
    page.get_by_role("button", name="Send to the editors").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    assert Report.objects.values_list("kind", flat=True).get() == "date"
