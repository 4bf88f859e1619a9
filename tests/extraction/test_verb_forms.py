"""Do verbs stand in the present of a headline?"""

import pytest

from timeline.extraction.verb_forms import third_person


@pytest.mark.parametrize(
    ("lemma", "singular", "plural"),
    [("resign", "resigns", "resign"), ("pass", "passes", "pass"), ("deny", "denies", "deny"), ("be", "is", "are"),
     ("have", "has", "have"), ("go", "goes", "go"), ("say", "says", "say"), ("veto", "vetoes", "veto")],
)  # fmt: skip
def test_third_person_follows_the_number(lemma: str, singular: str, plural: str) -> None:
    assert (third_person(lemma, plural=False), third_person(lemma, plural=True)) == (singular, plural)
