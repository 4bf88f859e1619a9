"""Do the pages of names, of an article and for print lead where they say, and is the sentence linked to in sight?"""

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from timeline.models import Article, Place

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "x" * 180


@pytest.fixture(autouse=True)
def article() -> Article:
    """One long article, of which two events cite the same sentence, the last."""
    factories.publisher("The Paper", homepage="https://paper.example/")
    sentences = [f"Sentence {number} of the report says that talks went on for another day." for number in range(40)]
    article = factories.article(*sentences, by="The Paper", title="Talks", url=f"https://paper.example/{LONG}")
    for number, sentence in enumerate(sentences):
        factories.event(f"Talks {number}", of=article, quote=sentence, actors=["Qatar", "Egypt"], places=["Doha"])
    event = factories.event("Second reading", of=article, quote=sentences[-1], places=[LONG[:60]], edtf="")
    factories.claim(event.citations.get(), "killed", 1400, attributed_to=LONG)
    other = factories.article("Some 1,200 died.", by=LONG[:60])
    factories.claim(factories.cite(event, other, "Some 1,200 died.", edtf="2024-06-01"), "killed", 1200)
    Place.objects.filter(name="Doha").update(aliases=[LONG], wikidata_id="Q3861")
    return article


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1440, 900)])
def test_second_event_of_a_sentence_is_marked_with_it_in_sight(
    page_without_javascript: Page, article: Article, width: int, height: int
) -> None:
    page = page_without_javascript
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": height})
    second = article.citations.order_by("-pk")[0]
    page.goto(second.get_absolute_url())
    marked = page.locator(".excerpt:has(:target)")
    expect(marked).to_have_count(1)
    expect(marked.locator("mark")).to_contain_text("Sentence 39")
    expect(marked.locator("mark")).to_be_in_viewport(ratio=1)
    named = page.locator(".provenance:has(:target)")
    expect(named).to_contain_text("Second reading")
    assert named.locator("a").first.evaluate("each => getComputedStyle(each).fontWeight") == "600"
    page.keyboard.press("Tab")
    expect(named.locator("a").first).to_be_focused()


def test_name_of_a_place_leads_through_its_timeline_and_back(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/actors/")
    page.get_by_role("link", name="Qatar").click()
    expect(page.locator("#results-title")).to_contain_text("40 events")
    page.get_by_role("searchbox").fill("talks 39")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url("/actors/qatar/?q=talks+39")
    expect(page.locator("#results-title")).to_contain_text("1 event")
    page.locator(".entry h4 a").click()
    page.locator(".chip", has_text="Doha").click()
    expect(page).to_have_url("/places/doha/")
    page.get_by_role("link", name="All places").click()
    expect(page).to_have_url("/places/")


def test_filter_of_a_place_with_htmx_stays_on_its_page(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/places/doha/")
    page.get_by_label("Order").select_option("date")
    expect(page).to_have_url("/places/doha/?sort=date")
    expect(page.locator("h1")).to_have_text("Doha")
    page.reload()
    expect(page.locator("#results-title")).to_contain_text("40 events")


def test_note_of_a_dossier_leads_to_its_quote_and_back(page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.goto("/dossier/")
    page.get_by_role("link", name="Note 7", exact=True).first.click()
    note = page.locator("li:target")
    expect(note).to_contain_text("of the report says that talks went on")
    expect(note).to_be_in_viewport()
    note.get_by_role("link", name="Back to note 7").click()
    expect(page.locator("a:target")).to_have_text("7")


def test_dossier_on_paper_is_a_document_without_controls(page: Page) -> None:
    page.goto("/dossier/")
    assert len(page.pdf(format="A4", prefer_css_page_size=True)) > 10_000
    page.emulate_media(media="print")
    for hidden in (".masthead", ".crumb", ".addresses .back >> nth=0", ".colophon nav"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".notes")).to_be_visible()
