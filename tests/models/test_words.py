"""Are figures and dates said in the language of the page, and in English where none is active?"""

import datetime as dt
from importlib import import_module

import pytest
from django.utils.translation import deactivate_all, override

from timeline.chronology import parse_edtf
from timeline.models import Category, Claim
from timeline.models.vocabulary import CATEGORIES, DESCRIPTIONS
from timeline.models.words import date_in_words, number_in_words, precision_in_words, weekday_in_words


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        (7, "7", "7"),
        (1200, "1,200", "1.200"),
        (2.5, "2.5", "2,5"),
        (1234567.5, "1,234,567.5", "1.234.567,5"),
        (999_999, "999,999", "999.999"),
        (1_000_000, "1 million", "1 Million"),
        (1_010_000, "1.01 million", "1,01 Millionen"),
        (1_001_000, "1,001,000", "1.001.000"),
        (404_000_000, "404 million", "404 Millionen"),
        (1_000_000_000, "1 billion", "1 Milliarde"),
        (1_100_000_000, "1.1 billion", "1,1 Milliarden"),
        (2_500_000_000_000, "2500 billion", "2500 Milliarden"),
    ],
)
def test_number_is_written_as_the_language_does(value: float, english: str, german: str) -> None:
    assert number_in_words(value) == english
    with override("de"):
        assert number_in_words(value) == german


@pytest.mark.parametrize(
    ("claim", "english", "german"),
    [
        (Claim(measure="killed", value=1400), "1,400 killed", "1.400 getötet"),
        (Claim(measure="injured", value=3, high=5), "3–5 injured", "3–5 verletzt"),
        (Claim(measure="usd", value=404_000_000, qualifier="about"), "about 404 million usd", "etwa 404 Millionen usd"),
        (Claim(measure="aid trucks", value=20, qualifier="at_least"), "at least 20 aid trucks",
         "mindestens 20 aid trucks"),
    ],
)  # fmt: skip
def test_claim_is_worded_in_the_language_of_the_page_as_far_as_its_measure_is_known(
    claim: Claim, english: str, german: str
) -> None:
    assert str(claim) == english
    with override("de"):
        assert str(claim) == german


def test_date_precision_and_weekday_are_those_of_the_active_language() -> None:
    date, day = parse_edtf("2023-10~"), dt.date(2023, 10, 7)
    with override("de"):
        words = (date_in_words(date), precision_in_words(None), weekday_in_words(day))
        assert words == ("etwa Oktober 2023", "undatiert", "Samstag")
    for language in ("en", "fr"):
        with override(language):
            assert (date_in_words(date), weekday_in_words(day)) == ("about October 2023", "Saturday")


def test_date_is_said_in_english_where_no_language_is_active() -> None:
    with override("en"):
        deactivate_all()
        assert date_in_words(None) == "undated"


def test_category_of_the_app_has_a_name_in_each_language_and_one_of_an_editor_has_its_own() -> None:
    with override("de"):
        assert [Category(name=name).label for name in ("Health", "Events", "")] == ["Gesundheit", "Events", ""]


def test_category_of_the_app_says_what_it_holds_in_each_language_and_one_of_an_editor_in_its_own() -> None:
    with override("de"):
        said = [Category(description=words).described for words in ("Anything else", "Truces", "", "Conflict")]
    assert said == ["Alles Übrige", "Truces", "", "Conflict"]


def test_categories_of_the_app_are_those_that_a_new_database_has() -> None:
    made = import_module("timeline.migrations.0002_categories_and_search").CATEGORIES
    with override("en"):
        listed = zip(map(str, CATEGORIES), map(str, DESCRIPTIONS), strict=True)
        assert [(slug.capitalize(), description) for slug, description in made] == list(listed)
