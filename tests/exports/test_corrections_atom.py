"""Is the feed of corrections valid Atom (RFC 4287) for a reader that is not ours?"""

import datetime as dt
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from tests import factories
from timeline.curation import edit_event, withdraw_event
from timeline.models import Event

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = 'A <b>"vote"</b> & ]]> \x0b\ufffe 停戦'


def feed(client: Client, address: str = "/corrections.atom") -> ElementTree.Element:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    root = ElementTree.fromstring(response.content)
    check(root)
    return root


def check(root: ElementTree.Element) -> None:
    """What RFC 4287 asks of a feed and of its entries (§4.1.1, §4.1.2), and that every address is whole."""
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (each,) = element.findall(f"{ATOM}{name}")
            assert each.text and each.text.strip()
        assert urlsplit(element.findtext(f"{ATOM}id") or "").scheme in ("http", "https", "urn", "tag")
        assert dt.datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "").tzinfo is not None
        links = element.findall(f"{ATOM}link")
        assert all(urlsplit(link.attrib["href"]).netloc for link in links)
        assert len([link for link in links if link.get("rel", "alternate") == "alternate"]) == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))


def rows(root: ElementTree.Element) -> list[tuple[str, str, str]]:
    """Title, address and text of each entry."""
    return [
        (entry.findtext(f"{ATOM}title") or "", entry.find(f"{ATOM}link").attrib["href"],  # type: ignore[union-attr]
         html.fragment_fromstring(entry.findtext(f"{ATOM}summary") or "", create_parent=True).text_content())
        for entry in root.findall(f"{ATOM}entry")
    ]  # fmt: skip


@pytest.fixture
def event() -> Event:
    event = factories.event("Vote")
    edit_event(event, editor=User.objects.create_user("ann"), reason="Names <who>.", title="Council votes")
    return event


def test_feed_tells_what_the_page_tells(client: Client, event: Event) -> None:
    root = feed(client)
    address = f"http://testserver{event.get_absolute_url()}"
    event.refresh_from_db()
    assert rows(root) == [
        ("Corrected: Council votes", f"http://testserver{event.get_absolute_url()}",
         "Corrected: Names <who>.Title: “Vote” → “Council votes”"),
    ]  # fmt: skip
    assert address != rows(root)[0][1]
    (self_link,) = [link for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert self_link.attrib["href"] == "http://testserver/corrections.atom"
    assert b"ann" not in client.get("/corrections.atom").content


def test_feed_keeps_its_ids_whatever_happens_to_title_and_site(client: Client, event: Event, settings: object) -> None:
    before = feed(client).findtext(f"{ATOM}entry/{ATOM}id")
    Event.objects.update(title="Another")
    settings.SITE_URL = "https://timeline.example"  # type: ignore[attr-defined]
    root = feed(client)
    assert root.findtext(f"{ATOM}entry/{ATOM}id") == before
    assert rows(root)[0][1].startswith("https://timeline.example/e/")


def test_feed_with_hostile_words_shows_them_as_words(client: Client, event: Event) -> None:
    edit_event(event, editor=None, reason=f"{HOSTILE}\nnext", title=HOSTILE)
    title, _, text = rows(feed(client))[0]
    assert title.startswith('Corrected: A <b>"vote"</b> & ]]> �') and title.endswith("停戦")
    assert '<b>"vote"</b> & ]]>' in text and "next" in text


def test_feed_of_nothing_and_of_what_was_withdrawn_is_valid(client: Client) -> None:
    assert rows(feed(client)) == []
    event = factories.event("Slander")
    withdraw_event(event, editor=None, reason="Untrue.")
    (row,) = rows(feed(client))
    assert row == ("Withdrawn: An event that was withdrawn", f"http://testserver/e/{event.public_id}/",
                   "Withdrawn: Untrue.")  # fmt: skip
    assert client.get(row[1]).status_code == 410


def test_feed_since_a_moment_is_a_feed_of_its_own(client: Client, event: Event) -> None:
    assert rows(feed(client, "/corrections.atom?since=9999-01-01")) == []
    every, some = (feed(client, f"/corrections.atom{query}") for query in ("", "?since=2024-06-11"))
    assert every.findtext(f"{ATOM}id") != some.findtext(f"{ATOM}id")
    response = client.get("/corrections.atom?since=soon")
    assert response.status_code == 400 and b"<code>since=2024-06-11T08:00Z</code>" in response.content


def test_feed_asked_for_again_is_not_sent_again_until_something_changes(client: Client, event: Event) -> None:
    first = client.get("/corrections.atom")
    again = {"If-None-Match": first["ETag"]}
    assert client.get("/corrections.atom", headers=again).status_code == 304
    assert client.get("/corrections.atom", headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    edit_event(event, editor=None, reason="Shorter.", title="A vote")
    assert client.get("/corrections.atom", headers=again).status_code == 200


def test_feed_is_read_by_feedparser(client: Client, event: Event) -> None:
    import feedparser  # type: ignore[import-not-found]  # noqa: PLC0415

    read = feedparser.parse(client.get("/corrections.atom").content)
    assert (read.bozo, read.version, [entry.title for entry in read.entries]) == (
        False, "atom10", ["Corrected: Council votes"],
    )  # fmt: skip
