"""Does a real browser frame what may be framed elsewhere, and nothing else; and is the frame for everyone?"""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.utils.html import escape
from playwright.sync_api import Page, expect

from tests import factories
from timeline.models import Event

pytestmark = pytest.mark.django_db(transaction=True)

Axe = Callable[[Page], list[str]]


@pytest.fixture(autouse=True)
def event() -> Event:
    factories.event("Talks continue", edtf="2023-11", modality="planned", places=["Doha"])
    factories.event("Visit expected", edtf="")
    factories.event("x" * 190, edtf="2023-10-01", summary="y" * 500, quote="z" * 500)
    event = factories.event("Assault begins", edtf="2023-10-07", summary="It began at dawn.", stories=["War"])
    factories.claim(event.citations.get(), "killed", 1400, attributed_to="officials")
    other = factories.article("Some 1,200 died.", by="The Other Paper")
    factories.claim(factories.cite(event, other, "Some 1,200 died."), "killed", 1200, qualifier="about")
    return event


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """``elsewhere(html)``: the address of a page of another origin with that body."""
    numbers = count()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def publish(html: str) -> str:
        (tmp_path / "page.html").write_text(
            f"<!DOCTYPE html><title>x</title><link rel=icon href=data:,>{html}", encoding="utf-8"
        )
        # A server of files tells changes by the second: the same address might show the page before.
        return f"http://127.0.0.1:{server.server_port}/page.html?{next(numbers)}"

    yield publish
    server.shutdown()
    server.server_close()


@pytest.fixture
def heard(page: Page) -> list[str]:
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def to_copy(page: Page, address: str) -> str:
    page.goto(address)
    return page.locator("#embed-code").input_value()


def test_frame_as_copied_shows_the_view_elsewhere_and_takes_its_height(
    page: Page, live_server: Any, elsewhere: Callable[[str], str], heard: list[str]
) -> None:
    html = to_copy(page, "/embed/code/?category=diplomacy")
    page.goto(elsewhere(f'{html}<script src="{live_server.url}/static/js/embed-host.js"></script>'))
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Assault begins")).to_be_visible()
    inside = frame.locator("body")
    page.wait_for_function("document.querySelector('iframe').style.height")
    before = page.locator("iframe").evaluate("frame => frame.clientHeight")
    assert before == inside.evaluate("body => Math.ceil(body.getBoundingClientRect().height)") > 300
    bottom = "element => element.getBoundingClientRect().bottom"
    assert 0 <= inside.evaluate(bottom) - frame.locator("footer").evaluate(bottom) < 20
    frame.get_by_text("Reported by 2 articles").click()
    expect(frame.get_by_text("Some 1,200 died.")).to_be_visible()
    page.wait_for_function("before => document.querySelector('iframe').clientHeight > before", arg=before)
    frame.get_by_text("Reported by 2 articles").click()
    page.wait_for_function("before => document.querySelector('iframe').clientHeight === before", arg=before)
    assert heard == [] and page.context.cookies() == []


def test_link_in_the_frame_opens_the_site_in_a_tab_of_its_own(
    page: Page, live_server: Any, elsewhere: Callable[[str], str], event: Event
) -> None:
    page.goto(elsewhere(to_copy(page, event.get_absolute_url())))
    with page.context.expect_page() as opened:
        page.frame_locator("iframe").get_by_role("heading").get_by_role("link").click()
    expect(opened.value).to_have_url(f"{live_server.url}{event.get_absolute_url()}")
    assert opened.value.evaluate("window.opener") is None
    assert opened.value.locator(".theme").is_visible()


def test_only_the_address_for_frames_can_be_framed_elsewhere(
    page: Page, live_server: Any, elsewhere: Callable[[str], str], event: Event
) -> None:
    refused = ["/", event.get_absolute_url(), "/sources/", "/admin/login/", "/stories/war/", "/nowhere"]
    shown = ["/embed/", "/embed/stories/war/", f"/embed/e/{event.public_id}/", "/embed/e/22222222/", "/embed/?from=x"]
    for path in refused + shown:
        page.goto(elsewhere(f'<iframe src="{escape(live_server.url + path)}" title="x"></iframe>'))
        assert page.main_frame.child_frames[0].url.startswith(live_server.url) is (path in shown), path


def test_frame_of_a_list_turns_its_pages_within(
    page: Page, live_server: Any, elsewhere: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.publication.paging.PAGE_SIZE", 2)
    page.goto(elsewhere(to_copy(page, "/embed/code/?sort=date")))
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="Later events").click()
    expect(frame.get_by_role("heading", name="Talks continue")).to_be_visible()
    expect(frame.get_by_role("heading", name="Assault begins")).to_have_count(0)


def test_frame_without_javascript_shows_its_evidence(page_without_javascript: Page, event: Event) -> None:
    page = page_without_javascript
    page.goto(f"/embed/e/{event.public_id}/")
    page.get_by_text("Reported by 2 articles").click()
    expect(page.get_by_text("Some 1,200 died.")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


def test_theme_asked_for_holds_against_the_systems(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    page.goto("/embed/?theme=dark")
    assert page.evaluate(ground) == "rgb(20, 22, 25)"
    page.goto("/embed/")
    assert page.evaluate(ground) == "rgb(252, 251, 248)"


def test_share_button_hands_title_and_address_to_the_system(page: Page, event: Event, live_server: Any) -> None:
    page.add_init_script("navigator.share = async (told) => { window.told = told }")
    page.goto(event.get_absolute_url())
    page.get_by_role("button", name="Share…").click()
    address = f"{live_server.url}{event.get_absolute_url()}"
    assert page.evaluate("window.told") == {"title": "Assault begins", "url": address}


def test_share_button_is_hidden_where_the_system_cannot(page: Page, event: Event, heard: list[str]) -> None:
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(event.get_absolute_url())
    expect(page.get_by_role("link", name="Send by e-mail")).to_be_visible()
    expect(page.get_by_role("button", name="Share…")).to_have_count(0)
    assert heard == []


def test_html_of_the_frame_is_copied_as_it_stands(page: Page, axe: Axe, event: Event) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for address in ("/", event.get_absolute_url()):
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(address)
        if address == "/":
            page.locator(".takeaway > summary").click()
        page.get_by_text("Show it on your own page").first.click()
        assert axe(page) == []
        page.get_by_role("button", name="Copy the HTML").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator("#embed-code").input_value() and copied.startswith("<iframe src=")
