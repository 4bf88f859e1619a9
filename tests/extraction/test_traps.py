"""The ten traps that every version must pass, each with sentences of its own."""

import datetime as dt

import pytest

from timeline.extraction import Mention, extract_mentions

TUESDAY = dt.date(2024, 6, 11)


def told(text: str, published: dt.date | None = TUESDAY) -> list[tuple[str | None, str, str]]:
    return [(m.date.edtf if m.date else None, m.modality, m.title) for m in extract_mentions(text, published=published)]


def dates(text: str, published: dt.date | None = TUESDAY) -> list[str | None]:
    return [date for date, _, _ in told(text, published)]


def test_trap_1_weekday_of_the_report_is_that_day() -> None:
    assert dates("The ferry sank on Tuesday.") == ["2024-06-11"]


def test_trap_2_a_day_after_dates_a_second_event() -> None:
    assert told("Rebels shelled the port on Tuesday, a day after two sailors were killed in a raid.") == [
        ("2024-06-11", "happened", "Rebels shell port"),
        ("2024-06-10", "happened", "Two sailors killed in raid"),
    ]


def test_trap_3_several_events_in_one_sentence_keep_their_dates() -> None:
    assert dates("The premier flew to Oslo on Sunday and the strike ended on Monday.") == ["2024-06-09", "2024-06-10"]


def test_trap_3_date_of_the_sentence_before_is_counted_from() -> None:
    assert dates("A tank burst on Nov. 2, 2009. The next day inspectors closed the plant.") == [
        "2009-11-02",
        "2009-11-03",
    ]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("on 7 October", "2023-10-07"),
        ("on Oct. 7", "2023-10-07"),
        ("last October", "2023-10"),
        ("in November", "2023-11"),
    ],
)
def test_trap_4_without_a_year_the_latest_past_one_is_meant(when: str, expected: str) -> None:
    assert dates(f"Rebels attacked the port {when}.") == [expected]


@pytest.mark.parametrize(("when", "expected"), [("last month", "2024-05"), ("last year", "2023")])
def test_trap_5_a_month_stays_a_month(when: str, expected: str) -> None:
    assert dates(f"Rebels attacked the port {when}.") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The eight-month war went on for the past several months.",
        "Ann Hale, 47, likes the $400m Boeing 737.",
        "The 2030 Agenda needs 2,000 troops and 14 of 15 votes.",
        "Mrs May sat in the sun for a second as they march through.",
    ],
)
def test_trap_6_look_alikes_date_nothing(text: str) -> None:
    assert [date for date in dates(text, dt.date(2024, 6, 11)) if date not in (None, "2024-06-11?")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks will continue on Thursday.", ["planned"]),
        ("The premier is expected to visit Oslo on Thursday.", ["planned"]),
        ("Villagers said on Monday that rebels would release the crew.", ["happened"]),
        ("The mediators have not received any letters on Monday.", []),
        ("The firm denied that a tank had burst on Monday.", []),
        ("If the tank had burst on Monday, the port would have burned.", []),
        ("Had the tank burst on Monday, the port would have burned.", []),
        ("A court had been due to rule on Friday.", []),
    ],
)
def test_trap_7_what_did_not_happen_is_not_told_as_happened(text: str, expected: list[str]) -> None:
    lead = "The mayor resigned.\n\n"
    assert [modality for _, modality, _ in told(lead + text)[1:]] == expected


def test_trap_8_last_month_in_january_is_december() -> None:
    january = dt.date(2024, 1, 3)
    assert dates("Rebels attacked the port last month.", january) == ["2023-12"]
    assert dates("Rebels attacked the port on Friday.", january) == ["2023-12-29"]


def test_trap_9_without_publication_date_relative_dates_stay_undated_and_say_so() -> None:
    text = "Rebels attacked the port on Friday. They had taken the mill on 3 May 2019."
    undated, dated = extract_mentions(text, published=None)
    assert (undated.date, undated.undated_reason) == (
        None,
        "“on Friday” needs the article's publication date, which is unknown.",
    )
    assert dated.date is not None and dated.date.edtf == "2019-05-03"


def test_trap_10_typography_and_abbreviations_do_no_harm() -> None:
    text = (
        "PORT IN FLAMES\n\nMr.\u00a0Hale’s “crew” left the U.S. base at 6 a.m. on Oct.\u00a07.\n\n"
        "FEARS OF MORE\n\nRebels attacked Leeds on Monday."
    )
    first, second = extract_mentions(text, published=TUESDAY)
    assert first.exact == "Mr.\u00a0Hale’s “crew” left the U.S. base at 6 a.m. on Oct.\u00a07."
    assert [m.date and m.date.edtf for m in (first, second)] == ["2023-10-07", "2024-06-10"]


def test_every_dated_mention_has_a_derivation_and_every_undated_one_a_reason() -> None:
    text = "The mayor resigned.\n\nA bomb killed 4 people.\n\nRebels attacked Leeds on Monday and in the next weeks."
    mentions: list[Mention] = extract_mentions(text, published=TUESDAY) + extract_mentions(text, published=None)
    for mention in mentions:
        assert (mention.date is None) == (mention.derivation is None) == bool(mention.undated_reason)


@pytest.mark.parametrize(
    "text",
    [
        "Judge Helen Marsh jailed a treasurer on Thursday for stealing from a club in 2015.",
        "The court accused two men on Thursday of planting a bomb in 2015.",
    ],
)
def test_charge_is_never_told_as_a_deed_of_whoever_raised_it(text: str) -> None:
    assert dates(text) == ["2024-06-06"]


def test_event_postponed_from_a_day_is_not_put_on_that_day() -> None:
    assert "2024-05-04" not in dates("The mayor resigned.\n\nThe final had been postponed from May 4 after storms.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union called off a strike planned for Wednesday.", []),
        ("The concert scheduled for Saturday was cancelled on Monday.", ["Concert cancelled"]),
        ("The council demanded on Friday that both sides stop by Monday.", ["Council demands that both sides stop"]),
        ("Work on the first stretch was to have begun in 2018.", []),
        ("Police believe the man entered the shop on Monday.", ["Police believe man entered shop"]),
        ("“It took my shed in 1953 too,” said Maud Lee.", []),
    ],
)
def test_what_was_called_off_demanded_or_believed_is_not_told_as_done(text: str, expected: list[str]) -> None:
    assert [title for _, _, title in told("The mayor resigned.\n\n" + text)[1:]] == expected


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The probe landed in February 2021 and began drilling in September that year.", ["2021-02", "2021-09"]),
        ("The bank failed in July 2021 and its owner was jailed in March the following year.", ["2021-07", "2022-03"]),
        ("In 2008 Mr Okafor closed the factory.", ["2008"]),
    ],
)
def test_year_told_before_dates_a_month_of_that_year(text, dates):
    found = extract_mentions(text, published=dt.date(2023, 9, 15))
    assert [mention.date.edtf for mention in found if mention.date] == dates


def test_condition_put_before_a_saying_verb_makes_no_plan():
    text = "If energy prices rise again, the governor said, the bank would act before its meeting on 14 February."
    assert [mention.title for mention in extract_mentions(text, published=dt.date(2023, 1, 3))] == []


def test_actors_are_names_and_nations_not_common_nouns():
    text = (
        "Norwegian forces rescued four sailors on Monday.\n\n"
        "Ada Okafor, the secretary of state, met French envoys in Oslo on Tuesday."
    )
    found = extract_mentions(text, published=dt.date(2024, 6, 12))
    assert [mention.actors for mention in found] == [("Norway",), ("Ada Okafor", "France")]


def test_vote_of_so_many_of_the_members_is_no_figure():
    text = "The council adopted the plan on Monday, with 14 of 15 members in favour."
    assert [mention.figures for mention in extract_mentions(text, published=dt.date(2024, 6, 12))] == [()]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The eleven-month war has killed over 3,000 people.", "ongoing"),
        ("Norland’s air and sea blockade has killed more than 30 people.", "ongoing"),
        ("The war raged on in the north on Monday.", "ongoing"),
        ("The war had killed over 3,000 people by Monday.", "happened"),
        ("A bomb has killed 30 people.", "happened"),
        ("The war in the north began on Monday.", "happened"),
        ("A fire raged through the old town on Monday.", "happened"),
    ],
)
def test_toll_of_something_that_goes_on_is_ongoing(text: str, modality: str) -> None:
    assert [found for _, found, _ in told("The mayor resigned.\n\n" + text)[1:]] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on 5 March 44 BC.",
        "Voters backed the plan on 3 June 2350.",
        "Rome burned in July 64.",
        "Troops left the capital on 12 March 11999.",
        "The treaty was signed in 44 BC in Rome.",
        "Envoys signed the treaty in Paris 99999999 days ago.",
    ],
)
def test_year_that_is_not_read_is_replaced_by_no_other(text):
    assert [mention.date for mention in extract_mentions(text, published=TUESDAY) if mention.date] == []


def test_count_behind_a_date_leaves_it_alone():
    found = extract_mentions("On 5 March 44 people died in a fire in Oslo.", published=TUESDAY)
    assert [mention.date.edtf for mention in found if mention.date] == ["2024-03-05"]
