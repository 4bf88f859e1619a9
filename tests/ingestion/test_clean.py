"""Is cleaning stable, word-true and quick, whatever comes in?"""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.ingestion import Document, IngestionError, read_document, read_paste
from timeline.ingestion.clean import clean_text

HOSTILE = Path(__file__).parents[2].parent / "shared" / "data" / "hostile"
PIECES = st.sampled_from([
    "\n", "\n\n", " ", "\r\n", "\u2028", "\u00a0", "\u200b", "\u200d", "\u00ad", "\u202e", "e", "\u0301", "é", "\ud800",
    "K", "Read more", "Most read", "Sign up to our newsletter", "Advertisement", "©", "Share Tweet", "FERRIES", "&amp;",
    "By Dana Lund", "Published 11 June 2024", "Published:", "Title:", "the port said that\nthe", "The pier fell.",
    "<p>", "</p>", "<html>", "-", "•", "1. ", "“", "”", "GENEVA, June 11, 2024 -", "|", "\x00", "\x1b", "a" * 40,
    "<![endif]-->",
])
MIXED = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(MIXED)
def test_clean_text_twice_changes_nothing(text):
    once = clean_text(text)
    assert clean_text(once) == once


@settings(max_examples=300, deadline=None)
@given(MIXED)
def test_clean_text_parts_paragraphs_by_one_empty_line(text):
    paragraphs = clean_text(text).split("\n\n")
    assert [part for part in paragraphs if "\n" in part or part != part.strip()] == []


@settings(max_examples=200, deadline=None)
@given(MIXED, st.sampled_from(["", "a.txt", "a.html"]))
def test_read_paste_of_anything_is_a_document_or_a_refusal(text, name):
    _read(lambda: read_paste(text, name=name))


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=200), MIXED.map(lambda text: text.encode("utf-16-le", "replace")),
                 MIXED.map(lambda text: text.encode("utf-8", "replace"))), st.sampled_from(["", "a.txt", "a.html"]))
def test_read_document_of_any_bytes_is_a_document_or_a_refusal(content, name):
    _read(lambda: read_document(content, name=name))


@settings(max_examples=100, deadline=None)
@given(MIXED)
def test_read_paste_of_any_page_is_a_document_or_a_refusal(text):
    words = "The harbour was closed on Monday after a crane fell across two of its piers, the port said. "
    _read(lambda: read_paste(f"<html><body><article><p>{words * 3}</p><p>{text}</p></article>{text}"))


@pytest.mark.skipif(not HOSTILE.exists(), reason="the shared hostile strings are not beside this checkout")
def test_read_paste_of_hostile_strings_is_a_document_or_a_refusal():
    strings = [text for path in HOSTILE.glob("*.json") for text in json.loads(path.read_text(encoding="utf-8"))]
    assert len(strings) > 500
    for text in map(str, strings):
        _read(lambda text=text: read_paste(text))
        _read(lambda text=text: read_paste(f"<html><body><article><h1>{text}</h1><p>{text}</p></article></body>"))


@pytest.mark.parametrize("unit", [
    "a", "word ", "&amp;", "<p>", "<", "share ", "Published ", "By Aa ", "- ", "11 June 2024 ", "é\u200d", "\u3042",
    "\u0301\u0316", "\n", "a\n", "a-\n", "Sign up to our thing.\n\n", "<!--", "(", '"', "A ", "1",
    "the port said that it would go on with\n",
])
def test_read_paste_of_five_megabytes_takes_seconds(unit):
    size = 5 * 1024 * 1024 - 50
    text = unit * (size // len(unit.encode()))
    started = time.monotonic()
    _read(lambda: read_paste(text))
    assert time.monotonic() - started < 5


def _read(read):
    """Whatever the source, the outcome is one of two; a document holds text and a basis that fits its date."""
    try:
        document = read()
    except IngestionError as error:
        assert str(error).endswith(".")
        return
    assert isinstance(document, Document)
    assert document.text == document.text.strip() != ""
    assert (document.published is None) == (document.published_basis == "unknown")
    document.text.encode("utf-8")
