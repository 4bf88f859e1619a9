"""Are the numbers of an event read with unit, qualifier and credit?"""

import datetime as dt

import pytest

from timeline.extraction import Figure, extract_mentions

TUESDAY = dt.date(2024, 6, 11)


def figures(text: str) -> list[Figure]:
    return [figure for mention in extract_mentions(text, published=TUESDAY) for figure in mention.figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed more than 30 people on Monday.", [Figure(30, "killed", "more_than")]),
        ("A bomb killed two dozen people on Monday.", [Figure(24, "killed")]),
        (
            "Gunmen killed at least 12 villagers and wounded nearly 40 on Monday.",
            [Figure(12, "killed", "at_least"), Figure(40, "injured", "nearly")],
        ),
        (
            "A blast on Monday killed 7 workers, according to Harwich hospital officials.",
            [Figure(7, "killed", "exact", attributed_to="Harwich hospital officials")],
        ),
        ("Police arrested some 60 protesters on Monday.", [Figure(60, "arrested", "about")]),
        ("Rebels freed four hostages on Monday.", [Figure(4, "freed")]),
        ("Crews rescued nineteen people on Monday.", [Figure(19, "rescued")]),
        ("The firm paid $400m to the port on Monday.", [Figure(400_000_000, "usd")]),
        ("The firm paid €1.5bn to the port on Monday.", [Figure(1_500_000_000, "eur")]),
        ("The firm paid 2.5 billion dollars on Monday.", [Figure(2_500_000_000, "usd")]),
        ("The firm paid more than £87.5m on Monday.", [Figure(87_500_000, "gbp", "more_than")]),
        ("The firm paid $400m (£314m) on Monday.", [Figure(400_000_000, "usd")]),
        ("Up to 300,000 people were left homeless on Monday.", [Figure(300_000, "displaced", "up_to")]),
        ("About 200 people marched in Leeds on Monday.", [Figure(200, "participants", "about")]),
        ("The council closed 20 pits on Monday.", [Figure(20, "pits")]),
        ("Ann Hale, 47, resigned on Monday.", []),
        ("The firm flew 240 Norwegians to Oslo on Monday.", [Figure(240, "people")]),
        (
            "Over 30 sailors were freed on Monday in exchange for about 24 prisoners held in Leeds jails.",
            [Figure(30, "freed", "more_than"), Figure(24, "freed", "about")],
        ),
        (
            "Over 30 sailors were freed on Monday in exchange for about 24 Norwegians held in Leeds jails.",
            [Figure(30, "freed", "more_than"), Figure(24, "freed", "about")],
        ),
    ],
)
def test_figure_has_unit_and_qualifier(text: str, expected: list[Figure]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("At least 74 sailors were killed in the raid on Monday, the harbour ministry said.", {74: "harbour ministry"}),
        (
            "A raid on Monday has killed more than 30 people, the harbour ministry has said, and burned the mill.",
            {30: "harbour ministry"},
        ),
        ("The governor of Harwich said on Monday that 12 people had died.", {12: "governor of Harwich"}),
        ("The raid killed about 120 people on Monday, by the country’s own count.", {120: "country's own count"}),
        ("The governor put the death toll at 88 on Monday.", {88: "governor"}),
        (
            "Crews rescued four sailors on Monday in a raid during which 27 dockers were killed by shells, according "
            "to the harbour’s doctors.",
            {4: "", 27: "harbour's doctors"},
        ),
        (
            "Rebels stormed the port on Monday, killing more than 12 people and wounding at least 25, according to "
            "Norwegian tallies.",
            {12: "Norwegian tallies", 25: "Norwegian tallies"},
        ),
    ],
)
def test_figure_is_credited_to_whoever_gave_it_and_to_nobody_else(text: str, credits: dict[int, str]) -> None:
    assert {figure.value: figure.attributed_to for figure in figures(text)} == credits


def test_toll_put_at_a_number_counts_the_killed() -> None:
    assert figures("The governor put the number of dead at 88 on Monday.") == [
        Figure(88, "killed", attributed_to="governor")
    ]
