"""Is a quote shown with one sentence either side, and no more?"""

import pytest

from tests import factories
from timeline.models import Citation
from timeline.publication.excerpt import CONTEXT_LIMIT, Quote, in_context, passages_of, split_quote

pytestmark = pytest.mark.django_db


def cited(text: str, exact: str, **fields: object) -> Citation:
    return factories.cite(factories.event("Event"), factories.article(text), exact, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("One. Two. QUOTE. Three. Four.", "Two. ", " Three. "),
        ("QUOTE.", "", ""),
        ("Two of Oct. 7 stay. QUOTE. The U.S. Congress met. Four.", "Two of Oct. 7 stay. ", " The U.S. Congress met. "),
        ("One.\n\nTwo!\n\nQUOTE.\n\nThree?\n\nFour.", "Two!\n\n", "\n\nThree?\n\n"),
        ("Mr. Smith left. “He said so.” QUOTE. “Why?” she asked. Four.", "“He said so.” ", " “Why?” she asked. "),
        ("no capitals here. two. QUOTE. three. four.", "no capitals here. two. ", " three. four."),
        ("Costs rose 3.5 percent. QUOTE. By 2.4 more. End.", "Costs rose 3.5 percent. ", " By 2.4 more. "),
    ],
)
def test_context_of_a_quote_is_one_sentence_either_side(text: str, before: str, after: str) -> None:
    passage = in_context(cited(text, "QUOTE."))
    assert (passage.before, passage.after) == (before, after)


def test_context_of_endless_sentences_is_cut_between_words() -> None:
    passage = in_context(cited("word " * 400 + "QUOTE. " + "term " * 400, "QUOTE."))
    assert (len(passage.before) <= CONTEXT_LIMIT + 1, passage.before[:5]) == (True, "word ")
    assert (len(passage.after) <= CONTEXT_LIMIT + 1, passage.after[-4:]) == (True, "term")


def test_context_of_an_endless_word_is_cut_all_the_same() -> None:
    passage = in_context(cited("x" * 2000 + " QUOTE. " + "y" * 2000, "QUOTE."))
    assert (len(passage.before), len(passage.after)) == (CONTEXT_LIMIT + 1, CONTEXT_LIMIT + 1)


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [
        (11, 17, Quote("They met ", "Monday", ".")),
        (None, None, Quote("They met Monday.", "", "")),
        (0, 3, Quote("They met Monday.", "", "")),
        (11, 400, Quote("They met Monday.", "", "")),
    ],
)
def test_split_quote_at_its_timex_keeps_every_letter(start: int | None, end: int | None, quote: Quote) -> None:
    citation = cited("A. They met Monday. B.", "They met Monday.")
    citation.expression_start, citation.expression_end = (
        (start + 1, end + 1) if start is not None and end else (None, None)
    )
    assert split_quote(citation) == quote


def test_passages_of_an_article_never_show_a_word_twice() -> None:
    text = "A1. A2. First quote. B1. Second quote. C1. C2. C3. C4. Third quote. D1. D2."
    article = factories.article(text)
    citations = [
        factories.cite(factories.event("Event"), article, quote)
        for quote in ("Third quote.", "First quote.", "Second quote.", "First quote.")
    ]
    passages, rest = passages_of(text, citations)
    shown = "".join(
        each.skipped + each.before + each.quote.before + each.quote.timex + each.quote.after + each.after
        for each in passages
    )
    assert shown + rest == text
    assert [(each.skipped_words, each.before, each.after, len(each.citations)) for each in passages] == [
        (1, "A2. ", " B1. ", 2),
        (0, "", " C1. ", 1),
        (2, "C4. ", " D1. ", 1),
    ]


@pytest.mark.parametrize(
    ("text", "lead", "tail"),
    [
        ("One. Two. QUOTE. Three. Four.", "Two. ", " Three. "),
        ("One.\n\n  Two\n\nQUOTE.\n\n  Three\n\nFour.", "Two\n\n", "\n\n  Three\n\n"),
        ("no capitals. QUOTE. three.", "no capitals. ", " three."),
        ("Then he QUOTE. Three.", "Then he ", " Three."),
        ("term " * 90 + "QUOTE. " + "Word " * 90, "… " + "term " * 60, " " + ("Word " * 60).strip() + " …"),
        ("x" * 400 + " QUOTE. " + "Y" * 400, "… " + "x" * 300 + " ", " " + "Y" * 300 + " …"),
    ],
)
def test_context_that_stops_inside_a_sentence_says_so(text: str, lead: str, tail: str) -> None:
    passage = in_context(cited(text, "QUOTE."))
    assert (passage.lead, passage.tail) == (lead, tail)


def test_passages_that_meet_inside_a_sentence_say_so() -> None:
    text = "One. First QUOTE. " + "Word " * 70 + "second QUOTE? Two."
    article = factories.article(text)
    citations = [factories.cite(factories.event("E"), article, quote) for quote in ("First QUOTE.", "second QUOTE?")]
    (first, second), rest = passages_of(text, citations)
    assert (first.lead, first.tail) == ("One. ", " " + ("Word " * 60).strip() + " …")
    assert (second.lead, second.tail, rest) == ("… " + ("Word " * 10), " Two.", "")


def test_passages_that_overlap_are_shown_each_whole() -> None:
    text = "One two three four. Five."
    article = factories.article(text)
    citations = [factories.cite(factories.event("E"), article, quote) for quote in ("One two three", "two three four.")]
    passages, rest = passages_of(text, citations)
    assert [each.quote.before for each in passages] == ["One two three", "two three four."]
    assert rest == ""
