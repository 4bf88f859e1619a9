"""Does any article at all go through, with true offsets, titles to print, and the same outcome each time?

A sample of what ``make fuzz`` does at length.
"""

import datetime as dt
import os
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rigs.fuzz import DAYS, LONGEST_TIME, PIECES, Article, damaged, faults, real_texts
from timeline.extraction import extract_mentions

TUESDAY = dt.date(2024, 6, 11)
TEXTS = real_texts()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=30).map("".join), st.sampled_from(DAYS)
)
def test_any_text_is_read(text: str, published: dt.date | None) -> None:
    assert faults(Article(text, published)) == []


@pytest.mark.parametrize("first", range(1, 100, 11))
def test_damaged_article_is_read(first: int) -> None:
    found = {number: faults(damaged(number, TEXTS)) for number in range(first, first + 11)}
    assert {number: wrong for number, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    "text",
    ["1.1.1." * 10_000, "x" * 1_000_000, "“" * 1_000_000, "\n" * 1_000_000, "\ud800" * 100_000, "A. " * 5_000],
    ids=lambda text: f"{len(text)} characters of {text[:3]!r}",
)
def test_endless_repetition_is_read(text: str) -> None:
    assert faults(Article(text, TUESDAY)) == []


def test_order_of_hashing_changes_nothing() -> None:
    """In a process of its own each, since Python draws the order of sets anew for every process."""
    program = "from tests.rigs.fuzz import *; print(digest(damaged(n, real_texts()) for n in range(1, 11)))"
    outcomes = [
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert outcomes[0] == outcomes[1] != b""


def test_megabyte_of_prose_in_one_line_is_read_in_time() -> None:
    line = " ".join(" ".join(TEXTS).split())
    text = (line * (1_000_000 // len(line) + 1))[:1_000_000]
    started = time.process_time()
    assert extract_mentions(text, published=TUESDAY) != []
    assert time.process_time() - started < LONGEST_TIME
