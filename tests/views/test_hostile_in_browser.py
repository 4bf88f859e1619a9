"""Does a real browser show naughty words as words: none runs, none breaks the page?"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.views import naughty
from tests.views.test_everyone_in_browser import UNFOLD, overflow
from timeline.models import Event

pytestmark = [pytest.mark.django_db(transaction=True), naughty.needs_strings]
WATCH = """window.ran = [];
for (const name of ["alert", "prompt", "confirm"]) window[name] = () => window.ran.push(name);
document.addEventListener("securitypolicyviolation", (event) => window.ran.push(event.violatedDirective));"""
HANDLERS = """[...document.querySelectorAll("*")].flatMap((each) => [...each.attributes]
  .filter(({ name, value }) => /^on/.test(name)
    || (/^(href|src|action)$/.test(name) && /^\\s*(javascript|data|vbscript):/i.test(value)))
  .map(({ name, value }) => `${each.tagName} ${name}=${value}`))"""


def test_naughty_words_run_nothing_and_break_no_page(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.publication.paging.PAGE_SIZE", 600)
    monkeypatch.setattr("timeline.publication.timeline.PAGE_SIZE", 600)
    events = naughty.publish(breakable=True)
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.location["url"].endswith("favicon.ico"):
            heard.append(f"{page.url}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(f"{page.url}: {error}"))
    page.on("dialog", lambda dialog: (heard.append(f"{page.url}: dialog {dialog.message}"), dialog.dismiss()))
    page.add_init_script(WATCH)
    wider = []
    for address in ADDRESSES + list(of_events(events)):
        page.goto(address)
        page.evaluate(UNFOLD)
        for width in (320, 1440):
            page.set_viewport_size({"width": width, "height": 740})
            if overflow(page) > 0:
                wider.append((address, width, culprits(page)))
        heard += [f"{address}: ran {each}" for each in page.evaluate("window.ran")]
        heard += [f"{address}: {each}" for each in page.evaluate(HANDLERS)]
    assert heard == []
    assert wider == []


def culprits(page: Page) -> list[str]:
    """The first elements that stick out, but for those in boxes that scroll by themselves."""
    return page.evaluate(
        """[...document.querySelectorAll("body *")]
        .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .filter((each) => !each.closest(".histogram, .scroll, svg, select, .visually-hidden"))
        .slice(-2).map((each) => `${each.parentNode.className} > ${each.outerHTML.slice(0, 100)}`)"""
    )


ADDRESSES = [
    "/", "/?undated=yes", "/?sort=updated", "/actors/", "/actors/?page=2", "/actors/?page=3", "/stories/", "/sources/",
    "/dossier/", "/embed/", "/filters/actor/", "/filters/source/", "/de/",
]  # fmt: skip


def of_events(events: list[Event]) -> Iterator[str]:
    """Of scripts, of the longest words and of what is written from the right: the event, its article, its place."""
    odd = sorted(events, key=lambda event: (-("script" in event.title), -len(event.title)))[:9]
    odd += [event for event in events if any("\u0590" <= letter <= "\u08ff" for letter in event.title)][:3]
    for event in odd:
        yield event.get_absolute_url()
        yield event.citations.get().get_absolute_url()
        yield f"/places/{event.places.get().slug}/"
