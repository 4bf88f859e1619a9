"""Does the lexicon hear what kind of event it is?"""

from collections import Counter

import pytest

from timeline.extraction.categories import categorise


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Militants storm army base", "conflict"),
        ("Foreign ministers meet for talks in Oslo", "diplomacy"),
        ("Voters elect new parliament", "politics"),
        ("Flood cuts off two villages", "disaster"),
        ("Spacecraft enters orbit around moon", "science"),
        ("Airline shares close down 8 percent", "business"),
        ("Jury finds mayor guilty of fraud", "justice"),
        ("Cholera outbreak infects hundreds", "health"),
        ("Striker scores twice in cup final", "sport"),
        ("Protesters march through capital", "protest"),
        ("Zzz qqq", "other"),
    ],
)
def test_category_of_a_title(title: str, expected: str) -> None:
    assert categorise(title, title, Counter()) == expected
