"""Which clause takes which date? Every sentence here was once read wrongly."""

import datetime as dt

import pytest

from timeline.extraction import extract_mentions

TUESDAY = dt.date(2024, 6, 11)

TOLD = [
    ("• March 1985: a convention is signed in Lisbon.", [("1985-03", "happened")]),
    ("With counting still on by Sunday evening, the Greens had taken nine seats.", [("2024-06-09", "happened")]),
    (
        "An inquiry cleared the mayor of wrongdoing in 2005; he denied that he had ever helped his son.",
        [("2005", "happened")],
    ),
    ("It was Nora Quill who first made the passage, in 1850, though partly on foot.", [("1850", "happened")]),
    ("Trapped in the ice in September 1846, the ships did not move for a year.", [("1846-09", "happened")]),
    ("Profit dropped to 212 million dollars in May from 260 million a year earlier.", [("2024-05", "happened")]),
    ("Holders will receive $41.50 a share, a premium of 28% to Friday's close.", []),
    ("It expects the layer to return to the level of 1980 in the end.", []),
    ("It is due to reach the crater on Feb. 18, 2025.", [("2025-02-18", "planned")]),
    ("The page is no longer being updated since 3 May.", []),
    ("A campaign planned for December was put off because of rain.", []),
    ("She got a contract that will keep her at the club until 2026.", []),
    (
        "The ship sailed from Hull in May 1497 and came upon land on 24 June.",
        [("1497-05", "happened"), ("1497-06-24", "happened")],
    ),
    ("Quill has been called up by Nigeria to face Brazil on 9 July.", [("2024-07-09", "planned")]),
    ("Ghana announced a week of mourning, to start on Monday.", [("2024-06-17", "planned")]),
    (
        "Last month Nora Quill travelled to Harare to urge rivals to accept the result of the vote on May 30.",
        [("2024-05", "happened")],
    ),
    ("Nora Quill shared the 1995 Peace Prize with Paul Moss.", [("1995", "happened")]),
    ("Calder also reported first-quarter results.", []),
    (
        "A quake struck on Saturday. It set off an avalanche that killed at least 17 people at base camp.",
        [("2024-06-08", "happened"), ("2024-06-08", "happened")],
    ),
    (
        "Police closed the bridge on Monday. At 9:15 a.m. a lorry crashed into the barrier.",
        [("2024-06-10", "happened"), ("2024-06-10", "happened")],
    ),
    (
        "A bomb exploded in the market on Friday. The explosion came a day after the truce ended.",
        [("2024-06-07", "happened"), ("2024-06-06", "happened")],
    ),
    (
        "A quake struck Lima on 3 March 2020. A month after the quake, the schools reopened.",
        [("2020-03-03", "happened"), ("2020-04", "happened")],
    ),
    (
        "The summit opened on 3 March 2020. On the eve of the summit, the president resigned.",
        [("2020-03-03", "happened"), ("2020-03-02", "happened")],
    ),
    (
        "The president resigned on 5 May, on the eve of a summit in Rome.",
        [("2024-05-05", "happened"), ("2024-05-06", "happened")],
    ),
    ("Hotels reported 300 cancellations between Christmas and New Year.", [("2023-12-25/2024-01-01", "happened")]),
    ("Ann Quill was named in the New Year Honours of 1989.", [("1989", "happened")]),
    (
        "Quill was produced before a magistrate on Monday. The court has delayed until 18 August its judgment on Moss.",
        [("2024-06-10", "happened"), ("2024-08-18", "planned")],
    ),
    ("The clock was set going on 1 May 1843.", [("1843-05-01", "happened")]),
    ("The trial was set for 1 July.", [("2024-07-01", "planned")]),
    (
        "The factory was shut on 3 May 1990 and 200 workers were sent home.",
        [("1990-05-03", "happened"), ("1990-05-03", "happened")],
    ),
    ("Testing resumed in the second half of 2012.", [("2012-07/2012-12", "happened")]),
    ("A judge dismissed the appeal in January 2017.", [("2017-01", "happened")]),
    ("The mayor dismissed the claim in January 2017.", []),
    (
        "The minister said last Thursday he would resign by Christmas.",
        [("2024-06-06", "happened"), ("2024-12-25", "planned")],
    ),
    ("If he hangs on he will pocket £90,000 and meet the Queen in July.", []),
    ("It was the longest bridge until 1970.", []),
    ("As of 2015 the bridge carried 9,000 cars.", []),
    ("The crown slipped to its weakest since July 12.", []),
    ("The ministers gave themselves until the end of 1997 to agree.", []),
    ("The firm was named after Carl Rohde (1879–1951).", []),
    ("“I voted for them from 1977,” said Tom Quill, a postman.", []),
    ("“They can't pay,” says Ann Quill, 47, who has driven the bus since 1999.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_sentence_tells_these_dates(text: str, expected: list[tuple[str, str]]) -> None:
    mentions = extract_mentions(f"Nothing new here.\n\n{text}", published=TUESDAY)
    assert [(m.date.edtf if m.date else None, m.modality) for m in mentions] == expected


HISTORY = (
    "The siege began in March 1861. The fleet sailed in April 1861 and was beaten in October 1861. "
    "In December the army withdrew. In January it came back. On 4 February 1862 the town fell. "
    "A treaty was signed in 1863."
)


def test_in_a_history_a_month_belongs_to_the_year_told_last() -> None:
    mentions = extract_mentions(HISTORY, published=dt.date(2009, 12, 19))
    dates = [mention.date.edtf for mention in mentions if mention.date]
    assert dates == ["1861-03", "1861-04", "1861-10", "1861-12", "1862-01", "1862-02-04", "1863"]
    withdrew = mentions[3].derivation
    assert withdrew is not None and withdrew.rule == "year of another date"


def test_a_left_out_verb_gives_an_event_of_its_own() -> None:
    text = "Carl Smith was jailed in May 2019 and Ann Jones on 3 June 2020. Moss saw Rome in 2011 and Paris in 2012."
    told = [(m.title, m.date.edtf if m.date else "") for m in extract_mentions(text, published=TUESDAY)]
    assert told == [
        ("Carl Smith jailed", "2019-05"),
        ("Ann Jones jailed", "2020-06-03"),
        ("Moss sees Rome", "2011"),
        ("Moss sees Paris", "2012"),
    ]


def test_a_year_told_in_passing_is_not_the_year_of_the_story() -> None:
    text = (
        "The siege began in March 1861. The fleet sailed in April 1861. It was beaten in October 1861. In 1862 the "
        "army withdrew. Its general left for Rome, where he died in 1880. On 3 May the town fell. Peace came in 1863."
    )
    dates = {m.title: m.date.edtf for m in extract_mentions(text, published=dt.date(2009, 12, 19)) if m.date}
    assert dates["Town falls"] == "1862-05-03"
