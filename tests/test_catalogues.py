"""Is every word translated, with the same placeholders and tags, and compiled?"""

import ast
import gettext
import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation.template import templatize

from tests.catalogues import CATALOGUES, Entry, entries
from timeline.models.words import WORDINGS

ROOT = Path(__file__).parent.parent
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


SINGULAR, WITH_CONTEXT, PLURAL = "gettext", "pgettext", "ngettext"
"""What the functions are called that mark words, with or without “_lazy” or “_noop” behind; “_” is the first."""
LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALLS = re.compile(rf"(?:[np]?gettext|_)\({LITERAL}(?:, ?{LITERAL})*(?:, ?\w+)?\)")
"""What Django makes of the tags of a template, between letters that stand for the rest."""
Said = tuple[str, tuple[str, ...]]
"""Context and what is to be translated, singular and plural."""


def said_in(source: str) -> set[Said]:
    """What a Python source marks for translation with plain texts."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return {said for call in calls if (said := _said(call))}


def _said(call: ast.Call) -> Said | None:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    kind = SINGULAR if name == "_" else name.removesuffix("_lazy").removesuffix("_noop")
    texts = [node.value for node in call.args if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    if kind == WITH_CONTEXT and len(texts) == 2:
        return texts[0], (texts[1],)
    wanted = {SINGULAR: 1, PLURAL: 2}.get(kind, 0)
    return ("", tuple(texts[:wanted])) if wanted and len(texts) >= wanted else None


def test_catalogues_hold_every_word_of_the_sources_and_no_other() -> None:
    read = [path for path in (ROOT / "timeline").rglob("*.py") if "admin" not in path.parts]
    shown = [path for path in (ROOT / "templates").rglob("*.html") if "admin" not in path.parts]
    said = set().union(*(said_in(path.read_text(encoding="utf-8")) for path in read))
    for path in shown:
        said |= said_in("\n".join(CALLS.findall(templatize(path.read_text(encoding="utf-8")))))
    for path in CATALOGUES:
        assert {(entry.context, entry.said) for entry in entries(path)} == said
