"""Does a German page say in German what is the page's own, and leave only the words of records and articles?"""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client

from tests import factories
from tests.catalogues import CATALOGUES, entries
from timeline.curation import edit_event
from timeline.models import Event

pytestmark = pytest.mark.django_db

ENGLISH = {
    text
    for path in CATALOGUES
    for entry in entries(path)
    for text, german in zip(entry.said, entry.translated, strict=False)
    if text not in (german, settings.SITE_NAME) and not re.search(r"%\(|\{", text)
}
"""What is never said on a German page; a site has one name."""
SPOKEN = {"aria-label", "title", "alt", "placeholder"}
WITHOUT_END = {"meta", "link", "input", "img", "br", "hr"}


class OwnWords(HTMLParser):
    """The texts of a page, spoken attributes among them, that are not marked as in another language."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        language = given.get("lang") or (self._open[-1][1] if self._open else "")
        if tag not in WITHOUT_END:
            self._open.append((tag, language))
        if language == "de":
            self.found += [" ".join(given[name].split()) for name in SPOKEN & given.keys()]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, text: str) -> None:
        if self._open and self._open[-1][1] == "de" and self._open[-1][0] not in ("script", "style", "code"):
            self.found.append(" ".join(text.split()))


def own_words(html: str) -> list[str]:
    page = OwnWords()
    page.feed(html)
    return page.found


@pytest.fixture
def event() -> Event:
    """An event with one of everything that is said in words."""
    other = factories.category("conflict")
    factories.event("Truce signed", edtf="2023-11~", modality="planned", stories=["War"], places=["Doha"])
    factories.event("Plan rejected", edtf="2023-10-07/..", modality="denied", category=other)
    factories.event("Visit expected", edtf="", modality="conditional")
    event = factories.event("Assault begins", edtf="2023-10-07", category=other, actors=["Qatar"])
    factories.claim(event.citations.get(), "killed", 1400, attributed_to="officials")
    source = factories.article("Some 1,200 died.", by=None, published=None)
    factories.claim(factories.cite(event, source, "Some 1,200 died.", edtf="2023-10-08"), "killed", 1200)
    edit_event(event, editor=None, reason="In short.", summary="It began at dawn.", modality="ongoing")
    return event


ADDRESSES = """
/ /?q=nothing /?after=undated /?from=x /?sort=updated&q=war&asof=2024-06-11&since=2024-06-11 /nowhere/
/stories/ /stories/war/ /sources/ /sources/the-sample-wire/ /sources/the-sample-wire/articles/
/actors/ /actors/qatar/ /categories/ /categories/conflict/ /places/?name=zz /dossier/ /dossier/?modality=denied
/corrections/ /about/data/ /embed/ /embed/?q=nothing /embed/?from=x /embed/actors/qatar/ /embed/actors/nobody/
""".split()


def addresses(event: Event) -> list[str]:
    """Pages of every kind."""
    own, citation = event.get_absolute_url(), event.citations.all()[0]
    gone = factories.event("Gone", status="withdrawn").public_id
    about = [own, f"{own}?asof=2024-06-11", f"/e/{event.public_id}/report/", f"/e/{event.public_id}/report/sent/"]
    embedded = [f"/embed/e/{event.public_id}/", f"/embed/e/{gone}/", f"/embed/e/{event.public_id}/?asof=2000-01-01"]
    return [*ADDRESSES, *about, *embedded, citation.get_absolute_url(), f"/e/{gone}/"]


def test_german_pages_say_nothing_of_their_own_in_english(client: Client, event: Event) -> None:
    found = {}
    for address in addresses(event):
        html = client.get(f"/de{address}", follow=True).content.decode()
        assert '<html lang="de"' in html, address
        found[address] = ENGLISH.intersection(own_words(html))
    assert {address: words for address, words in found.items() if words} == {}


def test_english_pages_are_found_to_be_english(client: Client, event: Event) -> None:
    html = client.get(event.get_absolute_url()).content.decode().replace('lang="en"', 'lang="de"')
    assert {"How it stands", "Differ", "Summary added", "Conflict"} <= ENGLISH.intersection(own_words(html))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/de/", ["Oktober 2023", "seit 7. Oktober 2023", "etwa November 2023", "Samstag"]),
        ("/de/?from=2023-13", ["Den Monat 13 gibt es nicht; Monate gehen von 01 bis 12."]),
        ("/de/?from=Oktober", ["„Oktober“ ist kein Datum. Möglich sind Jahr, Monat oder Tag: 2023, 2023-11 oder"]),
        ("/de/?modality=maybe", ["„maybe“ ist keiner dieser Werte: happened, ongoing, planned, conditional, denied."]),
        ("/de/?since=gestern", ["„gestern“ ist weder ein Tag noch ein Zeitpunkt."]),
        ("/de/?modality=denied&category=conflict", ["Bestritten", "Konflikt", "Stand der Dinge"]),
        ("/de/?after=undated", ["Datierte Ereignisse"]),
        ("/de/?q=begins&from=2023-10", ["„begins“", "ab Oktober 2023"]),
    ],
)
def test_german_page_says_dates_filters_and_faults_in_german(
    client: Client, event: Event, address: str, words: list[str]
) -> None:
    html = client.get(address).content.decode()
    assert [each for each in words if each not in html] == []


def test_german_event_says_figures_verdicts_and_history_in_german(client: Client, event: Event) -> None:
    html = client.get(f"/de{Event.objects.get(pk=event.pk).get_absolute_url()}").content.decode()
    expected = ["<strong>Getötet</strong>", ">1.400<", ">7. Oktober 2023<", "Zusammenfassung hinzugefügt",
                "<bdi>geschehen</bdi></span> → <bdi>andauernd</bdi>", "Unbekanntes Medium",
                "Keine Zahl passt zu jedem Wortlaut."]  # fmt: skip
    assert [each for each in expected if each not in html] == []


def test_files_about_an_event_stay_english_wherever_they_are_linked(client: Client, event: Event) -> None:
    client.get("/de/")
    cited = client.get(f"/e/{event.public_id}/cite.ris").content.decode()
    assert "7 October 2023" in cited
    told = client.get("/corrections.atom").content.decode()
    assert "Corrected" in told and "Korrigiert" not in told


def test_category_page_says_in_german_what_the_app_wrote_and_marks_what_an_editor_did(client: Client) -> None:
    category = factories.category("conflict")
    category.description = "Attacks, fighting, military operations"
    category.save()
    factories.event("Assault begins", category=category)
    html = client.get("/de/categories/conflict/").content.decode()
    assert '<div class="standfirst stack" dir="auto"><p>Angriffe, Kämpfe, Militäreinsätze</p>' in html
    assert '<meta name="description" content="Angriffe, Kämpfe, Militäreinsätze">' in html
    category.description = "Whatever is shot at"
    category.save()
    html = client.get("/de/categories/conflict/").content.decode()
    assert '<div class="standfirst stack" dir="auto" lang="en"><p>Whatever is shot at</p>' in html
