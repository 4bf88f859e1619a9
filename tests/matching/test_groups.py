"""Do tellings of one event come together, and no others, in whatever order they come?"""

import random

import pytest

from timeline.chronology import parse_edtf
from timeline.matching import Count, Telling, group_tellings, names_in, nearly_the_same, reasons_for, scores_of
from timeline.matching.words import keys_of, stem_of, words_of

TEXTS = {
    "A": "President Ana Ruiz of Costaria visited Port Lemaire on 4 May 1998. A truce with the Verdant Front was signed "
    "there on 6 May 1998. Some 40 prisoners were freed in May 1998.",
    "B": "Mr Ruiz came to Port Lemaire, Costaria, on Monday. Two days later the government and the Verdant Front "
    "agreed a ceasefire. More than 40 inmates were released that month.",
}


def telling(key: int, article: str, title: str, exact: str, edtf: str = "", **fields) -> Telling:
    date = parse_edtf(edtf) if edtf else None
    return Telling(key, article, title, exact, date=date, cast=names_in(TEXTS.get(article, exact)), **fields)


def report() -> list[Telling]:
    one, other = (TEXTS[article].split(". ") for article in "AB")
    lemaire = {"places": ("Port Lemaire",)}
    return [
        telling(1, "A", "Ana Ruiz visits Port Lemaire", one[0], "1998-05-04", actors=("Ana Ruiz",), **lemaire),
        telling(2, "A", "Truce with Verdant Front signed", one[1], "1998-05-06", actors=("Verdant Front",)),
        telling(3, "A", "Some 40 prisoners freed", one[2], "1998-05", figures=(Count("freed", 40, qualifier="about"),)),
        telling(4, "B", "Ruiz comes to Port Lemaire", other[0], "1998-05-04", actors=("Ruiz",), **lemaire),
        telling(
            5, "B", "Government and Verdant Front agree ceasefire", other[1], "1998-05-06", actors=("Verdant Front",)
        ),
        telling(
            6, "B", "More than 40 inmates released", other[2], figures=(Count("freed", 40, qualifier="more_than"),)
        ),
    ]


def keys(groups) -> list[list[int]]:
    return [[told.key for told in group.tellings] for group in groups]


def test_tellings_of_one_event_are_grouped_across_articles():
    assert keys(group_tellings(report())) == [[1, 4], [2, 5], [3, 6]]


@pytest.mark.parametrize("seed", range(5))
def test_groups_are_the_same_in_whatever_order_articles_come(seed):
    shuffled = report()
    random.Random(seed).shuffle(shuffled)
    assert {frozenset(group) for group in keys(group_tellings(shuffled))} == {
        frozenset({1, 4}), frozenset({2, 5}), frozenset({3, 6})
    }  # fmt: skip


def test_two_days_told_for_certain_are_never_one_event():
    first, second = (
        report()[0],
        telling(9, "B", "Ana Ruiz visits Port Lemaire", "…", "1998-05-05", actors=("Ana Ruiz",)),
    )
    assert group_tellings([first, second]) == ()
    assert scores_of([first, second]) == {}


def test_scores_do_not_depend_on_the_side():
    assert scores_of(report()) == scores_of(report()[::-1])


def test_no_tellings_make_no_groups():
    assert group_tellings([]) == () == group_tellings(report()[:1])


def test_reasons_say_in_words_what_two_tellings_share():
    truce, prisoners = reasons_for(report()[1], report()[4]), reasons_for(report()[2], report()[5])
    assert truce == (
        "same day, 6 May 1998", "both name Verdant Front", "“truce” and “ceasefire” may tell of one act",
    )  # fmt: skip
    assert prisoners == (
        "only one has a date, May 1998",
        "both titles have “40”",
        "“prisoners” and “released” may tell of one act",
        "figures fit: about 40 freed and more than 40 freed",
    )


def test_reasons_name_whom_the_sentence_before_names():
    vote = telling(
        1, "A", "Twelve of 15 back resolution", "The resolution was backed by 12 of 15.", before="UN Council sat."
    )
    other = telling(2, "B", "UN Council approves plan", "The UN Council approved it.", actors=("U.N. Council",))
    assert "“The resolution …” follows on a sentence that names U.N. Council" in reasons_for(vote, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("truce", "ceasefire"),
        ("killed", "deaths"),
        ("U.N.", "UN"),
        ("fourteen", "14"),
        ("1,200", "1200"),
        ("Müller", "Muller"),
    ],
)
def test_words_alike_share_a_key(one, other):
    ours, theirs = ({key for word in words_of(text) for key in keys_of(word)} for text in (one, other))
    assert ours & theirs


@pytest.mark.parametrize(("one", "other"), [("stopped", "stops"), ("parties", "party"), ("Hamas'", "hamas")])
def test_forms_of_a_word_have_one_stem(one, other):
    assert [stem_of(word) for word in words_of(one)] == [stem_of(word) for word in words_of(other)]


OFFER = "He called the offer a first step but said that more was needed."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (OFFER, "He called the offer a first step, adding that more was needed.", True),
        (OFFER, "The minister welcomed it as a beginning that fell short.", False),
        ("Two died.", "Two died.", False),
        ("", "", False),
    ],
)
def test_copies_of_a_sentence_are_seen(one, other, expected):
    assert nearly_the_same(one, other) is expected
