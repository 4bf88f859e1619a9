"""Are invisible and treacherous characters gone, and words untouched?"""

import time
import unicodedata

import pytest

from timeline.ingestion.characters import clean_characters, clean_line, unescape_entities


@pytest.mark.parametrize("raw,clean", [
    ("a\r\nb\rc\u2028d\x85e\x0bf", "a\nb\nc\nd\ne\nf"), ("a\u2029b", "a\n\nb"), ("a\tb", "a b"),
    ("$400\u00a0m\u202f\u2009€", "$400 m  €"), ("cafe\u0301", "café"), ("co\u00adop", "coop"),
    ("a\u202eb\u202c\u2066c\u2069\u200e", "abc"), ("a\u200bb\u2060\ufeffc", "abc"), ("a\x00\x07\x1bb\x7f", "ab"),
    ("a\ud800b\udfff", "ab"), ("a\ufffeb", "ab"), ("x\U000e0041y", "xy"), ("e\u200b\u0301", "é"),
    ("“Quotes” ‘stay’ — and “…”, 1–2", "“Quotes” ‘stay’ — and “…”, 1–2"), ("नमस्ते 東京 😀", "नमस्ते 東京 😀"),
    ("می\u200cخواهم", "می\u200cخواهم"),
    ("👩\u200d🚒", "👩\u200d🚒"), ("ki\u200dll\u200ced", "killed"), ("\u200dé\u200d", "é"),
    ("é\u200d\u200c\u200dé", "é\u200dé"),
])
def test_clean_characters_of_each_kind(raw, clean):
    assert clean_characters(raw) == clean


def test_clean_characters_limits_marks_stacked_on_one_letter():
    assert len(clean_characters("x" + "\u0316" * 500 + " y")) == 33


def test_clean_characters_of_endless_marks_takes_linear_time():
    started = time.monotonic()
    clean_characters("a" + "\u0301\u0316" * 500_000)
    assert time.monotonic() - started < 3


def test_clean_characters_is_normalised_after_joiners_are_dropped():
    assert unicodedata.is_normalized("NFC", clean_characters("a\u200d\u0301"))


def test_clean_line_is_one_line():
    assert clean_line(" A\n  title\u200b \n") == "A title"


@pytest.mark.parametrize("raw,read", [
    ("&mdash;&#8212;&#x2014;", "———"), ("AT&T &amp; &copy 1", "AT&T & &copy 1"), ("?a=1&copy=2", "?a=1&copy=2"),
    ("&amp;lt;b&amp;gt;", "&lt;b&gt;"), ("&nosuch;", "&nosuch;"), ("&#150;", "–"), ("&#99999999;", "&#99999999;"),
])
def test_unescape_entities_reads_each_once(raw, read):
    assert unescape_entities(raw) == read
