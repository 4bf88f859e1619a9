"""Whom do pronouns and repeated nouns stand for, as the titles tell it?"""

import datetime as dt

import pytest

from timeline.extraction import extract_mentions


def titles(text: str) -> list[str]:
    return [mention.title for mention in extract_mentions(text, published=dt.date(2024, 6, 11))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Helen Marsh founded the school in 1962. In 1970 a fire killed six pupils, among them her friend "
            "Greta Lund. She resigned on 3 May 1971.",
            "Helen Marsh resigns",
        ),
        (
            "Carl Brandt met Oskar Lund in May 2019. He resigned on 3 June 2019 and was followed by Jon Berg. "
            "He moved to Leeds in 2020.",
            "Carl Brandt moves to Leeds",
        ),
        (
            "Norland Mills reported its results on 3 May. Sales rose on 4 May. It cut its forecast on 6 May.",
            "Norland Mills cuts forecast",
        ),
        (
            "The housing boom ended in 2008, and in May 2009 the state rescued two banks. In June 2009 it accepted a "
            "loan from Elbonia.",
            "State accepts loan from Elbonia",
        ),
        ("A sand storm silenced Beagle in June 2018, 15 years after it left the Moon.", "Beagle leaves Moon"),
        (
            "Anton Holm, who set out on May 18, was given up for lost, until a Danish trawler landed him on May 25.",
            "Danish trawler lands Anton Holm",
        ),
        (
            "The airship Valkyrie burst into flames at Hull on 3 May 1931. The vessel first flew on 4 March 1930.",
            "Valkyrie flies",
        ),
        (
            "Harwich Building Society was founded in 1920. The society collapsed on 3 May 1931.",
            "Harwich Building Society collapses",
        ),
        (
            "The Queen sent a letter to the sailors on Monday. They will leave Hull by train on Thursday.",
            "Sailors to leave Hull by train",
        ),
        (
            "A petition to save the pier was handed to the mayor in May, but the council voted against it on Monday.",
            "Council votes against petition",
        ),
        ("It was stated on Monday that the mayor had resigned.", "Mayor resigns"),
        ("Guards arrested two men on Monday. They were charged on Tuesday.", "Two men charged"),
        (
            "Anna Bell came first on Monday. It has been a long ride for Helen Marsh. On Tuesday she missed a test.",
            "Helen Marsh misses test",
        ),
        (
            "The Elbe Bridge crosses the strait. Its main span was rebuilt in 1962. In 2015 it carried 300 lorries.",
            "Elbe Bridge carries 300 lorries",
        ),
        (
            "Carl Brandt took office in May. Jon Lund met him in June. Brandt lasted until 30 September 2023, when he "
            "resigned.",
            "Brandt resigns",
        ),
    ],
)
def test_title_names_whom_the_pronoun_stands_for(text: str, expected: str) -> None:
    assert expected in titles(text)


def test_pronoun_in_an_article_about_one_person_means_that_person() -> None:
    text = (
        "Clara Voss, who built bridges, died on Saturday. She was 80.\n\n"
        "Clara Voss joined the Harbour Board in 1962. She built the Elbe bridge in 1968.\n\n"
        "Olga Lund, the mayor, praised her on Sunday. The town announced a week of mourning. "
        "In March 1970 she had crossed the desert.\n\n"
        "She said little. Ms Voss is survived by two sons."
    )
    found = titles(text)
    assert "Clara Voss builds Elbe bridge" in found
    assert "Olga Lund praises Clara Voss" in found
    assert "Clara Voss crosses desert" in found


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "Carl Brandt won the race on 3 May 2024.\n\nPeter Holm came second in 1967. Nobody had done so.\n\n"
            "It has been hard. Two years ago he missed a dope test.",
            "Holm misses",
        ),
        ("Guards met two men on Monday. They were attacked on Tuesday.", "Guards attacked"),
        ("The firm put in a plan for 90 flats in May. Councillors rejected it on Monday.", "reject firm"),
        (
            "The bridge opened in 1933. A coaster struck a pier in 1982. It was a monument from 2004.",
            "Coaster is",
        ),
    ],
)
def test_title_names_nobody_where_it_may_be_another(text: str, never: str) -> None:
    assert not any(never in title for title in titles(text)), titles(text)
