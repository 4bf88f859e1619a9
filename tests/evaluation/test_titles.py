"""Is a title a headline, and does it hold the keywords?"""

import pytest

from timeline.evaluation.titles import is_tidy, keyword_share

SENTENCE = "Ministers of both countries signed the accord in Oslo on Monday after nine days of talks, officials said."


@pytest.mark.parametrize(
    ("title", "tidy"),
    [
        ("Ministers sign the Oslo accord", True),
        ("IT workers strike", True),
        ("It rains in Oslo", False),
        ("After the talks, ministers sign", False),
        ("ministers sign the accord", False),
        ("Ministers sign the accord.", False),
        ("Ministers", False),
        ("Ministers sign the accord on Monday", False),
        ("Ministers sign the accord of 9 May", False),
        ("Ministers may sign the accord", True),
        ("Ministers of both countries sign the accord in Oslo after nine days and long nights of talks", False),
    ],
)
def test_is_tidy_takes_headlines_only(title, tidy):
    assert is_tidy(title, SENTENCE) is tidy


def test_is_tidy_refuses_a_title_about_as_long_as_its_sentence():
    title = "Ministers of both countries sign the accord in the old town hall"
    assert not is_tidy(title, "Ministers of both countries signed the accord in the old town hall.")


@pytest.mark.parametrize(
    ("title", "keywords", "share"),
    [
        ("Reactor explodes at Chernobyl", ["explosion|exploding", "reactors"], 1.0),
        ("Reactor explodes at Chernobyl", ["fire", "Chernobyl"], 0.5),
        ("Firm pays £3.5bn fine", ["3.5", "fined"], 1.0),
        ("Minister’s resignation accepted", ["minister", "resigns|resignation"], 1.0),
        ("Anything at all", [], 1.0),
        ("", ["reactor"], 0.0),
        ("Truck-bomb kills two", ["bombed", "killing"], 1.0),
    ],
)
def test_keyword_share_compares_stems(title, keywords, share):
    assert keyword_share(title, keywords) == share
