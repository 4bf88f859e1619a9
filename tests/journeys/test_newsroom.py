"""From an article to a shared quote, in a real browser, with and without JavaScript."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import Page, expect

from tests import factories
from timeline.models import Event

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "one for the tests"  # not a secret: it opens a database that lives for one test
ARTICLE = (
    "Title: Ministers sign the Oslo accord\nPublisher: The Sample Wire\nPublished: 2024-06-11\n"
    "URL: https://news.example/accord\nStory: Accord\n\n"
    "Rain fell on the capital.\n\n"
    "Ministers of both countries signed the accord in Oslo on Monday.\n\n"
    "Police arrested 12 people at a protest in Bergen on Sunday.\n"
)


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def reader(request: pytest.FixtureRequest) -> Page:
    name = "page" if request.param == "with JavaScript" else "page_without_javascript"
    return request.getfixturevalue(name)


@pytest.fixture
def curator() -> User:
    return User.objects.create_superuser("ada", password=PASSWORD)


def log_in(page: Page, user: User) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("link", name="Mentions")).to_be_visible()


def test_article_becomes_a_shared_quote(reader: Page, curator: User, tmp_path: Path) -> None:
    """Ingest, review, publish, filter, permalink, quote."""
    path = tmp_path / "accord.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    log_in(reader, curator)
    reader.goto("/admin/timeline/article/add/")
    reader.get_by_label("Files").set_input_files(path)
    reader.get_by_role("button", name="Take in").click()
    stored = re.compile("stored as “Ministers sign the Oslo accord”, mentions to review: .")
    expect(reader.get_by_text(stored)).to_be_visible()

    reader.locator("#result_list th a", has_text="accord").click()
    expect(reader.locator(".desk-quote mark")).to_have_text("on Monday")
    expect(reader.get_by_text("published 2024-06-11").first).to_be_visible()
    reader.get_by_label("Title").fill("Ministers sign the accord")
    reader.get_by_role("button", name="Accept and publish").click()
    expect(reader.get_by_text("Published: “Ministers sign the accord”.")).to_be_visible()
    reader.get_by_role("button", name="Reject (needs a reason)").click()
    expect(reader.get_by_text("Say why the mention is rejected")).to_be_visible()
    reader.get_by_label("Reason or note").fill("outside the story")
    reader.get_by_role("button", name="Reject (needs a reason)").click()
    expect(reader.get_by_text("Rejected: ")).to_be_visible()

    factories.event("A strike closes the port", edtf="2023-11", category=factories.category("protest"))
    reader.goto("/")
    expect(reader.locator("#results-title")).to_contain_text("2 events from")
    reader.get_by_label("Search events and quotes").fill("signed accord")
    reader.get_by_role("button", name="Search", exact=True).click()
    expect(reader.locator("#results-title")).to_contain_text("1 event from")
    assert "q=signed" in reader.url

    reader.get_by_role("link", name="Ministers sign the accord", exact=True).click()
    event = Event.objects.get(title="Ministers sign the accord")
    assert reader.url.endswith(f"{event.get_absolute_url()}?q=signed+accord")
    quote = reader.locator("figure.citation").first
    expect(quote.locator("mark.timex")).to_have_text("on Monday")
    source = quote.get_by_role("link", name="Read it at the publisher").get_attribute("href")
    assert (
        source
        == "https://news.example/accord#:~:text=Ministers%20of%20both%20countries%20signed%20the%20accord%20in%20Oslo%20on%20Monday."
    )

    quote.get_by_role("link", name="In the article’s record").click()
    citation = event.citations.get()
    assert reader.url.endswith(citation.get_absolute_url())
    marked = reader.locator(f".excerpt:has(#q-{citation.pk}) mark")
    expect(marked).to_contain_text("Ministers of both countries signed the accord in Oslo on Monday.")
    assert reader.evaluate("document.querySelector(':target').id") == f"q-{citation.pk}"


def test_filter_with_htmx_keeps_the_address_and_back_goes_back(page: Page) -> None:
    factories.event("Ministers sign the accord", edtf="2024-06-10")
    factories.event("A strike closes the port", edtf="2023-11", category=factories.category("protest"))
    loads: list[str] = []
    page.on("request", lambda request: loads.append(request.resource_type) if request.is_navigation_request() else None)
    page.goto("/")
    page.get_by_role("checkbox", name=re.compile("Protest")).check()
    expect(page.locator("#results-title")).to_contain_text("1 event from")
    expect(page).to_have_url(re.compile(r"/\?category=protest$"))
    expect(page.locator("#announcement")).to_have_text("1 event")
    assert loads == ["document"]

    page.go_back()
    expect(page.locator("#results-title")).to_contain_text("2 events from")
    expect(page.get_by_role("checkbox", name=re.compile("Protest"))).not_to_be_checked()
    page.go_forward()
    expect(page.locator("#results-title")).to_contain_text("1 event from")
    page.reload()
    expect(page.locator("#results-title")).to_contain_text("1 event from")
    expect(page.get_by_role("checkbox", name=re.compile("Protest"))).to_be_checked()
    page.get_by_role("link", name=re.compile("remove this filter")).click()
    expect(page.locator("#results-title")).to_contain_text("2 events from")


def test_malformed_date_typed_into_the_form_is_told_where_it_stands(reader: Page) -> None:
    factories.event()
    reader.goto("/?from=2023-13")
    expect(reader.get_by_text("Month 13 does not exist; months run from 01 to 12.").first).to_be_visible()
    reader.get_by_role("textbox", name="From").first.fill("2023")
    reader.get_by_role("button", name="Try again").click()
    expect(reader.locator("#results-title")).to_contain_text("1 event from")


def test_copy_button_copies_the_permalink(page: Page, live_server) -> None:
    event = factories.event()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(event.get_absolute_url())
    page.get_by_role("button", name="Copy link", exact=True).first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == live_server.url + event.get_absolute_url()


def test_theme_chosen_is_kept_without_a_cookie(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Dark").check(force=True)
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.context.cookies() == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
def test_every_public_page_has_no_accessibility_violation(
    page: Page, axe: Callable[[Page], list[str]], width: int, scheme: str
) -> None:
    call_command("load_sample", verbosity=0)
    event = Event.objects.get(title="Hamas-led militants attack southern Israel")
    undated, withdrawn = Event.objects.undated().first(), factories.event(status="withdrawn", withdrawn_reason="Wrong.")
    citation = event.citations.first()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if "Content Security" in message.text else None)
    paths = {
        "/": 200, "/?category=diplomacy&from=2023-10&sort=date&asof=2024-06-11": 200, "/?q=fisheries": 200,
        "/?from=2023-13": 400, "/stories/gaza-war-and-ceasefire-diplomacy/": 200, "/sources/": 200, "/nowhere/": 404,
        "/corrections/": 200, "/stories/": 200, f"{event.get_absolute_url()}?asof=2023-01-01": 200,
        event.get_absolute_url(): 200, undated.get_absolute_url(): 200, withdrawn.get_absolute_url(): 410,
        citation.get_absolute_url(): 200, withdrawn.citations.get().get_absolute_url(): 410,
    }  # fmt: skip
    for path, status in paths.items():
        assert page.goto(path).status == status
        problems += [f"{path}: {violation}" for violation in axe(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            problems.append(f"{path}: scrolls sideways at {width}")
    page.goto("/")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    problems += [f"everything open: {violation}" for violation in axe(page)]
    assert problems == []


def test_first_headline_is_in_view_on_load(page: Page) -> None:
    call_command("load_sample", verbosity=0)
    for width, height in ((1440, 900), (768, 1024), (360, 740)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto("/")
        box = page.locator(".entry h4").first.bounding_box()
        assert box["y"] + box["height"] <= height, (width, box)


def test_strings_without_a_break_stay_on_the_page(page: Page) -> None:
    long = "x" * 199
    event = factories.event(long, actors=[long], places=[long], summary=long * 2, quote=long * 2)
    factories.claim(event.citations.get(), "killed", 40, attributed_to=long)
    wide = []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for path in ("/", event.get_absolute_url(), event.citations.get().get_absolute_url()):
            page.goto(path)
            page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((path[:20], width))
    assert wide == []
