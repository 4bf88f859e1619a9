"""Are a reader's words read the same way, whatever they are written with?"""

import pytest

from timeline.search.words import QUERY_LIMIT, TERM_LIMIT, Term, fold, read_terms


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Security Council", "security council"),
        ("São Paulo, Élysée", "sao paulo elysee"),
        ("more than 1,200 killed", "more than 1 200 killed"),
        ("cease-fire_talks", "cease fire talks"),
        ("STRASSE straße", "strasse strasse"),
        ("U.S.", "u s"),
        ("\0\ud800 \U0001f600 …", ""),
        ("مرحبا", "مرحبا"),
    ],
)
def test_fold_of_any_text_leaves_plain_words(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("truce", (Term(("truce",), prefix=True),)),
        ("truce talks", (Term(("truce",)), Term(("talks",), prefix=True))),
        ("un", (Term(("un",)),)),
        ('"Security Council" vote', (Term(("security", "council")), Term(("vote",), prefix=True))),
        ('vote "Security Council"', (Term(("security", "council")), Term(("vote",)))),
        ('"the state of emergency"', (Term(("state", "of", "emergency")),)),
        ('unclosed "phrase', (Term(("unclosed",)), Term(("phrase",), prefix=True))),
        ("truce truce truce", (Term(("truce",)), Term(("truce",), prefix=True))),
        ("the of and", ()),
        ("?!… *()", ()),
        ('""', ()),
        (
            "NEAR(a b) AND title:x OR NOT -y*",
            (Term(("near",)), Term(("b",)), Term(("title",)), Term(("x",)), Term(("y",))),
        ),
        ("", ()),
    ],
)
def test_read_terms_of_a_query_gives_its_words_and_phrases(query: str, terms: tuple[Term, ...]) -> None:
    assert read_terms(query) == terms


def test_read_terms_of_a_long_query_reads_its_beginning_only() -> None:
    assert read_terms("x" * QUERY_LIMIT + " never") == (Term(("x" * QUERY_LIMIT,), prefix=True),)


def test_read_terms_of_many_words_keeps_a_bounded_number() -> None:
    assert len(read_terms(" ".join(f"w{number}" for number in range(60)))) == TERM_LIMIT
