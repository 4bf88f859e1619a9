"""Are dates said in each language as exactly as they are known, and no more?"""

import datetime as dt

import pytest

from timeline.chronology import describe, describe_precision, parse_edtf
from timeline.chronology.wording import ENGLISH, GERMAN, describe_days, weekday_name

DATES = [
    ("2023-10-07", "7 October 2023", "7. Oktober 2023"),
    ("2023-10-07~", "about 7 October 2023", "etwa 7. Oktober 2023"),
    ("2023-10-07?", "7 October 2023, uncertain", "7. Oktober 2023, unsicher"),
    ("2023-10-07%", "about 7 October 2023, uncertain", "etwa 7. Oktober 2023, unsicher"),
    ("2023-11", "November 2023", "November 2023"),
    ("2024-03~", "about March 2024", "etwa März 2024"),
    ("2024-21", "spring 2024", "Frühjahr 2024"),
    ("2024-24~", "about winter 2024", "etwa Winter 2024"),
    ("2011", "2011", "2011"),
    ("0999?", "999, uncertain", "999, unsicher"),
    ("201X", "the 2010s", "2010er-Jahre"),
    ("19XX", "1900–1999", "1900–1999"),
    ("2011/..", "since 2011", "seit 2011"),
    ("2011/", "since 2011", "seit 2011"),
    ("../2024-06-02", "until 2 June 2024", "bis 2. Juni 2024"),
    ("2023-10~/..", "about since October 2023", "etwa seit Oktober 2023"),
    ("2024-06-11/2024-06-13", "11–13 June 2024", "11.–13. Juni 2024"),
    ("2024-06-11~/2024-06-13~", "about 11–13 June 2024", "etwa 11.–13. Juni 2024"),
    ("2024-06-11?/2024-06-13?", "11–13 June 2024, uncertain", "11.–13. Juni 2024, unsicher"),
    ("2024-06-11/2024-06-11", "11 June 2024", "11. Juni 2024"),
    ("2024-05-30/2024-06-02", "30 May – 2 June 2024", "30. Mai – 2. Juni 2024"),
    ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024", "30. Dezember 2023 – 2. Januar 2024"),
    ("2023-10/2023-11", "October–November 2023", "Oktober–November 2023"),
    ("2023-10/2024-02", "October 2023 – February 2024", "Oktober 2023 – Februar 2024"),
    ("2011/2013", "2011 – 2013", "2011 – 2013"),
    ("2024-06-11/2024-07", "11 June 2024 – July 2024", "11. Juni 2024 – Juli 2024"),
    ("2024-06-10/2024-06-16", "10–16 June 2024", "10.–16. Juni 2024"),
]
PRECISIONS = [
    ("2023-10-07", "known to the day", "auf den Tag datiert"),
    ("2023-10-07?", "known to the day, uncertain", "auf den Tag datiert, unsicher"),
    ("2024-06-10/2024-06-16", "known to the week", "auf die Woche datiert"),
    ("2023-11%", "known to the month, no day given, approximate, uncertain",
     "auf den Monat datiert, ohne Tagesangabe, ungefähr, unsicher"),
    ("2024-24~", "known to the season, approximate", "auf die Jahreszeit datiert, ungefähr"),
    ("2011", "known to the year", "auf das Jahr datiert"),
    ("201X", "known to the decade", "auf das Jahrzehnt datiert"),
    ("2011/..", "known as a period", "als Zeitraum datiert"),
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "english", "german"), DATES)
def test_date_is_said_as_exactly_as_it_is_known(edtf: str, english: str, german: str) -> None:
    date = parse_edtf(edtf)
    assert (describe(date), describe(date, say=GERMAN)) == (english, german)


@pytest.mark.parametrize(("edtf", "english", "german"), PRECISIONS)
def test_precision_is_said_with_every_doubt(edtf: str, english: str, german: str) -> None:
    date = parse_edtf(edtf)
    assert (describe_precision(date), describe_precision(date, say=GERMAN)) == (english, german)


def test_no_date_is_undated() -> None:
    assert (describe(None), describe_precision(None)) == ("undated", "undated")
    assert (describe(None, say=GERMAN), describe_precision(None, say=GERMAN)) == ("undatiert", "undatiert")


def test_days_alone_leave_out_whether_it_is_certain() -> None:
    assert describe_days(parse_edtf("2023-10%"), say=GERMAN) == "etwa Oktober 2023"


def test_weekday_is_that_of_the_day() -> None:
    day = dt.date(2023, 10, 7)
    assert (weekday_name(day), weekday_name(day, say=GERMAN)) == ("Saturday", "Samstag")


def test_languages_name_the_same_things() -> None:
    assert (len(GERMAN.months), len(GERMAN.weekdays)) == (12, 7)
    assert (GERMAN.seasons.keys(), GERMAN.precisions.keys()) == (ENGLISH.seasons.keys(), ENGLISH.precisions.keys())
