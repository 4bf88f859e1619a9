"""Is every word translated, with the same placeholders and tags, and compiled?"""

import gettext
import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from tests.catalogues import CATALOGUES, Entry, entries
from timeline.models.words import WORDINGS

CATALOGUE = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
HELD = re.compile(r"%\([a-z_]+\)s|\{[a-z_]*\}|</?[a-z]+[^>]*>")
"""Placeholders of either kind, and tags with their attributes."""


def held(text: str) -> Counter[str]:
    return Counter(HELD.findall(text))


@CATALOGUE
def test_catalogue_leaves_nothing_untranslated_or_in_doubt(path: Path) -> None:
    assert [str(entry) for entry in entries(path) if entry.fuzzy or not all(entry.translated)] == []


@CATALOGUE
def test_translation_holds_what_the_original_holds(path: Path) -> None:
    def wrong(entry: Entry) -> bool:
        allowed = [held(text) for text in entry.said]
        return any(held(text) not in allowed for text in entry.translated)

    assert [str(entry) for entry in entries(path) if wrong(entry)] == []


@CATALOGUE
def test_translation_begins_and_ends_with_space_as_the_original_does(path: Path) -> None:
    def edges(text: str) -> tuple[bool, bool]:
        return text[:1].isspace(), text[-1:].isspace()

    assert [
        str(each) for each in entries(path) if {edges(text) for text in each.translated} != {edges(each.said[0])}
    ] == []


@CATALOGUE
def test_compiled_catalogue_is_that_of_the_words(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as file:
        compiled = {key: text for key, text in gettext.GNUTranslations(file)._catalog.items() if key}  # type: ignore[attr-defined]
    written = {}
    for entry in entries(path):
        key = f"{entry.context}\x04{entry.said[0]}" if entry.context else entry.said[0]
        if len(entry.said) == 1:
            written[key] = entry.translated[0]
        else:
            written |= {(key, number): text for number, text in enumerate(entry.translated)}
    assert compiled == written


def test_every_language_but_the_first_has_a_catalogue_and_every_one_its_words_for_dates() -> None:
    languages = [code for code, _ in settings.LANGUAGES]
    assert [path.parts[-3] for path in CATALOGUES] == sorted(languages[1:])
    assert set(WORDINGS) == set(languages)


def test_entries_reads_contexts_plurals_doubts_and_lines_that_go_on(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    head = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n'
    one = '#: a.py\n#, fuzzy\nmsgctxt "c"\nmsgid ""\n"One "\n"\\"two\\""\nmsgstr "Eins"\n'
    two = 'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "%(n)s Tag"\nmsgstr[1] ""\n'
    path.write_text("\n".join([head, one, two]), encoding="utf-8")
    assert list(entries(path)) == [
        Entry("c", ('One "two"',), ("Eins",), fuzzy=True),
        Entry("", ("%(n)s day", "%(n)s days"), ("%(n)s Tag", ""), fuzzy=False),
    ]
