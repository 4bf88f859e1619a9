"""Are counts said in words as a language counts?"""

import pytest
from django.utils.translation import override

from timeline.models.words import number_in_digits
from timeline.publication.counts import COUNTED, counted


@pytest.mark.parametrize(
    ("count", "what", "words"),
    [
        (1, "event", "1 event"), (0, "event", "0 events"), (1200, "event", "1,200 events"),
        (2, "from article", "from 2 articles"),
        (1, "quote does not stand", "1 quote does not stand where the citation says."),
    ],
)  # fmt: skip
def test_counted_is_singular_for_one_alone(count: int, what: str, words: str) -> None:
    assert counted(count, what) == words


@pytest.mark.parametrize("what", COUNTED)
def test_counted_holds_the_number_whatever_is_counted(what: str) -> None:
    assert "1,200" in counted(1200, what)


@pytest.mark.parametrize(("language", "digits"), [("en", "1,234,567"), ("de", "1.234.567")])
def test_count_is_grouped_as_the_language_does(language: str, digits: str) -> None:
    with override(language):
        assert number_in_digits(1234567) == digits
