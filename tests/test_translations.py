"""Can every word that readers see be said in another language?"""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from timeline.publication.counts import COUNTED

ROOT = Path(__file__).parent.parent
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*.html") if "admin" not in path.parts)
SPOKEN = {"aria-label", "title", "alt", "placeholder", "content", "label"}
"""Attributes that are read out or shown."""
NAMES = {"BibTeX", "RIS", "CSL-JSON", "EDTF", "SHA-256", "UTC"}
"""The same in every language."""
TRANSLATED = re.compile(r"\{% blocktranslate.*?\{% endblocktranslate %\}|\{#.*?#\}", re.DOTALL)
ELEMENT = re.compile(r"(</?)\{\{.*?\}\}")
"""The name of an element that Django fills in, such as the level of a heading."""
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


class BareWords(HTMLParser):
    """What is left of a template as text or as a spoken attribute when all that Django fills in is taken away."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self._see(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            configures = tag == "meta" and ("name", "description") not in attrs
            if name in SPOKEN and value and not configures:
                self._see(value)

    def _see(self, text: str) -> None:
        words = " ".join(text.split()).strip(" ,;:·")
        if re.search(r"[^\W\d_]{2}", words) and words not in NAMES:
            self.found.append(words)


def bare_words(template: str) -> list[str]:
    parser = BareWords()
    parser.feed(TAG.sub("", ELEMENT.sub(r"\1h2", TRANSLATED.sub("", template))))
    return parser.found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_template_says_nothing_that_cannot_be_translated(path: Path) -> None:
    assert bare_words(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Hello {{ name }}, there</p>", ["Hello , there"]),
        ('<p>{% translate "Hello" %} · 1</p>', []),
        ("<p>{% blocktranslate %}Hello <b>you</b>{% endblocktranslate %}</p>", []),
        ('<nav aria-label="Main" class="links"><a href="/about">{# Not shown #}</a></nav>', ["Main"]),
        ("{% if words %}<a>All</a>{% endif %}", ["All"]),
    ],
)
def test_bare_words_are_found_outside_of_translations(template: str, found: list[str]) -> None:
    assert bare_words(template) == found


DATES = re.compile(r"""\|date:(["'])(.*?)\1""")
NAMED_OR_FOR_MACHINES = {"DATE_FORMAT", "SHORT_DATE_FORMAT", "SHORT_DATETIME_FORMAT", "YEAR_MONTH_FORMAT",
                         "Y-m-d", "c", "H:i", "H:i T", "H:i:s", "e"}  # fmt: skip


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_template_writes_dates_as_the_language_does(path: Path) -> None:
    formats = {written for _, written in DATES.findall(path.read_text(encoding="utf-8"))}
    assert formats - NAMED_OR_FOR_MACHINES == set()


def test_every_counted_phrase_is_used_and_every_one_used_is_there() -> None:
    asked = {what for path in TEMPLATES for what in re.findall(r'counted:"([^"]+)"', path.read_text(encoding="utf-8"))}
    assert asked == set(COUNTED)
