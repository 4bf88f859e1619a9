"""Are German pages, whose words are longer, as accessible and as narrow as the English ones?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from timeline.models import Event

pytestmark = pytest.mark.django_db(transaction=True)

Axe = Callable[[Page], list[str]]


@pytest.fixture
def event() -> Event:
    factories.event("Plan rejected", edtf="2023-11~", modality="conditional", stories=["War"])
    factories.event("Visit expected", edtf="", modality="denied")
    event = factories.event("Assault begins", edtf="2023-10-07/..", modality="ongoing", actors=["Qatar"])
    factories.claim(event.citations.get(), "killed", 1400)
    other = factories.article("Some 1,200 died.", by="The Other Paper")
    factories.claim(factories.cite(event, other, "Some 1,200 died."), "killed", 1200, qualifier="about")
    return event


def addresses(event: Event) -> list[str]:
    own, quote = event.get_absolute_url(), event.citations.all()[0].get_absolute_url()
    return ["/de/", f"/de{own}", f"/de{quote}", f"/de/e/{event.public_id}/report/", "/de/about/data/", "/de/sources/",
            "/de/dossier/", "/de/categories/", "/de/actors/qatar/", "/de/sources/the-other-paper/articles/",
            "/de/embed/", f"/de/embed/e/{event.public_id}/", "/de/?from=2023-13",
            "/de/?differ=yes&asof=2024-06-11"]  # fmt: skip


def test_german_pages_have_no_accessibility_fault_and_never_scroll_sideways(page: Page, axe: Axe, event: Event) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for address in addresses(event):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        assert axe(page) == [], address


def test_filter_leads_from_german_to_german_and_from_there_to_english(page: Page, event: Event) -> None:
    page.goto("/de/")
    page.get_by_label("Andauernd").check()
    expect(page.get_by_role("heading", name="1 Ereignis aus 2 Artikeln")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url("http://testserver/?modality=ongoing" if "testserver" in page.url else page.url)
    expect(page.get_by_role("heading", name="1 event from 2 articles")).to_be_visible()


RAIL = """() => [...document.querySelectorAll(".when")].filter((when) => {
  when.querySelector(".visually-hidden")?.remove();
  const text = document.createRange();
  text.selectNodeContents(when);
  const dot = when.parentElement.querySelector(".entry").getBoundingClientRect().left - 10;
  return text.getBoundingClientRect().width < 20 || text.getBoundingClientRect().right > dot;
}).map((when) => when.innerText)"""
"""Dates that reach the dot on the line of time."""


def test_date_written_out_stays_clear_of_the_line(page: Page) -> None:
    written_out = factories.event("Vote", edtf="2023-09-27")
    factories.event("Plan", edtf="2023-12-27/2024-09")
    for width in (640, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for path in ("/", "/?sort=updated", "/embed/", f"/embed/e/{written_out.public_id}/"):
            for language in ("", "/de"):
                page.goto(language + path)
                assert page.evaluate(RAIL) == [], (width, language, path)
    page.goto("/")
    sizes = page.locator(".when b").evaluate_all("all => all.map(each => getComputedStyle(each).fontSize)")
    assert sizes == ["17px", "24px"]


def test_period_fields_show_a_whole_day_at_every_width(page: Page) -> None:
    factories.event("Vote", edtf="2023-09-27")
    for width in (320, 375, 640, 768, 896, 1024, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        for language in ("", "/de"):
            page.goto(f"{language}/?from=2023-09-07&to=2023-12-01")
            page.locator(".unfold").evaluate("each => { each.open = true }")
            cut = page.locator("#from, #to").evaluate_all("all => all.filter(the => the.scrollWidth > the.clientWidth)")
            assert cut == [], (width, language)
