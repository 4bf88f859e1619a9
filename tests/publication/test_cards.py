"""Does a card say how a date was read, and mark it no surer than it is?"""

import datetime as dt

import pytest

from tests import factories
from timeline.models import Citation, Event
from timeline.publication.cards import (
    FIGURES_SHOWN,
    cards_of,
    date_mark,
    reference_in_words,
    rule_in_words,
    with_evidence,
)


@pytest.mark.parametrize(
    ("rule", "reference", "explanation", "words"),
    [
        (
            "weekday",
            "published 2024-06-11",
            "“on Monday” → 2024-06-10: weekday in or before the week of the report, published 2024-06-11",
            "weekday in or before the week of the report",
        ),
        ("day", "", "“7 May 2024” → 2024-05-07: written out", "written out"),
        ("day", "", "read by an editor", "day"),
        ("", "", "read by an editor", "read by an editor"),
        ("", "", "", ""),
    ],
)
def test_rule_in_words_says_what_the_rule_means(rule: str, reference: str, explanation: str, words: str) -> None:
    assert rule_in_words(Citation(rule=rule, reference=reference, explanation=explanation)) == words


@pytest.mark.parametrize(
    ("reference", "day", "words"),
    [
        ("published 2024-06-11", dt.date(2024, 6, 11), "published 11 June 2024"),
        ("", dt.date(2024, 6, 11), "published 11 June 2024"),
        ("the date told before, 2023-11-24", dt.date(2023, 11, 25), "the date told before, 2023-11-24"),
        ("", None, "none: the expression is a whole date"),
    ],
)
def test_reference_in_words_says_what_a_date_was_counted_from(reference: str, day: dt.date | None, words: str) -> None:
    assert reference_in_words(Citation(reference=reference, reference_date=day)) == words


@pytest.mark.parametrize(
    ("edtf", "mark"),
    [
        ("2023-10-07", ""),
        ("2023-10-07~", "approximate"),
        ("2023-10-07?", "approximate"),
        ("2023-11", "month"),
        ("2023", "month"),
        ("2023-10-07/2023-10-09", "range"),
        ("2023-10-07/..", "ongoing"),
        ("", ""),
    ],
)
def test_date_mark_of_a_date_is_no_surer_than_it(edtf: str, mark: str) -> None:
    assert date_mark(Event(edtf=edtf)) == mark


@pytest.mark.django_db
def test_card_of_one_article_with_many_figures_shows_some_and_says_reported() -> None:
    event = factories.event("Assault")
    for number in range(FIGURES_SHOWN + 2):
        factories.claim(event.citations.get(), f"measure {number}", number)
    factories.claim(event.citations.get(), "measure 0", 0)
    (card,) = cards_of(with_evidence(Event.objects.all(), Citation.objects.all()))
    assert (len(card.figures_shown), card.figures_left, card.confirmed) == (FIGURES_SHOWN, 2, False)
    assert (card.articles, card.origins, card.evidence_left) == (1, 1, 0)


@pytest.mark.django_db
def test_card_is_confirmed_by_two_origins_that_agree_only() -> None:
    agree, differ = factories.event("Agree"), factories.event("Differ")
    for event, date in ((agree, "2024-06-10"), (differ, "2024-06-09")):
        other = factories.article(f"Other words for {event.title}.", by="The Other Paper")
        factories.cite(event, other, f"Other words for {event.title}.", edtf=date)
    cards = cards_of(with_evidence(Event.objects.order_by("title"), Citation.objects.all()))
    assert [(card.confirmed, card.origins) for card in cards] == [(True, 2), (False, 2)]


@pytest.mark.django_db
def test_card_of_an_article_with_several_figures_can_be_confirmed_by_another() -> None:
    event = factories.event("Truce")
    for value in (105, 240):
        factories.claim(event.citations.get(), "freed", value)
    other = factories.article("More than 100 went home.", by="The Other Paper")
    factories.claim(factories.cite(event, other, "More than 100 went home."), "freed", 100, qualifier="more_than")
    (card,) = cards_of(with_evidence(Event.objects.all(), Citation.objects.all()))
    assert (card.comparison.differs, card.confirmed) == (False, True)
