"""From a reader's report to an editor's answer in a real browser, with and without JavaScript, on any screen."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests import factories
from tests.journeys.test_newsroom import curator, log_in, reader
from timeline.models import Event, Report

__all__ = ["curator", "reader"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event() -> Event:
    row = factories.event("Talks begin in Oslo", quote="Talks began in Oslo on Monday.")
    factories.cite(row, factories.article("x" * 190, by="The Other Paper"), "x" * 190)
    return row


def test_quote_is_reported_and_the_report_resolved(reader: Page, curator: User, event: Event) -> None:
    reader.goto(event.get_absolute_url())
    quote = reader.locator("figure.citation", has_text="Talks began in Oslo")
    quote.get_by_role("link", name="Report a problem with this quote").click()
    expect(reader.get_by_role("radio", name="Talks began in Oslo on Monday.")).to_be_checked()
    reader.get_by_role("radio", name="Something else").check()
    reader.get_by_role("button", name="Send to the editors").click()
    expect(reader.get_by_role("alert")).to_contain_text("Say in your own words what is wrong.")
    expect(reader.get_by_role("radio", name="Something else")).to_be_checked()
    expect(reader.get_by_role("radio", name="Talks began in Oslo on Monday.")).to_be_checked()
    reader.get_by_label("In your own words").fill("They began on Tuesday.")
    reader.get_by_label("Your e-mail address").fill("ann@example.org")
    reader.get_by_role("button", name="Send to the editors").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Thank you, the editors have your report")
    reader.reload()
    assert Report.objects.count() == 1

    log_in(reader, curator)
    reader.get_by_role("link", name="Readers’ reports (1 open)").click()
    reader.locator("#result_list tbody th a").first.click()
    expect(reader.locator(".desk-quote")).to_contain_text("Talks began in Oslo on Monday.")
    expect(reader.get_by_text("They began on Tuesday.")).to_be_visible()
    expect(reader.get_by_role("link", name="ann@example.org")).to_be_visible()
    reader.get_by_label("Note or reason").fill("The paper corrected itself.")
    reader.get_by_role("button", name="Resolve").click()
    expect(reader.get_by_text("Resolved: Something else: Talks begin in Oslo.")).to_be_visible()
    reader.goto("/admin/")
    expect(reader.get_by_role("link", name="Readers’ reports (0 open)")).to_be_visible()
    assert Report.objects.values_list("note", "contact").get() == ("The paper corrected itself.", "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1440])
def test_pages_of_a_report_have_no_accessibility_fault_and_do_not_scroll_sideways(
    page: Page, axe: Callable[[Page], list[str]], event: Event, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]

    def check(what: str) -> None:
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert axe(page) == [], what
        assert page.evaluate("document.documentElement.scrollWidth") <= width, what

    form = f"/e/{event.public_id}/report/"
    for path in (form, f"{form}?quote={event.citations.first().pk}", f"{form}?quote=0", event.get_absolute_url()):
        page.goto(path)
        check(path)
    page.goto(form)
    page.get_by_label("Your e-mail address").fill("nobody")
    page.get_by_role("button", name="Send to the editors").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what is wrong.")
    check("errors")
    for number in range(6):
        page.goto(form)
        page.get_by_role("radio", name="Something else").check()
        page.get_by_label("In your own words").fill(f"{'w' * 120} {number}")
        page.get_by_role("button", name="Send to the editors").click()
        if number == 0:
            expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
            check("thanks")
    expect(page.get_by_role("alert")).to_contain_text("takes your report again from")
    check("429")


@pytest.mark.parametrize("width", [360, 1440])
def test_desk_pages_of_a_report_have_no_fault_of_ours(
    page: Page, axe: Callable[[Page], list[str]], curator: User, event: Event, width: int
) -> None:
    report = factories.report(event, words="w" * 300, contact="ann@example.org")
    log_in(page, curator)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/admin/timeline/report/{report.pk}/change/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [fault for fault in axe(page) if "desk" in fault] == []
