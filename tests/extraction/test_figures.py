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
        ("The flood on Monday had a death toll of 212.", [Figure(212, "killed")]),
        ("The toll rose to 88 on Monday.", [Figure(88, "killed")]),
        ("The toll climbed from 54 to 61 on Monday.", [Figure(61, "killed")]),
        ("The dead king was 88 on Monday.", []),
        ("The killed mayor was buried on Monday, and shares rose to 40.", []),
        ("Deaths in the camps rose to 90 on Monday.", [Figure(90, "killed")]),
        ("The toll passed 400 on Monday.", [Figure(400, "killed", "more_than")]),
        (
            "The number of people known to have died in the flood rose above 2,100 on Monday.",
            [Figure(2100, "killed", "more_than")],
        ),
        ("The steamer sank on Monday, when 41 perished.", [Figure(41, "killed")]),
        ("Three hikers were found dead on Monday.", [Figure(3, "killed")]),
        ("The blast on Monday left 12 dead and 30 injured.", [Figure(12, "killed"), Figure(30, "injured")]),
        ("The trawler was lost on Monday with 14 men.", [Figure(14, "killed")]),
        ("The ferry sank on Monday with the loss of 33 lives.", [Figure(33, "killed")]),
        ("The blast on Monday claimed 33 lives.", [Figure(33, "killed")]),
        ("The vaccine saved 300 lives on Monday.", [Figure(300, "rescued")]),
        ("The army killed 40 rebels on Monday.", [Figure(40, "killed")]),
        ("Two gunmen killed 12 hikers on Monday.", [Figure(12, "killed")]),
        ("Two soldiers arrested 12 hikers on Monday.", [Figure(2, "soldiers"), Figure(12, "arrested")]),
        ("Crews pulled 14 survivors from the rubble on Monday.", [Figure(14, "rescued")]),
        ("Rescuers brought out 14 miners alive on Monday.", [Figure(14, "rescued")]),
        ("Hospital staff treated 40 people for burns on Monday.", [Figure(40, "injured")]),
        ("Five children were unaccounted for on Monday.", [Figure(5, "missing")]),
        ("The gang snatched 30 schoolgirls on Monday.", [Figure(30, "hostages")]),
        ("Marn, a mining town of 49,000 people, was emptied on Monday.", [Figure(49000, "displaced")]),
        ("A guide led 105 hikers south on Monday.", [Figure(105, "hikers")]),
        ("Some 1,500 dockers tried to picket the gate on Monday.", [Figure(1500, "participants", "about")]),
        ("Police released two letters on Monday.", [Figure(2, "letters")]),
        (
            "Guards fired on the crowd on Monday; 9 persons were injured and 41 detained.",
            [Figure(9, "injured"), Figure(41, "arrested")],
        ),
        ("Two women aged 24 and 31 were arrested in Harwich on Monday.", [Figure(2, "arrested")]),
        ("The council bought pumps worth US$ 300 000 on Monday.", [Figure(300_000, "usd")]),
        ("The firm paid Rs 40 crore on Monday.", [Figure(400_000_000, "inr")]),
        ("Police arrested two lakh people on Monday.", [Figure(200_000, "arrested")]),
        ("The town lost 1,00,000 trees on Monday.", [Figure(100_000, "trees")]),
        ("The firm paid €1.8 million on Monday.", [Figure(1_800_000, "eur")]),
        ("The offer on Monday was a premium of 28% over the price.", [Figure(28, "percent")]),
        ("Prices fell by 8 per cent on Monday.", [Figure(8, "percent")]),
        ("Between 20 and 30 people were injured on Monday.", [Figure(20, "injured", high=30)]),
        ("The crash on Monday injured 20–30 people.", [Figure(20, "injured", high=30)]),
        ("The crash on Monday injured 20 to 30 people.", [Figure(20, "injured", high=30)]),
        ("The firm paid $2-3 million on Monday.", [Figure(2_000_000, "usd", high=3_000_000)]),
        ("The dispute of 1998-1999 killed 12 people.", [Figure(12, "killed")]),
        ("Leeds won the 2012 Games on Monday.", []),
        ("Rovers won 3-1 on Monday.", []),
        ("Hale left the club two summers ago, in 2019.", []),
        ("Dozens of people were killed on Monday.", []),
        ("Scores were injured on Monday.", []),
        ("Tens of thousands of people marched on Monday.", []),
        ("Several hundred people were arrested on Monday.", []),
        ("The storm killed at least a dozen people on Monday.", [Figure(12, "killed", "at_least")]),
        ("Half a dozen people were arrested on Monday.", [Figure(6, "arrested")]),
        ("Police arrested two hundred and fifty people on Monday.", [Figure(250, "arrested")]),
        ("Fewer than 40 people were hurt on Monday.", [Figure(40, "injured", "up_to")]),
        ("Police arrested two men, 19 and 23, on Monday.", [Figure(2, "arrested")]),
        ("Hale died on Monday at the age of 88.", []),
        ("Nine in ten people attended the rally on Monday.", []),
        ("One in five workers joined the march on Monday.", []),
        ("Three out of four voters attended the rally on Monday.", []),
        ("Shells killed two in three raids on Monday.", [Figure(2, "killed"), Figure(3, "raids")]),
        ("Fourteen of 15 economists gathered in Leeds on Monday.", []),
        ("Most of 15 economists attended the talks on Monday.", []),
        ("Norland, a country of 7 million, joined the league on Monday.", []),
        ("Norland, a country of about 7 million people, opened talks on Monday.", []),
        ("Harwich, a city of 49,000, filled the square on Monday.", []),
        ("The union of 3,000 members turned down the offer on Monday.", []),
        ("Some 3,000 people turned out in Leeds on Monday.", [Figure(3000, "participants", "about")]),
        ("Some 3,000 people filled the square on Monday.", [Figure(3000, "participants", "about")]),
        ("The hall was filled with 300 chairs on Monday.", [Figure(300, "chairs")]),
        ("About 300 cyclists blocked the bridge on Monday.", [Figure(300, "participants", "about")]),
        ("Emissions are to fall to 1990 levels by 2012.", []),
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


def told(text: str) -> list[list[tuple[float, str]]]:
    """Value and unit of the figures, mention by mention."""
    mentions = extract_mentions(text, published=TUESDAY)
    return [[(figure.value, figure.unit) for figure in mention.figures] for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Guards resorted to gas on Monday when some 1,500 dockers tried to picket the gate; 9 persons were injured "
            "and 41 detained.",
            [[(9, "injured"), (41, "arrested")], [(1500, "participants")]],
        ),
        (
            "The governor put the dead at 2,114 on Monday; the guards had spoken of 1,902 on Sunday evening.",
            [[(2114, "killed")], [(1902, "killed")]],
        ),
        (
            "Last year 22 people died in the marshes; nine people died there the year before.",
            [[(22, "killed")], [(9, "killed")]],
        ),
        (
            "More than 4,000 people marched through Leeds on Monday, the unions said; police put the number at 1,800.",
            [[(4000, "participants"), (1800, "participants")]],
        ),
        (
            "Up to 4,000 settlers died on Sunday. A charity put the figure at 9,300 on Monday.",
            [[(4000, "killed")], [(9300, "killed")]],
        ),
        (
            "The firm, which bought the mill from Kestrel in 2009, will pay Kestrel €35 million within 60 days.",
            [[]],
        ),
        (
            "Some 80 dockers had gathered outside the gate, and one man was arrested on Monday.",
            [[(1, "arrested")]],
        ),
        (
            "A shed burned down on Monday, and nine people were injured.",
            [[(9, "injured")]],
        ),
        (
            "The balloon struck a mast near Leeds on 5 October 1930, when 12 perished.",
            [[(12, "killed")], [(12, "killed")]],
        ),
    ],
)
def test_figures_belong_to_the_mention_whose_clause_gives_them(
    text: str, expected: list[list[tuple[float, str]]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (
            "The Harwich Ministry of Health spoke on Sunday. The ministry said on Monday that 14 people had died.",
            "Harwich Ministry of Health",
        ),
        (
            "The harbour ministry shut a quay on Sunday. At least 12 people died on Monday, according to the ministry.",
            "harbour ministry",
        ),
        ("Its ministry shut a quay on Sunday. The ministry said on Monday that 14 people had died.", "ministry"),
        ("Two people died on Monday, according to both.", ""),
    ],
)
def test_credit_is_the_full_name_that_the_article_introduced(text: str, credit: str) -> None:
    assert figures(text)[-1].attributed_to == credit


def test_toll_put_at_a_number_counts_the_killed() -> None:
    assert figures("The governor put the number of dead at 88 on Monday.") == [
        Figure(88, "killed", attributed_to="governor")
    ]
